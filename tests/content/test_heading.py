"""Title, date and what else stands before the body of a raw text."""

from datetime import UTC, datetime

import pytest
from tests.conftest import LEAD

from nashra.model import Person

NAME = "content/news/x.txt"
TITLE, DATE, BYLINE = "افتتاح جسر جديد", "2026-11-24T08:00:00Z", "القاهرة - سامي النصر"
MOMENT = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, DATE),
        (DATE, TITLE),
        (TITLE, "=======", DATE),
        (TITLE, "نشر في: 24 نوفمبر 2026 08:00 بتوقيت غرينتش"),
        ("العنوان: " + TITLE, "تاريخ النشر: " + DATE),
        ("Title: " + TITLE, "Date: " + DATE, "النص:"),
        ("---", f"title: {TITLE}", f"date: {DATE}", "---"),
    ],
)
def test_title_and_date_are_read_and_no_part_of_the_body(article, lines):
    found = article("\n".join([*lines, LEAD, LEAD]), NAME)
    assert (found.title, found.published) == (TITLE, MOMENT)
    assert found.html() == f"<p>{LEAD}</p>\n<p>{LEAD}</p>"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((TITLE, BYLINE, DATE), [BYLINE]),
        ((TITLE, DATE, BYLINE), [BYLINE]),
        ((TITLE, "سامي النصر", DATE), []),
        ((TITLE, f"سامي النصر | {DATE}"), []),
        (("العنوان: " + TITLE, "الكاتب: سامي النصر", "التاريخ: " + DATE), []),
    ],
)
def test_who_wrote_it_may_stand_there_too(article, lines, kept):
    found = article("\n".join([*lines, LEAD]), NAME)
    assert (found.title, found.published, found.authors) == (TITLE, MOMENT, (Person("سامي النصر"),))
    assert found.html() == "\n".join(f"<p>{line}</p>" for line in (*kept, LEAD))


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (("سياسة", TITLE, DATE), "سياسة"),
        (("الرئيسية » أخبار » الاقتصاد", TITLE, DATE), "الاقتصاد"),
        ((DATE, "[محليات]", TITLE), "محليات"),
        (("رياضة", DATE, TITLE), "رياضة"),
        ((TITLE, "ثقافة وفنون", DATE), "ثقافة وفنون"),
        ((TITLE, DATE, "أخبار محلية"), "أخبار محلية"),
        (("سياسة", TITLE, "سامي النصر", DATE), "سياسة"),
        (("فلسطين", "افتتاح جسر جديد للمشاة", DATE), "فلسطين"),
    ],
)
def test_the_line_of_a_section_is_no_title_and_no_author(article, lines, section):
    found = article("\n".join([*lines, LEAD, LEAD]), NAME)
    assert (found.section, found.published) == (section, MOMENT)
    assert found.title in {TITLE, "افتتاح جسر جديد للمشاة"}
    assert found.authors == ((Person("سامي النصر"),) if "سامي النصر" in lines else ())
    assert found.html() == f"<p>{LEAD}</p>\n<p>{LEAD}</p>"


@pytest.mark.parametrize("lines", [("سياسة", DATE), ("كاريكاتير", DATE)])
def test_the_only_line_above_the_text_is_its_title_even_where_it_names_a_section(article, lines):
    found = article("\n".join([*lines, LEAD]), NAME)
    assert (found.title, found.section) == (lines[0], "news")


@pytest.mark.parametrize("name", ["سارة العلي", "عبد الله بن سعود", "د. أحمد محمد الشميري"])
def test_a_line_below_the_date_that_is_surely_a_name_is_the_author(article, name):
    found = article(f"{TITLE}\n{DATE}\n{name}\n{LEAD}\n", NAME)
    assert (found.authors, found.html()) == ((Person(name),), f"<p>{LEAD}</p>")


