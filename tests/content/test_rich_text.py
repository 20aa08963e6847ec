"""Bodies that editors keep as trees of nodes rather than as HTML."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content import rich_text

NAME = "content/news/x.json"
LINK = '<a href="https://x.example/a?b=1&amp;c=2">جسر</a>'
STRAPI = [
    {"type": "heading", "level": 2, "children": [{"type": "text", "text": "عنوان"}]},
    {
        "type": "paragraph",
        "children": [
            {"type": "text", "text": "قال "},
            {"type": "text", "text": "الوزير", "bold": True},
            {"type": "text", "text": " عن "},
            {"type": "link", "url": "https://x.example/a?b=1&c=2", "children": [{"type": "text", "text": "جسر"}]},
        ],
    },
    {
        "type": "list",
        "format": "ordered",
        "children": [{"type": "list-item", "children": [{"type": "text", "text": "أولا"}]}],
    },
    {"type": "paragraph", "children": [{"type": "text", "text": ""}]},
]
SANITY = [
    {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "عنوان", "marks": []}]},
    {
        "_type": "block",
        "style": "normal",
        "markDefs": [{"_key": "k1", "_type": "link", "href": "https://x.example/a?b=1&c=2"}],
        "children": [
            {"_type": "span", "text": "قال "},
            {"_type": "span", "text": "الوزير", "marks": ["strong"]},
            {"_type": "span", "text": " عن "},
            {"_type": "span", "text": "جسر", "marks": ["k1"]},
        ],
    },
    {"_type": "block", "listItem": "number", "level": 1, "children": [{"_type": "span", "text": "أولا"}]},
]
PROSEMIRROR = {
    "type": "doc",
    "content": [
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "عنوان"}]},
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "قال "},
                {"type": "text", "text": "الوزير", "marks": [{"type": "bold"}]},
                {"type": "text", "text": " عن "},
                {
                    "type": "text",
                    "text": "جسر",
                    "marks": [{"type": "link", "attrs": {"href": "https://x.example/a?b=1&c=2"}}],
                },
            ],
        },
        {
            "type": "orderedList",
            "content": [
                {
                    "type": "listItem",
                    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "أولا"}]}],
                }
            ],
        },
        {"type": "paragraph"},
    ],
}
CONTENTFUL = {
    "nodeType": "document",
    "data": {},
    "content": [
        {"nodeType": "heading-2", "data": {}, "content": [{"nodeType": "text", "value": "عنوان", "marks": []}]},
        {
            "nodeType": "paragraph",
            "data": {},
            "content": [
                {"nodeType": "text", "value": "قال ", "marks": [], "data": {}},
                {"nodeType": "text", "value": "الوزير", "marks": [{"type": "bold"}], "data": {}},
                {"nodeType": "text", "value": " عن ", "marks": [], "data": {}},
                {
                    "nodeType": "hyperlink",
                    "data": {"uri": "https://x.example/a?b=1&c=2"},
                    "content": [{"nodeType": "text", "value": "جسر", "marks": []}],
                },
            ],
        },
        {
            "nodeType": "ordered-list",
            "content": [{"nodeType": "list-item", "content": [{"nodeType": "text", "value": "أولا"}]}],
        },
    ],
}
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "عنوان", "format": 0}]},
            {
                "type": "paragraph",
                "children": [
                    {"type": "text", "text": "قال ", "format": 0},
                    {"type": "text", "text": "الوزير", "format": 1},
                    {"type": "text", "text": " عن ", "format": 0},
                    {
                        "type": "link",
                        "url": "https://x.example/a?b=1&c=2",
                        "children": [{"type": "text", "text": "جسر"}],
                    },
                ],
            },
            {
                "type": "list",
                "listType": "number",
                "children": [{"type": "listitem", "children": [{"type": "text", "text": "أولا"}]}],
            },
        ],
    }
}
QUILL = {
    "ops": [
        {"insert": "عنوان"},
        {"insert": "\n", "attributes": {"header": 2}},
        {"insert": "قال "},
        {"insert": "الوزير", "attributes": {"bold": True}},
        {"insert": " عن "},
        {"insert": "جسر", "attributes": {"link": "https://x.example/a?b=1&c=2"}},
        {"insert": "\nأولا"},
        {"insert": "\n", "attributes": {"list": "ordered"}},
    ]
}
DRAFT = {
    "blocks": [
        {"key": "a", "type": "header-two", "text": "عنوان", "inlineStyleRanges": [], "entityRanges": []},
        {
            "key": "b",
            "type": "unstyled",
            "text": "قال الوزير عن جسر",
            "inlineStyleRanges": [{"offset": 4, "length": 6, "style": "BOLD"}],
            "entityRanges": [{"offset": 14, "length": 3, "key": 0}],
        },
        {"key": "c", "type": "ordered-list-item", "text": "أولا", "inlineStyleRanges": [], "entityRanges": []},
    ],
    "entityMap": {"0": {"type": "LINK", "data": {"url": "https://x.example/a?b=1&c=2"}}},
}


@pytest.mark.parametrize(
    "tree",
    [STRAPI, SANITY, PROSEMIRROR, CONTENTFUL, LEXICAL, QUILL, DRAFT],
    ids=["Strapi", "Sanity", "ProseMirror", "Contentful", "Lexical", "Quill", "Draft.js"],
)
def test_a_tree_of_any_editor_is_the_html_that_it_shows(article, tree):
    found = article(json.dumps({"title": "جسر", "date": "2026-11-01", "content": tree}), NAME)
    html = found.html().replace("<li><p>أولا</p></li>", "<li>أولا</li>")
    assert html == f"<h2>عنوان</h2>\n<p>قال <strong>الوزير</strong> عن {LINK}</p>\n<ol><li>أولا</li></ol>"


EDITORJS = {
    "time": 1709638200000,
    "blocks": [
        {"type": "paragraph", "data": {"text": "افتتح <b>الوزير</b> جسرا &amp; طريقا."}},
        {"type": "header", "data": {"text": "عنوان", "level": 3}},
        {"type": "list", "data": {"style": "unordered", "items": ["أولا", {"content": "ثانيا", "items": []}]}},
        {"type": "quote", "data": {"text": "قول", "caption": "قائله"}},
        {"type": "image", "data": {"file": {"url": "https://x.example/a.jpg"}, "caption": "محطة"}},
        {"type": "delimiter", "data": {}},
        {"type": "table", "data": {"withHeadings": True, "content": [["أ", "ب"], ["1", "2"]]}},
        {"type": "embed", "data": {"source": "https://youtu.be/x", "caption": ""}},
        {"type": "code", "data": {"code": "a < b"}},
        {"type": "raw", "data": {"html": "<p>خام</p>"}},
    ],
}


def test_blocks_of_editorjs_are_what_they_show(article):
    found = article(json.dumps({"title": "جسر", "date": "2026-11-01", "body": EDITORJS}), NAME)
    assert found.html().split("\n") == [
        "<p>افتتح <b>الوزير</b> جسرا &amp; طريقا.</p>",
        "<h3>عنوان</h3>",
        "<ul><li>أولا</li><li>ثانيا</li></ul>",
        "<blockquote><p>قول</p><p>قائله</p></blockquote>",
        '<figure><img src="https://x.example/a.jpg" alt=""><figcaption>محطة</figcaption></figure>',
        "<hr>",
        "<table><tr><th>أ</th><th>ب</th></tr><tr><td>1</td><td>2</td></tr></table>",
        '<p><a href="https://youtu.be/x">https://youtu.be/x</a></p>',
        "<pre><code>a &lt; b</code></pre>",
        "<p>خام</p>",
    ]


@pytest.mark.parametrize(
    ("nodes", "html"),
    [
        ([{"type": "text", "content": "قال <i>الوزير</i>"}], "<p>قال <i>الوزير</i></p>"),
        ([{"type": "paragraph", "value": "<p>متن</p>", "id": "1"}], "<p>متن</p>"),
        ([{"type": "heading2", "text": "عنوان", "spans": []}], "<h2>عنوان</h2>"),
        ([{"type": "paragraph", "text": "a < b و ج", "spans": []}], "<p>a &lt; b و ج</p>"),
        ([{"blockName": "core/quote", "innerHTML": "<blockquote>قول</blockquote>"}], "<blockquote>قول</blockquote>"),
        ([{"type": "list-item", "text": "أ"}, {"type": "list-item", "text": "ب"}], "<ul><li>أ</li><li>ب</li></ul>"),
        ([{"type": "image", "url": "https://x.example/a.jpg", "alt": "جسر"}], '<figure><img src="https://x.example/a.jpg" alt="جسر"></figure>'),
        ([{"type": "unheard-of", "children": [{"text": "متن"}]}], "<p>متن</p>"),
        ([{"type": "paragraph", "children": [{"text": "أ"}, {"type": "hardBreak"}, {"text": "ب"}]}], "<p>أ<br>ب</p>"),
        ([{"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "text", "text": "أ"}]}]}], "<ul><li>أ</li></ul>"),
    ],
    ids=["Arc", "Wagtail", "Prismic", "Prismic's text", "WordPress", "items", "picture", "unknown", "break", "list"],
)  # fmt: skip
def test_nodes_are_known_by_what_they_call_themselves(nodes, html):
    assert rich_text.html(nodes) == html


@pytest.mark.parametrize("value", ["متن", ["فقرة", "فقرة"], [{"value": "<p>متن</p>"}], {"ar": "متن"}, {}, [], None, 7])
def test_what_is_no_tree_of_nodes_is_left_to_others(value):
    assert rich_text.html(value) is None


def test_the_text_of_a_tree_that_is_too_deep_stays():
    node = {"type": "text", "text": "متن"}
    for _ in range(900):
        node = {"type": "div", "children": [node]}
    assert rich_text.html([node]) == "<p>متن</p>"


def test_an_address_that_runs_code_is_left_to_the_cleaner(article, site):
    node = {"type": "link", "url": "javascript:alert(1)", "children": [{"text": "جسر"}]}
    assert rich_text.html([{"type": "paragraph", "children": [node]}]) == "<p>جسر</p>"


NAMES = (
    *(
        "type",
        "_type",
        "nodeType",
        "children",
        "content",
        "data",
        "attrs",
        "items",
        "marks",
        "markDefs",
        "text",
        "value",
    ),
    *("url", "ops", "insert", "attributes", "blocks", "entityMap", "root", "style", "listItem", "level", "format"),
    *("inlineStyleRanges", "entityRanges", "key", "offset", "length"),
)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner | st.sampled_from(["paragraph", "list", "image", "table", "link", "block", "text"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(TREES)
def test_any_tree_gives_html_or_nothing(tree):
    assert isinstance(rich_text.html(tree), (str, type(None)))


def test_a_long_tree_does_not_take_long():
    start = time.process_time()
    rich_text.html([{"type": "paragraph", "children": [{"type": "text", "text": "متن"}]}] * 20_000)
    assert time.process_time() - start < 2
