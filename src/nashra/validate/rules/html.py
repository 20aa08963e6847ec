"""Whether the HTML in a feed is HTML."""

import re

from nashra.problems import Level
from nashra.validate.html_names import ELEMENTS, RISKY
from nashra.validate.hypertext import HOLDERS, Kind, kind
from nashra.validate.rule import Rule
from nashra.validate.tags import PARTED, names
from nashra.xml import Element

_FOREIGN = {"svg", "math"}


class TagsRule(Rule):
    """Looks at the tags in all HTML and XHTML of a feed."""

    level = Level.WARNING
    looks_at_tags = True


class HtmlElementUnknown(TagsRule):
    """HTML has no element of this name.

    Readers take the tag out or show it as text. Most often it was no tag at all: write `&lt;` for a less-than sign.
    Names with a hyphen (custom elements) pass, and so does what stands in SVG and MathML.
    """

    id = "html-element-unknown"
    spec = "https://html.spec.whatwg.org/multipage/indices.html#elements-3"
    w3c = ("NotHtml",)
    message = "no element of HTML is called {name!r}"

    def check_tags(self, element: Element, tags: str) -> None:
        used = names(tags)
        if kind(element) is Kind.HTML and used.isdisjoint(_FOREIGN):
            for name in sorted(used - ELEMENTS - RISKY):
                if "-" not in name:
                    self.found(element, name=name)


class HtmlTagUnfinished(TagsRule):
    """A tag or a comment in the HTML begins and never ends.

    Readers show nothing of what follows. The text was cut in the middle of a tag, or a less-than sign stands for
    itself: write `&lt;`.
    """

    id = "html-tag-unfinished"
    spec = "https://html.spec.whatwg.org/multipage/parsing.html#parse-error-eof-in-tag"
    w3c = ("NotHtml",)
    message = "{tag!r} is not finished"

    def check_tags(self, element: Element, tags: str) -> None:
        last = tags.rpartition(PARTED)[2]
        if not last.endswith(">") or last.startswith("<!--"):
            self.found(element, tag=last)


class HtmlReferenceControl(Rule):
    """A reference like `&#x92;` or `&#146;` names a control character.

    It was meant for a sign of windows-1252. Browsers guess so, other readers show a box or nothing. Write the sign
    itself: ’ for `&#146;`.
    """

    id = "html-reference-control"
    level = Level.WARNING
    spec = "https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state"
    w3c = ("NotHtml",)
    texts = HOLDERS
    message = "a reference names the control character U+{code:04X}"

    pattern = re.compile(r"&#(?:0*+(1(?:2[89]|[34][0-9]|5[0-9]))|[xX]0*+([89][0-9a-fA-F]))(?![0-9a-fA-F])")

    def check_value(self, element: Element, value: str) -> None:
        match = self.pattern.search(value) if "&#" in value and kind(element) is Kind.HTML else None
        if match:
            self.found(element, code=int(match[1]) if match[1] else int(match[2], 16))


RULES = (HtmlElementUnknown, HtmlTagUnfinished, HtmlReferenceControl)