@pytest.mark.parametrize("line", ["محمد يفتتح الجسر", "جسر المشاة", "سارة تكتب"])
def test_another_short_line_below_the_date_is_of_the_text(article, line):
    found = article(f"{TITLE}\n{DATE}\n{line}\n{LEAD}\n", NAME)
    assert (found.authors, found.html()) == ((), f"<p>{line}</p>\n<p>{LEAD}</p>")


STANDFIRST = "مئة متر فوق الوادي، ومصعد للعجلات"


@pytest.mark.parametrize(
    ("lines", "authors", "kept"),
    [
        ((TITLE, "رويترز", DATE), ["رويترز"], []),
        ((TITLE, DATE, "رويترز"), ["رويترز"], []),
        ((TITLE, "القاهرة", DATE), [], ["القاهرة"]),
        ((TITLE, "سامي النصر", "القاهرة", DATE), ["سامي النصر"], ["القاهرة"]),
        ((TITLE, f"{DATE} | سامي النصر"), ["سامي النصر"], []),
        ((TITLE, f"سامي النصر، {DATE}"), ["سامي النصر"], []),
        ((f"# {TITLE}", DATE), [], []),
        ((f"**{TITLE}**", DATE), [], []),
        ((TITLE, STANDFIRST, DATE), [], [STANDFIRST]),
        ((TITLE, "شاشات: السقف يمطر دموعا", DATE), [], ["شاشات: السقف يمطر دموعا"]),
        ((TITLE, "مقهى المعقدين", DATE), [], ["مقهى المعقدين"]),
        ((TITLE, "القاهرة - براين شين", DATE), ["براين شين"], ["القاهرة - براين شين"]),
        ((TITLE, "أبناء «غزة»", DATE), [], ["أبناء «غزة»"]),
        ((TITLE, STANDFIRST, "سامي النصر", DATE), ["سامي النصر"], [STANDFIRST]),
    ],
)
def test_agencies_places_and_standfirsts_may_stand_in_a_heading(article, lines, authors, kept):
    found = article("\n".join([*lines, LEAD]), NAME)
    assert (found.title, found.published) == (TITLE, MOMENT)
    assert [author.name for author in found.authors] == authors
    assert found.html() == "\n".join(f"<p>{line}</p>" for line in (*kept, LEAD))


def test_a_standfirst_is_the_summary(article):
    assert article(f"{TITLE}\n{STANDFIRST}\n{DATE}\n{LEAD}\n", NAME).summary == STANDFIRST


def test_a_section_may_stand_beside_the_date(article):
    found = article(f"{TITLE}\n{DATE} | سياسة\n{LEAD}\n", NAME)
    assert (found.section, found.published, found.authors) == ("سياسة", MOMENT, ())


def test_tags_may_stand_in_the_last_line(article):
    found = article(f"{TITLE}\n{DATE}\n{LEAD}\nالوسوم: جسور، مشاة\n", NAME)
    assert (found.tags, found.html()) == (("جسور", "مشاة"), f"<p>{LEAD}</p>")


def test_a_title_that_is_a_date_itself_stays_the_title(article):
    found = article(f"11 سبتمبر 2001\n{DATE}\n{LEAD}", NAME)
    assert (found.title, found.published, found.html()) == ("11 سبتمبر 2001", MOMENT, f"<p>{LEAD}</p>")


def test_when_it_was_changed_and_where_it_stands_may_stand_there_too(article):
    found = article(f"{TITLE}\n{DATE}\nآخر تحديث: 25 نوفمبر 2026\nhttps://news.example/خبر\n{LEAD}", NAME)
    assert found.updated == datetime(2026, 11, 25, tzinfo=UTC)
    assert found.url == "https://news.example/%D8%AE%D8%A8%D8%B1"
    assert found.html() == f"<p>{LEAD}</p>"


