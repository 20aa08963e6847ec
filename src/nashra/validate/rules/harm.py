"""Whether the HTML in a feed holds what may harm who reads it, and so is taken out by readers."""

import re
import sys

from nashra.validate.html_names import RISKY
from nashra.validate.rules.html import TagsRule
from nashra.validate.tags import attributes, names
from nashra.xml import Element


class _AttributesRule(TagsRule):
    """Looks at attributes, where `suspect` finds that there may be something."""

    suspect: re.Pattern[str]

    def check_tags(self, element: Element, tags: str) -> None:
        if self.suspect.search(tags):
            for name, value in attributes(tags):
                self.look_at(element, name, value)

    def look_at(self, element: Element, name: str, value: str) -> None:
        raise NotImplementedError


class HtmlElementRisky(TagsRule):
    """The element runs a program, loads another page, or belongs to a whole page, not to an article in one.

    Readers take it out, and what it should have shown is missing: a video in an `iframe`, a form, a style sheet. Put a
    link or a picture there as well, and the video into an enclosure.
    """

    id = "html-element-risky"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    w3c = ("SecurityRisk",)
    message = "readers take <{name}> out"

    def check_tags(self, element: Element, tags: str) -> None:
        for name in sorted(names(tags) & RISKY):
            self.found(element, name=name)


class HtmlEventAttribute(TagsRule):
    """An attribute like `onclick` holds a program.

    Readers take it out. What is done by it alone (open, unfold, play) does not work in a feed.
    """

    id = "html-event-attribute"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    w3c = ("SecurityRiskAttr", "SecurityRisk")
    message = "readers take the attribute {name} out"

    suspect = re.compile(r"""[\s"'/][oO][nN][a-zA-Z]{3}""")
    pattern = re.compile(r"on[a-z]{3,}")

    def check_tags(self, element: Element, tags: str) -> None:
        if self.suspect.search(tags):
            for name in sorted({name for name, _ in attributes(tags) if self.pattern.fullmatch(name)}):
                self.found(element, name=name)


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

    def look_at(self, element: Element, name: str, value: str) -> None:
        if name in self.holders and self.pattern.match(self.hidden.sub("", value[:100])):
            self.found(element, name=name, value=value)


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

    def look_at(self, element: Element, name: str, value: str) -> None:
        if name == "style" and self.pattern.search(self.plain(value)):
            self.found(element, value=value)

    def plain(self, style: str) -> str:
        """Return a style as browsers read it: without comments, escapes resolved."""
        return self.escaped.sub(lambda match: _character(match[1]), self.comment.sub("", style))


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"


RULES = (HtmlElementRisky, HtmlEventAttribute, HtmlScriptAddress, HtmlStyleHarmful)
