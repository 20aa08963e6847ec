"""The paragraph that headlines and summaries are made from."""

import json

import pytest

from nashra.content.lead import of_html

SENTENCE = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي."


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("x.md", f"---\ntitle: جسر\ndate: 2026-11-01\n---\n\nهدى العلي ـ جدة\n\n{SENTENCE}\n"),
        ("x.json", json.dumps({"title": "جسر", "date": "2026-11-01", "text": f"هدى العلي ـ جدة\n{SENTENCE}"})),
        ("x.txt", f"جسر\n2026-11-01\nهدى العلي ـ جدة\n{SENTENCE}\n"),
        ("x.html", f"<title>جسر</title><article><p>هدى العلي ـ جدة</p><p>{SENTENCE}</p></article>"),
    ],
)
def test_a_byline_in_a_line_of_its_own_is_no_summary(article, name, stored):
    assert article(stored, f"content/news/{name}").summary == SENTENCE


def test_where_nothing_else_stands_it_is(article):
    assert article("---\ntitle: جسر\ndate: 2026-11-01\n---\nهدى العلي ـ جدة\n").summary == "هدى العلي ـ جدة"


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("أول<br>ثان", "أول ثان"),
        ("<p>أول<BR/> <br>ثان</p>", "أول"),
        ("<div>أول</div><div>ثان</div>", "أول"),
        ("<script>var a = 1</script><style>p {}</style>أول", "أول"),
    ],
)
def test_a_line_break_parts_words_and_two_part_paragraphs(body, lead):
    assert of_html(body) == lead
