"""Packed files, within bounds."""

import gzip
import tracemalloc

import pytest

from nashra import config, content
from nashra.content import form
from nashra.content.reading import LARGEST

TEXT = "---\ntitle: جسر\ndate: 2026-11-01\n---\nمتن الخبر.\n"


@pytest.mark.parametrize(
    ("path", "suffix", "stem"),
    [
        ("content/a/x.md", ".md", "content/a/x"),
        ("content/a/x.md.gz", ".md", "content/a/x"),
        ("content/a/x.y.MD.GZ", ".md", "content/a/x.y"),
        ("content/a/x.gz", "", "content/a/x"),
        ("content/a.b/x", "", "content/a.b/x"),
        ("content/a/.x", "", "content/a/.x"),
    ],
)
def test_a_name_says_its_form(path, suffix, stem):
    assert (form.suffix(path), form.stem(path)) == (suffix, stem)


def test_a_packed_article_is_that_which_is_packed_in_it(site):
    site.write("content/news/x.md.gz", gzip.compress(TEXT.encode()), sidecar="")
    site.write("content/news/x.toml", 'summary = "خلاصة"\n')
    result = site.build()
    assert [str(problem) for problem in result.problems if problem.level > 1] == []
    assert "خلاصة".encode() in site.feed()
    assert b"https://test.example/news/x<" in site.feed()


def test_packing_a_file_changes_no_id(site):
    site.write("content/news/x.md", TEXT, sidecar="")
    site.build()
    before = site.feed()
    (site.path / "content/news/x.md").unlink()
    site.write("content/news/x.md.gz", gzip.compress(TEXT.encode()), sidecar="")
    site.build()
    assert site.feed() == before


@pytest.mark.parametrize("data", [b"not packed", gzip.compress(TEXT.encode())[:-9], b""])
def test_what_cannot_be_unpacked_is_named(readings, told, data):
    [reading] = readings(data, "content/news/x.md.gz")
    assert reading.article is None
    assert told([reading])[0].startswith("content/news/x.md.gz")


def test_a_bomb_is_refused_in_bounded_memory(site):
    with gzip.open(site.path / "content/news/x.md.gz", "wb", 1) as bomb:
        for _ in range(2000):
            bomb.write(bytes(1_000_000))
    loaded = config.load(site.path)
    tracemalloc.start()
    try:
        [reading] = content.read(site.path, "content/news/x.md.gz", loaded)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [problem.code for problem in reading.problems] == ["too-large"]
    assert peak < 4 * LARGEST
