import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic.safety import clean

LRI, PDI, RLO, PDF, RLM, ZWNJ = "\u2066", "\u2069", "\u202e", "\u202c", "\u200f", "\u200c"


@pytest.mark.parametrize(
    ("before", "after", "code", "fact"),
    [
        ("كلمة\x1a أخرى", "كلمة أخرى", "forbidden-character", "1 U+001A that XML forbids removed"),
        ("كلمة\x0bأخرى", "كلمة أخرى", "forbidden-character", "1 U+000B that XML forbids removed"),
        ("كلمة\x00\ufffe", "كلمة", "forbidden-character", "2 U+0000, U+FFFE that XML forbids removed"),
        (
            "\x93كلمة\x94\x85\x81",
            "“كلمة”…",
            "c1-control",
            "4 U+0081, U+0085, U+0093, U+0094 (control character) read as windows-1252",
        ),
        (f"{RLO}كلمة{PDF}", "كلمة", "bidi-embedding", "2 U+202C, U+202E (bidi embedding or override) removed"),
        (f"{LRI}abc", "abc", "bidi-isolate", "1 U+2066 (bidi isolate without its partner) removed"),
        (f"{LRI}a\n{PDI}b", "a\nb", "bidi-isolate", "2 U+2066, U+2069 (bidi isolate without its partner) removed"),
        ("كلمة\u00a0أخرى", "كلمة أخرى", "no-break-space", "1 U+00A0 (no-break space) made a space"),
        ("اسم\ufeff", "اسم", "inner-bom", "1 U+FEFF (byte order mark) removed"),
        ("ا\u0653ب", "آب", "not-composed", "text composed to Unicode NFC"),
    ],
)
def test_what_readers_trip_over_is_mended_and_listed(before, after, code, fact):
    text, changes = clean(before)
    assert text == after
    assert [(change.code, change.fact) for change in changes] == [(code, fact)]


@pytest.mark.parametrize(
    "text",
    [f"{LRI}abc{PDI} نص", f"{RLM}نص", f"می{ZWNJ}خواهم", "الـــمد والشَّكْل ١٢٣ … ﷺ x²", "👩‍🚀", "علي إلى الي"],
)
def test_spelling_joiners_and_paired_isolates_stay(text):
    assert clean(text) == (text, [])


def test_a_change_names_the_line_of_the_first():
    _, changes = clean("سطر\nسطر\u00a0آخر\nسطر\u00a0ثالث")
    assert [change.line for change in changes] == [2]


@given(st.text())
def test_clean_text_is_clean_composed_and_xml(text):
    once, _ = clean(text)
    assert clean(once) == (once, [])
    assert unicodedata.is_normalized("NFC", once)
    assert all(ch in "\t\n" or "\u0020" <= ch <= "\ud7ff" or "\ue000" <= ch <= "\ufffd" or ch > "\uffff" for ch in once)
