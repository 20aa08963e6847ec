"""Read JSON (.json) and JSON lines (.jsonl, .ndjson): one article, a list of them, or a JSON Feed.

`[content.json]` in feeds.toml says what an export calls its fields; others are recognised by their name.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from nashra.content import bodies, escapes, exports, first_lines, items, json_fault, keys
from nashra.content.facts import Facts, Found
from nashra.content.json_lines import Lines
from nashra.content.values import wrapped
from nashra.model import Site
from nashra.problems import Level, Location, Problem

_LINES = (".jsonl", ".ndjson")
_IDS = ("id", "guid", "uuid", "articleid", "postid", "newsid", "nid")
# How deep an article may be nested, and an array of articles; of the exports that we know none comes near either.
_DEEPEST = 100
_DEEPEST_ARRAY = 20
_DAY = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}$")
# Begins the names of articles that state neither an id nor an address.
_MADE = "~"


@dataclass(frozen=True, slots=True)
class _Element:
    """The JSON of one article: its value, or what is wrong with it.

    `where` locates a key of it, or for an empty one its beginning; `place` says where it is among several.
    """

    value: Any
    where: Callable[[str], Location]
    place: str = ""
    problem: Problem | None = None


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what each element says; a wrong one does not affect the others."""
    is_lines = path.lower().removesuffix(".gz").endswith(_LINES)
    articles: dict[str, Found] = {}
    for element in _lines(text, path) if is_lines else _elements(text, path, site):
        article = _article(element, site)
        first = articles.setdefault(article.item or element.place, article)
        if first is not article:
            message = f"{element.place} is the same article (its id or its address): it is left out"
            first.problems.append(Problem(element.where(""), "item-twice", message, Level.WARNING))
    return list(articles.values())


def _elements(text: str, path: str, site: Site) -> Iterator[_Element]:
    document = _parsed(text, Location(path, 1))
    first, _, more = text.lstrip().partition("\n")
    if document.problem and more and isinstance(_parsed(first, Location(path)).value, dict):
        yield from _lines(text, path)  # JSON lines in a file that is named .json
        return
    values = _items(document.value, site) if document.problem is None else None
    lines = Lines(path, text, document.value)
    if values is None:
        yield replace(document, where=partial(lines.of, document.value))
    for number, value in enumerate(values or (), start=1):
        yield _Element(value, partial(lines.of, value), f"item {number}")


def _lines(text: str, path: str) -> Iterator[_Element]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            read = _parsed(line, Location(path, number))
            yield replace(read, place=f"line {number}")


def _parsed(text: str, start: Location) -> _Element:
    """Return the document in a text that begins at `start`, where it is said to stand as a whole."""
    try:
        value = json.loads(text, strict=False)  # line breaks stand in strings as programs put them there
    except (ValueError, RecursionError) as error:
        fact, line, column = json_fault.explained(error, text)
        wrong = Problem(Location(start.path, start.line + line - 1, column), "json", fact)
        return _Element(None, lambda _: start, problem=wrong)
    return _Element(value, lambda _: start)


def _items(document: object, site: Site) -> list[Any] | None:
    """Return the array of articles, or None where the document is one article."""
    wanted = site.json_fields.get("items")
    if wanted:
        document = _at(document, wanted)
    if isinstance(document, list):
        return exports.rows(document)
    if not isinstance(document, dict):
        return None
    listed = document.get("items") if (posts := exports.articles(document)) is None else posts
    if isinstance(listed, list):
        return listed
    return None if exports.is_titled(document) else _array_in(document)


