import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic.folding import date_folded, folded


@pytest.mark.parametrize(
    "words",
    [("اقتصاد", "إقتصاد", "اِقْتِصاد", "اقتصـــاد"), ("آخر", "اخر"), ("AI", "ai"), ("خالد  المصري", " خالد المصري")],
)
def test_the_spellings_of_one_word_fold_together(words):
    assert len(set(map(folded, words))) == 1


@pytest.mark.parametrize("words", [("علي", "على"), ("مدرسة", "مدرسه"), ("سؤال", "سوال")])
def test_other_words_stay_apart(words):
    assert len(set(map(folded, words))) == len(words)


@given(text=st.text())
def test_what_is_folded_stays_so(text):
    assert folded(folded(text)) == folded(text)


def test_the_digits_of_dates_are_ascii():
    assert date_folded("١٢ ۳۴") == "12 34"
