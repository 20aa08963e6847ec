"""What a value of a table says, in the ways in which databases and programs write it."""

import json
from datetime import UTC, datetime

import pytest

NAME = "content/news/x.json"
MOMENT = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated",
    [
        1795552200,
        1795552200000,
        "1795552200",
        "1795552200000",
        20261124203000,
        "20261124203000",
        "/Date(1795552200000)/",
        "/Date(1795552200000+0300)/",
        {"$date": "2026-11-24T20:30:00Z"},
        {"$date": {"$numberLong": "1795552200000"}},
        {"date": "2026-11-24 23:30:00.000000", "timezone_type": 3, "timezone": "Asia/Riyadh"},
    ],
)
def test_a_moment_is_read_as_programs_write_it(article, stated):
    assert article(json.dumps({"title": "جسر", "date": stated}), NAME).published == MOMENT


@pytest.mark.parametrize("stated", [{"x": 1}, {"$date": {"x": 1}}, ["2026-11-24"], 17, 10**15])
def test_what_is_no_moment_keeps_its_article_back(readings, stated):
    [found] = readings(json.dumps({"title": "جسر", "date": stated}), NAME)
    assert found.article is None
    assert "is no date" in str(found.problems[0])


@pytest.mark.parametrize("stated", [None, "", "0000-00-00 00:00:00"])
def test_no_moment_is_none(article, stated):
    assert article(json.dumps({"title": "جسر", "date": stated}), NAME).published is None
