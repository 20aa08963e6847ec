"""Read XML (.xml): NITF or NewsML-G2, by the root element.

A new dialect is one module with `read(root, path, site)`, and one line in DIALECTS; it sees names without namespaces.
No other file is loaded, and a document that declares entities is refused.
"""

import re
from collections.abc import Callable

from lxml import etree

from nashra.content import newsml_g2, nitf
from nashra.content.facts import Facts, Found
from nashra.model import Site
from nashra.problems import Location, Problem, as_fact
from nashra.references import decoded
from nashra.xml import UNTRUSTED, Element

Dialect = Callable[[Element, str, Site], list[Found]]

_G2 = "http://iptc.org/std/nar/2006-10-01/"
# The name of the root, and how its namespace begins.
DIALECTS: tuple[tuple[str, str, Dialect], ...] = (
    ("nitf", "", nitf.read),
    ("newsItem", _G2, newsml_g2.read),
    ("newsMessage", _G2, newsml_g2.read),
)
_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTITY = re.compile(r"<!ENTITY\b")


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what a document says about its articles."""
    # Entities can make a document grow without end, or name other files; no newsroom's system declares any.
    declared = _ENTITY.search(text) if "<!DOCTYPE" in text else None
    if declared:
        return [_wrong("it declares entities, which are not read", path, text.count("\n", 0, declared.start()) + 1)]
    try:
        root = _parsed(text)
    except etree.XMLSyntaxError as error:
        fact = error.msg.partition(", line ")[0]
        return [_wrong(as_fact(fact), path, error.lineno or 1, (error.offset or 0) + 1)]
    dialect = _dialect(root)
    if not dialect:
        return [_wrong(_unknown(etree.QName(root).localname), path, root.sourceline or 1)]
    _bare(root)
    return dialect(root, path, site)


def _unknown(name: str) -> str:
    if name in _FEEDS:
        return f"<{name}> is a feed: `nashra import` brings its articles in"
    return f"<{name}> is no form of article (known: NITF, NewsML-G2)"


def _wrong(fact: str, path: str, line: int, column: int = 0) -> Found:
    return Found(Facts(), [Problem(Location(path, line, column), "xml", fact)])


def _parsed(text: str) -> Element:
    """Return the root. It is read as UTF-8 whatever the document states, since its text has been decoded already.

    Raises XMLSyntaxError.
    """
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(encoding="utf-8", **UNTRUSTED))


def _dialect(root: Element) -> Dialect | None:
    name = etree.QName(root)
    return next(
        (
            read
            for local, namespace, read in DIALECTS
            if name.localname == local and (name.namespace or "").startswith(namespace)
        ),
        None,
    )


def _bare(root: Element) -> None:
    """Strip the namespaces from names, and replace named references (`&nbsp;`) by their characters."""
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
        else:
            _put_text(decoded(element.text or ""), element)


def _put_text(text: str, place: Element) -> None:
    """Replace a node by text."""
    text += place.tail or ""
    parent, before = place.getparent(), place.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    if parent is not None:
        parent.remove(place)
