"""Pages: what head, JSON-LD and elements state, and the one element that is the article."""

import json
from datetime import UTC, datetime
from importlib import util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.model import Media, Person
from nashra.problems import Level

NAME = "content/news/x.html"
BODY = "<p>افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي.</p>"


@pytest.fixture
def page(article):
    """Return a function that stores a page and gives its article."""

    def read(head="", body=f"<article>{BODY}</article>", html="<html lang=ar dir=rtl>"):
        return article(f"<!DOCTYPE html>{html}<head><title>جسر | صحيفة</title>{head}</head><body>{body}</body>", NAME)

    return read


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def test_the_head_states_what_a_page_is_about(page):
    found = page(
        '<meta property="og:title" content="افتتاح جسر"><meta name=description content="خلاصة الخبر">'
        '<meta name=author content="سارة العلي"><meta property="article:author" content="https://social.example/sara">'
        '<meta property="article:published_time" content="2026-11-01T08:00:00+03:00">'
        '<meta property="article:modified_time" content="2026-11-02T08:00:00+03:00">'
        '<meta property="article:section" content="مدينة"><meta property="article:tag" content="جسور">'
        '<meta property="article:tag" content="مشاة"><link rel=canonical href="https://news.example/جسر">'
        '<meta property="og:url" content="https://news.example/?p=7">'
        '<meta property="og:image" content="https://news.example/a.jpg">'
    )
    assert (found.title, found.summary, found.section, found.tags) == (
        "افتتاح جسر",
        "خلاصة الخبر",
        "مدينة",
        ("جسور", "مشاة"),
    )
    assert (found.authors, found.language) == ((Person("سارة العلي"),), "ar")
    assert found.published == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 2, 5, tzinfo=UTC)
    assert found.url == "https://news.example/%D8%AC%D8%B3%D8%B1"
    assert found.media == (Media("https://news.example/a.jpg", "image/jpeg"),)
    assert found.html() == BODY


STORY = {
    "@type": ["NewsArticle"],
    "headline": "جسر للمشاة",
    "datePublished": "2026-11-01T05:00:00Z",
    "dateModified": "2026-11-01T06:00:00Z",
    "author": [{"@id": "#sara"}, {"@type": "Person", "name": "خالد المصري"}],
    "articleSection": ["مدينة", "طرق"],
    "keywords": "جسور، مشاة",
    "inLanguage": "ar-SA",
    "image": {"@type": "ImageObject", "url": "https://news.example/b.png", "caption": "الجسر"},
}
SARA = {"@type": "Person", "@id": "#sara", "name": "سارة العلي"}


@pytest.mark.parametrize(
    "script",
    [{"@graph": [{"@type": "WebSite", "name": "صحيفة"}, SARA, STORY]}, [SARA, STORY], [{"@graph": [SARA]}, STORY]],
    ids=["graph", "list", "both"],
)
def test_json_ld_goes_before_the_head(page, script):
    found = page('<meta property="og:title" content="عنوان آخر">' + ld(script))
    assert (found.title, found.language, found.section) == ("جسر للمشاة", "ar-SA", "مدينة")
    assert found.authors == (Person("سارة العلي"), Person("خالد المصري"))
    assert found.tags == ("جسور", "مشاة")
    assert found.media == (Media("https://news.example/b.png", "image/png", title="الجسر"),)
    assert (found.published, found.updated) == (
        datetime(2026, 11, 1, 5, tzinfo=UTC),
        datetime(2026, 11, 1, 6, tzinfo=UTC),
    )


def test_json_ld_that_cannot_be_read_is_named_and_costs_only_itself(readings, told):
    text = f'<title>جسر</title>\n<meta property="article:published_time" content="2026-11-01">\n<script type="application/ld+json">\n{{"headline":\n"x" "y"}}</script><article>{BODY}</article>'
    found = readings(text, NAME)
    assert found[0].article.title == "جسر"
    assert told(found) == ["content/news/x.html:5: warning: JSON-LD: expecting ',' delimiter [json-ld]"]


