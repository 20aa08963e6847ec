"""Normal forms are what Unicode says, except for text that no one writes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic.composing import is_composed, normalized

_texts = st.text(st.characters(exclude_categories=["Cs"])) | st.text(st.sampled_from("اe\u0301\u064b\u0316\u0653"))


@given(_texts)
def test_a_text_is_composed_as_unicode_says(text):
    assert is_composed(text) == unicodedata.is_normalized("NFC", text)
    assert [normalized(form, text) for form in ("NFC", "NFD")] == [
        unicodedata.normalize(form, text) for form in ("NFC", "NFD")
    ]


@pytest.mark.parametrize("before", [0, 1, 100, 127, 128, 129, 300])
@pytest.mark.parametrize("marks", [1, 20, 127])
def test_so_many_marks_are_composed(before, marks):
    text = "ا" * before + "\u0301\u0316" * (marks // 2) + "\u0301" * (marks % 2)
    assert normalized("NFC", text) == unicodedata.normalize("NFC", text)
    assert is_composed(text) == unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("before", [0, 1, 127, 128, 129])
def test_hundreds_of_marks_stay_as_they_are(before):
    text = "ا" * before + "\u0301\u0316" * 200
    assert normalized("NFC", text) == text
    assert is_composed(text)
