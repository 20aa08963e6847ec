"""Whether elements and attributes stand where the grammar lets them, and hold what it lets them hold."""

from nashra.problems import Level
from nashra.validate.hypertext import ATOM_CONSTRUCTS
from nashra.validate.names import lost_its_namespace, meant, namespace_of, parent_name, usual
from nashra.validate.rule import Rule
from nashra.validate.structure import Misfit
from nashra.xml import Element


class ElementUndefined(Rule):
    """The element it stands in has no such child.

    Readers pass over what they do not know, so what it says is lost. Look for a misspelt name, an element of another
    format (`description` in Atom, `summary` in RSS) or one that belongs elsewhere (`pubDate` in `image`); elements of
    your own need a namespace of their own.
    """

    id = "element-undefined"
    spec = "https://www.rssboard.org/rss-specification#extendingRss"
    w3c = ("UndefinedElement", "NoBlink")
    message = "{parent} has no child {element}"

    def check_document(self) -> None:
        for element in self.document.faults.undefined:
            told = lost_its_namespace(element) or _is_of_misspelt_namespace(element)
            if parent_name(element) not in ATOM_CONSTRUCTS and not told:
                self.found(element, parent=parent_name(element))


def _is_of_misspelt_namespace(element: Element) -> bool:
    return bool(meant(namespace_of(str(element.tag))))


class ElementMissing(Rule):
    """A child that every such element must have is not there.

    Readers leave out what has no title or link, take an entry without an id for a new one each time they look, and put
    an entry without a date anywhere. Add the element; if there is nothing to say in it, leave its parent out as well.
    """

    id = "element-missing"
    spec = "https://www.rssboard.org/rss-specification#requiredChannelElements"
    w3c = ("MissingElement", "MissingTitle", "MissingLink", "MissingDescription")
    message = "{element} has no {child}"

    def check_document(self) -> None:
        for element, child in self.document.faults.missing:
            self.found(element, child=usual(child))


class ElementRepeated(Rule):
    """The element may stand only once in its parent.

    Some readers take the first, some the last, so that subscribers see different things. Keep one.
    """

    id = "element-repeated"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1"
    w3c = ("DuplicateElement",)
    message = "{parent} has more than one {element}"

    def check_document(self) -> None:
        for element in self.document.faults.repeated:
            self.found(element, parent=parent_name(element))


class AttributeUndefined(Rule):
    """The element has no such attribute.

    Readers pass over it. Look for a misspelt name; attributes of your own need a namespace of their own. A direction
    (`dir`) belongs in the content's HTML.
    """

    id = "attribute-undefined"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-6.4"
    w3c = ("UnexpectedAttribute", "NoThrWhen")
    message = "{element} has no attribute {attribute}"

    def check_document(self) -> None:
        for element, attribute in self.document.faults.undefined_attributes:
            self.found(element, at=attribute, attribute=usual(attribute))


class AttributeMissing(Rule):
    """An attribute without which the element says nothing is not there.

    Readers leave out an enclosure without its url, a link without its href, a category without its term. Of an
    enclosure whose size is not known the length is 0.
    """

    id = "attribute-missing"
    spec = "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt"
    w3c = ("MissingAttribute", "MissingHref")
    message = "{element} has no attribute {attribute}"

    def check_document(self) -> None:
        for element, attribute in self.document.faults.missing_attributes:
            self.found(element, attribute=usual(attribute))


class TextUnexpected(Rule):
    """The element holds other elements, or nothing; text in it is seen by nobody.

    Most often a tag was closed too early, or an attribute's value was written as text. Move the text where it belongs.
    """

    id = "text-unexpected"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1"
    w3c = ("UnexpectedText",)
    message = "text stands in {element}, which holds none"

    def check_document(self) -> None:
        for element in self.document.faults.texts:
            self.found(element)


class ValueInvalid(Rule):
    """The value is not what the grammar asks for in this place, and no other rule says more.

    Readers pass over such values, or take them for something else.
    """

    id = "value-invalid"
    spec = "https://www.w3.org/TR/xmlschema-2/"
    message = "{name} is {value!r}, which is no {datatype}"
    message_words = "{name} is {value!r}, not one of {words}"

    def check_last(self) -> None:
        told = {finding.where for finding in self.findings if finding.level is Level.ERROR}
        for misfit in self.document.faults.misfits:
            if told.isdisjoint({self.place(misfit.element, ""), self.place(misfit.element, misfit.attribute)}):
                self.tell(misfit)

    def tell(self, misfit: Misfit) -> None:
        words = ", ".join(sorted(set(misfit.datatype.words)))
        message = self.message_words if words else self.message
        datatype = misfit.datatype.name.replace("-", " ")
        element, at, value = misfit.element, misfit.attribute, misfit.value
        self.found(element, message, at=at, name=misfit.name, value=value, datatype=datatype, words=words)


class NotInGrammar(Rule):
    """The grammar does not let the feed, or this entry, pass, and no rule here knows why.

    That the document is invalid is certain; the words are those of the RELAX NG library and often name a place near the
    fault. Please tell the makers of nashra, so that a rule can say it better.
    """

    id = "not-in-grammar"
    spec = "https://relaxng.org/spec-20011203.html"
    message = "{element} is not valid by the grammar: {reason}"

    def check_last(self) -> None:
        explained = {finding.entry for finding in self.findings if finding.level is Level.ERROR}
        strangers = filter(_is_of_misspelt_namespace, self.document.faults.undefined)
        explained |= set(map(self.document.entry_of, strangers))
        is_one_part = self.document.root in self.document.entries  # an entry document
        # What stands in another file is not there for the grammar, and told apart.
        if self.document.scan.unread_entities or (explained and is_one_part):
            return
        for rejection in self.document.rejections:
            if rejection.entry not in explained:
                self.found(self.document.part(rejection.entry), reason=rejection.message)


RULES = (
    ElementUndefined,
    ElementMissing,
    ElementRepeated,
    AttributeUndefined,
    AttributeMissing,
    TextUnexpected,
    ValueInvalid,
    NotInGrammar,
)