@pytest.mark.parametrize("script", ["[" * 100_000, "9" * 5000, '{"@type": "NewsArticle", "author": [[[7]]]}', "null"])
def test_no_json_ld_breaks_a_page(readings, script):
    text = f'<title>جسر</title><script type="application/ld+json">{script}</script><article>{BODY}</article>'
    assert readings(text, NAME)[0].article.title == "جسر"


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{BODY}</article><p>تذييل</p>",
        f"<article><h1>جسر</h1>{BODY}</article><article><h2>خبر آخر</h2></article>",
        f"<article><header>رأس</header><div itemprop='x articleBody'>{BODY}</div></article>",
        f"<nav>قائمة</nav><main>{BODY}</main>",
        f"<div role=main>{BODY}</div><article>أول</article><article>ثان</article>",
    ],
)
def test_the_article_is_the_one_element_that_says_so(page, body):
    assert page('<meta property="og:title" content="جسر">', body).html() == BODY


LINKED = '<a href="https://news.example/2">خبر آخر من المدينة</a>'


@pytest.mark.parametrize(
    "beside",
    [
        f"<h3>مواضيع قد تهمك</h3><ul><li>{LINKED}</li><li>{LINKED}</li></ul>",
        f"<div><div><strong>اقرأ أيضًا:</strong></div><p>{LINKED} <span>1 نوفمبر</span></p></div>",
        f"<p>اقرأ أيضاً: {LINKED}</p>",
        f"<p><strong>قد يهمك أيضا</strong> | {LINKED}</p>",
        f'<div class="post-related-posts"><h4>غير ذلك</h4>{LINKED}</div>',
        '<div class="share-buttons"><span>انشر</span><a href="https://x.com/share">X</a></div>',
        '<ul class="social-share"><li><a href="https://x.com/share">X</a></li></ul>',
    ],
)
def test_links_to_other_articles_and_buttons_to_share_are_no_part_of_the_text(page, beside):
    after = "<p>وقال رئيس البلدية إن الجسر يفتح كل يوم، وإن المشاة لا يدفعون شيئا، وإنه بني في عام.</p>"
    found = page(body=f"<article>{BODY}{BODY}{beside}{after}{after}</article>")
    assert LINKED not in found.html()
    assert "x.com" not in found.html()
    assert [found.html().count(whole) for whole in (BODY, after)] == [2, 2]


@pytest.mark.parametrize(
    "kept",
    [
        "<h3>أخبار أخرى</h3><p>نص طويل بلا رابط.</p>",
        f"<p>وكان قد يهمك أيضا ما كتبناه في {LINKED} أمس.</p>",
        '<span class="share-price">12 ريالا</span>',
        '<div class="social-media"><blockquote>قال</blockquote></div>',
        f"<p>{LINKED}</p>",
        f"<h3>المصادر</h3><ul><li>{LINKED}</li></ul>",
    ],
)
def test_what_only_looks_like_links_to_other_articles_stays(page, kept):
    assert page(body=f"<article>{BODY}{BODY}{BODY}{kept}{BODY}</article>").html() == f"{BODY * 3}{kept}{BODY}"


def test_an_article_that_is_mostly_links_keeps_them(page):
    listed = f"<h3>مواضيع قد تهمك</h3><ul>{f'<li>{LINKED}</li>' * 9}</ul>"
    assert page(body=f"<article>{BODY}{listed}</article>").html() == f"{BODY}{listed}"


def test_what_stands_beside_the_article_within_it_is_left_out_and_told(readings, told):
    inside = f"<h1>جسر</h1>\n{BODY}<aside>اقرأ أيضا</aside><nav>وسوم</nav><div hidden>خفي</div><footer>حقوق</footer>"
    found = readings(f"<html lang=ar><title>جسر</title><article>{inside}</article>", NAME)
    assert found[0].article.html() == BODY
    assert (
        "content/news/x.html:2: info: what stands beside the article is left out: <aside>, <nav>, <div>, <footer> [beside]"
        in told(found, 1)
    )


