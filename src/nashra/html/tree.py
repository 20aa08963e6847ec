"""What the repairs share: moves on lxml's tree, in which a text belongs to the element before it."""

import lxml.html

Element = lxml.html.HtmlElement
Node = Element | str


def replace(element: Element, new: Element) -> None:
    """Put `new` in the place of `element`; the text after it stays."""
    new.tail, element.tail = element.tail, None
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, new)


def nodes(parent: Element) -> list[Node]:
    """Return the texts and elements of a parent in order; the texts are detached from the elements."""
    content: list[Node] = [parent.text or ""]
    for child in list(parent):
        content += [child, child.tail or ""]
        child.tail = None
    return [node for node in content if not (isinstance(node, str) and not node)]


def fill(parent: Element, content: list[Node]) -> None:
    """Make texts and elements the content of a parent, in order."""
    parent[:] = []
    parent.text = None
    for node in content:
        append(parent, node)


def append(parent: Element, node: Node) -> None:
    if not isinstance(node, str):
        parent.append(node)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + node
    else:
        parent.text = (parent.text or "") + node


def is_blank(text: str | None) -> bool:
    """Whether a text has nothing to see: white space, no-break spaces, characters without width."""
    return not (text or "").strip(" \t\r\n\f\xa0\u200b\ufeff")
