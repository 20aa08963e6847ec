"""Articles are written by an enemy: in the feeds nothing of it runs, turns a line, leads out of them, or costs the others."""

import gzip
import html
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.conftest import FEEDS_TOML, LEAD, needs

from nashra.validate import validate

FAMILIES = FEEDS_TOML + "".join(f"[every.{kind}]\n" for kind in ("section", "tag", "author"))
SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='java&#x0A;script:alert(1)'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]
TURNING = "\u202ermoc\u202c\u2066\u200e"
MEGABYTE = 1_000_000


def article(body, **keys):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"date: 2026-11-01\n---\n{body}\n"


def test_no_script_of_an_article_reaches_a_feed(site):
    for number, script in enumerate(SCRIPTS):
        site.write(f"content/news/{number}.md", article(f"{LEAD}\n\n{script}", title=f"'خبر {number}'"), "")
    assert site.build().articles == len(SCRIPTS) + 1
    for feed in site.feeds().values():
        shown = html.unescape(html.unescape(feed.decode()))
        assert not [
            sign for sign in ("<script", "onerror=", "javascript:", "srcdoc", "<form", "style=") if sign in shown
        ]


@pytest.mark.parametrize("name", ["../../../up", "/etc/up", "up\0x", "a\nb", ".up", "up\x1b[2J", "up" * 500, "COM1:"])
def test_no_name_in_an_article_leads_out_of_feeds(site, name):
    site.write("content/feeds.toml", FAMILIES)
    said = '"' + "".join(f"\\u{ord(sign):04x}" for sign in name) + '"'
    site.write(
        "content/news/x.md", article(LEAD, title="x", tags=f"[{said}]", section=said, author=said, slug=said), ""
    )
    before = {*site.path.parent.rglob("*")}
    site.build()
    own = [site.path / path for path in ("feeds", ".nashra", "content/.nashra-ids")]
    made = {*site.path.parent.rglob("*")} - before
    assert [path for path in made if not any(path.is_relative_to(place) for place in own)] == []
    assert all(path.name.isprintable() for path in made)
    addresses = [address for feed in site.feeds().values() for address in re.findall(r"https://[^<\"]+", feed.decode())]
    assert not [address for address in addresses if ".." in unquote(address).split("/")]


def test_a_file_whose_name_has_a_newline_is_one_line_of_what_is_told(site):
    site.write("content/news/a\nfeeds/main.rss: written\n.txt", b"\xff", "")
    (told,) = site.build().news
    assert str(told) == "content/news/a\\nfeeds/main.rss: written\\n.txt:1: error: byte 0xFF is not UTF-8 [not-text]"


def test_bidi_controls_turn_no_title_and_no_name(site):
    site.write("content/feeds.toml", FAMILIES)
    said = f'"gro.example{TURNING}"'
    site.write(
        f"content/{TURNING}/{TURNING}.md", article(LEAD + TURNING, title=said, tags=f"[{said}]", author=said), ""
    )
    result = site.build()
    assert result.articles == 2
    for path, feed in site.feeds().items():
        assert not set(path + html.unescape(feed.decode())) & set(
            "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )
    assert all(str(problem).isprintable() for problem in result.problems)


@pytest.fixture
def secrets(site):
    """What an enemy would have nashra read or write: outside of content/."""
    folder = site.path / "secrets"
    (folder / "folder").mkdir(parents=True)
    for name in ("x.txt", "x.toml", "x.jpg", "folder/x.txt", "ids"):
        (folder / name).write_text("title = 'SECRET'\n")
    return folder


def test_no_link_in_content_is_followed_and_no_pipe_waited_for(site, secrets):
    news = site.path / "content/news"
    for link, target in (("l.txt", "x.txt"), ("good.jpg", "x.jpg"), ("good", "folder"), ("folder", "folder")):
        (news / link).symlink_to(secrets / target)
    site.write("content/news/side.txt", LEAD, "")
    (news / "side.toml").symlink_to(secrets / "x.toml")
    (news / "zero.md.gz").symlink_to("/dev/zero")
    site.write("content/news/waits.txt", LEAD, "")
    for pipe in ("pipe.md", "waits.toml", "good-2.jpg"):
        os.mkfifo(news / pipe)
    assert nashra(site).returncode == 1
    assert LEAD[:20].encode() in site.feed()
    assert not [path for path, feed in site.feeds().items() if b"SECRET" in feed]


def test_no_link_stands_for_what_nashra_keeps(site, secrets):
    (site.path / "content/.nashra-ids").symlink_to(secrets / "ids")
    done = nashra(site)
    assert done.returncode == 4
    assert "content/.nashra-ids: error: too many levels of symbolic links" in done.stderr
    (site.path / "content/.nashra-ids").unlink()
    for name in ("lock", "last-run.json.tmp"):
        (site.path / ".nashra" / name).unlink(missing_ok=True)
        (site.path / ".nashra" / name).symlink_to(secrets / "ids")
        nashra(site)
    assert (secrets / "ids").read_text() == "title = 'SECRET'\n"


@pytest.mark.parametrize("name", ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "index.sqlite-journal"])
@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_no_link_stands_for_the_index_nor_for_what_sqlite_keeps_beside_it(site, secrets, name, options):
    nashra(site)
    before, foreign = site.feeds(), secrets / "foreign.sqlite"
    with closing(sqlite3.connect(foreign)) as database:
        database.executescript("CREATE TABLE article (x); INSERT INTO article VALUES (1)")
    kept = foreign.read_bytes()
    (site.path / ".nashra" / name).unlink(missing_ok=True)
    (site.path / ".nashra" / name).symlink_to(foreign)
    done = nashra(site, "build", site.path, *options)
    assert done.returncode == 4
    assert f".nashra/{name}: error: a link stands here, which is not followed: remove it [machine]" in done.stderr
    assert (foreign.read_bytes(), sorted(secrets.glob("foreign*"))) == (kept, [foreign])
    assert site.feeds() == before


