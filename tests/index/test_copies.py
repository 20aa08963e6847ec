"""What is stored twice under two names is told, and only that."""

import json

import pytest

BODY = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي حفل الافتتاح. " * 4


def markdown(title, url="", body=BODY):
    return f"---\ntitle: {title}\ndate: 2026-11-01\nid: urn:ex:{title}\n{f'url: {url}' if url else ''}\n---\n\n{body}\n"


@pytest.fixture
def told(site):
    """Return a function that builds, and gives the warnings about copies."""
    return lambda: [str(problem) for problem in site.build().problems if problem.code.endswith("-twice")]


def test_an_address_of_two_articles_is_told_of_the_later_one(site, told):
    site.write("content/a.md", markdown("a", "/x", "متن الأول."), sidecar="")
    site.write("content/b.md", markdown("b", "/x", "متن الثاني."), sidecar="")
    told_once = ["content/b.md:1: warning: its address is already that of content/a.md [address-twice]"]
    assert told() == told_once
    assert told() == told_once


def test_a_text_at_two_addresses_is_told_by_its_place_in_the_file(site, told):
    items = [{"id": name, "title": name, "date": "2026-11-02", "text": BODY} for name in ("first", "second")]
    site.write("content/day.json", json.dumps(items), sidecar="")
    assert told() == [
        "content/day.json:1: warning: item 2: its text is that of content/day.json: item 1, at another address [text-twice]"
    ]


def test_nothing_is_told_twice_of_one_pair_or_of_short_texts(site, told):
    site.write("content/a.md", markdown("a", "/x"), sidecar="")
    site.write("content/b.md", markdown("b", "/x"), sidecar="")
    assert len(told()) == 1
    site.write("content/b.md", markdown("b", "/b", "صورة اليوم."), sidecar="")
    site.write("content/c.md", markdown("c", "/c", "صورة اليوم."), sidecar="")
    assert told() == []


def test_what_is_mended_is_told_no_more(site, told):
    site.write("content/a.md", markdown("a"), sidecar="")
    copy = site.write("content/b.md", markdown("b"), sidecar="")
    assert len(told()) == 1
    copy.unlink()
    assert told() == []


def test_an_id_that_another_file_has_is_told_by_its_place(site):
    site.write("content/a.md", markdown("a"), sidecar="")
    site.write("content/day.json", json.dumps([{"id": "urn:ex:a", "title": "b", "date": "2026-11-02"}]), sidecar="")
    told = [str(problem) for problem in site.build().problems if problem.code == "id-twice"]
    assert told == ["content/day.json:1: error: item 1: the id 'urn:ex:a' is already that of content/a.md [id-twice]"]
