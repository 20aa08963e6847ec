"""What a page says about its article as JSON-LD, in the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

from nashra.content import json_fault

# `//<![CDATA[`, `<!--` and their ends, each on a line of its own.
_HIDDEN = re.compile(r"^\s*(?:(?://|/\*)?\s*(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?|<!--|(?://)?\s*-->)\s*$", re.MULTILINE)
# A comma before a closing bracket; strings are matched first, so that nothing is found inside of them.
_COMMA_TOO_MANY = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_KINDS = ("Article", "BlogPosting", "Report", "Posting")
# The names of schema.org, and those under which a table states the same.
NAMES = {
    "headline": "title",
    "description": "summary",
    "datePublished": "published",
    "dateModified": "updated",
    "expires": "expires",
    "author": "authors",
    "articleSection": "section",
    "keywords": "tags",
    "inLanguage": "language",
    "image": "image",
    # Under names that rank below the address in the head of the page.
    "mainEntityOfPage": "permalink",
    "url": "link",
    "articleBody": "articleBody",
}
_ADDRESSES = frozenset({"permalink", "link"})


class JsonLdError(ValueError):
    """JSON that cannot be read: the fact, and its line in the script, from 1."""

    def __init__(self, fact: str, line: int) -> None:
        super().__init__(fact)
        self.fact, self.line = fact, line


def article(script: str) -> dict[str, Any]:
    """Return what a script states about an article, under the names of a table; nothing if it is about something else.

    Raises JsonLdError.
    """
    nodes = list(_nodes(_parsed(script)))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    first: dict[str, Any] = next((node for node in nodes if _is_article(node)), {})
    table = {name: _resolved(first[term], known) for term, name in NAMES.items() if first.get(term)}
    page = table.get("permalink")
    if isinstance(page, dict):
        table["permalink"] = page.get("@id")
    return {name: value for name, value in table.items() if name not in _ADDRESSES or _is_address(value)}


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _parsed(script: str) -> Any:  # noqa: ANN401 - JSON's values
    try:
        return _loaded(script)
    except (ValueError, RecursionError) as error:
        fact, line, _ = json_fault.explained(error, script)
        raise JsonLdError(fact, line) from None


def _loaded(script: str) -> Any:  # noqa: ANN401 - JSON's values
    """Return what a script holds, even if it is hidden from old browsers, or has a comma too many."""
    try:
        return json.loads(script, strict=False)  # line breaks stand in strings as content systems put them there
    except json.JSONDecodeError:
        mended = _COMMA_TOO_MANY.sub(lambda found: found[1] or "", _HIDDEN.sub("", script))
        if mended == script:
            raise
        return json.loads(mended, strict=False)


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    """Yield each node of a document: it may be one node, a list of them, or a graph."""
    waiting = [document]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting.append(value.get("@graph"))
            yield value


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_KINDS) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON's values
    """Return a value in which references by `@id` are replaced by the nodes they refer to."""
    if isinstance(value, list):
        return [_resolved(item, known) for item in value if not isinstance(item, list)]
    if isinstance(value, dict) and isinstance(named := value.get("@id"), str):
        return known.get(named, {}) | value
    return value
