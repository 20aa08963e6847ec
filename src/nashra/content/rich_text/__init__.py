"""Turn the trees in which editors keep a body into HTML.

Read are the nodes of Strapi and Slate, Sanity, ProseMirror and TipTap, Contentful, Lexical, Editor.js, Prismic,
Wagtail, Arc and WordPress's blocks; those of Quill and Draft.js are first turned into such nodes (`ranges`). Another
name for a kind of node is one in its line of KINDS.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from nashra.content.rich_text import parts, ranges
from nashra.content.rich_text.parts import Node

# Deeper nodes lose their marks, and keep their text.
_DEEPEST = 40
# A name of so many letters is a kind only as a whole: others begin with the same.
_SHORT = 3
_INLINE_KINDS = frozenset({"text", "span", "mention", "inline", "tab"})
_LEVEL = re.compile(r"[1-6]")
_NAMED_LEVELS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


def html(value: object) -> str | None:
    """Return the HTML of a tree, None where a value is no such tree."""
    nodes = _nodes(value)
    return None if nodes is None else "\n".join(filter(None, _blocks(nodes, 0)))


def _nodes(value: object) -> list[Any] | None:
    """Return the topmost nodes of a tree."""
    if isinstance(value, Mapping):
        if marked := ranges.nodes(value):
            return marked
        root = value.get("root")
        held = root if isinstance(root, Mapping) else value
        value = parts.first_list(held, ("blocks", "content", "children", "paragraphs"))
    return value if isinstance(value, list) and any(map(_is_node, value)) else None


def _is_node(value: object) -> bool:
    return isinstance(value, Mapping) and any(isinstance(value.get(key), str) for key in parts.KIND_KEYS)


def _blocks(nodes: Iterable[Any], depth: int) -> Iterator[str]:
    """Yield the HTML of nodes, list items that stand alone put into lists, and text into paragraphs."""
    for tag, group in groupby(nodes, _list_of):
        if tag:
            yield parts.element(tag, "".join(f"<li>{_inner(node, depth)}</li>" for node in group))
        else:
            yield from (_block(node, depth) for node in group)


def _list_of(node: object) -> str:
    """Return the list that a node is an item of, if it is one without a list around it; empty otherwise."""
    if not isinstance(node, Mapping):
        return ""
    kind = parts.kind_of(node)
    if isinstance(node.get("listItem"), str):
        return "ol" if node["listItem"] == "number" else "ul"
    if kind in {"orderedlistitem", "olistitem"}:
        return "ol"
    return "ul" if kind in {"unorderedlistitem", "listitem"} else ""


def _block(node: object, depth: int) -> str:
    if not isinstance(node, Mapping):
        return parts.paragraph(parts.written(node))
    flat = parts.flat(node)
    whole = flat.get("innerHTML") or flat.get("html")
    return whole.strip() if isinstance(whole, str) else _maker(parts.kind_of(node))(flat, depth)


@lru_cache(256)
def _maker(kind: str) -> "Make":
    """Return what makes the HTML of a kind: by its name, or by how that begins (`heading-2`, `table_row`)."""
    begun = (make for name, make in KINDS.items() if len(name) > _SHORT and kind.startswith(name))
    return KINDS.get(kind) or next(begun, _text)


def _inner(node: Node, depth: int) -> str:
    """Return what is in a node, without its own element."""
    if depth > _DEEPEST:
        return escape(" ".join(parts.texts(node)), quote=False)
    held = next((node[name] for name in parts.CONTENT if node.get(name)), None)
    if not isinstance(held, list):
        return parts.written(held) if not isinstance(held, Mapping) else _inner(held, depth + 1)
    links = node.get("markDefs")
    return "".join(_inline(child, depth + 1, links if isinstance(links, list) else []) for child in held)


def _inline(node: object, depth: int, links: list[Any]) -> str:
    if not isinstance(node, Mapping):
        return parts.written(node)
    kind = parts.kind_of(node)
    if kind in {"hardbreak", "linebreak", "br"}:
        return "<br>"
    if kind in {"link", "hyperlink", "autolink"}:
        return parts.linked(parts.address_of(parts.flat(node)), _inner(node, depth))
    if isinstance(text := node.get("text", node.get("value")), str) and "children" not in node:
        return parts.marked(escape(text, quote=False).replace("\n", "<br>"), node, links)
    return _block(node, depth) if kind and kind not in _INLINE_KINDS else _inner(node, depth)


def _text(node: Node, depth: int) -> str:
    return parts.paragraph(_inner(node, depth))


def _heading(node: Node, depth: int) -> str:
    kind, content = parts.kind_of(node), _inner(node, depth)
    stated = f"{node.get('level', '')}{node.get('tag', '')}{node.get('depth', '')}{kind}"
    level = _LEVEL.search(stated)
    number = level[0] if level else next((held for name, held in _NAMED_LEVELS.items() if name in kind), "2")
    return parts.element(f"h{number}", content) if content.strip() else ""


def _list(node: Node, depth: int) -> str:
    stated = f"{node.get('format', '')}{node.get('style', '')}{node.get('listType', '')}{parts.kind_of(node)}"
    is_numbered = (
        "number" in stated or ("ordered" in stated and "unordered" not in stated) or parts.kind_of(node) == "ol"
    )
    items = parts.first_list(node, ("children", "content", "items"))
    made = "".join(_item(item, depth + 1) for item in items)
    return parts.element("ol" if is_numbered else "ul", made) if made else _text(node, depth)


def _item(node: object, depth: int) -> str:
    """Return an item; a list right inside of a list belongs to the item before it, as browsers show it."""
    if not isinstance(node, Mapping):
        return f"<li>{parts.written(node)}</li>"
    nested = node.get("items")
    below = _list({**node, "content": nested}, depth) if node.get("content") and nested else ""
    return f"<li>{_inner(node, depth)}{below}</li>"


def _quote(node: Node, depth: int) -> str:
    caption = parts.written(node.get("caption") or node.get("citation") or node.get("attribution"))
    return parts.element("blockquote", parts.paragraph(_inner(node, depth)) + parts.paragraph(caption))


def _code(node: Node, depth: int) -> str:
    text = node.get("code")
    content = escape(text, quote=False) if isinstance(text, str) else _inner(node, depth).replace("<br>", "\n")
    return f"<pre><code>{content}</code></pre>"


def _image(node: Node, depth: int) -> str:  # noqa: ARG001 - every kind is called so
    address = parts.address_of(node)
    caption, alt = parts.written(node.get("caption")), node.get("alt")
    shown = f'<img src="{escape(address)}" alt="{escape(alt) if isinstance(alt, str) else ""}">' if address else ""
    told = parts.element("figcaption", caption) if caption else ""
    return parts.element("figure", shown + told) if shown or told else ""


def _embed(node: Node, depth: int) -> str:
    address = parts.address_of(node)
    return parts.paragraph(parts.linked(address, escape(address))) if address else _text(node, depth)


def _rule(node: Node, depth: int) -> str:  # noqa: ARG001 - every kind is called so
    return "<hr>"


def _table(node: Node, depth: int) -> str:
    rows = parts.first_list(node, ("content", "children", "rows"))
    heads = 1 if node.get("withHeadings") is True else 0
    made = "".join(_row(row, depth + 1, "th" if place < heads else "td") for place, row in enumerate(rows))
    return parts.element("table", made) if made else _text(node, depth)


def _row(row: object, depth: int, tag: str) -> str:
    cells = (
        row
        if isinstance(row, list)
        else parts.listed(row.get("content", row.get("children")))
        if isinstance(row, Mapping)
        else []
    )
    return parts.element("tr", "".join(_cell(cell, depth, tag) for cell in cells))


def _cell(cell: object, depth: int, tag: str) -> str:
    if not isinstance(cell, Mapping):
        return parts.element(tag, parts.written(cell))
    return parts.element("th" if "header" in parts.kind_of(cell) else tag, _inner(cell, depth + 1))


Make = Callable[[Node, int], str]
# How the names of kinds begin, and what makes their HTML; the first that fits counts.
KINDS: dict[str, Make] = {
    **dict.fromkeys(("listitem", "orderedlistitem", "unorderedlistitem"), _text),
    **dict.fromkeys(("heading", "header", "h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(
        ("list", "bulletlist", "bulletedlist", "numberedlist", "orderedlist", "unorderedlist", "ul", "ol"), _list
    ),
    **dict.fromkeys(("quote", "blockquote", "pullquote"), _quote),
    **dict.fromkeys(("code", "preformatted"), _code),
    **dict.fromkeys(("image", "picture", "figure", "atomicimage", "embeddedasset"), _image),
    **dict.fromkeys(("embed", "oembed", "video", "youtube", "linktool", "iframe"), _embed),
    **dict.fromkeys(("hr", "horizontalrule", "divider", "delimiter", "thematicbreak"), _rule),
    "table": _table,
}
