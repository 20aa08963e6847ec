"""JSON is read strictly, whatever its bytes, and every value has its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.validate import validate
from nashra.validate.json_text import read_json

KEYS = st.text(st.characters(codec="utf-8"), max_size=5)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=5)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=15)


def walk(value, path=()):
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in inside:
        yield from walk(inner, (*path, name))


@given(st.dictionaries(KEYS, VALUES), st.sampled_from([None, 0, 2]), st.booleans())
def test_a_value_stands_at_its_place(value, indent, ascii_only):
    read = read_json(json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode())
    lines = read.text.split("\n")
    for path, inner in walk(value):
        line, column = read.where(path)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == inner


@given(st.binary(max_size=60), st.sampled_from([b'{"version":', b'{"items":[{"id":', b'{"jsonfeed.org"', b""]))
def test_any_bytes_get_a_verdict(tail, head):
    validate(head + tail)


@pytest.mark.parametrize("head", ['{"items":' + "[" * 100_000, '{"items":[' + '{"a":' * 100_000])
def test_what_is_deep_without_end_is_told(head):
    verdict = validate(head.encode() + b'"jsonfeed.org"')
    assert not verdict.valid


@pytest.mark.parametrize("number", ["9" * 10_000, "-0", "1e999"])
def test_any_number_is_one(number):
    assert read_json(f'{{"n": {number}}}'.encode()).fault is None


@pytest.mark.parametrize("number", ["NaN", "NaN$", "-Infinity5", "Infinity"])
def test_what_javascript_alone_calls_a_number_is_told(number):
    fault = read_json(f'{{"NaN": "NaN", "n": {number}}}'.encode()).fault
    assert fault is not None
    assert (fault.message, fault.column) == (f"{number.rstrip('$5')} is no number", 21)


@pytest.mark.parametrize("document", ["{}", '{"type": "FeatureCollection"}', "{", "[]"])
def test_other_json_is_not_a_feed(document):
    verdict = validate(document.encode())
    assert (verdict.format, verdict.valid) == ("not-a-feed", False)


def test_a_finding_names_line_column_and_item():
    document = b'{\n "version": "https://jsonfeed.org/version/1.1",\n "title": "", "items": [\n  {"id": 5}]}'
    found = [(it.id, it.line, it.column, it.entry) for it in validate(document).findings if it.line == 4]
    assert found == [("json-item-empty", 4, 3, 0), ("json-value-invalid", 4, 10, 0)]
