"""What the nodes of all trees have in common: a kind, particulars, text, marks and links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

Node = Mapping[str, Any]
KIND_KEYS = ("nodeType", "_type", "type", "blockName")
# Where nodes keep what is in them: more nodes, or text.
CONTENT = ("children", "content", "items", "innerHTML", "html", "text", "value", "code", "title", "caption")
_INNER_TABLES = ("attrs", "data", "value", "fields")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_BLOCK = re.compile(
    r"\s*<(?:p|h[1-6]|ul|ol|div|figure|blockquote|table|hr|pre|section|img|iframe|video|audio)\b", re.IGNORECASE
)
_MARKS = {
    **dict.fromkeys(("bold", "strong"), "strong"),
    **dict.fromkeys(("italic", "em", "emphasis"), "em"),
    **dict.fromkeys(("strike", "strikethrough", "strike-through", "del"), "del"),
    **dict.fromkeys(("underline", "u"), "u"),
    **dict.fromkeys(("code",), "code"),
    **dict.fromkeys(("subscript", "sub"), "sub"),
    **dict.fromkeys(("superscript", "sup"), "sup"),
}
# The bits of Lexical's formats, lowest first.
_BITS = ("bold", "italic", "strike", "underline", "code", "subscript", "superscript")
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|/|#|\.|[^:]*$)", re.IGNORECASE)


def kind_of(node: Node) -> str:
    """Return what a node calls itself, in small letters alone; of Sanity's blocks, their style."""
    said = next((held for key in KIND_KEYS if isinstance(held := node.get(key), str)), "")
    style = node.get("style")
    said = style if said == "block" and isinstance(style, str) else said
    return "".join(filter(str.isalnum, said.removeprefix("core/").lower()))


def flat(node: Node) -> Node:
    """Return a node together with the tables that hold its particulars; what it says itself comes first."""
    held: dict[str, Any] = {}
    for name in _INNER_TABLES:
        if isinstance(inner := node.get(name), Mapping):
            held |= inner
    own = {name: value for name, value in node.items() if not isinstance(value, Mapping) or name not in held}
    return held | own if held else node


def marked(text: str, node: Node, links: list[Any]) -> str:
    """Return a text inside the elements that its marks stand for."""
    if not text:
        return ""
    for name in dict.fromkeys(_marks(node)):
        text = element(name, text)
    for mark in listed(node.get("marks")):
        said = mark if isinstance(mark, Mapping) else next((link for link in links if _key(link) == mark), None)
        if isinstance(said, Mapping) and kind_of(said) == "link":
            text = linked(address_of(flat(said)), text)
    return text


def _marks(node: Node) -> Iterator[str]:
    """Yield the elements for a text's marks, however they are noted: as keys, in a list, or as Lexical's bits."""
    named = [kind_of(mark) if isinstance(mark, Mapping) else mark for mark in listed(node.get("marks"))]
    bits = node.get("format")
    if isinstance(bits, int):
        named += [name for place, name in enumerate(_BITS) if bits >> place & 1]
    named += [name for name in _MARKS if node.get(name) is True]
    yield from (_MARKS[name] for name in named if isinstance(name, str) and name in _MARKS)


def _key(link: object) -> object:
    return link.get("_key") if isinstance(link, Mapping) else None


def first_list(node: Node, names: Iterable[str]) -> list[Any]:
    """Return the first list that stands under one of some names, an empty one where there is none."""
    return next((held for name in names if isinstance(held := node.get(name), list)), [])


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def written(value: object) -> str:
    """Return a text that may be HTML already."""
    if not isinstance(value, str):
        return ""
    return value if _MARKUP.search(value) else escape(value, quote=False).replace("\n", "<br>")


def texts(node: object) -> Iterator[str]:
    """Yield the texts of a tree of any depth, in order."""
    waiting = [node]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, Mapping):
            waiting += [value[name] for name in reversed(CONTENT) if isinstance(value.get(name), (list, Mapping))]
            yield from (value[name] for name in ("text", "value") if isinstance(value.get(name), str))


def element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>"


def paragraph(content: str) -> str:
    """Return a paragraph, nothing for an empty one, and blocks as they are."""
    return content if not content.strip() or _BLOCK.match(content) else element("p", content)


def linked(address: str, content: str) -> str:
    return f'<a href="{escape(address)}">{content}</a>' if address else content


def address_of(node: Node) -> str:
    """Return the address that a node states, directly or of its file; nothing that could run."""
    held = next((node[name] for name in ("url", "href", "uri", "src", "source", "embed") if node.get(name)), None)
    file = next(
        (inner for name in ("file", "image", "asset", "media") if isinstance(inner := node.get(name), Mapping)), None
    )
    found = held if isinstance(held, str) else file and (file.get("url") or file.get("src"))
    return found.strip() if isinstance(found, str) and _SAFE.match(found.strip()) else ""
