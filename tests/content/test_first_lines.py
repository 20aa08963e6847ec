"""What the first lines of a body say, where no field does."""

import json
from datetime import UTC, datetime

import pytest
from tests.conftest import LEAD

from nashra.model import Person

DATE = datetime(2026, 11, 24, tzinfo=UTC)
SARA = (Person("سارة العلي"),)


@pytest.mark.parametrize(
    "lines",
    [
        "# جسر\n\n*سارة العلي - 24 نوفمبر 2026*",
        "# جسر\n\n**الكاتب:** سارة العلي\n**التاريخ:** 24 نوفمبر 2026",
        "# جسر\n\n24 نوفمبر 2026\n\nسارة العلي",
        "جسر جديد\n24 نوفمبر 2026\nسارة العلي",
        "---\ntitle: جسر\n---\n> 24 نوفمبر 2026\n> سارة العلي",
    ],
)
def test_markdown_may_say_there_who_wrote_it_and_when(article, lines):
    found = article(f"{lines}\n\n{LEAD}\n\n{LEAD}\n")
    assert (found.title.removesuffix(" جديد"), found.published, found.authors) == ("جسر", DATE, SARA)
    assert found.html() == f"<p>{LEAD}</p>\n<p>{LEAD}</p>"


def test_a_byline_stays_in_a_body_of_markdown(article):
    found = article(f"---\ntitle: جسر\ndate: 2026-11-24\n---\nكتبت: سارة العلي\n\n{LEAD}\n")
    assert (found.authors, found.html()) == (SARA, f"<p>كتبت: سارة العلي</p>\n<p>{LEAD}</p>")


@pytest.mark.parametrize("stated", ["author: هدى", "date: 2026-11-24"])
def test_what_front_matter_states_goes_first(article, stated):
    found = article(f"---\ntitle: جسر\n{stated}\n---\n1 يناير 1990\n\nكتبت: سارة العلي\n\n{LEAD}\n")
    assert found.authors == ((Person("هدى"),) if "author" in stated else ())
    assert found.published == (DATE if "date" in stated else datetime(1990, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("first", ["قال المدرب: نعم", "24 نوفمبر 2026 يوم لا ينسى", "- سارة العلي", "سارة العلي"])
def test_a_first_line_of_markdown_that_says_no_such_thing_stays(article, first):
    found = article(f"---\ntitle: جسر\ndate: 2026-11-24\n---\n{first}\n\n{LEAD}\n")
    assert (found.published, found.authors) == (DATE, ())
    assert first.removeprefix("- ") in found.html()


@pytest.mark.parametrize("body", [f"كتبت: سارة العلي\n{LEAD}", f"<p>كتبت: سارة العلي</p><p>{LEAD}</p>"])
def test_json_may_name_the_author_there(article, body):
    stated = {"title": "جسر", "date": "2026-11-24", "content": body}
    found = article(json.dumps(stated), "content/news/x.json")
    assert (found.authors, "كتبت: سارة العلي" in found.html()) == (SARA, True)
    assert article(json.dumps(stated | {"author": "هدى"}), "content/news/x.json").authors == (Person("هدى"),)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>24 نوفمبر 2026</p><p>بقلم: سارة العلي</p>",
        "<div class=meta>كتبت: سارة العلي | 24 نوفمبر 2026</div>",
        "<div><span>سارة العلي - عمّان</span> <span>24 نوفمبر 2026</span></div>",
    ],
)
def test_pages_may_say_there_who_wrote_it_and_when(article, lines):
    found = article(f"<article><h1>جسر</h1>{lines}<p>{LEAD}</p></article>", "content/news/x.html")
    assert (found.title, found.published, found.authors) == ("جسر", DATE, SARA)
    assert "2026" not in found.html()


def test_how_long_ago_a_page_was_shown_is_not_of_its_text(article):
    stored = f"<article><h1>جسر</h1><p>منذ 3 ساعات</p><p>{LEAD}</p></article>"
    assert "منذ" not in article(stored, "content/news/x.html").html()


def test_a_heading_of_a_page_tells_where_its_title_ends(article):
    stored = f"<title>جسر جديد | موقع</title><article><h2>جسر جديد</h2><p>{LEAD}</p></article>"
    assert article(stored, "content/news/x.html").title == "جسر جديد"


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("x.md", f"---\ntitle: جسر\nsection: العالم كله\n---\n{LEAD}"),
        ("x.json", json.dumps({"title": "جسر", "section": "العَالم كله", "content": LEAD})),
        ("x.txt", f"العنوان: جسر\nالقسم: العالم كله\n{LEAD}"),
    ],
)
def test_a_section_that_is_called_what_readers_see_is_that_of_its_folder(article, name, stored):
    feeds = '[sections]\nworld = "العالم كله"\nnews = "أخبار"\n'
    assert article(stored, f"content/news/{name}", feeds).section == "world"


@pytest.mark.parametrize(
    "stored",
    [
        {"title": "جسر", "by": "سارة العلي", "news_body": LEAD},
        {"عنوان": "جسر", "بقلم": "سارة العلي", "محتوى": LEAD},
        {"titre": "جسر", "auteur": "سارة العلي", "paragraphs": [LEAD]},
        {"titre": "جسر", "auteur": "سارة العلي", "texte": LEAD},
        {"title": "جسر", "author": "سارة العلي", "blocks": [{"type": "paragraph", "data": {"text": LEAD}}]},
    ],
)
def test_more_names_of_fields_are_known(article, stored):
    found = article(json.dumps(stored), "content/news/x.json")
    assert (found.title, found.authors, found.html()) == ("جسر", SARA, f"<p>{LEAD}</p>")


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("x.md", f"---\ntitle: جسر\ndate: 2026-11-24\n---\n{LEAD}\n\nبقلم: سارة العلي\n"),
        ("x.json", json.dumps({"title": "جسر", "date": "2026-11-24", "text": f"{LEAD}\nبقلم: سارة العلي"})),
        ("x.html", f"<article><h1>جسر</h1><p>{LEAD}</p><p>بقلم: سارة العلي</p><p>24 نوفمبر 2026</p></article>"),
    ],
)
def test_the_last_lines_may_say_it_where_the_first_do_not(article, name, stored):
    found = article(stored, f"content/news/{name}")
    assert (found.published, found.authors) == (DATE, SARA)
    assert "بقلم: سارة العلي" in found.html()


def test_a_date_in_a_page_that_states_another_stays(article):
    head = '<meta property="article:published_time" content="2026-11-24T00:00:00Z">'
    stored = f"{head}<article><h1>جسر</h1><p>{LEAD}</p><p>1 يناير 1990</p></article>"
    found = article(stored, "content/news/x.html")
    assert (found.published, "1 يناير 1990" in found.html()) == (DATE, True)