@pytest.mark.parametrize("target", ["folder", "missing"])
@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_no_link_stands_for_the_folder_of_nashra(site, secrets, target, options):
    (site.path / ".nashra").symlink_to(secrets / target)
    done = nashra(site, "build", site.path, *options)
    assert done.returncode == 4
    assert ".nashra: error: a link stands here, which is not followed: remove it [machine]" in done.stderr
    assert [path.name for path in (secrets / "folder").iterdir()] == ["x.txt"]
    assert not (secrets / "missing").exists()
    assert nashra(site, "status", site.path).returncode == 3


@pytest.mark.parametrize("name", [".nashra/last-run.json", "feeds/main.rss"])
def test_a_pipe_in_place_of_what_was_written_is_not_waited_for(site, name):
    nashra(site)
    (site.path / name).unlink()
    os.mkfifo(site.path / name)
    assert nashra(site, "status", site.path).returncode == (3 if name.endswith("json") else 2)
    assert nashra(site).returncode == 0
    assert nashra(site, "status", site.path).returncode == 0


@pytest.mark.parametrize("name", ["content/.nashra-ids", "content/feeds.toml"])
def test_a_pipe_in_place_of_a_file_of_nashra_is_not_waited_for(site, name):
    (site.path / name).unlink(missing_ok=True)
    os.mkfifo(site.path / name)
    assert name in nashra(site).stderr


def test_feeds_toml_is_no_link_either(site, secrets):
    (site.path / "content/feeds.toml").unlink()
    (site.path / "content/feeds.toml").symlink_to(secrets / "x.toml")
    done = nashra(site)
    assert (done.returncode, "title" in done.stderr) == (2, False)


def test_an_import_writes_through_no_link(site, secrets):
    (site.path / "content/أخبار").symlink_to(secrets / "folder")
    site.write("x.csv", "title,section\nx,أخبار\n", "")
    done = nashra(site, "import", site.path / "x.csv", "--site", site.path)
    assert "content/أخبار: error: a link is not followed [unwritable]" in done.stderr
    assert [path.name for path in (secrets / "folder").iterdir()] == ["x.txt"]
    assert nashra(site, "new", "x", "--section", "أخبار", "--site", site.path).returncode == 2


BOMBS = {
    "large.txt": b"x" * 17 * MEGABYTE,
    "packed.md.gz": gzip.compress(bytes(300 * MEGABYTE)),
    "line.txt": "س".encode() * 6 * MEGABYTE,
    "nested.json": b"[" * MEGABYTE,
    "object.jsonl": b'{"a":' * MEGABYTE,
    "brace.md": b'{"a":' * 100_000,
    "flow.md": b"---\na: " + b"[" * 100_000 + b"\n---\n",
    "aliases.md": b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (key, key, b",".join([b"*%c" % (key - 1)] * 9)) for key in b"bcdefghij")
    + b"---\n",
    "keys.md": b"+++\n" + b"a." * 50_000 + b"b = 1\n+++\n",
    "number.md": b"+++\ndate = " + b"9" * MEGABYTE + b"\n+++\n",
    "html.json": b'[{"title":"t","html":"' + b"<div>" * 300_000 + b'","date":"2026-11-01"}]',
    "tags.json": b'[{"title":"t","text":"x","date":"2026-11-01","tags":[%s]}]' % b",".join(b'"%d"' % n for n in range(50_000)),
}  # fmt: skip
TABLES = {"table.toml": b"k=1\n" * 400_000, "dotted.toml": b"a." * 50_000 + b"b=1"}

PEAK = """
import atexit, sys
from nashra.cli import main
peak = lambda: next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
atexit.register(lambda: print(peak().split()[1]))
main(["build", sys.argv[1]])
"""


@needs("/proc/self/status")
@pytest.mark.parametrize("name", [*BOMBS, *TABLES])
def test_a_bomb_is_bounded_in_memory_and_time_and_costs_no_other_article(site, name):
    site.write("content/feeds.toml", FAMILIES)
    if name in TABLES:
        site.write(f"content/news/{Path(name).stem}.txt", LEAD, "")
    site.write(f"content/news/{name}", (BOMBS | TABLES)[name], "")
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PEAK, site.path], capture_output=True, text=True, check=False, timeout=60
    )
    assert f"content/news/{name}" in done.stderr
    assert "Traceback" not in done.stderr
    assert LEAD[:20].encode() in site.feed()
    assert not validate(site.feed()).at_least(3)
    assert len(site.feeds()) < 300
    assert int(done.stdout.split()[-1]) < 250_000, "kilobytes"
    assert time.monotonic() - started < 20


def nashra(site, *arguments):
    command = [sys.executable, "-m", "nashra", *(arguments or ("build", site.path))]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