@pytest.mark.parametrize(
    ("inside", "fact", "value"),
    [
        ('<time datetime="2026-11-01T08:00:00Z">أمس</time>', "published", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ('<header><p>ت</p><time datetime="2026-11-01">أمس</time></header>', "published", datetime(2026, 11, 1, tzinfo=UTC)),
        ('<p class="x byline">سارة العلي</p>', "authors", (Person("سارة العلي"),)),
        ('<a rel=author href="/sara">القاهرة - سارة العلي</a>', "authors", (Person("سارة العلي"),)),
        ("<p itemprop=author itemscope>كتب <b itemprop=name>سارة العلي</b></p>", "authors", (Person("سارة العلي"),)),
    ],
)  # fmt: skip
def test_an_article_says_when_and_by_whom_it_was_written(page, inside, fact, value):
    assert getattr(page("", f"<article><h1>جسر</h1>{inside}{BODY}</article>"), fact) == value


@pytest.mark.parametrize(
    ("inside", "fact", "value"),
    [
        ('<div class=meta><b><time datetime="2026-11-01T08:00:00Z">أمس</time></b></div>', "published", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ("<time>1 نوفمبر 2026</time>", "published", datetime(2026, 11, 1, tzinfo=UTC)),
        ("<div><span class='entry-date x'>الأحد ١ نوفمبر ٢٠٢٦ - ٨:٠٠ ص</span></div>", "published", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ('<p><time datetime="PT5M">5 دقائق</time><time datetime="2026-11-01">أمس</time></p>', "published", datetime(2026, 11, 1, tzinfo=UTC)),
        ('<time datetime="2026-11-01">أمس</time><time class=updated datetime="2026-11-02">اليوم</time>', "updated", datetime(2026, 11, 2, tzinfo=UTC)),
        ("<div class=author-name>سارة العلي</div>", "authors", (Person("سارة العلي"),)),
        ("<p class='byline__name'>بواسطة سارة العلي</p>", "authors", (Person("سارة العلي"),)),
        ("<p class=byline>بقلم <a rel=author>سارة العلي</a></p>", "authors", (Person("سارة العلي"),)),
        ("<p><a rel='category tag'>مدينة</a></p>", "section", "مدينة"),
        ("<p><a rel=tag>جسور</a><a rel=tag>مشاة</a></p>", "tags", ("جسور", "مشاة")),
    ],
)  # fmt: skip
def test_what_templates_put_before_the_text_is_understood(page, inside, fact, value):
    assert getattr(page("", f"<article><h1>جسر</h1>{inside}{BODY}</article>"), fact) == value


@pytest.mark.parametrize("name", ["pubdate", "publish-date", "sailthru.date", "DCTERMS.issued"])
def test_head_may_say_the_date_by_other_names(page, name):
    assert page(f'<meta name="{name}" content="2026-11-01">').published == datetime(2026, 11, 1, tzinfo=UTC)


def test_what_says_who_and_when_is_not_shown_twice(page):
    meta = '<p class=byline>بقلم <a rel=author>سارة العلي</a></p><time datetime="2026-11-01">أمس</time>'
    assert page("", f"<article><h1>جسر</h1>{meta}{BODY}</article>").html() == BODY


def test_of_several_articles_the_long_one_is_what_the_page_is_about(page):
    others = "<section><article>خبر آخر</article><article>خبر ثالث</article></section>"
    found = page("", f"<main><h1>جسر</h1><article>{BODY * 5}</article>{others}</main>")
    assert found.html() == BODY * 5


def test_articles_that_are_all_the_text_of_a_page_stay(page):
    assert "الوادي" in page("", f"<main><article>{BODY}</article><article>{BODY}</article></main>").html()


def test_a_heading_with_other_signs_is_the_title_and_not_shown_twice(page):
    head = '<meta property="og:site_name" content="صحيفة"><meta property="og:title" content="الوزير: &quot;جسر&quot; | صحيفة">'
    found = page(head, f"<article><h1>الوزير: «جسر»</h1>{BODY}</article>")
    assert (found.title, found.html()) == ('الوزير: "جسر"', BODY)


def test_a_page_without_an_article_element_shows_its_date(article):
    dated = PLAIN.replace("<div class=story>", "<div class=story><div class=post-date>1 نوفمبر 2026</div>")
    assert article(dated, NAME).published == datetime(2026, 11, 1, tzinfo=UTC)
    two = dated.replace("<div class=footer>", "<div class=footer><div class=post-date>2 نوفمبر 2026</div>")
    assert article(two, NAME).published is None


def test_the_locale_of_open_graph_says_the_language_where_nothing_else_does(page):
    assert page('<meta property="og:locale" content="ar_AR">', html="<html>").language == "ar"


@pytest.mark.parametrize(
    "hidden", ["//<![CDATA[\n{}\n//]]>", "<!--\n{}\n-->", "/*<![CDATA[*/\n{}\n/*]]>*/", "\n<![CDATA[\n{}\n]]>\n"]
)
def test_json_ld_is_read_as_browsers_of_old_had_it_hidden(page, hidden):
    script = hidden.replace("{}", json.dumps(STORY, ensure_ascii=False))
    assert page(f'<script type="application/ld+json">{script}</script>').title == STORY["headline"]


def test_json_ld_may_have_a_comma_too_many(page):
    script = json.dumps(STORY | {"description": "في [أ,] و{ب, }"}, ensure_ascii=False)[:-1] + ",}"
    found = page(f'<script type="application/ld+json">{script}</script>')
    assert (found.title, found.summary) == (STORY["headline"], "في [أ,] و{ب, }")


def test_json_ld_may_list_one_address_or_one_name(page):
    said = {"image": {"url": ["https://news.example/a.jpg"]}, "author": {"name": ["سارة العلي"]}}
    found = page(ld(STORY | said))
    assert (found.media[0].url, found.authors) == ("https://news.example/a.jpg", (Person("سارة العلي"),))


def test_a_time_in_the_text_is_no_date_of_publication(page):
    assert page("", f'<article>{BODY}<p>منذ <time datetime="2020-01-01">عام</time></p></article>').published is None


@pytest.mark.parametrize(
    "head",
    ['<meta property="og:site_name" content="صحيفة المثال"><title>جسر | صحيفة المثال</title>', "<title>جسر - نشرة الاختبار</title>"],
)  # fmt: skip
def test_the_title_of_a_page_is_without_the_name_of_its_site(article, head):
    assert article(f"<html>{head}<article>{BODY}</article>", NAME).title == "جسر"


def test_the_title_is_the_heading_of_the_article_before_that_of_the_page(page):
    assert page("", f"<h1>صحيفة المثال</h1><article><h1>افتتاح جسر</h1>{BODY}</article>").title == "افتتاح جسر"


@pytest.mark.parametrize(
    "said", [{"url": "https://news.example/a"}, {"mainEntityOfPage": {"@id": "https://news.example/a"}, "url": "#x"}]
)
def test_json_ld_says_the_address_where_the_head_does_not(page, said):
    assert page(ld(STORY | said)).url == "https://news.example/a"
    canonical = '<link rel=canonical href="https://news.example/c">'
    assert page(ld(STORY | said) + canonical).url == "https://news.example/c"


def test_a_fragment_is_an_article_as_a_whole(article):
    found = article(f"<h1>جسر</h1>\n{BODY}<p>ثان</p>", NAME)
    assert (found.title, found.html()) == ("جسر", f"{BODY}<p>ثان</p>")


def test_the_language_of_the_article_goes_before_that_of_the_page_and_its_direction_stays(page):
    found = page("", f'<article lang="ar-EG" dir=RTL>{BODY}</article>', '<html lang="en" dir="ltr">')
    assert (found.language, found.html()) == ("ar-EG", BODY)
    assert page("", f'<article dir="ltr">{BODY}</article>').html() == f'<div dir="ltr">{BODY}</div>'


def test_a_wrong_date_keeps_the_article_back_with_its_line(readings, told):
    text = f'<title>جسر</title>\n<meta property="article:published_time" content="أمس">\n<article>{BODY}</article>'
    assert told(readings(text, NAME))[0].startswith("content/news/x.html:2: error: published: 'أمس' is no date")


PLAIN = f"""<html lang=ar><title>جسر</title><body><div class=top><a href="/">الرئيسية</a> <a href="/w">عالم</a></div>
<div class=story>{BODY}<p>وقال المهندس المشرف إن العمل استمر عامين، وإن <b>الجسر</b> يحتمل مئات المشاة في وقت واحد.</p>
<h2>خطوات لاحقة</h2><p>وتنوي البلدية أن تزرع الأشجار على ضفتي الوادي في الربيع المقبل، بحسب بيان نشرته أمس.</p></div>
<div class=footer><a href="/c">حقوق النشر</a> <a href="/p">اتصل بنا</a></div></body></html>"""


def test_a_page_without_an_article_element_is_searched_for_its_text(article):
    html = article(PLAIN, NAME).html()
    assert html.startswith(BODY)
    assert "<h2>خطوات لاحقة</h2>" in html
    assert "الرئيسية" not in html
    assert "حقوق" not in html


def test_a_missing_extractor_is_named_with_what_installs_it(readings, told, monkeypatch):
    found = util.find_spec
    monkeypatch.setattr("nashra.content.html.find_spec", lambda name: None if name == "trafilatura" else found(name))
    [error] = told(readings(PLAIN, NAME), 3)
    assert error.endswith("pip install 'nashra[html]' adds what finds the text elsewhere [no-article]")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("", "the file holds no element [html]"),
        ("<article>" + "<div>" * 3000 + "س", "excessive depth in document [html]"),
        ("<body>" + "<p>" * 30_000, "and more than 20000 elements to look for it in [no-article]"),
        ("<html><body></body></html>", "no article is found in the page [no-article]"),
    ],
)
def test_what_is_no_article_is_told(readings, told, text, fact):
    assert told(readings(text, NAME), 3)[0].endswith(fact)


def test_nothing_a_page_names_is_read_or_run(site):
    (site.path / "secret.txt").write_text("مستور", "utf-8")
    text = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{site.path}/secret.txt">]><title>جسر</title><article>{BODY}<p>&x;</p>'
        "<script>alert(1)</script><p onclick=alert(1)>نص</p></article>"
    )
    site.write(NAME, text)
    site.build()
    assert b"alert" not in site.feed()
    assert "مستور".encode() not in site.feed()


