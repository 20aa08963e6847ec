"""Whether what is there says something."""

from nashra.problems import Level
from nashra.validate.hypertext import Kind, kind
from nashra.validate.names import clark
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element

_CONTENT = clark("atom:content")
# White space in them is told as an address that is none.
_ADDRESSES = frozenset(map(clark, ("atom:icon", "atom:logo", "atom:uri")))


class ElementBlank(Rule):
    """The element is empty.

    Readers show nothing, or words of their own like "untitled". Leave the element out where it may be left out; a title
    can be the first words of the text.
    """

    id = "element-blank"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-specification#requiredChannelElements"
    w3c = ("NotBlank",)
    texts = (
        *("title", "description", "category", "copyright", "generator", "guid", "rating", "source"),
        *("atom:title", "atom:subtitle", "atom:summary", "atom:content", "atom:rights", "atom:generator"),
        *("atom:name", "atom:uri", "atom:icon", "atom:logo"),
        "content:encoded",
        *("dc:contributor", "dc:coverage", "dc:creator", "dc:description", "dc:format", "dc:identifier"),
        *("dc:publisher", "dc:relation", "dc:rights", "dc:source", "dc:subject", "dc:title", "dc:type"),
        *("itunes:author", "itunes:keywords", "itunes:name", "itunes:subtitle", "itunes:summary", "itunes:title"),
        *("media:category", "media:copyright", "media:credit", "media:description", "media:keywords", "media:text"),
        *("media:title", "podcast:location", "podcast:person"),
        *("slash:department", "slash:section"),
    )
    message = "{element} is empty"

    def check_value(self, element: Element, value: str) -> None:
        if (
            (not value or (value.isspace() and element.tag not in _ADDRESSES))
            and len(element) == 0
            and not self.lies_elsewhere(element)
        ):
            self.found(element)

    @staticmethod
    def lies_elsewhere(element: Element) -> bool:
        return element.tag == _CONTENT and kind(element) is Kind.ELSEWHERE


class AttributeBlank(Rule):
    """The attribute is empty.

    Readers show an empty name, or nothing. Leave the attribute out where it may be left out.
    """

    id = "attribute-blank"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.2"
    w3c = ("AttrNotBlank",)
    elements = ("atom:link", "atom:category", "atom:generator", "category", "cloud", "media:category")
    names = ("title", "term", "label", "version", "domain", "path", "protocol", "registerProcedure")
    message = "{element} has an empty {attribute}"

    def check(self, element: Element) -> None:
        for name in self.names:
            value = element.get(name)
            if value is not None and not value.strip() and not self.may_be_blank(element, name):
                self.found(element, at=name, attribute=name)

    @staticmethod
    def may_be_blank(element: Element, name: str) -> bool:
        """Whether a cloud is asked by HTTP alone, which calls no procedure."""
        return name == "registerProcedure" and element.get("protocol") == "http-post"


class ValueMissing(MisfitsRule):
    """A value is required here, and there is none.

    Readers pass over the element, or take the empty value for what it is not. Give the value, or leave the attribute
    out.
    """

    id = "value-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"
    w3c = ("AttrNotBlank",)
    datatypes = ("not-empty",)
    message = "{name} is empty"


RULES = (ElementBlank, AttributeBlank, ValueMissing)
