"""Problems of JSON name the line on which the key, or else its article, stands."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content.json_lines import Lines

NAME = "content/news/x.json"
EXPORT = """{"count": 2, "articles": [
  {"id": 1, "title": "جسر", "content": "متن الخبر \\"{\\"", "date": "2026-11-01T08:00:00Z"},
  {"id": 2,
   "author": {"date": "never"},
   "title": "مدرسة",
   "content": "متن
على سطرين",
   "date": "2026-13-01"}
]}
"""
documents = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


def told(readings, text, name=NAME):
    return [(problem.where.line, problem.code) for reading in readings(text, name) for problem in reading.problems]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (EXPORT, 8, "value-wrong"),
        ('{"title": "جسر",\n"content": "متن",\n\n"date": "never"}', 4, "value-wrong"),
        (EXPORT.replace('"2026-13-01"', '"2026-11-01", "slug": "\\u0000x"'), 3, "forbidden-character"),
        (EXPORT.replace("2026-13-01", "2026-11-01").replace('"id": 2,', ""), 3, "item-unnamed"),
        (EXPORT.replace("2026-13-01", "2026-11-01").replace('"id": 2', '"id": 1'), 3, "item-twice"),
        (EXPORT.replace('"date": "2026-13-01"', '"language": "ar"'), 3, "undated"),
    ],
    ids=["key", "one article", "escape", "no id", "twice", "the article as a whole"],
)
def test_a_problem_is_told_with_its_line(readings, text, line, code):
    assert (line, code) in told(readings, text)


def test_a_problem_in_json_lines_is_told_with_its_line(readings):
    lines = '{"id": 1, "title": "جسر", "date": "2026-11-01"}\n\n{"id": 2, "title": "جسر", "date": "never"}\n'
    assert (3, "value-wrong") in told(readings, lines, "content/news/x.jsonl")


def test_a_key_that_stands_twice_leaves_the_line_open(readings):
    text = '[\n{"x": {}, "title": "جسر", "date": "never", "x": {"date": 1}}\n]'
    assert (0, "value-wrong") in told(readings, text)


@given(documents, st.sampled_from([None, 1]))
def test_every_object_and_key_is_found_where_it_stands(document, indent):
    text = json.dumps(document, indent=indent)
    lines = Lines(NAME, text, document)
    for value, marked in objects(document):
        assert lines.of(value).line == line_of(document, marked, indent)


def objects(document):
    """Yield each object beside the document in which a mark stands in its place."""
    inner = ()
    if isinstance(document, dict):
        yield document, "mark"
        inner = document.items()
    elif isinstance(document, list):
        inner = enumerate(document)
    for name, value in inner:
        for found, marked in objects(value):
            copy = type(document)(document)
            copy[name] = marked
            yield found, copy


def line_of(document, marked, indent):
    before = json.dumps(marked, indent=indent).partition('"mark"')[0]
    return before.count("\n") + 1
