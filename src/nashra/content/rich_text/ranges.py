"""Turn texts that are marked by ranges (Draft.js) or by operations (Quill) into nodes."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

Node = dict[str, Any]
_STYLES = {"BOLD": "bold", "ITALIC": "italic", "UNDERLINE": "underline", "STRIKETHROUGH": "strike", "CODE": "code"}


def nodes(document: Mapping[str, Any]) -> list[Any] | None:
    """Return the nodes of a document, None where it is of neither notation."""
    blocks, ops = document.get("blocks"), document.get("ops")
    if isinstance(blocks, list) and isinstance(document.get("entityMap"), (Mapping, list)):
        return [_of_draft(block, document["entityMap"]) for block in blocks if isinstance(block, Mapping)]
    return list(_of_quill(ops)) if isinstance(ops, list) else None


def _of_draft(block: Mapping[str, Any], entities: Any) -> Node:  # noqa: ANN401 - JSON's values
    """Return a block whose text is cut at the ends of its ranges; a picture is the entity of its block."""
    text, ranges = str(block.get("text") or ""), [*_ranges(block, "inlineStyleRanges"), *_ranges(block, "entityRanges")]
    if block.get("type") == "atomic":
        return _atomic([_entity(one, entities) for one in ranges if "key" in one], text)
    places = sorted(
        {0, len(text), *(place for one in ranges for place in (one["offset"], one["offset"] + one["length"]))}
    )
    parts = [
        _part(
            text[begin:end], [one for one in ranges if one["offset"] <= begin < one["offset"] + one["length"]], entities
        )
        for begin, end in pairwise(places)
    ]
    return {"type": block.get("type") or "unstyled", "children": parts}


def _ranges(block: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    held = block.get(name)
    return [
        one
        for one in (held if isinstance(held, list) else ())
        if isinstance(one, Mapping) and all(type(one.get(key)) is int and one[key] >= 0 for key in ("offset", "length"))
    ]


def _entity(one: Mapping[str, Any], entities: Any) -> Node:  # noqa: ANN401 - JSON's values
    """Return what a range refers to: its particulars, and its type."""
    key = one.get("key")
    if isinstance(entities, list):
        found = entities[key] if isinstance(key, int) and 0 <= key < len(entities) else None
    else:
        found = entities.get(str(key))
    if not isinstance(found, Mapping):
        return {}
    data = found.get("data")
    return {**(data if isinstance(data, Mapping) else {}), "type": str(found.get("type") or "").lower()}


def _atomic(entities: list[Node], text: str) -> Node:
    return entities[0] if entities and entities[0] else {"type": "unstyled", "text": text}


def _part(text: str, ranges: list[Mapping[str, Any]], entities: Any) -> Node:  # noqa: ANN401 - JSON's values
    marks: list[Any] = [_STYLES[one["style"]] for one in ranges if one.get("style") in _STYLES]
    links = [_entity(one, entities) for one in ranges if "key" in one]
    return {"type": "text", "text": text, "marks": [*marks, *(link for link in links if link.get("type") == "link")]}


def _of_quill(ops: list[Any]) -> Iterator[Node]:
    """Yield a block for each line: what it is stands with its end."""
    parts: list[Node] = []
    for op in ops:
        inserted = op.get("insert") if isinstance(op, Mapping) else None
        said = op.get("attributes") if isinstance(op, Mapping) else None
        attributes = said if isinstance(said, Mapping) else {}
        if isinstance(inserted, Mapping):
            yield from _line(parts, {})
            yield from ({"type": str(kind), "url": place} for kind, place in inserted.items())
            parts = []
        elif isinstance(inserted, str):
            first, *others = inserted.split("\n")
            parts.append(_run(first, attributes))
            for other in others:
                yield from _line(parts, attributes)
                parts = [_run(other, attributes)]
    yield from _line(parts, {})


def _run(text: str, attributes: Mapping[str, Any]) -> Node:
    link = attributes.get("link")
    marks = [name for name in _STYLES.values() if attributes.get(name) is True]
    return {"type": "text", "text": text, "marks": [*marks, {"type": "link", "href": link}] if link else marks}


def _line(parts: list[Node], attributes: Mapping[str, Any]) -> Iterator[Node]:
    if not any(part["text"] for part in parts):
        return
    if attributes.get("list"):
        yield {"listItem": "number" if attributes["list"] == "ordered" else "bullet", "children": parts, "type": "item"}
    elif attributes.get("header"):
        yield {"type": "heading", "level": attributes["header"], "children": parts}
    else:
        yield {"type": "blockquote" if attributes.get("blockquote") else "paragraph", "children": parts}
