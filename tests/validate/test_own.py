"""The quick way to judge what nashra wrote: it calls nothing right that has an error."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from nashra.problems import Level
from nashra.validate import own, validate
from tests.grammars.documents import RIGHT
from tests.strategies import atom_documents, rss_documents

NOW = datetime(2026, 11, 26, tzinfo=UTC)
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
EXAMPLES = Path(__file__).parents[1] / "rules"
BAD = sorted(EXAMPLES.glob("*/bad*.xml"))


def as_ours(data: bytes) -> bytes:
    """Return a document with the declaration that nashra writes, whatever it began with."""
    return DECLARATION + (data.partition(b"?>")[2] if data.startswith(b"<?xml") else data).lstrip()


def errors(data: bytes) -> list[str]:
    return [finding.id for finding in validate(data, now=NOW).at_least(Level.ERROR)]


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_with_an_error_is_right(path):
    data = path.read_bytes()
    if errors(data):
        assert not own.is_right(data, NOW)
    if errors(as_ours(data)):
        assert not own.is_right(as_ours(data), NOW)


def test_most_errors_are_found_in_a_document_that_begins_as_ours():
    """The test above tries something."""
    assert sum(bool(errors(as_ours(path.read_bytes()))) for path in BAD) > 150


@given(rss_documents() | atom_documents())
@settings(max_examples=100, deadline=None)
def test_what_has_no_error_is_right(document):
    ours = as_ours(document)
    assert own.is_right(ours, NOW) == (not errors(ours))


@pytest.mark.parametrize("name", [name for name, data in RIGHT.items() if data.startswith((b"<rss", b"<feed"))])
def test_a_document_that_does_not_begin_as_ours_is_not_called_right(name):
    assert not own.is_right(RIGHT[name], NOW)


def test_a_misspelt_namespace_is_seen_wherever_it_is_declared():
    channel = "<title>أ</title><link>https://a.example/</link><description>ب</description>"
    wrong = 'xmlns:dc="https://purl.org/dc/elements/1.1/"'
    at_root = f"<rss version='2.0' {wrong}><channel>{channel}<dc:date/></channel></rss>"
    below = f"<rss version='2.0'><channel>{channel}<dc:date {wrong}/></channel></rss>"
    for document in (at_root, below):
        data = DECLARATION + document.encode()
        assert errors(data) == ["namespace-misspelt"]
        assert not own.is_right(data, NOW)
