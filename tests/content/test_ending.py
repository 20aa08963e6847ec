"""What stands behind the body of a raw text."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import LEAD

from nashra import config
from nashra.content import text

NAME = "content/news/x.txt"
TITLE = "افتتاح جسر جديد"
DATE = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "author", "kept"),
    [
        (["24 نوفمبر 2026"], "", []),
        (["نشر بتاريخ 24 تشرين الثاني 2026"], "", []),
        (["سارة العلي", "24 نوفمبر 2026"], "سارة العلي", ["سارة العلي"]),
        (["بقلم: سارة العلي", "24 نوفمبر 2026"], "سارة العلي", ["بقلم: سارة العلي"]),
        (["24 نوفمبر 2026", "(رويترز)"], "رويترز", ["(رويترز)"]),
        (["المصدر: رويترز", "24/11/2026"], "رويترز", ["المصدر: رويترز"]),
        (["وام/سارة العلي", "24/11/2026"], "سارة العلي", ["وام/سارة العلي"]),
        (["لندن - سارة العلي", "24/11/2026"], "سارة العلي", ["لندن - سارة العلي"]),
        (["التاريخ: 24 نوفمبر 2026", "الكاتب: سارة العلي"], "سارة العلي", []),
        (
            ["(إعداد سارة العلي للنشرة العربية - تحرير هدى العلي)", "24 نوفمبر 2026"],
            "سارة العلي",
            ["(إعداد سارة العلي للنشرة العربية - تحرير هدى العلي)"],
        ),
    ],
)
@pytest.mark.parametrize("above", [[TITLE], []])
def test_date_and_author_may_stand_in_the_last_lines(article, lines, author, kept, above):
    found = article("\n".join([*above, LEAD, LEAD[:-1] + " أيضا.", *lines]), NAME)
    assert found.published == DATE
    assert [person.name for person in found.authors] == ([author] if author else [])
    assert found.html() == "\n".join(f"<p>{line}</p>" for line in (LEAD, LEAD[:-1] + " أيضا.", *kept))


@pytest.mark.parametrize(
    "line", ["برلين، 20 نوفمبر 2026", "وانتهى الحلم في 24 نوفمبر 2026", "كاتب من الأردن", "اقرأ أيضا: جسر آخر", "انتهى"]
)
def test_another_last_line_is_of_the_text(article, line):
    found = article(f"{TITLE}\n{LEAD}\n{line}", NAME)
    assert (found.published, found.authors) == (None, ())
    assert found.html() == f"<p>{LEAD}</p>\n<p>{line}</p>"


def test_a_date_below_the_title_goes_before_one_at_the_end(article):
    found = article(f"{TITLE}\n24 نوفمبر 2026\n{LEAD}\n1 يناير 1990", NAME)
    assert (found.published, found.html()) == (DATE, f"<p>{LEAD}</p>\n<p>1 يناير 1990</p>")


def test_an_ambiguous_date_at_the_end_is_told_and_stays(readings, told):
    [found] = readings(f"{TITLE}\n{LEAD}\n03/04/2026", NAME)
    assert (found.article.published, found.article.html()) == (None, f"<p>{LEAD}</p>\n<p>03/04/2026</p>")
    assert "it is ambiguous" in told([found])[0]


@pytest.mark.parametrize("line", ["#جسور #مشاة", "كلمات دالة: جسور، مشاة", "الوسوم: جسور، مشاة", "tags: جسور, مشاة"])
def test_tags_may_stand_in_the_last_lines(article, line):
    found = article(f"{TITLE}\n{LEAD}\n{line}\nشارك\nفيسبوك", NAME)
    assert (found.tags, found.html()) == (("جسور", "مشاة"), f"<p>{LEAD}</p>")


def test_what_is_left_out_there_is_told(readings, told):
    [found] = readings(f"{TITLE}\n{LEAD}\nواتساب", NAME)
    assert any("'واتساب' is of the page, not of the text: it is left out [beside]" in line for line in told([found], 1))


def test_one_line_alone_is_a_text_whatever_it_says(article):
    assert article("#جسور #مشاة", NAME).html() == "<p>#جسور #مشاة</p>"


# Lines of a text, whatever stands around them; and lines that state something, or belong to a page.
OF_A_TEXT = (
    *(LEAD, "سطر قصير", "وزير الصحة - أرشيفية", "- بند أول", "قال: نعم", "المصور: حسن العلي", "بيت من قصيدة،", "1"),
    *("القاهرة (رويترز) - قال الوزير نعم.", "كتب: سامي النصر", "وانتهى الحلم في 24 نوفمبر", "اقرأ أيضا: خبر آخر"),
)
AROUND_IT = (
    *("24 نوفمبر 2026", "سامي النصر", "منذ 3 ساعات", "شارك", "القسم: محليات", "سياسة", "رويترز", "---", "#جسور"),
    *(
        "https://news.example/a",
        "آخر تحديث: 25 نوفمبر 2026",
        "العنوان: جسر",
        "المصدر: رويترز",
        "سامي النصر | 24 نوفمبر 2026",
    ),
)


@given(st.lists(st.sampled_from((*OF_A_TEXT, *AROUND_IT)), min_size=1, max_size=8, unique=True))
def test_no_line_of_a_text_is_lost_whatever_stands_around_it(site, lines):
    [found] = text.read("\n".join(lines), "content/x.txt", config.load(site.path))
    shown = re.findall("<p>(.*?)</p>", unescape(found.facts.html()))
    if shown:
        stated = {f"كتب: {author.name}" for author in found.facts.authors or ()}  # among lines with labels
        lost = {line for line in OF_A_TEXT if line in lines} - {*shown, *stated, found.facts.title}
        assert lost == set()
