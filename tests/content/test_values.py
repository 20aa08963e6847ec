"""What a value of a table says, in the ways in which databases and programs write it."""

import json
from datetime import UTC, datetime

import pytest

from nashra.model import Person

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


@pytest.mark.parametrize("stated", [{"x": 1}, {"$date": {"x": 1}}, ["2026-11-24"] * 2, 17, 10**15])
def test_what_is_no_moment_keeps_its_article_back(readings, stated):
    [found] = readings(json.dumps({"title": "جسر", "date": stated}), NAME)
    assert found.article is None
    assert "is no date" in str(found.problems[0])


@pytest.mark.parametrize(
    ("stated", "fact", "said"),
    [
        ({"title": {"rendered": "جسر &amp; ممر"}}, "title", "جسر & ممر"),
        ({"title": {"en": "Bridge", "ar": "جسر"}}, "title", "جسر"),
        ({"title": "<b>عاجل</b>: جسر"}, "title", "عاجل: جسر"),
        ({"title": "س < ص و<b>"}, "title", "س < ص و<b>"),
        ({"summary": "<p>خلاصة<br>أولى</p>"}, "summary", "خلاصة أولى"),
        ({"title": "", "العنوان": "جسر"}, "title", "جسر"),
        ({"الوسوم": "طرق، مشاة"}, "tags", ("طرق", "مشاة")),
        ({"tags": "#طرق #مشاة"}, "tags", ("طرق", "مشاة")),
        ({"tags": "طرق|مشاة"}, "tags", ("طرق", "مشاة")),
        ({"tags": ["طرق، مشاة", "جسور؛ سكك"]}, "tags", ("طرق", "مشاة", "جسور", "سكك")),
        ({"categories": [["مدن", "حلب"], "طرق"], "tags": ["مشاة"]}, "tags", ("مشاة", "حلب", "طرق")),
        ({"authors": "اليوم، وكالات عواصم"}, "authors", (Person("اليوم"), Person("وكالات عواصم"))),
        ({"lang": "العربية"}, "language", "ar"),
        ({"lang": "Arabic"}, "language", "ar"),
        ({"lang": "fas"}, "language", "fa"),
        ({"url": "//cdn.example/a"}, "url", "https://cdn.example/a"),
        ({"url": "www.news.example/a"}, "url", "https://www.news.example/a"),
        ({"author": {"first_name": "سارة", "last_name": "العلي"}}, "authors", (Person("سارة العلي"),)),
        ({"author": {"displayName": "سارة العلي"}}, "authors", (Person("سارة العلي"),)),
        ({"author": 7}, "authors", ()),
        ({"image": 7}, "media", ()),
    ],
)
def test_a_value_is_read_however_it_is_wrapped(article, stated, fact, said):
    assert getattr(article(json.dumps({"title": "خبر", "date": "2026-11-01"} | stated), NAME), fact) == said


@pytest.mark.parametrize(
    "stated", [{"draft": 1}, {"draft": "1"}, {"draft": "نعم"}, {"published": 0}, {"published": "false"}]
)
def test_true_and_false_may_be_words_or_numbers(readings, stated):
    [found] = readings(json.dumps({"title": "جسر", "date": "2026-11-01"} | stated), NAME)
    assert [problem.code for problem in found.problems] == ["draft"]


def test_markup_in_a_title_is_told(readings, told):
    found = readings(json.dumps({"title": "<b>جسر</b>", "date": "2026-11-01"}), NAME)
    assert "content/news/x.json:1: info: title: the elements of HTML in it are left out [markup]" in told(found, 1)


def test_an_address_of_another_kind_is_none(readings, told):
    found = readings(json.dumps({"title": "جسر", "url": "mailto:desk@news.example"}), NAME)
    assert "'mailto:desk@news.example' is no absolute http or https address" in told(found, 3)[0]


@pytest.mark.parametrize("stated", [None, "", "0000-00-00 00:00:00"])
def test_no_moment_is_none(article, stated):
    assert article(json.dumps({"title": "جسر", "date": stated}), NAME).published is None
