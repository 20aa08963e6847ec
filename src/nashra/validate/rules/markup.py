"""Whether the document is XML, and a feed at all."""

from xml.parsers.expat import errors

from nashra.validate.broken_xml import entity, reason
from nashra.validate.findings import NOT_A_FEED
from nashra.validate.formats import FEED_ROOTS, RSS_VERSIONS
from nashra.validate.names import clark, local_name
from nashra.validate.rule import Rule
from nashra.validate.scan import BEYOND, JSON, NAMESPACE, REFUSED, VERSION, SyntaxFault
from nashra.xml import Element

_SITEMAP_INDEX, _RDF = clark("sitemap:sitemapindex"), clark("rdf:RDF")
_INVALID_TOKEN = errors.codes[errors.XML_ERROR_INVALID_TOKEN]
_UNDEFINED_ENTITY = errors.codes[errors.XML_ERROR_UNDEFINED_ENTITY]
_MISPLACED_DECLARATION = errors.codes[errors.XML_ERROR_MISPLACED_XML_PI]
_TOLD_APART = frozenset({BEYOND, JSON, NAMESPACE, REFUSED, VERSION, _UNDEFINED_ENTITY, _MISPLACED_DECLARATION})


def _is_control(fault: SyntaxFault, utf8: bytes) -> bool:
    return fault.code == _INVALID_TOKEN and utf8[fault.offset : fault.offset + 1] < b" "


class NotWellFormed(Rule):
    """The document is not XML, and what comes after this place cannot be read.

    Most readers show nothing of such a feed; some repair it and each does so differently. Common causes are a bare `&`
    (write `&amp;`), a tag that is not closed, and text that was put in without escaping.
    """

    id = "not-well-formed"
    spec = "https://www.w3.org/TR/xml/#sec-well-formed"
    w3c = ("SAXError",)
    message = "the document is not well-formed XML: {reason}"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code not in _TOLD_APART and not _is_control(fault, self.document.source.utf8):
            self.found((fault.line, fault.column), reason=reason(fault, self.document.source.utf8))


class ControlCharacter(Rule):
    """Apart from tab and line break, control characters are not allowed in XML, not even as references.

    Readers stop at this place. They come from old editors and databases (most often U+001A): remove them before the
    feed is written; nashra does.
    """

    id = "control-character"
    spec = "https://www.w3.org/TR/xml/#charsets"
    w3c = ("SAXError",)
    message = "control character U+{number:04X} is not XML"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and _is_control(fault, self.document.source.utf8):
            self.found((fault.line, fault.column), number=self.document.source.utf8[fault.offset])


class DeclarationNotFirst(Rule):
    """The XML declaration stands at the very beginning, with no line and no space before it.

    Readers refuse the feed. Where a program writes it, look for an empty line at the end or the beginning of one of its
    files; some plugins of content management systems put one there.
    """

    id = "declaration-not-first"
    spec = "https://www.w3.org/TR/xml/#sec-prolog-dtd"
    w3c = ("WPBlankLine", "SAXError")
    message = "something stands before the XML declaration"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code == _MISPLACED_DECLARATION:
            self.found((fault.line, fault.column))


class XmlVersion(Rule):
    """The document declares another version of XML than 1.0.

    Most readers know no other, and refuse it. Nothing in a feed needs XML 1.1.
    """

    id = "xml-version"
    spec = "https://www.w3.org/TR/xml/#sec-prolog-dtd"
    w3c = ("BadXmlVersion",)
    message = "the XML version is {version!r}, not 1.0"

    def check_source(self) -> None:
        if self.document.scan.xml_version != "1.0":
            self.found((1, 1), version=self.document.scan.xml_version)


class UndefinedEntity(Rule):
    """XML has five named entities: `&amp;` `&lt;` `&gt;` `&quot;` `&apos;`. The many others are HTML's.

    Readers stop at this place. Write the character itself, or its number: `&#160;` for `&nbsp;`.
    """

    id = "entity-undefined"
    spec = "https://www.w3.org/TR/xml/#wf-entdeclared"
    w3c = ("UndefinedNamedEntity", "SAXError")
    message = "&{name}; is none of XML's five entities"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code == _UNDEFINED_ENTITY:
            self.found((fault.line, fault.column), name=entity(fault, self.document.source.utf8))
        for name, line, column in self.document.scan.unread_entities:
            self.found((line, column), name=name)


class RefusedDeclaration(Rule):
    """A feed that declares entities of its own is not read any further.

    A few hundred bytes of such declarations can grow to gigabytes, so most readers refuse them too. Write the text out.
    """

    id = "entity-declared"
    spec = "https://www.w3.org/TR/xml/#sec-entity-decl"
    w3c = ("SAXError",)
    message = "the document type declaration is refused: {reason}"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code == REFUSED:
            self.found((fault.line, fault.column), reason=fault.message)


class BeyondLimits(Rule):
    """A document of this size is not read: no reader would.

    Publish fewer entries, and older ones as archive pages (RFC 5005).
    """

    id = "beyond-limits"
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-4"
    w3c = ("ValidatorLimit",)
    message = "the document is beyond what is read: {reason}"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code == BEYOND:
            self.found((fault.line, fault.column), reason=fault.message)


class NotAFeed(Rule):
    """The document is no feed: neither RSS (`rss`) nor Atom (`feed` or `entry`), no JSON Feed, OPML or sitemap.

    A web page at a feed's address or RSS 1.0 (`rdf:RDF`) are the usual causes. An index of sitemaps is not looked at:
    give the sitemaps that it lists.
    """

    id = NOT_A_FEED
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-2"
    w3c = ("UndefinedElement",)
    message = "<{element}> is the root of no feed"
    message_index = "an index of sitemaps is no sitemap: judge those that it lists"
    message_rdf = "<{element}> is the root of RSS 1.0, another format, which is not judged"
    message_page = "a web page stands here, and no feed"
    message_case = "<{element}> is to be written <{right}>"
    message_json = "the document begins as JSON does, and is no JSON feed"

    def check_source(self) -> None:
        if self.document.fault and self.document.fault.code == JSON:
            self.found((1, 1), self.message_json)

    def check_document(self) -> None:
        root = self.document.root
        if root is not None and self.document.format == NOT_A_FEED and local_name(str(root.tag)) not in FEED_ROOTS:
            right = local_name(str(root.tag)).lower()
            self.found(root, self.wording(str(root.tag), right), right=right)

    def wording(self, tag: str, right: str) -> str:
        """Return what is to be said of a root with this name, which in lower case is `right`."""
        if right in FEED_ROOTS:
            return self.message_case
        if right == "html":
            return self.message_page
        return {_SITEMAP_INDEX: self.message_index, _RDF: self.message_rdf}.get(tag, self.message)


class RssVersionUnknown(Rule):
    """RSS has the versions 0.91, 0.92 and 2.0 (and RSS 1.0, which is another format).

    Readers take others for 2.0, or refuse them. Write `version="2.0"`.
    """

    id = "rss-version-unknown"
    spec = "https://www.rssboard.org/rss-specification#requiredChannelElements"
    w3c = ("InvalidRSSVersion",)
    attributes = ("rss/version",)
    message = "the version {version!r} is none of RSS"

    def check_value(self, element: Element, value: str) -> None:
        if value not in ("2.0", *RSS_VERSIONS):
            self.found(element, version=value)


RULES = (
    NotWellFormed,
    ControlCharacter,
    DeclarationNotFirst,
    XmlVersion,
    UndefinedEntity,
    RefusedDeclaration,
    BeyondLimits,
    NotAFeed,
    RssVersionUnknown,
)
