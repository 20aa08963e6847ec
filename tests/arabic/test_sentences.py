import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic.sentences import ELLIPSIS, cut, headline, summary


@pytest.mark.parametrize(
    ("lead", "made"),
    [
        ("افتتحت البلدية جسرا جديدا للمشاة، وحضر أهل الحي.", "افتتحت البلدية جسرا جديدا للمشاة"),
        ("قال الوزير، في مؤتمر اليوم، إن العمل بدأ.", "قال الوزير، في مؤتمر اليوم"),
        ("خبر قصير.", "خبر قصير"),
        ("", ""),
    ],
)
def test_a_headline_is_the_first_clause_of_the_lead(lead, made):
    assert headline(lead) == made


def test_a_long_clause_is_cut_at_a_word_and_marked():
    made = headline("كلمة " * 40)
    assert len(made) <= 80
    assert made == ("كلمة " * 16).strip() + ELLIPSIS


def test_a_summary_is_whole_sentences():
    assert summary("الجملة الأولى. الجملة الثانية طويلة جدا.", limit=20) == "الجملة الأولى."


@pytest.mark.parametrize(
    ("lead", "made"),
    [
        ("أعلنت البلدية افتتاح الجسر. وأضافت أن العمل", "أعلنت البلدية افتتاح الجسر."),
        ("أعلنت البلدية افتتاح الجسر! وفيما يلي ما قالته:", "أعلنت البلدية افتتاح الجسر!"),
        ("وفيما يلي ما قالته:", "وفيما يلي ما قالته…"),
        ("أعلنت البلدية، أمس،", "أعلنت البلدية، أمس…"),
        ("أعلنت البلدية افتتاح الجسر", "أعلنت البلدية افتتاح الجسر"),
        ("قال: «افتتح الجسر.» \u200b", "قال: «افتتح الجسر.»"),
    ],
)
def test_a_short_lead_that_stops_in_a_sentence_is_whole_sentences_too(lead, made):
    assert summary(lead) == made


_CLUSTERS = ("ا", "بَ", "ًّت", "e\u0301", "👩‍🚀", " ", ". ", "!", "؟ ", "…", ": ", "، ", "«", "»", "\u200b")


@given(lead=st.lists(st.sampled_from(_CLUSTERS), max_size=60).map("".join), limit=st.integers(6, 40))
def test_a_summary_fits_and_parts_no_letter_from_its_marks(lead, limit):
    import regex

    made = summary(lead, limit).removesuffix(ELLIPSIS)
    plain = " ".join(lead.split())
    assert plain.startswith(made)
    ends = {0, *(cluster.end() for cluster in regex.finditer(r"\X", plain))}
    assert len(made) in ends
    assert len(made) <= limit


@pytest.mark.parametrize("short", ["د. سامي قال كذا وكذا", "القيمة 3.5 في المئة من المجموع"])
def test_a_point_in_an_abbreviation_or_number_ends_no_sentence(short):
    assert summary(f"{short}. وبعدها جملة أخرى أطول من الأولى.", limit=len(short) + 5) == f"{short}."


def test_letters_are_not_parted_from_their_marks_nor_emoji_from_their_joiners():
    assert cut("بَ" * 30, 10) == "بَ" * 4 + ELLIPSIS
    assert cut("👩‍🚀" * 30, 10) == "👩‍🚀" * 3 + ELLIPSIS


@given(st.text(), st.integers(2, 100))
def test_what_is_cut_fits_and_is_a_beginning(text, limit):
    made = cut(text, limit)
    assert len(made) <= max(limit, 1) or unicodedata.combining(made[-2])
    assert text.startswith(made.removesuffix(ELLIPSIS))
