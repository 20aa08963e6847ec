"""Of articles with one id one is published, however the run before ended."""

import shutil

import pytest

from nashra import index
from nashra.index import copies, same_id


def article(title):
    return f"---\ntitle: {title}\ndate: 2026-11-01\nid: urn:ex:one\n---\n\nمتن {title}.\n"


def told(result):
    return [str(problem) for problem in result.problems if problem.code == "id-twice"]


@pytest.fixture
def of_two(site):
    for name in ("a", "b"):
        site.write(f"content/{name}.md", article(name), sidecar="")
    return site


def test_what_is_left_out_is_told_on_every_run(of_two):
    expected = ["content/b.md:1: error: the id 'urn:ex:one' is already that of content/a.md [id-twice]"]
    assert told(of_two.build()) == told(of_two.build()) == expected
    assert "متن b" not in of_two.feeds()["main.atom"].decode()


@pytest.mark.parametrize("stage", [same_id, copies])
def test_a_run_that_ends_before_twins_are_told_apart_is_not_believed(of_two, monkeypatch, stage):
    """What it read is kept then, so that the next one reads nothing."""

    def ended(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(index, "_AT_ONCE", 1)
        patched.setattr(stage, {same_id: "shadow", copies: "found"}[stage], ended)
        with pytest.raises(KeyboardInterrupt):
            of_two.build()
    assert len(told(of_two.build())) == 1


def test_nothing_is_looked_for_where_nothing_was_touched(of_two, monkeypatch):
    before = told(of_two.build())
    monkeypatch.setattr(same_id, "shadow", None)
    assert told(of_two.build()) == before


def test_who_had_an_id_keeps_it_whatever_another_states(site):
    site.write("content/b.md", article("b"), sidecar="")
    assert told(site.build()) == []
    site.write("content/a.md", article("a").replace("2026-11-01", "2020-01-01"), sidecar="")
    expected = ["content/a.md:1: error: the id 'urn:ex:one' is already that of content/b.md [id-twice]"]
    assert told(site.build()) == expected
    shutil.rmtree(site.path / ".nashra")
    assert told(site.build()) == expected
    assert "متن b" in site.feeds()["main.atom"].decode()
    (site.path / "content/b.md").unlink()
    assert told(site.build()) == []
    assert "متن a" in site.feeds()["main.atom"].decode()
