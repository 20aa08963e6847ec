import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic import mojibake

TEXT = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي حفل الافتتاح."
WAYS = [("windows-1256", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "windows-1256"), ("windows-1252", "windows-1256")]


@pytest.mark.parametrize(("wrong", "right"), WAYS)
def test_a_wrong_decoding_is_undone(wrong, right):
    found, was = mojibake.repaired(TEXT.encode(right).decode(wrong))
    assert found == TEXT
    assert was.startswith({"utf-8": "UTF-8", "windows-1256": "windows-1256"}[right])


def test_a_wrong_decoding_that_happened_twice_is_undone():
    once = TEXT.encode().decode("latin-1")
    assert mojibake.repaired(once.encode().decode("latin-1")) == (
        TEXT,
        "UTF-8 that was read as windows-1252, and that read as windows-1252 once more",
    )
    assert mojibake.repaired("Ã Ã Ã Ã") == ("Ã Ã Ã Ã", "")


@pytest.mark.parametrize(
    "text",
    [TEXT, "Le président a été élu à l'unanimité, a déclaré Noël.", "plain", "شرط غليظ", "ÉTÉ", "Ø Ù Ø", "می‌خواهم بروم", "Größe süß", "\x80Ç", "ÇÇÇÇÇÇÇ"],
)  # fmt: skip
def test_clean_text_stays(text):
    assert mojibake.repaired(text) == (text, "")


@given(text=st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،", min_size=3), wrong=st.sampled_from(["windows-1256", "latin-1"]))
def test_any_arabic_in_utf_8_comes_back(text, wrong):
    if len(text.replace(" ", "")) >= 3:
        assert mojibake.repaired(text.encode().decode(wrong))[0] == text
