"""Which texts are taken for copies of one another."""

from hypothesis import given
from hypothesis import strategies as st

from nashra import digests

BULLETIN = "سعر الصرف اليوم 3.75 مقابل الدولار، وسعر الذهب 2650 دولارا. "


@given(at=st.integers(0, 999))
def test_bulletins_that_differ_in_one_figure_are_no_copies(at):
    text = (BULLETIN * 20)[:1000]
    assert digests.of_copies(text[:at] + "#" + text[at + 1 :]) != digests.of_copies(text)


@given(text=st.text(), other=st.text())
def test_a_number_is_that_of_its_text_alone(text, other):
    assert (digests.number(text) == digests.number(other)) == (text == other)
    assert -(2**63) <= digests.number(text) < 2**63


def test_a_long_text_is_known_by_its_length_too():
    assert digests.of_copies("ا" * 5000) != digests.of_copies("ا" * 5001)
