"""The gate: what it takes and refuses, and in what time."""

import time

import pytest
from hypothesis import given, settings
from lxml import etree

from nashra.validate.grammars import format_of, load, rejected
from tests.grammars.documents import ENTRY, RIGHT, WRONG, entry, feed, item, rss
from tests.strategies import atom_documents, grammatical, rss_documents


def faults(document: bytes) -> list[int | None]:
    return [rejection.entry for rejection in rejected(etree.fromstring(document))]


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_passes(name):
    assert rejected(etree.fromstring(RIGHT[name])) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_rejected(name):
    assert rejected(etree.fromstring(WRONG[name])) != []


def test_a_rejection_names_the_entry():
    assert faults(rss("<item><title/></item><item><b/></item><item><title/></item><item><b/></item>")) == [1, 3]
    assert faults(feed(f"<entry>{ENTRY}</entry><entry/>")) == [1]
    assert faults(rss("<b/><item><title/></item>")) == [None]


def test_every_rejection_has_a_message():
    assert all(rejection.message for document in WRONG.values() for rejection in rejected(etree.fromstring(document)))


def test_the_tree_stays_as_it_was():
    for document in (item("<title>خبر</title> "), entry(" <summary/>"), WRONG["title twice"]):
        root = etree.fromstring(document)
        before = etree.tostring(root)
        rejected(root)
        assert etree.tostring(root) == before


def test_an_rss_item_is_no_document():
    assert format_of(etree.fromstring("<item/>")) is None
    assert faults(b"<item><title/></item>") == [None]


@given(grammatical("rss"))
@settings(max_examples=150, deadline=None)
def test_what_the_grammar_allows_in_rss_passes(document):
    assert rejected(etree.fromstring(document)) == []


@given(grammatical("atom"))
@settings(max_examples=150, deadline=None)
def test_what_the_grammar_allows_in_atom_passes(document):
    assert rejected(etree.fromstring(document)) == []


@given(rss_documents())
@settings(max_examples=100, deadline=None)
def test_rss_that_makes_sense_passes(document):
    assert rejected(etree.fromstring(document)) == []


@given(atom_documents())
@settings(max_examples=100, deadline=None)
def test_atom_that_makes_sense_passes(document):
    assert rejected(etree.fromstring(document)) == []


def seconds(document: bytes) -> float:
    """Return the least processor time of three tries."""
    root = etree.fromstring(document)
    load("rss"), load("atom")
    times = []
    for _ in range(3):
        start = time.process_time()
        rejected(root)
        times.append(time.process_time() - start)
    return min(times)


def test_many_optional_attributes_cost_no_more_than_a_few():
    attributes = (
        'type="image/png" medium="image" isDefault="true" expression="full" bitrate="1" framerate="1" fileSize="1" '
        'samplingrate="1" channels="1" duration="1" height="1" width="1" lang="ar" url="https://example.org/a"'
    )
    assert seconds(item(f'<m:content xmlns:m="http://search.yahoo.com/mrss/" {attributes}/>')) < 0.02


def test_deep_elements_with_attributes_cost_no_more_than_others():
    deep = '<p a="1" b="2">' * 60 + "</p>" * 60
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{deep}</div></content>'
    assert seconds(entry(content)) < 0.05


def test_time_grows_with_entries_not_with_their_square():
    few, many = (seconds(feed(f"<entry>{ENTRY}</entry>" * number)) for number in (500, 4000))
    assert many < few * 8 * 2.5


def test_an_element_with_a_crowd_of_attributes_is_refused():
    crowd = " ".join(f'x:a{number}="1"' for number in range(2000))
    document = item(f'<x:y xmlns:x="urn:x" {crowd}/>')
    assert faults(document) == [0]
    assert seconds(document) < 0.05
