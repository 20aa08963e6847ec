"""Shapes: what need not be held against a grammar again, and that nothing wrong passes by that."""

import pytest
from hypothesis import given, settings
from lxml import etree

from nashra.validate.grammars import ENTRIES, around, format_of, grammar, load, rejected
from nashra.validate.grammars.flatten import RNG
from nashra.validate.grammars.name_classes import plain_names
from tests.grammars.documents import ENTRY, RIGHT, WRONG, entry, feed, item, rss
from tests.strategies import grammatical


@pytest.fixture(autouse=True)
def after_the_first_parts():
    for name in ("rss", "atom", "opml", "sitemap"):
        load(name).shapes.asked = 1000


def alone(document: bytes) -> list[int | None]:
    """Return the numbers of the parts that the grammar rejects when it is asked for each."""
    root = etree.fromstring(document)
    name = format_of(root)
    if name is None:
        return [None]
    gate, tag = load(name), ENTRIES.get(name, "")
    entries = root.iterfind(f"channel/{tag}" if tag == "item" else tag) if tag else ()
    parts = [(None, around(root, tag)), *enumerate(entries)]
    return [number for number, part in parts if gate.fault(part) is not None]


def told(document: bytes) -> list[int | None]:
    return [rejection.entry for rejection in rejected(etree.fromstring(document))]


def shape(document: bytes, tag: str = "item"):
    return load("rss").shapes.of(next(etree.fromstring(document).iter(tag)))


def test_what_was_found_right_makes_nothing_wrong_pass():
    for document in RIGHT.values():
        rejected(etree.fromstring(document))
    documents = [*RIGHT.values(), *WRONG.values()]
    assert [told(document) for document in documents] == [alone(document) for document in documents]


@given(grammatical("rss") | grammatical("atom"))
@settings(max_examples=150, deadline=None)
def test_what_a_grammar_allows_is_found_right_again(document):
    assert told(document) == told(document) == alone(document)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<title>خبر</title>", "<title>خبر</title><title>خبر</title>"),
        ("<pubDate>Sun, 01 Nov 2026 08:00:00 GMT</pubDate>", "<pubDate>Sun, 01 Nov 2026 08:00:00</pubDate>"),
        ('<guid isPermaLink="true">a</guid>', '<guid isPermaLink="yes">a</guid>'),
        (
            '<enclosure url="http://a.example/" length="1" type="a/b"/>',
            '<enclosure url="http://a.example/" type="a/b"/>',
        ),
        (
            '<enclosure url="http://a.example/" length="1" type="a/b"/>',
            '<enclosure url="http://a.example/" length="1" type="a/b">\u00a0</enclosure>',
        ),
    ],
)
def test_what_a_grammar_sees_is_in_the_shape(right, wrong):
    before = "" if "title" in right else "<title>خبر</title>"
    assert told(item(before + right)) == []
    assert shape(item(before + right)) != shape(item(before + wrong))
    assert told(item(before + wrong)) == [0]


def test_what_no_grammar_sees_is_in_no_shape():
    one, other = (
        "<title>خبر</title><link>http://a.example/</link>",
        "<title>غيره</title>\n<link>https://b.example/1</link>",
    )
    assert shape(item(one)) == shape(item(other))


def test_what_was_found_right_is_not_asked_again(monkeypatch):
    documents = [feed(f"<entry>{ENTRY}</entry>"), rss("<item><title/></item>")]
    assert [told(document) for document in documents] == [[], []]
    monkeypatch.setattr("nashra.validate.grammars.gate.Gate.fault", lambda *_: "asked")
    assert [told(document) for document in documents] == [[], []]
    assert told(entry("<b/>")) == [0]


def test_an_item_where_none_may_be_is_seen():
    image = "<image><url>http://a.example/</url><title>خبر</title><link>http://a.example/</link>{}</image>"
    assert told(rss(image.format(""))) == []
    assert told(rss(image.format("<item><title/></item>"))) == [None]


def test_the_first_parts_have_no_shape():
    load("rss").shapes.asked = 0
    assert shape(item("<title/>")) is None


@pytest.mark.parametrize("name", ["rss", "atom", "opml", "sitemap"])
def test_every_element_of_a_grammar_stands_in_a_define(name):
    """Their patterns are looked for there."""
    assert not grammar(name).xpath("//*[local-name()='element'][not(ancestor::*[local-name()='define'])]")


def test_a_part_with_much_in_it_has_no_shape():
    assert shape(item("<category>أ</category>" * 1000)) is None


@pytest.mark.parametrize("name", ["rss", "atom", "opml", "sitemap"])
def test_no_value_is_asked_for_where_any_name_will_do(name):
    """A shape says of a value what its element or attribute asks; these have no name to find that by."""
    for pattern in grammar(name).iter(f"{RNG}element", f"{RNG}attribute"):
        if not plain_names(pattern):
            inner = pattern.iterdescendants(f"{RNG}data", f"{RNG}value")
            assert not [value for value in inner if next(value.iterancestors(pattern.tag)) is pattern]
