"""NewsML-G2: a news item, and messages with several; what they hold is NITF, XHTML or text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.model import Media, Person
from nashra.problems import Level

NAME = "content/news/x.xml"
NAR = "http://iptc.org/std/nar/2006-10-01/"
META = (
    "<firstCreated>2026-11-01T08:00:00+03:00</firstCreated><versionCreated>2026-11-01T09:00:00+03:00</versionCreated>"
)
ABOUT = '<language tag="ar"/><headline xml:lang="en">Bridge</headline><headline xml:lang="ar">افتتاح جسر</headline>'
BODY = "<p>افتتحت البلدية جسرا جديدا للمشاة فوق الوادي.</p>"
XHTML = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{BODY}</body></html></inlineXML>'


def item(meta=META, about=ABOUT, content=XHTML, guid="urn:newsml:news.example:1", version=1, kind="text"):  # noqa: PLR0913, PLR0917 - the parts of an item
    return (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="{version}" xml:lang="en"><itemMeta><itemClass qcode="ninat:{kind}"/>'
        f"{meta}</itemMeta><contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items):
    return f'<newsMessage xmlns="{NAR}"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def test_an_item_states_its_article(article):
    about = (
        ABOUT
        + "<by>سارة العلي</by><description>خلاصة الخبر</description><dateline>دمشق</dateline>"
        + '<subject type="cpnat:abstract"><name xml:lang="en">City</name><name xml:lang="ar">مدينة</name></subject>'
        + '<subject type="cpnat:abstract"><name>طرق</name></subject><subject type="cpnat:person"><name>ليلى حداد</name></subject>'
    )
    found = article(item(about=about), NAME)
    assert (found.id, found.title, found.language) == ("urn:newsml:news.example:1", "افتتاح جسر", "ar")
    assert (found.summary, found.section, found.tags) == ("خلاصة الخبر", "مدينة", ("ليلى حداد", "طرق"))
    assert found.authors == (Person("سارة العلي"),)
    assert found.published == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 1, 6, tzinfo=UTC)
    assert found.html() == BODY


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        f'<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{BODY}</body.content></body></nitf></inlineXML>',
        f'<inlineXML><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></inlineXML>',
        '<inlineData contenttype="text/plain">افتتحت البلدية جسرا جديدا للمشاة فوق الوادي.\n\n</inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[{BODY}]]></inlineData>',
    ],
    ids=["XHTML", "NITF", "div", "text", "HTML"],
)
def test_the_body_may_be_in_any_markup(article, content):
    found = article(item(content=content), NAME)
    assert (found.html(), found.summary) == (BODY, "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي.")


def test_a_nitf_within_states_what_the_item_does_not(article):
    inner = f"<nitf><body><body.head><hedline><hl1>عنوان</hl1></hedline><byline>سارة العلي</byline></body.head><body.content>{BODY}</body.content></body></nitf>"
    found = article(item(about="", content=f"<inlineXML>{inner}</inlineXML>"), NAME)
    assert (found.title, found.authors) == ("عنوان", (Person("سارة العلي"),))


@pytest.mark.parametrize(
    ("meta", "code"),
    [
        ('<pubStatus qcode="stat:canceled"/>', "withdrawn"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>', "draft"),
        ("<embargoed/>", "draft"),
        ('<pubStatus qcode="stat:usable"/>', None),
    ],
)
def test_its_status_may_keep_it_back(readings, meta, code):
    [found] = readings(item(meta=META + meta), NAME)
    assert (found.article is None or found.article.expires == datetime.fromtimestamp(0, UTC)) == bool(code)
    assert code in {None, *(problem.code for problem in found.problems)}


def test_it_appears_when_its_embargo_ends(readings, told):
    found = readings(item(meta=META + "<embargoed>2026-11-03T06:00:00Z</embargoed>"), NAME)
    assert found[0].article.published == datetime(2026, 11, 3, 6, tzinfo=UTC)
    assert told(found) == []


@pytest.mark.parametrize(
    ("written", "updated"),
    [("2026-11-04T09:00:00Z", datetime(2026, 11, 4, 9, tzinfo=UTC)), ("2026-11-02T09:00:00+03:00", None), ("", None)],
)
def test_what_was_changed_after_the_release_is_updated(article, written, updated):
    times = f"<versionCreated>{written}</versionCreated><embargoed>2026-11-03T06:00:00Z</embargoed>"
    assert article(item(meta=times), NAME).updated == updated


@pytest.fixture
def wire(site):
    """Return a function that stores one version of an item in a file of its own, and gives what is published then."""

    def store(version, word, meta=META):
        about = ABOUT.replace("جسر", word)
        site.write(f"content/wire/{version:03}.xml", item(meta=meta, about=about, version=version), sidecar="")
        result = site.build()
        assert result.status == 0, [str(problem) for problem in result.problems]
        return [word for word in ("قديم", "كبير") if word.encode() in site.feed()]

    return store


def test_a_newer_version_in_another_file_goes_before_an_older_one(wire, site):
    assert wire(2, "قديم") == ["قديم"]
    assert wire(10, "كبير") == ["كبير"]
    assert wire(1, "قديم") == ["كبير"]
    told = [str(problem) for problem in site.build().problems if problem.code == "version-old"]
    assert told[1] == (
        "content/wire/002.xml:1: info: it is version 2 of 'urn:newsml:news.example:1',"
        " whose version 10 is content/wire/010.xml [version-old]"
    )


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_newer_version_takes_older_ones_back(wire, status):
    assert wire(1, "قديم") == ["قديم"]
    assert wire(2, "قديم", f'{META}<pubStatus qcode="stat:{status}"/>') == []
    assert wire(3, "كبير") == ["كبير"]


def test_a_picture_with_an_address_is_its_media(article):
    picture = '<remoteContent contenttype="image/jpeg" href="https://news.example/a.jpg"/><remoteContent contenttype="image/jpeg" href="b.jpg"/>'
    assert article(item(content=XHTML + picture), NAME).media == (Media("https://news.example/a.jpg", "image/jpeg"),)


def test_a_message_holds_several_each_in_its_newest_version(readings, told):
    old, new = (item(about=ABOUT.replace("جسر", word), version=number) for word, number in (("قديم", 2), ("جديد", 10)))
    found = readings(message(new, old, item(guid="b-2"), item(guid="c-3", kind="picture")), NAME)
    assert [one.article.title for one in found] == ["افتتاح جديد", "افتتاح جسر"]
    assert found[1].item == "b-2"
    assert [line for line in told(found, 1) if "item-no-text" in line] == [
        "content/news/x.xml:1: info: item 1: 1 item of the file without text: left out [item-no-text]"
    ]


def test_a_bad_item_costs_only_itself_and_is_named(readings, told):
    bad = item(meta="<firstCreated>أمس</firstCreated>", guid="bad")
    found = readings(message(item(guid="a"), bad, item(guid="")), NAME)
    assert [bool(one.article) for one in found] == [True, False, False]
    assert told(found, 3)[0].startswith("content/news/x.xml:1: error: item 2: published: 'أمس' is no date")
    assert told(found, 3)[1:] == ["content/news/x.xml:1: error: item 3: it has no guid [item-unnamed]"]


def test_a_message_without_items_is_told(readings, told):
    assert told(readings(message(), NAME), 1) == ["content/news/x.xml:1: info: the file holds no article [empty]"]


@given(meta=st.text("<>/&'\"ab \u202e"), about=st.text(), guid=st.text("ab:/ .س"), data=st.binary())
def test_anything_gives_articles_or_their_problems(readings, meta, about, guid, data):
    from xml.sax.saxutils import escape

    raw = f'<newsMessage xmlns="{NAR}"><itemSet><newsItem guid="x">'.encode() + data
    made = message(item(guid=escape(guid), about=f"<headline>{escape(about)}</headline>"), item(meta=meta))
    for text in (raw, made.encode("utf-8", "ignore")):
        for one in readings(text, NAME):
            assert one.article or any(problem.level is Level.ERROR for problem in one.problems)


def test_the_headline_is_not_shown_twice_and_keywords_are_tags(article):
    content = XHTML.replace("<body>", "<body><h1>افتتاح جسر</h1>")
    assert content != XHTML
    found = article(item(content=content, about=ABOUT + "<keyword>مشاة</keyword>"), NAME)
    assert "<h1>" not in found.html()
    assert "مشاة" in found.tags
