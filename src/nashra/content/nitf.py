"""Read NITF 3.x, the News Industry Text Format of the IPTC: one article in a document."""

from dataclasses import replace
from html import escape

from nashra.content.elements import Table, line, markup, text, texts
from nashra.content.facts import Found
from nashra.model import Site
from nashra.xml import XML_LANG, Element

_HEAD = "body/body.head/"
# Facts in the text of elements, and those in attributes; the first that is not empty counts.
TEXTS = (
    ("title", f"{_HEAD}hedline/hl1"),
    ("title", "head/title"),
    ("summary", f"{_HEAD}abstract"),
)
ATTRIBUTES = (
    ("id", "head/docdata/doc-id", "id-string"),
    ("id", ".", "uno"),
    ("published", "head/docdata/date.release", "norm"),
    ("published", "head/docdata/date.issue", "norm"),
    ("published", f"{_HEAD}dateline/story.date", "norm"),
    ("updated", "head/revision-history[last()]", "norm"),
    ("expires", "head/docdata/date.expire", "norm"),
    ("section", "head/pubdata", "position.section"),
    ("section", "head/tobject/tobject.subject", "tobject.subject.type"),
    ("language", "body", XML_LANG),
    ("language", ".", XML_LANG),
)
_MOST_DIGITS = 9
_STATES = {"canceled": "withdrawn", "withheld": "draft"}
# The elements of HTML that correspond to those of NITF; of all others only the text is kept.
_NAMES = {
    "block": "div",
    "bq": "blockquote",
    "credit": "cite",
    "hl1": "h2",
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "note": "aside",
}
_MEDIA = {"image": "img", "audio": "audio", "video": "video"}
_GONE = ("media-metadata", "media-object", "nitf-table-metadata")


def read(root: Element, path: str, site: Site) -> list[Found]:
    """Return what a document says of its one article."""
    table = Table(path, site)
    state(root, table)
    before = _before(root)
    content = root.find("body/body.content")
    found = table.found(html(root), before, line(content) if content is not None else 1)
    return [replace(found, facts=replace(found.facts, version=_version(root)))]


def _version(root: Element) -> int | None:
    """Return the version of the story that a document holds, by its `du-key`."""
    stated = next((key.get("version", "") for key in root.iterfind("head/docdata/du-key")), "")
    return int(stated) if stated.isdecimal() and len(stated) <= _MOST_DIGITS else None


def state(root: Element, table: Table) -> None:
    """State what a document says of its article."""
    for fact, place in TEXTS:
        element = root.find(place)
        table.state(fact, text(element), root if element is None else element)
    for fact, place, name in ATTRIBUTES:
        for element in root.iterfind(place):
            table.state(fact, element.get(name), element)
    _state_status(root, table)
    keywords = [element.get("key") for element in root.iterfind("head/docdata/key-list/keyword")]
    table.state("tags", [key for key in keywords if key], root)
    for byline in root.iterfind(f"{_HEAD}byline"):
        table.state("authors", _authors(byline), byline)
    table.state("image", _pictures(root), root)


def _state_status(root: Element, table: Table) -> None:
    for data in root.iterfind("head/docdata"):
        status = data.get("management-status", "")
        state_status(status, data, table)
        table.state("draft", status == "embargoed" and data.find("date.release") is None, data)


def state_status(status: str, element: Element, table: Table) -> None:
    """State what the IPTC's word for the status of an article means; words for what may be seen need no statement."""
    if status in _STATES:
        table.state(_STATES[status], True, element)


def _authors(byline: Element) -> list[str] | str:
    """Return the people that a byline marks up, else its text, in either case without job titles."""
    for title in list(byline.iter("byttl")):
        title.text = ""
        title[:] = []
    return texts(byline.iter("person")) or text(byline)


def _pictures(root: Element) -> list[dict[str, str]]:
    """Return the pictures that have an address of their own."""
    found = [(media, media.find("media-reference")) for media in root.iterfind("body//media[@media-type='image']")]
    return [
        {"url": reference.get("source", ""), "caption": text(media.find("media-caption"))}
        for media, reference in found
        if reference is not None and "://" in reference.get("source", "")
    ]


def _before(root: Element) -> str:
    """Return what comes between headline and body: the second headline, and the dateline."""
    second, dateline = text(root.find(f"{_HEAD}hedline/hl2")), _spaced(root.find(f"{_HEAD}dateline"))
    shown = (("h2", second), ("p", dateline))
    return "".join(f"<{name}>{escape(said, quote=False)}</{name}>\n" for name, said in shown if said)


def _spaced(element: Element | None) -> str:
    """Return the texts in an element joined by spaces: a dateline may have none between its elements."""
    return " ".join(part.strip() for part in element.itertext() if part.strip()) if element is not None else ""


def html(root: Element) -> str:
    """Return the body of a document as HTML."""
    content = root.find("body/body.content")
    if content is None:
        return ""
    for media in content.iter("media"):
        _show(media)
    for element in list(content.iter()):
        element.tag = _NAMES.get(str(element.tag), element.tag)
        if language := element.attrib.pop(XML_LANG, None):
            element.set("lang", language)
        if element.tag in _GONE:
            element.clear(keep_tail=True)
    return markup(content)


def _show(media: Element) -> None:
    """Turn the references of a medium into a picture, sound or film."""
    for reference in media.iterfind("media-reference"):
        reference.tag = _MEDIA.get(media.get("media-type", ""), "span")
        reference.set("src", reference.get("source", ""))
        reference.set("alt", reference.get("alternate-text", ""))
        reference.text = None
