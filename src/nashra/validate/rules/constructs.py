"""Whether Atom's text constructs and content are what their type says (RFC 4287 sections 3.1 and 4.1.3)."""

from nashra.problems import Level
from nashra.validate.html_names import holds_tags
from nashra.validate.hypertext import ATOM_CONSTRUCTS, ATOM_TEXTS, Kind, decoded, kind
from nashra.validate.names import clark, name_of
from nashra.validate.rule import Rule
from nashra.xml import Element

_DIV = clark("xhtml:div")
_TEXT_TYPES = ("text", "html", "xhtml")


class TextTypeInvalid(Rule):
    """A title, a summary and the like are of type `text`, `html` or `xhtml`, and no media type stands there.

    Readers take any other for text and show its tags. `text/html` is written `html` here.
    """

    id = "text-type-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1"
    w3c = ("InvalidTextType", "InvalidMIMEType", "AttrNotBlank", "HtmlFragment")
    attributes = tuple(f"{name}/type" for name in ATOM_TEXTS)
    message = "type {value!r} is neither text nor html nor xhtml"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() not in _TEXT_TYPES:
            self.found(element, value=value)


class ContentTypeInvalid(Rule):
    """Content in one piece has the type of that piece; content at another address has a media type.

    `text`, `html` and `xhtml` say how content is written here and nothing of what lies elsewhere, and `multipart/` and
    `message/` are of several pieces. Readers do not open such content.
    """

    id = "content-type-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1"
    w3c = ("InvalidMIMEType",)
    elements = ("atom:content",)
    message = "{type!r} is no type for content at another address"
    message_composite = "{type!r} is a type of several pieces"

    def check(self, element: Element) -> None:
        declared = element.get("type", "").strip()
        if declared.lower().startswith(("multipart/", "message/")):
            self.found(element, self.message_composite, at="type", type=declared)
        elif declared in _TEXT_TYPES and element.get("src") is not None:
            self.found(element, at="type", type=declared)


class ContentTypeMissing(Rule):
    """Content at another address says with `type` what is there.

    Readers cannot tell before they have loaded it whether they can show it.
    """

    id = "content-type-missing"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2"
    w3c = ("MissingTypeAttr",)
    elements = ("atom:content",)
    message = "content at {src!r} does not say its type"

    def check(self, element: Element) -> None:
        if element.get("src") is not None and element.get("type") is None:
            self.found(element, src=element.get("src"))


class XhtmlDivMissing(Rule):
    """What is of type `xhtml` stands in one `div` of the XHTML namespace.

    Readers that look for the `div` show nothing. Write `<div xmlns="http://www.w3.org/1999/xhtml">` around it.
    """

    id = "xhtml-div-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3"
    w3c = ("MissingXhtmlDiv", "NotHtml", "MissingNamespace")
    elements = ATOM_CONSTRUCTS
    message = "{element} of type 'xhtml' has no div of XHTML as its one child"

    def check(self, element: Element) -> None:
        if element.get("type") == "xhtml" and kind(element) is Kind.XHTML and not _is_div_alone(element):
            self.found(element)


def _is_div_alone(element: Element) -> bool:
    return [child.tag for child in element.iterchildren("*")] == [_DIV]


class HtmlNotEscaped(Rule):
    """What is of type `html` or `text` holds no elements: HTML is escaped there.

    Readers show the text without the tags, or nothing. Write `&lt;p&gt;`, or say `type="xhtml"` and put a `div` around.
    """

    id = "html-not-escaped"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.2"
    w3c = ("NotEscaped", "UndefinedElement")
    elements = ATOM_CONSTRUCTS
    message = "{element} of type {type!r} holds the element {child}"

    def check(self, element: Element) -> None:
        child = next(element.iterchildren("*"), None)
        if child is not None and kind(element) in (Kind.HTML, Kind.TEXT):
            self.found(element, type=element.get("type", "text"), child=name_of(child))


class XhtmlEscaped(Rule):
    """What is of type `xhtml` has its tags as tags; here they are escaped, and so they are only text.

    Readers show the tags to people. Say `type="html"`, or do not escape.
    """

    id = "xhtml-escaped"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3"
    w3c = ("NotInline",)
    elements = (*ATOM_CONSTRUCTS, "xhtml:body")
    message = "{element} holds XHTML that is escaped"

    def check(self, element: Element) -> None:
        if kind(element) is Kind.XHTML and self.has_no_elements(element) and holds_tags("".join(element.itertext())):
            self.found(element)

    @staticmethod
    def has_no_elements(element: Element) -> bool:
        return all(child.tag == _DIV and len(child) == 0 for child in element.iterchildren("*"))


class HtmlFragment(Rule):
    """The media types `text/html` and `application/xhtml+xml` are those of whole pages.

    Readers may put the content into a frame of its own, or not show it. Say `html` or `xhtml`, which are for pieces.
    """

    id = "html-fragment"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1"
    w3c = ("HtmlFragment",)
    elements = ("atom:content",)
    message = "content of type {type!r} is no whole page"

    def check(self, element: Element) -> None:
        declared = element.get("type", "").partition(";")[0].strip().lower()
        if (
            element.get("src") is None
            and declared in ("text/html", "application/xhtml+xml")
            and not self.is_page(element)
        ):
            self.found(element, at="type", type=declared)

    @staticmethod
    def is_page(element: Element) -> bool:
        start = (element.text or "").lstrip()[:9].lower()
        return start.startswith(("<!doctype", "<html")) or element.find(clark("xhtml:html")) is not None


class NotBase64(Rule):
    """Content of a type that is neither text nor XML is written in base64.

    Readers cannot decode what stands here. Give binary content an address (`src`) instead: it makes the feed small.
    """

    id = "content-not-base64"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3"
    w3c = ("NotBase64",)
    elements = ("atom:content",)
    message = "content of type {type!r} is not base64"

    def check(self, element: Element) -> None:
        if kind(element) is Kind.BASE64 and decoded(element) is None:
            self.found(element, type=element.get("type", ""))


RULES = (
    TextTypeInvalid,
    ContentTypeInvalid,
    ContentTypeMissing,
    XhtmlDivMissing,
    HtmlNotEscaped,
    XhtmlEscaped,
    HtmlFragment,
    NotBase64,
)
