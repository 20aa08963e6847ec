import pytest

from nashra.arabic.letters import language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("افتتحت البلدية جسرا جديدا للمشاة فوق الوادي", "ar"),
        ("شهرداری پل جدیدی را برای عابران پیاده گشود", "fa"),
        ("بلدیہ نے پیدل چلنے والوں کے لیے نیا پل کھول دیا", "ur"),
        ("شارەوانی پردێکی نوێی بۆ پیادەکان کردەوە", "ckb"),
        ("ښاروالۍ د پلي تګ لپاره نوی پل پرانیست", "ps"),
        ("העירייה פתחה גשר חדש להולכי רגל", "he"),
        ("The city opened a bridge", None),
        ("12 34", None),
        ("", None),
    ],
)
def test_letters_tell_the_language_where_they_can(text, tag):
    assert language(text) == tag


def test_a_foreign_name_makes_no_other_language():
    assert language("افتتحت البلدية جسرا جديدا للمشاة فوق الوادي وحضر پاول " * 3) == "ar"
