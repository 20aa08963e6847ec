"""What relative addresses are resolved against: xml:base (RFC 3986 section 5.1), then where the document was found."""

from urllib.parse import urljoin, urlsplit, urlunsplit

from nashra.validate.addresses import is_web, scheme
from nashra.validate.document import Document
from nashra.validate.names import clark
from nashra.xml import Element

_BASE = clark("xml:base")
_LINK = clark("atom:link")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def location_of(document: Document) -> str:
    """Return the address that the document was read from, empty where it was a file."""
    return document.path if is_web(document.path) else ""


def base_of(element: Element) -> str:
    """Return the xml:base that holds for an element, nested ones resolved in turn; empty where there is none."""
    base = ""
    for above in (*reversed(list(element.iterancestors())), element):
        base = join(base, above.get(_BASE, "").strip())
    return base


def join(base: str, reference: str) -> str:
    """Resolve a reference; one that cannot be resolved stays as it is."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def resolved(element: Element, reference: str, location: str = "") -> str:
    """Return a reference of this element as an absolute address, as far as the bases go."""
    if scheme(reference):
        return reference
    return join(join(location, base_of(element)), reference)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses name one document: fragments, the case of the host and default ports do not matter."""
    return _place(one) == _place(other)


def _place(address: str) -> str:
    try:
        scheme, host, path, query, _ = urlsplit(address)
    except ValueError:
        return address
    host = host.lower().removesuffix(_DEFAULT_PORTS.get(scheme, ":"))
    return urlunsplit((scheme, host, path or "/", query, ""))


def relation(link: Element) -> str:
    """Return the relation of an Atom link, by its short name where IANA knows it (RFC 4287 section 4.2.7.2)."""
    return link.get("rel", "alternate").strip().removeprefix("http://www.iana.org/assignments/relation/")


def links_of(feed: Element) -> dict[str, Element]:
    """Return a feed's own Atom links, the first of each relation."""
    links: dict[str, Element] = {}
    for link in feed.iterchildren(_LINK):
        links.setdefault(relation(link), link)
    return links


def address_of(link: Element, location: str = "") -> str:
    """Return where an Atom link leads."""
    return resolved(link, link.get("href", "").strip(), location)