def test_a_reference_hides_no_control_character(article):
    assert article(f"<title>ع&#x202E;ب</title><article>{BODY}<p>متن&#x202E;</p></article>", NAME).title == "عب"


@pytest.mark.parametrize("value", ["0", "false", "no"])
def test_a_page_whose_date_is_none_is_no_draft(page, value):
    assert page(f'<meta property="article:published_time" content="{value}">').published is None


@given(data=st.binary() | st.text().map(str.encode))
def test_any_bytes_give_an_article_or_its_problems(readings, data):
    for page in (data, b"<title>x</title><article>" + data, b'<script type="application/ld+json">' + data):
        [found] = readings(page, NAME)
        assert found.article or any(problem.level is Level.ERROR for problem in found.problems)


META = st.sampled_from(["og:title", "article:published_time", "author", "article:tag", "og:image", "og:url", "expires"])


@given(metas=st.lists(st.tuples(META, st.text())), script=st.dictionaries(st.sampled_from(list(STORY)), st.text() | st.lists(st.integers())))  # fmt: skip
def test_whatever_a_page_states_it_gives_an_article_or_its_problems(readings, metas, script):
    from html import escape

    head = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in metas)
    [found] = readings(f"{head}{ld(STORY | script)}<article>{BODY}</article>".encode("utf-8", "ignore"), NAME)
    assert found.article or any(problem.level is Level.ERROR for problem in found.problems)
