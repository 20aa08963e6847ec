import pytest

from nashra.arabic.direction import RIGHT_TO_LEFT_MARK as RLM
from nashra.arabic.direction import marked, marked_html


@pytest.mark.parametrize(
    ("text", "way", "out"),
    [
        ("UNESCO تزور المدينة", "rtl", RLM + "UNESCO تزور المدينة"),
        ("12 UNESCO تزور", "rtl", RLM + "12 UNESCO تزور"),
        ("تزور UNESCO المدينة", "rtl", "تزور UNESCO المدينة"),
        ("12٪ زيادة", "rtl", "12٪ زيادة"),
        ("UNESCO visits", "ltr", "UNESCO visits"),
        (RLM + "UNESCO تزور", "rtl", RLM + "UNESCO تزور"),
        ("", "rtl", ""),
    ],
)
def test_a_mark_stands_only_where_a_reader_would_turn_the_text(text, way, out):
    assert marked(text, way) == out


def test_in_html_the_mark_stands_where_the_text_begins():
    assert marked_html("<p><b>CNN</b> قالت</p>", "rtl") == f"<p><b>{RLM}CNN</b> قالت</p>"
    assert marked_html("<p>قالت <b>CNN</b></p>", "rtl") == "<p>قالت <b>CNN</b></p>"
