import pytest

from nashra.arabic.beside import is_button, is_relative


@pytest.mark.parametrize(
    "line",
    [
        "منذ 3 ساعات",
        "منذ ٣ أيام",
        "قبل عشر دقائق",
        "منذ 2 ساعة و 5 دقائق",
        "قبل قليل",
        "نُشر قبل يومين",
        "أمس، 08:30",
        "Il y a 2 heures",
        "2 hours ago",
        "۳ ساعت پیش",
        "3 گھنٹے قبل",
    ],
)
def test_how_long_ago_something_was_is_known_in_every_language(line):
    assert is_relative(line)


@pytest.mark.parametrize("line", ["قبل العيد", "منذ 1990", "منذ ثلاثة أيام والمدينة بلا ماء", "قبل 24 نوفمبر 2026"])
def test_what_stands_still_is_no_such_time(line):
    assert not is_relative(line)


@pytest.mark.parametrize(
    "line",
    ["شارك", "فيسبوك", "مشاركة عبر | طباعة", "0 تعليق", "1,204 مشاهدة", "مدة القراءة: 3 دقائق", "+ الخط -", "TT"],
)
def test_what_a_page_says_of_itself_is_known(line):
    assert is_button(line)


@pytest.mark.parametrize("line", ["شارك المنتخب", "تويتر تغلق مكاتبها", "3 دول", "", "جسر"])
def test_a_text_that_speaks_of_the_same_is_none(line):
    assert not is_button(line)