def test_a_date_with_another_weekday_than_its_own_is_told(readings, told):
    [found] = readings(f"{TITLE}\nالأحد 24 نوفمبر 2026\n{LEAD}", NAME)
    assert (found.article.title, found.article.published) == (TITLE, None)
    assert "2026-11-24 is a Tuesday, not a Sunday" in told([found])[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n{BYLINE}\n{LEAD}",
        f"{LEAD}\nhttps://news.example/\n{LEAD}",
        f"بيت أول من قصيدة\nبيت ثان من قصيدة\nبيت ثالث\n{LEAD}",
        f"- عن جسر\n- عن واد\n{LEAD}\n{LEAD}",
        f"القاهرة (رويترز) - جسر\n{LEAD}",
        f"جسر، وواد،\n{LEAD}",
        "جسر جديد\nجملة قصيرة.",
        f"س: متى بدأت؟\n{LEAD}",
    ],
)
def test_where_nothing_looks_like_a_title_there_is_no_heading(article, text):
    found = article(text, NAME)
    assert found.published is None
    assert found.html().count("<p>") == len(text.split("\n"))


def test_a_line_of_a_date_is_no_byline(article):
    found = article(f"{TITLE}\n11/24/2026 8:30:00 PM\n{LEAD}\n", NAME)
    assert found.html() == f"<p>{LEAD}</p>"


def test_labels_may_say_by_whom(article):
    assert article(f"TITLE: {TITLE}\nDATE: {DATE}\nBY: Sami Nasr\n\n{LEAD}\n", NAME).authors == (Person("Sami Nasr"),)


def test_the_dateline_below_a_byline_is_no_part_of_the_lead(article):
    found = article(f"{TITLE}\nكتب: سامي النصر\n{DATE}\nالقاهرة (رويترز) - {LEAD}\n", NAME)
    assert LEAD.startswith(found.summary.removesuffix("…"))


def test_a_name_above_the_dateline_of_an_agency_is_that_of_the_author(article):
    found = article(f"من سامي النصر\nالقاهرة 24 نوفمبر (رويترز) - {LEAD}\nثان.\n", NAME)
    assert (found.authors, found.title) == ((Person("سامي النصر"),), article(LEAD, NAME).title)
    assert article(f"من سامي النصر\n{LEAD}\n", NAME).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "24 نوفمبر 2026 - آخر تحديث: 25 نوفمبر 2026",
        "تاريخ النشر: 24 نوفمبر 2026، آخر تحديث: 25 نوفمبر 2026",
        "24 نوفمبر 2026 (آخر تعديل 25 نوفمبر 2026)",
    ],
)
def test_one_line_may_say_when_it_was_published_and_changed(article, line):
    found = article(f"{TITLE}\n{line}\n{LEAD}\n", NAME)
    assert (found.title, found.published, found.updated) == (
        TITLE,
        datetime(2026, 11, 24, tzinfo=UTC),
        datetime(2026, 11, 25, tzinfo=UTC),
    )
    assert found.html() == f"<p>{LEAD}</p>"


def test_paragraphs_of_html_are_html(readings):
    [found] = readings(f"{TITLE}\n{DATE}\n<p>{LEAD}</p>\n<p>ثان<br>ثالث</p>\n", NAME)
    assert found.article.html() == f"<p>{LEAD}</p>\n<p>ثان<br>ثالث</p>"
    assert LEAD.startswith(found.article.summary.removesuffix("…"))
    assert "markup" in {problem.code for problem in found.problems}


def test_references_of_html_in_a_raw_text_are_read_as_what_they_mean(readings):
    [found] = readings(f"قال &quot;نعم&quot; &#8211; AT&T\n{DATE}\n{LEAD} Q&amp;A &lt;ar&gt; a&copy=1\n", NAME)
    assert found.article.title == 'قال "نعم" – AT&T'
    assert found.article.html() == f"<p>{LEAD} Q&amp;A &lt;ar&gt; a&amp;copy=1</p>"
    [told] = [problem for problem in found.problems if problem.code == "entity"]
    assert told.where.line == 1


