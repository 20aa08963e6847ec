"""Whether what is text alone holds no HTML, and text of all kinds its own letters."""

import re

from nashra.problems import Level
from nashra.validate.html_names import seems_html
from nashra.validate.hypertext import ATOM_CONSTRUCTS, MEDIA_TEXTS, Kind, kind
from nashra.validate.names import name_of
from nashra.validate.rule import Rule
from nashra.validate.written import read, written
from nashra.xml import Element

# Elements of RSS that readers may take for HTML or for text: the standard does not say.
_UNDECIDED = (
    "title",
    "channel/description",
    "image/description",
    "textInput/description",
    "category",
    "copyright",
    "generator",
    "source",
)
_PERSONS = ("author", "managingEditor", "webMaster")
_PLAIN = (
    "atom:name",
    "atom:generator",
    "dc:contributor",
    "dc:creator",
    "dc:publisher",
    "dc:rights",
    "dc:source",
    "dc:subject",
    "dc:title",
    "itunes:author",
    "itunes:keywords",
    "itunes:name",
    "itunes:subtitle",
    "itunes:summary",
    "itunes:title",
    "media:category",
    "media:copyright",
    "media:credit",
    "media:keywords",
    "rating",
    "slash:department",
    "slash:section",
)
_APPLE_LIMITS = {"itunes:subtitle": 255, "itunes:summary": 4000}
_PLAIN_ATTRIBUTES = ("atom:category/label", "atom:link/title", "media:category/label")

# The RSS Profile asks for `&` and `<` as hexadecimal references: so they are text to all readers.
_HEXADECIMAL = re.compile(r"&#x(?:26|3[Cc]);")
_TAG_START = re.compile(r"<[a-zA-Z/!?]")


class _CharactersRule(Rule):
    """Looks at text as the RSS Profile wants it written: its hexadecimal `&` and `<` are text, and nothing else."""

    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-characterdata"

    def without_hexadecimal(self, element: Element) -> str:
        return read(_HEXADECIMAL.sub("\ufffc", written(self.document, element)))


class TextHoldsHtml(_CharactersRule):
    """HTML stands where only text belongs: a tag, or a reference like `&nbsp;` that was escaped once too often.

    Some readers show the tags to people, some take them out together with words in angle brackets. Write the text
    itself, and in RSS `&#x26;` and `&#x3C;` for `&` and `<`.
    """

    id = "text-holds-html"
    w3c = ("ContainsHTML",)
    texts = _PLAIN + _PERSONS + _UNDECIDED
    attributes = _PLAIN_ATTRIBUTES
    message = "text {value!r} seems to be HTML"

    def check_value(self, element: Element, value: str) -> None:
        if seems_html(value) and (value != element.text or seems_html(self.without_hexadecimal(element))):
            self.found(element, value=value)


class TextAmbiguous(_CharactersRule):
    """A `<` before a letter: readers that take titles for HTML see a tag and show nothing of it.

    Write it as `&#x3C;`, as the RSS Profile asks: then all readers show it.
    """

    id = "text-ambiguous"
    w3c = ("CharacterData",)
    texts = _UNDECIDED
    message = "text {value!r} may be read as a tag"

    def check_value(self, element: Element, value: str) -> None:
        if _TAG_START.search(value) and not seems_html(value) and _TAG_START.search(self.without_hexadecimal(element)):
            self.found(element, value=value)


class HtmlUndeclared(Rule):
    """The element says that it holds text (or says nothing, which is the same), and holds HTML.

    Readers show the tags to people. Say `type="html"`.
    """

    id = "html-undeclared"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.1"
    w3c = ("ContainsUndeclaredHTML",)
    elements = ATOM_CONSTRUCTS + MEDIA_TEXTS
    message = "{element} of type 'text' seems to be HTML"

    def check(self, element: Element) -> None:
        if kind(element) is Kind.TEXT and seems_html(element.text or ""):
            self.found(element)


class TextTooLong(Rule):
    """Apple takes at most 255 characters of an `itunes:subtitle`, and 4000 of an `itunes:summary`.

    The rest is cut off, or the episode refused. Write less; the whole text belongs in `description`.
    """

    id = "text-too-long"
    spec = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
    w3c = ("TooLong",)
    texts = tuple(_APPLE_LIMITS)
    message = "{element} has {length:,} characters, more than {limit:,}"

    def check_value(self, element: Element, value: str) -> None:
        limit = _APPLE_LIMITS[name_of(element)]
        if len(value) > limit:
            self.found(element, length=len(value), limit=limit)


RULES = (TextHoldsHtml, TextAmbiguous, HtmlUndeclared, TextTooLong)
