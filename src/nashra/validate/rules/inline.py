"""Whether the XHTML, SVG and MathML in a feed are made of what these have.

Escaped HTML is looked at in rules/html.py; of its attributes nothing is said, as every page has some of its own.
"""

from functools import cache

from nashra.problems import Level
from nashra.validate.html_names import ELEMENTS, RISKY
from nashra.validate.names import NAMESPACES, local_name, namespace_of
from nashra.validate.registries import names
from nashra.validate.rules.html import TagsRule
from nashra.xml import Element

_VOCABULARIES = {NAMESPACES["xhtml"]: "XHTML", NAMESPACES["svg"]: "SVG", NAMESPACES["mathml"]: "MathML"}
# Attributes that programs and readers for the blind take their own names for; event handlers are told apart.
_FREE = ("data-", "aria-", "on")


@cache
def _elements(vocabulary: str) -> frozenset[str]:
    return ELEMENTS | RISKY if vocabulary == "XHTML" else names(f"{vocabulary.lower()}-elements")


class XhtmlElementUnknown(TagsRule):
    """XHTML, SVG or MathML has no element of this name; SVG's names are case-sensitive.

    Readers that let only known elements pass remove it with all its content. Names with a hyphen (custom elements) pass
    in XHTML.
    """

    id = "xhtml-element-unknown"
    spec = "https://html.spec.whatwg.org/multipage/indices.html#elements-3"
    w3c = ("NotHtml", "SecurityRisk")
    message = "no element of {vocabulary} is called {name!r}"

    def check_tags(self, element: Element, tags: str) -> None:  # noqa: ARG002 - the element is its own tag
        vocabulary, name = _VOCABULARIES.get(namespace_of(str(element.tag))), local_name(str(element.tag))
        if vocabulary and name not in _elements(vocabulary) and not (vocabulary == "XHTML" and "-" in name):
            self.found(element, vocabulary=vocabulary, name=name)


class XhtmlAttributeUnknown(TagsRule):
    """Neither HTML nor SVG nor MathML has an attribute of this name.

    Readers take it out, so what it was for does not happen. A name of your own begins with `data-`.
    """

    id = "xhtml-attribute-unknown"
    level = Level.INFO
    spec = "https://html.spec.whatwg.org/multipage/indices.html#attributes-3"
    w3c = ("SecurityRiskAttr",)
    message = "no element of HTML, SVG or MathML has an attribute {name!r}"

    def check_tags(self, element: Element, tags: str) -> None:  # noqa: ARG002 - as above
        if namespace_of(str(element.tag)) not in _VOCABULARIES:
            return
        for name in map(str, element.keys()):
            known = name.startswith(("{", *_FREE)) or name.lower() in names("inline-attributes")
            if not known:
                self.found(element, at=name, name=name)


RULES = (XhtmlElementUnknown, XhtmlAttributeUnknown)
