"""What becomes of an article's HTML."""

import time

import lxml.html
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra import html
from nashra.arabic.safety import clean as clean_text
from nashra.html import allowed, bounds

BASE = "https://test.example/news/bridge"


def cleaned(body):
    return html.clean(body, BASE)


@pytest.mark.parametrize(
    ("body", "out"),
    [
        ("<p>x</p><p>&nbsp;</p><p><br></p>\n<h2> </h2>y", "<p>x</p>\ny"),
        ("<p>a<br><br>b <b>c</b><br>d<br> <br/>e</p>", "<p>a</p><p>b <b>c</b><br>d</p><p>e</p>"),
        ('<p dir="rtl">أ<br><br>ب</p>', '<p dir="rtl">أ</p><p dir="rtl">ب</p>'),
        (
            "a<br><br>b<div>q<br><br>w<ul><li>1</li></ul>z</div>",
            "<p>a</p><p>b</p><div><p>q</p><p>w</p><ul><li>1</li></ul><p>z</p></div>",
        ),
        ("<p><b>a<br><br>b</b></p>", "<p><b>a<br><br>b</b></p>"),
        (
            '<p class=MsoNormal style="direction:rtl"><span style="font-size:12pt">نص<o:p></o:p></span></p>',
            '<p dir="rtl">نص</p>',
        ),
        ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>نص</p>", "<p>نص</p>"),
        ("<p DIR=RTL>نص</p>", '<p dir="rtl">نص</p>'),
        ("<table><tfoot><tr><td>نص</table>", "<table><tfoot><tr><td>نص</td></tr></tfoot></table>"),
    ],
)
def test_what_word_processors_leave_is_mended(body, out):
    assert cleaned(body) == out


@pytest.mark.parametrize(
    ("body", "out"),
    [
        (
            '<img src="data:image/gif;base64,R0" data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>',
            '<img src="https://test.example/a.jpg">',
        ),
        ('<img data-original="a.jpg">', '<img src="https://test.example/news/a.jpg">'),
        ('<img src="/b.gif" data-lazy-src="/a.jpg">', '<img src="https://test.example/a.jpg">'),
        ('<noscript><img src="/b.jpg"></noscript>', '<img src="https://test.example/b.jpg">'),
        ('<amp-img src="/b.jpg"></amp-img>', '<img src="https://test.example/b.jpg">'),
        (
            '<picture><source data-srcset="/x.webp 1x, /خ.webp 2x"><img data-src="https://مثال.example/i.jpg"></picture>',
            '<picture><source srcset="https://test.example/x.webp 1x, https://test.example/%D8%AE.webp 2x"><img src="https://xn--mgbh0fb.example/i.jpg"></picture>',
        ),
        ('<p>x<img src="https://count.example/" width=1 height=1></p>', "<p>x</p>"),
        ('<p>x<img src="https://count.example/" style="display:none"></p>', "<p>x</p>"),
        (
            '<img src="/bar.jpg" width="600" height="1">',
            '<img src="https://test.example/bar.jpg" width="600" height="1">',
        ),
        ("<noscript>JavaScript!</noscript>x", "x"),
    ],
)
def test_pictures_have_their_address_and_pixels_go(body, out):
    assert cleaned(body) == out


def link(address, text):
    return f'<a href="{address}">{text}</a>'


@pytest.mark.parametrize(
    ("player", "page", "text"),
    [
        (
            '<iframe src="//www.youtube.com/embed/abcdefghijk?x=1" title="فيلم"></iframe>',
            "https://www.youtube.com/watch?v=abcdefghijk",
            "فيلم",
        ),
        (
            '<iframe data-src="https://player.vimeo.com/video/76979871"></iframe>',
            "https://vimeo.com/76979871",
            "vimeo.com",
        ),
        (
            '<amp-youtube data-videoid="abcdefghijk"></amp-youtube>',
            "https://www.youtube.com/watch?v=abcdefghijk",
            "youtube.com",
        ),
        (
            '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fv%2F1"></iframe>',
            "https://www.facebook.com/v/1",
            "facebook.com",
        ),
        (
            '<object><param name="m"><embed src="https://www.dailymotion.com/embed/video/x1"></object>',
            "https://www.dailymotion.com/video/x1",
            "dailymotion.com",
        ),
        ('<iframe src="https://maps.example/?q=1"></iframe>', "https://maps.example/?q=1", "maps.example"),
    ],
)
def test_a_player_becomes_a_link(player, page, text):
    assert cleaned(player) == f"<p>{link(page, text)}</p>"
    assert cleaned(f"<p>أ {player} ب</p>") == f"<p>أ {link(page, text)} ب</p>"


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://count.example/" width=0 height=0></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<iframe>x</iframe>",
    ],
)
def test_a_frame_that_shows_nothing_goes(frame):
    assert cleaned(f"<p>x{frame}</p>") == "<p>x</p>"


def test_a_post_keeps_its_text_and_leads_to_its_page():
    post = '<blockquote class="twitter-tweet"><p>نص</p><a href="https://x.com/a/status/1">2026</a></blockquote><script async></script>'
    assert cleaned(post) == f"<blockquote><p>نص</p>{link('https://x.com/a/status/1', '2026')}</blockquote>"
    bare = '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"><p>نص</p></blockquote>'
    address = link("https://www.instagram.com/p/x/", "instagram.com")
    assert cleaned(bare) == f"<blockquote><p>نص</p><p>{address}</p></blockquote>"


def test_sounds_and_films_have_their_controls():
    assert cleaned("<audio src=x.mp3></audio>") == '<audio src="https://test.example/news/x.mp3" controls=""></audio>'


