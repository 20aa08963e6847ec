"""Files of one name in two forms, or in two spellings of its suffix, are two articles, each with an id of its own."""

import re
import shutil

import pytest
from tests.conftest import LEAD

from nashra.index import rows

NAMES = ("story.html", "story.md", "story.txt", "story.TXT")


def store(site, *names):
    for number, name in enumerate(names):
        body = f"{LEAD} {number}" if name.lower().endswith("txt") else f"<p>{LEAD} {number}</p>"
        head = "" if name.endswith("html") else f"---\ntitle: {name}\ndate: 2026-11-02\n---\n"
        page = f"<html><head><title>{name}</title><meta property=article:published_time content=2026-11-02></head><body><article>{body}</article>"
        site.write(f"content/news/{name}", head + body if head else page, "")


def ids(site):
    site.build()
    return sorted(re.findall(r"<id>(tag:.*?)</id>", site.feed("main.atom").decode()))


@pytest.mark.parametrize("remembered", [0, 10_000])
@pytest.mark.parametrize("before", [True, False], ids=["on a later run", "on the first run"])
def test_each_gets_an_id_of_its_own(site, monkeypatch, before, remembered):
    monkeypatch.setattr(rows, "_MOST_MADE", remembered)
    if before:
        site.build()
    store(site, *NAMES)
    made = [f"tag:test.example,2026-11-02:news/story{end}" for end in ("", "-2", "-3", "-4")]
    assert ids(site) == sorted(["tag:test.example,2026-11-01:news/good", *made])
    assert not [problem for problem in site.build().problems if problem.code == "id-twice"]


def test_they_keep_them_when_the_index_is_lost(site):
    store(site, "story.md")
    before = ids(site)
    store(site, *NAMES)
    after = ids(site)
    assert set(before) < set(after)
    shutil.rmtree(site.path / ".nashra")
    assert ids(site) == after