def test_of_paragraphs_of_html_only_the_heading_has_its_references_read(article):
    found = article(f"قال &quot;نعم&quot;\n{DATE}\n<p>{LEAD} Q&amp;A</p>\n", NAME)
    assert (found.title, found.html()) == ('قال "نعم"', f"<p>{LEAD} Q&amp;A</p>")


def test_what_a_reference_means_is_as_safe_as_all_text(article):
    assert article(f"{TITLE}&#8238;&#1;\n{DATE}\n{LEAD}&nbsp;ثان\n", NAME).title == TITLE


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ([], []),
        (["كتب: سامي النصر"], ["كتب: سامي النصر"]),
        (["د. سامي النصر"], []),
        (["القاهرة - سامي النصر"], ["القاهرة - سامي النصر"]),
        (["منذ 3 ساعات"], []),
        (["شارك", "فيسبوك", "0 تعليق"], []),
        (["القسم: محليات", "الكاتب: سامي النصر"], []),
    ],
)
@pytest.mark.parametrize("title", ["صفاقس: صابة زيتون قياسية", "لماذا الجسر؟", "الجسر.. حكاية", "قال: «نعم»"])
def test_a_line_above_a_paragraph_is_its_title_without_any_date(article, title, above, kept):
    found = article("\n".join([title, *above, LEAD, LEAD]), NAME)
    assert (found.title, found.published) == (title, None)
    assert found.html() == "\n".join(f"<p>{line}</p>" for line in (*kept, LEAD, LEAD))
    assert {author.name.removeprefix("د. ") for author in found.authors} <= {"سامي النصر"}
    assert bool(found.authors) == any("سامي" in line for line in above)


def test_a_title_that_was_found_so_is_told(readings, told):
    [found] = readings(f"جسر جديد\n{LEAD}\n", NAME)
    assert "content/news/x.txt:1: info: the first line is taken for the title [title]" in told([found], 1)


@pytest.mark.parametrize(
    "line", ["منذ 3 ساعات", "نُشر قبل يومين", "قبل 5 دقائق", "أمس، 08:30", "آخر تحديث: منذ ساعة", "3 hours ago"]
)
def test_how_long_ago_it_was_is_no_date_no_title_and_no_text(readings, told, line):
    for lines in ((TITLE, line), (line, TITLE)):
        [found] = readings("\n".join([*lines, LEAD]), NAME)
        assert (found.article.title, found.article.published) == (TITLE, None)
        assert found.article.html() == f"<p>{LEAD}</p>"
        assert any("[relative-time]" in problem for problem in told([found], 1))


@pytest.mark.parametrize("title", ["منذ ثلاثة أيام والمدينة بلا ماء", "اليوم نفتتح الجسر"])
def test_a_title_may_speak_of_time(article, title):
    assert article(f"{title}\n{DATE}\n{LEAD}", NAME).title == title


@pytest.mark.parametrize("lines", [(TITLE, DATE, TITLE), (TITLE, TITLE, DATE)])
def test_a_title_that_is_stored_twice_is_shown_once(article, lines):
    found = article("\n".join([*lines, LEAD]), NAME)
    assert (found.title, found.html()) == (TITLE, f"<p>{LEAD}</p>")


@pytest.mark.parametrize("sign", [" | ", " - ", " – ", " » "])
def test_the_name_of_the_site_behind_a_title_is_no_part_of_it(article, sign):
    assert article(f"{TITLE}{sign}نشرة الاختبار\n{DATE}\n{LEAD}", NAME).title == TITLE
    assert article("نشرة الاختبار", NAME).title == "نشرة الاختبار"


