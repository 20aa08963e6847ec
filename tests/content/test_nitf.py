"""NITF: what a document states, and its body in the elements of HTML."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nashra.model import Media, Person
from nashra.problems import Level

ATOM = "{http://www.w3.org/2005/Atom}"
NAME = "content/news/x.xml"
DOCTYPE = '<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/specification/dtd/nitf-3-6.dtd">'
DOCDATA = '<doc-id regsrc="news.example" id-string="urn:newsml:news.example:20261101:bridge"/><date.issue norm="20261101T080000+0300"/>'
HEAD = "<hedline><hl1>افتتاح جسر &amp; ممر</hl1></hedline>"
BODY = "<p>افتتحت البلدية جسرا جديدا للمشاة فوق الوادي.</p>"


def nitf(docdata=DOCDATA, head=HEAD, body=BODY, more="", root='<nitf xml:lang="ar">'):
    return (
        f'<?xml version="1.0" encoding="windows-1256"?>\n{DOCTYPE}\n{root}<head><title>عنوان الملف</title>{more}'
        f"<docdata>{docdata}</docdata></head><body><body.head>{head}</body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )


def test_a_document_states_its_article(article):
    found = article(
        nitf(
            docdata=DOCDATA
            + '<date.expire norm="20271101"/><key-list><keyword key="جسور"/><keyword key="مشاة"/></key-list><urgency ed-urg="4"/>',
            head=HEAD
            + "<byline>بقلم <person>سارة العلي</person> و<person>خالد المصري</person><byttl>مراسلان</byttl></byline><abstract><p>خلاصة الخبر.</p></abstract>",
            more='<pubdata position.section="مدينة"/><revision-history norm="20261101T090000+0300"/>',
        ),
        NAME,
    )
    assert (found.id, found.title) == ("urn:newsml:news.example:20261101:bridge", "افتتاح جسر & ممر")
    assert (found.language, found.section, found.tags) == ("ar", "مدينة", ("جسور", "مشاة"))
    assert (found.summary, found.authors) == ("خلاصة الخبر.", (Person("سارة العلي"), Person("خالد المصري")))
    assert found.published == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 1, 6, tzinfo=UTC)
    assert found.expires == datetime(2027, 11, 1, tzinfo=UTC)
    assert found.html() == BODY


def test_a_namespace_changes_nothing(article):
    text = nitf(root='<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="ar">')
    assert (article(text, NAME).title, article(text, NAME).html()) == ("افتتاح جسر & ممر", BODY)


def test_the_dateline_stands_before_the_body_and_is_not_its_lead(article):
    head = HEAD + '<dateline><location>دمشق</location><story.date norm="20261101">١ نوفمبر</story.date></dateline>'
    found = article(nitf(docdata="", head=head), NAME)
    assert found.html() == f"<p>دمشق ١ نوفمبر</p>\n{BODY}"
    assert found.summary == "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي."
    assert found.published == datetime(2026, 11, 1, tzinfo=UTC)


def test_it_appears_when_it_is_released(article):
    docdata = DOCDATA + '<date.release norm="20261103T060000Z"/>'
    assert article(nitf(docdata), NAME).published == datetime(2026, 11, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "code"), [("canceled", "withdrawn"), ("withheld", "draft"), ("embargoed", "draft"), ("usable", None)]
)
def test_its_status_may_keep_it_back(readings, status, code):
    [found] = readings(nitf().replace("<docdata>", f'<docdata management-status="{status}">'), NAME)
    assert (found.article is None) == bool(code)
    assert code in {None, *(problem.code for problem in found.problems)}


def test_the_body_is_published_in_the_elements_of_html(site):
    body = (
        "<hl2>خطوات</hl2>"
        '<p>قال <person>سارة</person> <em>كثيرا</em>&nbsp;هنا <a href="/a">رابط</a></p>'
        "<ul><li>أول</li></ul><ol><li>ثان</li></ol><table><tr><td>خلية</td></tr></table>"
        "<block><p>كتلة</p></block><bq><block><p>قول</p></block><credit>قائل</credit></bq>"
        '<media media-type="image"><media-metadata name="x" value="y"/>'
        '<media-reference source="https://news.example/a.jpg" alternate-text="جسر" mime-type="image/jpeg"/>'
        "<media-object encoding='base64'>AAAA</media-object><media-caption>الجسر</media-caption></media>"
    )
    site.write(NAME, nitf(body=body), sidecar="")
    site.build()
    feed = etree.fromstring(site.feed("main.atom"))
    html = "".join(content.text for content in feed.iter(f"{ATOM}content"))
    for part in (
        "<h2>خطوات</h2>",
        "<p>قال سارة <em>كثيرا</em> هنا ",
        "<li>أول</li>",
        "<td>خلية</td>",
        "<div><p>كتلة</p></div>",
        "<blockquote><div><p>قول</p></div><cite>قائل</cite></blockquote>",
        '<figure><img src="https://news.example/a.jpg" alt="جسر"><figcaption>الجسر</figcaption></figure>',
    ):
        assert part in html
    assert "AAAA" not in html


def test_a_picture_with_an_address_is_its_media(article):
    body = BODY + (
        '<media media-type="image"><media-reference source="https://news.example/a.jpg"/><media-caption>الجسر</media-caption></media>'
        '<media media-type="image"><media-reference source="b.jpg"/></media>'
    )
    assert article(nitf(body=body), NAME).media == (Media("https://news.example/a.jpg", "image/jpeg", title="الجسر"),)


def test_the_title_in_the_head_stands_in_for_a_headline(article):
    assert article(nitf(head=""), NAME).title == "عنوان الملف"


def test_a_wrong_date_keeps_it_back_with_its_line(readings, told):
    [error] = told(readings(nitf('\n\n<date.issue norm="أمس"/>'), NAME), 3)
    assert error.startswith("content/news/x.xml:5: error: published: 'أمس' is no date")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<nitf>\n<head></nitf>", ":2:14: error: opening and ending tag mismatch: head line 2 and nitf [xml]"),
        ("", ":1:1: error: document is empty [xml]"),
        ("<rss version='2.0'/>", ":1: error: <rss> is a feed: `nashra import` brings its articles in [xml]"),
        ("<nitf xmlns='urn:x'/>", None),
        ("<newsItem/>", ":1: error: <newsItem> is no form of article (known: NITF, NewsML-G2) [xml]"),
        ("<!DOCTYPE nitf [\n<!ENTITY x 'y'>]><nitf>&x;</nitf>", ":2: error: it declares entities, which are not read [xml]"),
        ("<nitf><body>&nbsp;</body></nitf>", ":1:19: error: entity 'nbsp' not defined [xml]"),
        ("<nitf/>", ":1: error: no title is stated, and there is no text to make one of [no-title]"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_told_with_its_line(readings, told, text, problem):
    errors = told(readings(text, NAME), 3)
    assert problem is None or errors == [f"content/news/x.xml{problem}"]


def test_nothing_that_a_document_names_is_loaded(readings, tmp_path):
    dtd = tmp_path / "x.dtd"
    dtd.write_text("<!ENTITY secret 'سر'>", "utf-8")
    text = nitf(body="<p>متن&secret;</p>").replace(DOCTYPE, f'<!DOCTYPE nitf SYSTEM "file://{dtd}">')
    assert readings(text, NAME)[0].article.html() == "<p>متن&amp;secret;</p>"


def test_deep_nesting_costs_the_markup_not_the_run(site):
    site.write(NAME, nitf(body="<block>" * 900 + "<p>عمق</p>" + "</block>" * 900), sidecar="")
    result = site.build()
    assert "عمق".encode() in site.feed() or result.has_errors()


@given(data=st.binary() | st.text().map(str.encode), inside=st.text(alphabet="<>/&;phl12 \u202eس'\""))
def test_any_bytes_give_an_article_or_its_problems(readings, data, inside):
    for text in (data, b"<nitf>" + data, nitf(body=f"<p>{inside}</p>", head=inside).encode()):
        [found] = readings(text, NAME)
        assert found.article or any(problem.level is Level.ERROR for problem in found.problems)


def test_the_newest_version_of_a_story_counts(article):
    found = article(nitf(docdata=DOCDATA + '<du-key generation="1" version="3" key="bridge"/>'), NAME)
    assert found.version == 3
    assert article(nitf(docdata=DOCDATA + '<du-key version="x" key="bridge"/>'), NAME).version == 0
