"""Whether Atom's texts hold elements only where their type lets them, and nothing beside."""

from nashra.validate.hypertext import ATOM_CONSTRUCTS
from nashra.validate.rule import Rule
from nashra.xml import Element


def _type_of(element: Element) -> str:
    return element.get("type", "text").partition(";")[0].strip().lower()


def _has_text(element: Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and not text.isspace() for text in texts)


class ContentNotEmpty(Rule):
    """Content that has a `src` is elsewhere, and its element is empty.

    Some readers show what is in it and others what is at the address. What is to be shown in place of the content goes
    into `summary`.
    """

    id = "content-not-empty"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2"
    w3c = ("UnexpectedText", "UndefinedElement")
    elements = ("atom:content",)
    message = "atom:content has a src, and is not empty"

    def check(self, element: Element) -> None:
        if "src" in element.attrib and (len(element) or _has_text(element)):
            self.found(element)


class ContentMixed(Rule):
    """Content of an XML media type is one XML document: a single element with all the rest in it. So is XHTML.

    Readers hand it on to what shows that type, which cannot begin with text or with a second root; XML that is escaped
    is text. Of XHTML they show the `div` alone: move the text into it.
    """

    id = "content-mixed"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3"
    w3c = ("UnexpectedText",)
    elements = ATOM_CONSTRUCTS
    message = "content of type {type!r} is not one element"
    message_div = "{element} of type 'xhtml' holds text beside its div"

    def check(self, element: Element) -> None:
        kind, has_text = _type_of(element), _has_text(element)
        is_xml = kind.endswith(("+xml", "/xml")) and "src" not in element.attrib
        if kind == "xhtml" and has_text and len(element):
            self.found(element, self.message_div)
        elif is_xml and (has_text or len(element) > 1):
            self.found(element, type=kind)


RULES = (ContentNotEmpty, ContentMixed)
