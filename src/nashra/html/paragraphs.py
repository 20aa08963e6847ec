"""Paragraphs: two line breaks begin a new one, and empty ones, which word processors leave, are removed."""

import re

import lxml.html

from nashra.html import tree
from nashra.html.tree import Element, Node

_TEXT = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = ("p", "div", "blockquote", "section", "article", "td", "li")
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strike strong sub sup"
    " time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
# Content that is not text.
_SHOWN = ("img", "audio", "video", "picture", "hr", "table")
_DIRECTION = re.compile(r"(?:^|;)\s*direction\s*:\s*(rtl|ltr)", re.IGNORECASE)


def directed(root: Element) -> None:
    """Turn a direction in a style into a `dir` attribute."""
    for element in root.iterfind(".//*[@style]"):
        direction = _DIRECTION.search(element.get("style", ""))
        if direction and not element.get("dir"):
            element.set("dir", direction[1].lower())


def without_bare_spans(root: Element) -> None:
    """Remove spans that say nothing any more: the traces of fonts and sizes."""
    for span in list(root.iter("span")):
        if not (span.get("dir") or span.get("lang")):
            span.drop_tag()


def divided(root: Element) -> None:
    """Begin a new paragraph wherever two or more line breaks stand for one."""
    holders = {line.getparent() for line in root.iter("br")}
    for holder in holders:
        if holder is not None and holder.tag in _HOLDERS and _has_double_break(holder):
            _divide(holder)


def _has_double_break(holder: Element) -> bool:
    return any(
        line.tag == "br" and tree.is_blank(line.tail) and (after := line.getnext()) is not None and after.tag == "br"
        for line in holder
    )


def _divide(holder: Element) -> None:
    runs = _runs(tree.nodes(holder))
    if holder.tag != "p":
        tree.fill(holder, [node for run in runs for node in _paragraph(run)])
        return
    first, *others = runs or [[]]
    tree.fill(holder, first)
    for run in reversed(others):
        after = lxml.html.Element("p", dict(holder.attrib))
        tree.fill(after, run)
        holder.addnext(after)


def _runs(nodes: list[Node]) -> list[list[Node]]:
    """Split nodes at double line breaks, with each block element by itself."""
    runs: list[list[Node]] = [[]]
    breaks: list[Node] = []
    for node in nodes:
        if _is_break(node) or (breaks and _is_blank(node)):
            breaks.append(node)
            continue
        if sum(map(_is_break, breaks)) > 1:
            runs.append([])
        else:
            runs[-1] += breaks
        breaks = []
        if _is_block(node):
            runs += [[node], []]
        else:
            runs[-1].append(node)
    return [run for run in runs if run]


def _is_break(node: Node) -> bool:
    return not isinstance(node, str) and node.tag == "br"


def _is_blank(node: Node) -> bool:
    return isinstance(node, str) and tree.is_blank(node)


def _is_block(node: Node) -> bool:
    """Whether the node, or something in it, cannot be part of a paragraph."""
    return not isinstance(node, str) and any(element.tag not in _INLINE for element in node.iter())


def _paragraph(run: list[Node]) -> list[Node]:
    """Return a run of nodes as a paragraph; a block or white space stays as it is."""
    if any(map(_is_block, run)) or all(map(_is_blank, run)):
        return run
    paragraph = lxml.html.Element("p")
    tree.fill(paragraph, run)
    return [paragraph]


def without_empty(root: Element) -> None:
    """Remove paragraphs and headings in which there is nothing to see."""
    for element in list(root.iter(*_TEXT)):
        if tree.is_blank("".join(element.itertext())) and next(element.iter(*_SHOWN), None) is None:
            element.drop_tree()
