import pytest

from nashra.render.body import prepared

BASE = "https://test.example/news/bridge"


def inner(html):
    return prepared(html, BASE, "en").removeprefix('<div dir="ltr" lang="en">').removesuffix("</div>")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" jaVa\tscript:alert(1)">x</a>',
        '<iframe src="https://evil.example"></iframe>',
        '<p style="position:fixed">x</p>',
        "<svg><script>alert(1)</script></svg>",
        '<img src="data:text/html,<script>alert(1)</script>">',
        '<p dir="x\' onload=alert(1)">x</p>',
    ],
)
def test_nothing_that_runs_gets_through(html):
    out = inner(html).lower()
    for danger in ("script", "onerror", "onload", "style", "iframe", "data:"):
        assert danger not in out


@pytest.mark.parametrize(
    ("html", "out"),
    [
        ('<a href="/a">x</a>', '<a href="https://test.example/a">x</a>'),
        ('<a href="b?q=1#f">x</a>', '<a href="https://test.example/news/b?q=1#f">x</a>'),
        ('<a href="/خبر">x</a>', '<a href="https://test.example/%D8%AE%D8%A8%D8%B1">x</a>'),
        ('<a href="https://x.example/%d8%ae?a=%C3">x</a>', '<a href="https://x.example/%d8%ae?a=%C3">x</a>'),
        ('<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<a href="https://مثال.example/">x</a>', '<a href="https://xn--mgbh0fb.example/">x</a>'),
        ('<img src="i.png">', '<img src="https://test.example/news/i.png">'),
        (
            '<img srcset="/a.png 1x, /b,c.png 2x">',
            '<img srcset="https://test.example/a.png 1x, https://test.example/b,c.png 2x">',
        ),
        ('<video poster="/p.jpg"></video>', '<video poster="https://test.example/p.jpg" controls=""></video>'),
        ('<blockquote cite="/c">x</blockquote>', '<blockquote cite="https://test.example/c">x</blockquote>'),
    ],
)
def test_every_address_is_whole_and_encoded(html, out):
    assert inner(html) == out


def test_the_language_of_a_part_stays():
    html = '<p dir="rtl" lang="ar">نص <span dir="ltr" lang="en">text</span></p>'
    assert inner(html) == html
