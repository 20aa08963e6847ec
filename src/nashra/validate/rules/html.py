"""Whether the HTML in a feed is HTML, and nothing that harms who reads it."""

import re
import sys

from nashra.problems import Level
from nashra.validate.elements import Element
from nashra.validate.hypertext import ELEMENTS, HOLDERS, PARTED, RISKY, Kind, attributes, kind, names, pieces
from nashra.validate.rule import Rule

_FOREIGN = {"svg", "math"}


class _TagsRule(Rule):
    """Looks at the tags in all HTML and XHTML of a feed."""

    level = Level.WARNING
    elements = HOLDERS

    def check(self, element: Element) -> None:
        for where, tags in pieces(element):
            if tags:
                self.look(where, tags)

    def look(self, where: Element, tags: str) -> None:
        raise NotImplementedError


class _AttributesRule(_TagsRule):
    """Looks at attributes, where `suspect` finds that there may be something."""

    suspect: re.Pattern[str]

    def look(self, where: Element, tags: str) -> None:
        if self.suspect.search(tags):
            for name, value in attributes(tags):
                self.look_at(where, name, value)

    def look_at(self, where: Element, name: str, value: str) -> None:
        raise NotImplementedError


class HtmlElementUnknown(_TagsRule):
    """HTML has no element of this name.

    Readers take the tag out or show it as text. Most often it was no tag at all: write `&lt;` for a less-than sign.
    Names with a hyphen (custom elements) pass, and so does what stands in SVG and MathML.
    """

    id = "html-element-unknown"
    spec = "https://html.spec.whatwg.org/multipage/indices.html#elements-3"
    w3c = ("NotHtml",)
    message = "no element of HTML is called {name!r}"

    def check(self, element: Element) -> None:
        if kind(element) is Kind.HTML:
            super().check(element)

    def look(self, where: Element, tags: str) -> None:
        used = names(tags)
        if used.isdisjoint(_FOREIGN):
            for name in sorted(used - ELEMENTS - RISKY):
                if "-" not in name:
                    self.found(where, name=name)


class HtmlTagUnfinished(_TagsRule):
    """A tag or a comment in the HTML begins and never ends.

    Readers show nothing of what follows. The text was cut in the middle of a tag, or a less-than sign stands for
    itself: write `&lt;`.
    """

    id = "html-tag-unfinished"
    spec = "https://html.spec.whatwg.org/multipage/parsing.html#parse-error-eof-in-tag"
    w3c = ("NotHtml",)
    message = "{tag!r} is not finished"

    def look(self, where: Element, tags: str) -> None:
        last = tags.rpartition(PARTED)[2]
        if not last.endswith(">") or last.startswith("<!--"):
            self.found(where, tag=last)


class HtmlReferenceControl(Rule):
    """A reference like `&#x92;` or `&#146;` names a control character.

    It was meant for a sign of windows-1252. Browsers guess so, other readers show a box or nothing. Write the sign
    itself: ’ for `&#146;`.
    """

    id = "html-reference-control"
    level = Level.WARNING
    spec = "https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state"
    w3c = ("NotHtml",)
    elements = HOLDERS
    message = "a reference names the control character U+{code:04X}"

    pattern = re.compile(r"&#(?:0*+(1(?:2[89]|[34][0-9]|5[0-9]))|[xX]0*+([89][0-9a-fA-F]))(?![0-9a-fA-F])")

    def check(self, element: Element) -> None:
        match = self.pattern.search(element.text or "") if kind(element) is Kind.HTML else None
        if match:
            self.found(element, code=int(match[1]) if match[1] else int(match[2], 16))


class HtmlElementRisky(_TagsRule):
    """The element runs a program, loads another page, or belongs to a whole page, not to an article in one.

    Readers take it out, and what it should have shown is missing: a video in an `iframe`, a form, a style sheet. Put a
    link or a picture there as well, and the video into an enclosure.
    """

    id = "html-element-risky"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    w3c = ("SecurityRisk",)
    message = "readers take <{name}> out"

    def look(self, where: Element, tags: str) -> None:
        for name in sorted(names(tags) & RISKY):
            self.found(where, name=name)


class HtmlEventAttribute(_TagsRule):
    """An attribute like `onclick` holds a program.

    Readers take it out. What is done by it alone (open, unfold, play) does not work in a feed.
    """

    id = "html-event-attribute"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    w3c = ("SecurityRiskAttr", "SecurityRisk")
    message = "readers take the attribute {name} out"

    suspect = re.compile(r"""[\s"'/][oO][nN][a-zA-Z]{3}""")
    pattern = re.compile(r"on[a-z]{3,}")

    def look(self, where: Element, tags: str) -> None:
        if self.suspect.search(tags):
            for name in sorted({name for name, _ in attributes(tags) if self.pattern.fullmatch(name)}):
                self.found(where, name=name)


class HtmlScriptAddress(_AttributesRule):
    """An address in the HTML is a program: `javascript:`, `vbscript:` or a page in `data:`.

    Readers take the link out, and those that do not let the feed run programs in their name. Give an address that can
    be opened.
    """

    id = "html-script-address"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    message = "{name} {value!r} is a program"

    holders = frozenset({"href", "src", "action", "formaction", "background", "poster", "data", "xlink:href"})
    suspect = re.compile(r":(?<!http:)(?<!https:)|&(?!amp;)")
    # Browsers pass over white space and controls within a scheme.
    hidden = re.compile(r"[\x00-\x20]+")
    pattern = re.compile(r"javascript:|vbscript:|data:text/html", re.IGNORECASE)

    def look_at(self, where: Element, name: str, value: str) -> None:
        if name in self.holders and self.pattern.match(self.hidden.sub("", value[:100])):
            self.found(where, name=name, value=value)


class HtmlStyleHarmful(_AttributesRule):
    """The style lays its element over the reader's own page, or runs a program.

    Readers take the attribute out, and some the whole article. A colour, a margin or a direction is welcome; what
    leaves the place of the article (`position: fixed`) or loads code (`expression`, `behavior`) is not.
    """

    id = "html-style-harmful"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    w3c = ("DangerousStyleAttr",)
    message = "style {value!r} reaches beyond the article"

    suspect = re.compile("[sS][tT][yY][lL][eE]")
    comment = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?+")
    escaped = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
    pattern = re.compile(
        r"\bposition\s*:\s*fixed|\bexpression\s*\(|\bbehaviou?r\s*:|-moz-binding|@import"
        r"|url\s*\(\s*[\"']?\s*(?:javascript|vbscript|data:text)",
        re.IGNORECASE,
    )

    def look_at(self, where: Element, name: str, value: str) -> None:
        if name == "style" and self.pattern.search(self.plain(value)):
            self.found(where, value=value)

    def plain(self, style: str) -> str:
        """Return a style as browsers read it: without comments, escapes resolved."""
        return self.escaped.sub(lambda match: _character(match[1]), self.comment.sub("", style))


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"


RULES = (
    HtmlElementUnknown,
    HtmlTagUnfinished,
    HtmlReferenceControl,
    HtmlElementRisky,
    HtmlEventAttribute,
    HtmlScriptAddress,
    HtmlStyleHarmful,
)
