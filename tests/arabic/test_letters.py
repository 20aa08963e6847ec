import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic import letters
from nashra.arabic.letters import language

ALPHABETS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "گچپژۆێپټے", "אבג", "abcé", " .,:؟«»-…_٣3\n\u200c"


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


@given(st.text(st.sampled_from("".join(ALPHABETS[:1] * 5 + ALPHABETS))))
def test_what_is_told_at_once_is_what_counting_tells(text):
    quickly = language(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(letters, "_ARABIC_ALONE", re.compile(r"(?!)"))
        assert language(text) == quickly
