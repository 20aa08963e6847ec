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


LONG = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي حفل الافتتاح، وقال رئيسها إن الجسر للجميع."


@pytest.mark.parametrize("heading", ["حساسية الطعام عند الأطفال", "الخبر الأول:", "* مهرجان"])
def test_a_heading_above_the_first_paragraph_is_no_summary(article, heading):
    stated = json.dumps({"title": "جسر", "date": "2026-11-01", "text": f"{heading}\n* {LONG}"})
    assert article(stated, "content/news/x.json").summary == LONG
    assert article(f"جسر\n2026-11-01\n{heading}\n{LONG}\n", "content/news/x.txt").summary == LONG


def test_where_no_title_is_stated_the_heading_is_it(article):
    found = article(
        json.dumps({"date": "2026-11-01", "text": f"حساسية الطعام عند الأطفال\n{LONG}"}), "content/news/x.json"
    )
    assert (found.title, found.summary) == ("حساسية الطعام عند الأطفال", LONG)


@pytest.mark.parametrize(("first", "second"), [("جملة قصيرة.", LONG), ("سطر بلا نقطة", "سطر آخر"), ("سؤال؟", LONG)])
def test_a_short_first_paragraph_is_a_summary_where_it_is_no_heading(article, first, second):
    stated = json.dumps({"title": "جسر", "date": "2026-11-01", "text": f"{first}\n{second}"})
    assert article(stated, "content/news/x.json").summary == first


@pytest.mark.parametrize("sign", ["*", "** ", "•", "- ", "– "])
def test_the_sign_of_a_list_is_no_part_of_a_summary(article, sign):
    stated = json.dumps({"title": "جسر", "date": "2026-11-01", "text": f"{sign}{LONG}"})
    assert article(stated, "content/news/x.json").summary == LONG


@pytest.mark.parametrize("text", ["- سارة العلي: الجسر للجميع.", "*الجسر* للجميع."])
def test_who_says_something_in_a_list_stays_and_so_do_stars_around_a_word(article, text):
    stated = json.dumps({"title": "جسر", "date": "2026-11-01", "text": text})
    assert article(stated, "content/news/x.json").summary == text.removeprefix("- ")
