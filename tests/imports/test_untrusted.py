"""A source may be written by an enemy: it opens nothing, runs nothing, and costs what its size says."""

import json
import resource
import subprocess
import sys
import time

import pytest
from tests.imports.conftest import SOURCES

ITEM = (
    "<item><title>خبر {number}</title><link>https://x.example/{number}</link><description>{text}</description></item>"
)
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        (BOMB + "]>", "&j;"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', "&x;"),
        ('<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"><!ENTITY y "z">%x;]>', "&y;"),
    ],
    ids=["laughs", "file", "web", "parameter"],
)
def test_declared_entities_are_refused(importing, doctype, reference):
    before = time.monotonic()
    done = importing.of("x.rss", f"{doctype}<rss><channel><item><title>{reference}</title></item></channel></rss>")
    assert done == []
    assert importing.told[-1].endswith("[xml]")
    assert importing.files() == {}
    assert time.monotonic() - before < 2


def test_a_file_that_a_doctype_names_is_not_opened(importing, tmp_path):
    (tmp_path / "x.dtd").write_text('<!ENTITY secret "سر">')
    importing.of(
        "x.rss",
        f'<!DOCTYPE rss SYSTEM "{tmp_path}/x.dtd"><rss><channel><item><title>خبر &secret;</title></item></channel></rss>',
    )
    assert not any("سر" in text for text in importing.files().values())


@pytest.mark.parametrize(
    "title", ["../../../etc/passwd", "/etc/passwd", "a\nb", "\x1b]0;x\x07", "." * 300, "CON", "x" * 5000]
)
def test_no_title_or_section_leads_out_of_content(importing, title):
    item = {"id": "urn:ex:1", "title": title}
    importing.of("feed.json", json.dumps([item]))
    importing.of("x.csv", f'title,section\nx,"{title}"\n'.replace("\x1b", ""))
    outside = [
        path for path in importing.folder.parent.rglob("*.md") if importing.folder / "content" not in path.parents
    ]
    assert outside == []
    assert all("\n" not in name and "\x1b" not in name for name in importing.files())


def test_what_is_told_of_a_title_moves_no_cursor(importing):
    importing.of(
        "feed.json", json.dumps([{"title": "x", "url": "\u202ehttp://\x1b[2J"}, {"title": "x", "language": "\x1b[2J"}])
    )
    assert importing.told
    assert not any(character in line for line in importing.told for character in "\x1b\n\u202e")


def test_a_document_that_breaks_off_gives_what_stands_before_it(importing):
    whole = (SOURCES / "rss.xml").read_bytes()
    done = importing.of("x.rss", whole[: whole.index(b"crane.png")])
    assert done == ["written"]
    assert "nothing from here on is read [xml]" in importing.told[-1]


def test_elements_nested_without_end_are_refused(importing):
    importing.of("x.rss", "<rss><channel><item>" + "<b>" * 100_000)
    assert importing.told[-1].endswith("[xml]")


@pytest.mark.parametrize(
    "text",
    ["[caption]" * 100_000, "[embed]" * 100_000, "[gallery " * 100_000, "[aa x=1]" * 100_000, "<!-- wp:" * 100_000],
)
def test_shortcodes_without_end_are_read_in_one_go(text):
    from nashra.html import wordpress

    before = time.monotonic()
    wordpress.html(text, {}, [])
    wordpress.unknown(text)
    assert time.monotonic() - before < 5


PEAK = """
import resource, sys
from pathlib import Path
from nashra.imports import importer
from nashra.imports.source import Source
from nashra.model import Site
path = Path(sys.argv[1])
source = Source(path, Site("x", "https://x/", "https://x/feeds/"))
print(sum(1 for _ in importer(path).read(source)), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(path):
    done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
    return tuple(map(int, done.stdout.split()))


def test_the_size_of_a_file_does_not_matter_to_memory(tmp_path):
    for name, count in (("small", 10), ("large", 5_000)):
        with (tmp_path / name).open("w") as file:
            file.write("<rss><channel>")
            file.writelines(ITEM.format(number=number, text="نص " * 1500) for number in range(count))
            file.write("</channel></rss>")
    (few, small), (many, large) = peak(tmp_path / "small"), peak(tmp_path / "large")
    assert (few, many) == (10, 5_000)
    kilobytes = 1024 if sys.platform == "darwin" else 1
    assert (large - small) / kilobytes < 15_000
    assert resource.getpagesize()