def _array_in(document: dict[str, Any], levels: int = _DEEPEST_ARRAY) -> list[Any] | None:
    """Return the one array of articles in an object, perhaps deeper in it (`response.docs`), or its articles by id."""
    arrays = [value for value in document.values() if isinstance(value, list) and any(map(_is_object, value))]
    titled = [value for value in arrays if any(map(exports.is_titled, value))]
    if len(titled) == 1:
        return titled[0]
    if titled and len(titled) == len(document) and all(any(map(_has_body, listed)) for listed in titled):
        return [_kept_under(name, one) for name, listed in document.items() for one in listed if _is_object(one)]
    inner = [value for value in document.values() if isinstance(value, dict)]
    if inner and all(map(exports.is_titled, inner)) and len(inner) == len(document):
        return [{"id": name, **value} for name, value in document.items()]
    tables = [value for value in inner if levels and not exports.is_titled(value)]
    found = [listed for value in tables if (listed := _array_in(value, levels - 1)) is not None] or arrays
    return found[0] if len(found) == 1 else None


def _has_body(value: object) -> bool:
    return isinstance(value, dict) and bodies.are_in(value)


def _kept_under(name: str, element: dict[str, Any]) -> dict[str, Any]:
    """Return an article of an export that is sorted by sections or by days, with the one that it is listed under."""
    return {"date" if _DAY.match(name) else "section": name} | element


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _at(value: object, dotted: str) -> Any:  # noqa: ANN401 - JSON's values
    """Return the value at a dotted path (`title.rendered`), or None; a field with that whole name comes first."""
    if isinstance(value, Mapping) and dotted in value:
        return value[dotted]
    name, dot, rest = dotted.partition(".")
    inner = value.get(name) if isinstance(value, Mapping) else None
    return _at(inner, rest) if dot else inner


def _article(element: _Element, site: Site) -> Found:
    if element.problem or not isinstance(element.value, dict):
        problem = element.problem or Problem(element.where(""), "item-wrong", "it is no object")
        return Found(Facts(), [problem], place=element.place)
    source = json.dumps(element.value, sort_keys=True)
    if _is_too_deep(element.value, source):
        return Found(Facts(), [Problem(element.where(""), "json", "it is nested too deep")], place=element.place)
    values, changes = escapes.cleaned(_by_facts(exports.element(element.value), site), escaped=True)
    stated, problems = keys.facts(values, site, element.where)
    problems += [Problem(element.where(""), code, fact, Level.INFO) for code, fact in changes]
    item = _item(values, stated, source) if element.place else ""
    if item.startswith(_MADE):
        message = "neither id nor address is stated: a change makes it another article"
        problems.append(Problem(element.where(""), "item-unnamed", message, Level.WARNING))
    body, lines_of = bodies.facts(values, stated.get("title") or "", site)
    if not stated.get("authors"):
        lines = [line for line in lines_of() if line]
        stated["authors"] = first_lines.authors(lines, lines[-1] if len(lines) > 1 else "")
    return Found(Facts(**stated, **body), problems, item, element.place, source, partial(element.where, ""))


def _is_too_deep(value: object, source: str) -> bool:
    """Whether a value is nested deeper than an article may be; `source` is its JSON, which most often shows that."""
    if source.count("[") + source.count("{") <= _DEEPEST:
        return False
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [value for values in inner for value in values if isinstance(value, (dict, list))]
    return bool(level)


def _by_facts(element: dict[str, Any], site: Site) -> dict[str, Any]:
    """Return the element with the fields that feeds.toml names added under the names of the facts that they state."""
    named = {fact: _at(element, field) for fact, field in site.json_fields.items()}
    return element | {fact: value for fact, value in named.items() if value is not None}


def _item(values: Mapping[str, Any], facts: Mapping[str, Any], source: str) -> str:
    """Return a name that tells an element from its neighbours for good: by its id, its address, or all that it says."""
    names = keys.by_folded_name(values)
    stated = (values[names[name]] for name in _IDS if name in names)
    held = (wrapped(value, None) if isinstance(value, dict) else value for value in stated)
    known = next((str(value) for value in held if isinstance(value, (str, int)) and value), facts.get("url"))
    return items.name(known) if known else _MADE + items.digest(source)