@pytest.mark.parametrize(("first", "kept"), [("سامي النصر", []), ("القاهرة – سامي النصر", ["القاهرة – سامي النصر"])])
def test_who_wrote_it_may_stand_above_the_title(article, first, kept):
    title = "افتتاح جسر جديد للمشاة"
    for lines in ((first, title, DATE), (first, DATE, title), (first, title)):
        found = article("\n".join([*lines, LEAD]), NAME)
        assert (found.title, found.authors) == (title, (Person("سامي النصر"),))
        assert found.html() == "\n".join(f"<p>{line}</p>" for line in (*kept, LEAD))


@pytest.mark.parametrize(
    "line",
    [
        "القسم: محليات | التاريخ: 24 نوفمبر 2026 | الكاتب: سامي النصر",
        "**الكاتب:** سامي النصر\n*التاريخ*: 24 نوفمبر 2026\nالقسم : محليات",
        "محليات\nبقلم سامي النصر، 24 نوفمبر 2026",
        "محليات\nكتبه: سامي النصر في 24 نوفمبر 2026",
        "محليات\n24 نوفمبر 2026 - منذ 3 أيام\nسامي النصر",
    ],
)
def test_labels_below_a_title_say_what_they_mean(article, line):
    found = article(f"{TITLE}\n{line}\n{LEAD}", NAME)
    assert (found.title, found.section, found.authors) == (TITLE, "محليات", (Person("سامي النصر"),))
    assert (found.published, found.html()) == (datetime(2026, 11, 24, tzinfo=UTC), f"<p>{LEAD}</p>")


def test_a_label_that_nobody_knows_stays_in_the_text(article):
    found = article(
        f"العنوان: {TITLE}\nالعنوان الفرعي: {STANDFIRST}\nالمصور: حسن العلي\nالتاريخ: {DATE}\nنص المقال :\n{LEAD}", NAME
    )
    assert (found.title, found.summary, found.published) == (TITLE, STANDFIRST, MOMENT)
    assert found.html() == f"<p>المصور: حسن العلي</p>\n<p>{LEAD}</p>"


def test_a_section_may_be_named_as_feeds_toml_shows_it(article):
    feeds = '[sections]\nnews = "الأخبار كلها"\nland = "أرضنا"\n'
    assert article(f"أرضنا\nافتتاح جسر جديد\n{DATE}\n{LEAD}\n{LEAD}", NAME, feeds).section == "land"


def test_a_dateline_with_its_year_dates_the_article(article):
    found = article(f"{TITLE}\nخنيفرة 12 ماي 2026 (ومع) - {LEAD}", NAME)
    assert (found.title, found.published) == (TITLE, datetime(2026, 5, 12, tzinfo=UTC))
    assert article(f"{TITLE}\nالرباط 12 ماي (و م ع) - {LEAD}", NAME).published is None


def test_a_single_paragraph_with_its_date_below_is_no_title_without_text(article):
    found = article(f"{LEAD}\nوأج\n4 نوفمبر 2026", NAME)
    assert (found.published, found.html()) == (datetime(2026, 11, 4, tzinfo=UTC), f"<p>{LEAD}</p>\n<p>وأج</p>")


@pytest.mark.parametrize("line", ["وزير الصحة - أرشيفية", "دار جديدة - الساحل", "الصورة: جسر فوق الوادي"])
def test_a_caption_above_the_text_names_no_author(article, line):
    found = article(f"{TITLE}\n{DATE}\n{line}\n{LEAD}\n", NAME)
    assert (found.authors, found.html()) == ((), f"<p>{line}</p>\n<p>{LEAD}</p>")


@pytest.mark.parametrize("below", [LEAD, "- أول ما يقال عن الجسر", "جسر، وواد، ونهر، ومدينة،"])
def test_a_word_above_what_is_no_headline_is_the_title(article, below):
    found = article(f"عيديات\n{below}\n{DATE}\n{LEAD}\n{LEAD}", NAME)
    assert (found.title, found.section, found.published) == ("عيديات", "news", MOMENT)
    assert found.html().startswith(f"<p>{below}</p>")