def test_forms_lose_their_controls_and_keep_their_text():
    assert cleaned("<form>x<input><select><option>o</select><button>b</button></form>") == "x"


def test_line_breaks_that_begin_preformatted_text_stay():
    assert cleaned("<pre>\n\nx</pre><span>y</span>") == "<pre>\n\nx</pre>y"


BOMBS = {
    "formatting that is opened again": "".join(f"<p><b class=c{i}>" for i in range(3000)) + "نص",
    "closed where nobody looks": "".join(f"<p><b class=c{i}><!--</b>-->" for i in range(3000)) + "نص",
    "closed in an attribute": "".join(f'<p><b class="</b>{i}">' for i in range(3000)) + "نص",
    "deep": "<div>" * 100_000 + "نص",
    "deep and closed": "<div>" * 40_000 + "نص" + "</div>" * 40_000,
    "deep with a picture": "<div>" * 1000 + "نص<img data-src=x>",
    "comments": "نص" + "<!--" * 100_000,
    "tags without an end": "نص" + "<p" * 100_000,
    "scripts without an end": "<script>" * 100_000,
    "headings": "نص" + "<h1>" * 30_000,
    "candidates": "نص<img srcset='" + "a" * 100_000 + " x y'>",
    "an address of spaces": "نص<img src='/a" + " " * 100_000 + "x'>",
    "breaks": "نص" + "<br>" * 30_000,
    "spaces": "نص" + "<br>" + " " * 100_000 + "<p>" + " " * 100_000,
}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS)
def test_time_and_size_are_bounded(body):
    before = time.perf_counter()
    out = cleaned(body)
    assert time.perf_counter() - before < 3
    assert len(out) <= 10 * len(body) + 100
    assert ("نص" in out) is ("نص" in body)


def test_what_nests_too_deep_loses_its_markup_and_keeps_its_text():
    body = "<p>أ &amp; ب</p><script>x</script>" + "<div>" * 20_000 + "&lt;ج&gt;"
    assert bounds.without_markup(body) == "<p>أ &amp; ب</p>\n<p>&lt;ج&gt;</p>"
    assert cleaned(body) == bounds.without_markup(body)


NAMES = [
    *sorted(allowed.TAGS),
    "iframe",
    "script",
    "style",
    "object",
    "embed",
    "noscript",
    "form",
    "o:p",
    "svg",
    "amp-img",
    "font",
    "x",
]
ADDRESSES = [
    "/a",
    "خبر",
    "javascript:alert(1)",
    " jaVa\tscript:x",
    "data:text/html,x",
    "https://www.youtube.com/embed/abcdefghijk",
    "//x.example/?a=b&c",
]
NAMES_OF_ATTRIBUTES = [
    "src",
    "href",
    "data-src",
    "srcset",
    "style",
    "class",
    "dir",
    "lang",
    "width",
    "height",
    "onclick",
    "title",
    "cite",
]
VALUES = [*ADDRESSES, "1", "rtl", "RTL", "ar", "direction:rtl", "display:none", "tiktok-embed", "\"'<>"]
TEXTS = st.text("اب x&<>\n\xa0", max_size=5) | st.sampled_from(
    ["&nbsp;", "<br><br>", "<!-- c -->", "<![CDATA[x]]>", "\u200b"]
)


@st.composite
def tags(draw):
    name = draw(st.sampled_from(NAMES))
    stated = draw(st.lists(st.tuples(st.sampled_from(NAMES_OF_ATTRIBUTES), st.sampled_from(VALUES)), max_size=3))
    attributes = "".join(f' {key}="{value}"' for key, value in stated)
    return draw(st.sampled_from([f"<{name}{attributes}>", f"</{name}>"]))


BODIES = st.lists(TEXTS | tags(), max_size=20).map("".join) | st.text().map(lambda text: clean_text(text)[0])


@given(BODIES)
def test_nothing_is_left_that_is_not_allowed(body):
    root = lxml.html.fragment_fromstring(cleaned(body), create_parent="div")
    for element in root.iterdescendants():
        assert element.tag in allowed.TAGS
        for name, value in element.attrib.items():
            assert name in allowed.ATTRIBUTES.get(element.tag, set()) | allowed.ATTRIBUTES["*"]
            if name in ("src", "href", "cite", "poster"):
                assert value.isascii()
                assert value.partition(":")[0] in allowed.SCHEMES


@given(BODIES)
def test_what_is_clean_stays_as_it_is(body):
    once = cleaned(body)
    assert cleaned(once) == once


def seen(body):
    """Return the text of HTML as a browser reads it, white space aside."""
    return "".join(nh3.clean(body, tags=set(), attributes={}).replace("&nbsp;", "").replace("\u200b", "").split())


BLOCKS = st.sampled_from(
    ["p", "div", "b", "span", "li", "ul", "blockquote", "h2", "td", "o:p", "font", "a", "i", "section"]
)


@st.composite
def texts_in_markup(draw):
    parts = draw(
        st.lists(
            st.tuples(
                BLOCKS, st.text("اب x\n\xa0\u200f0", max_size=6), st.sampled_from(["", "<br>", "<br><br>", "&nbsp;"])
            ),
            max_size=10,
        )
    )
    ends = [f"</{name}>" if draw(st.booleans()) else "" for name, _, _ in parts]
    return "".join(f"<{name} class=x>{text}{line}{end}" for (name, text, line), end in zip(parts, ends, strict=True))


@given(texts_in_markup())
def test_the_text_is_what_it_was(body):
    assert seen(cleaned(body)) == seen(body)
