"""Where nashra itself fails on an article, that article is left out and named, and costs no other."""

import pytest
from tests.conftest import LEAD

from nashra import html
from nashra.arabic import sentences
from nashra.build import Status, entries
from nashra.content import plain
from nashra.problems import fault_of

BAD = "هذا نص"


def raising(function):
    """Return a function that fails on one text, as no function should."""

    def raises_or_returns(*arguments):
        if BAD in (made := function(*arguments)):
            raise LookupError(BAD)
        return made

    return raises_or_returns


@pytest.mark.parametrize(
    ("place", "name"),
    [(plain, "paragraphs"), (html, "clean"), (sentences, "summary")],
    ids=["where its body is made", "where it becomes an entry", "where it is read"],
)
def test_what_nobody_thought_of_costs_one_article_alone(site, monkeypatch, place, name):
    site.write(
        "content/news/bad.txt", f"{BAD} طويل بما يكفي.\n", 'title = "خبر"\nlanguage = "ar"\npublished = 2026-11-02\n'
    )
    monkeypatch.setattr(place, name, raising(getattr(place, name)))
    result = site.build()
    assert {problem.where.path for problem in result.problems if problem.code == "fault"} == {"content/news/bad.txt"}
    assert result.status == Status.INCOMPLETE
    for path in ("main.rss", "main.atom"):
        assert LEAD[:20].encode() in site.feed(path)
        assert BAD.encode() not in site.feed(path)


def test_a_fault_says_where_in_nashra_it_was_met():
    with pytest.raises(AttributeError) as met:
        entries.style(None)
    told = fault_of(met.value)
    assert f"AttributeError: {met.value} (build/entries.py:" in told
