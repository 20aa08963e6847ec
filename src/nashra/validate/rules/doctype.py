"""Whether the document type is one, and needs another file."""

from nashra.problems import Level
from nashra.validate.rule import Rule
from nashra.validate.scan import Doctype

# Where Netscape kept the document type of RSS 0.91, until the address was given up.
_NETSCAPE = "my.netscape.com/publish/formats/rss-0.91.dtd"


class _DoctypeRule(Rule):
    """Looks at the document type declaration, if there is one."""

    def check_source(self) -> None:
        doctype = self.document.scan.doctype
        if doctype is not None and doctype.system:
            self.check_doctype(doctype)

    def check_doctype(self, doctype: Doctype) -> None:
        """Look at a document type that stands in another file."""


class DoctypeOfAnotherVersion(_DoctypeRule):
    """The document type is that of RSS 0.91, and the feed is not RSS 0.91.

    Readers that check it refuse the feed. RSS 2.0 and Atom have no document type: remove the line.
    """

    id = "doctype-of-another-version"
    spec = "https://www.rssboard.org/rss-0-9-1-netscape#doctype"
    w3c = ("InvalidDoctype", "DeprecatedDTD")
    message = "the document type is RSS 0.91, the document is not"

    def check_doctype(self, doctype: Doctype) -> None:
        if _NETSCAPE in doctype.system and self.document.format != "rss-0.91":
            self.found((doctype.line, doctype.column))


class DoctypeGone(_DoctypeRule):
    """The document type of RSS 0.91 is no longer at Netscape's address.

    Readers that ask for it wait in vain, and some then refuse the feed. Remove the line.
    """

    id = "doctype-gone"
    spec = "https://www.rssboard.org/rss-0-9-1-netscape#doctype"
    w3c = ("DeprecatedDTD",)
    message = "the document type's address {address!r} is gone"

    def check_doctype(self, doctype: Doctype) -> None:
        if _NETSCAPE in doctype.system and self.document.format == "rss-0.91":
            self.found((doctype.line, doctype.column), address=doctype.system)


class ExternalEntity(_DoctypeRule):
    """The document refers to another file for its entities or for its document type.

    Readers do not read it: such references were used to steal files. Write the text out, and remove the declaration.
    """

    id = "external-entity"
    level = Level.INFO
    spec = "https://www.w3.org/TR/xml/#sec-external-ent"
    w3c = ("ContainsSystemEntity",)
    message = "the entity {name!r} stands in another file"
    message_doctype = "the document type stands in another file, {address!r}"

    def check_source(self) -> None:
        super().check_source()
        for name, line, column in self.document.scan.external_entities:
            self.found((line, column), name=name)

    def check_doctype(self, doctype: Doctype) -> None:
        if _NETSCAPE not in doctype.system:
            self.found((doctype.line, doctype.column), self.message_doctype, address=doctype.system)


RULES = (DoctypeOfAnotherVersion, DoctypeGone, ExternalEntity)
