"""Whether people are named so that readers show their names."""

import re

from nashra.problems import Level
from nashra.validate.rule import Rule
from nashra.xml import Element

_RSS_PERSONS = ("item/author", "channel/managingEditor", "channel/webMaster")
_WORDS = r"[^\s@<>()\[\],;:\".]+(?:\.[^\s@<>()\[\],;:\".]+)*"
_LABEL = r"[^\W_](?:[^\W_]|-)*"
_ADDRESS = rf"(?:{_WORDS}|\"[^\r\n@\"]+\")@(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Za-z:.\-]+\])"


class PersonWithoutName(Rule):
    """RSS names people by address and name: `noor@example.org (نور الحسن)`.

    Readers show the address where the name should be. Put the name in parentheses after it, or leave the element out
    and name the author in `dc:creator`.
    """

    id = "person-without-name"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-email"
    w3c = ("MissingRealName",)
    texts = _RSS_PERSONS
    message = "{element} {value!r} has no name"

    pattern = re.compile(rf"\s*{_ADDRESS}\s*(?:\(\s*\)\s*)?")

    def check_value(self, element: Element, value: str) -> None:
        if self.pattern.fullmatch(value):
            self.found(element, value=value.strip())


class PersonForm(Rule):
    """RSS names people by address first, then name in parentheses: `noor@example.org (نور الحسن)`.

    Of other forms, as mail has them, readers show the whole.
    """

    id = "person-form"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-email"
    w3c = ("EmailFormat",)
    texts = _RSS_PERSONS
    message = "{element} {value!r} is not written as address (name)"

    right = re.compile(rf"\s*{_ADDRESS}\s*(?:\([^@]*\)\s*)?")
    wrong = re.compile(rf"\s*mailto:.*|(?:[^@<>()]*[<\s])?{_ADDRESS}(?:[>\s][^@<>()]*)?", re.DOTALL)

    def check_value(self, element: Element, value: str) -> None:
        if not self.right.fullmatch(value) and self.wrong.fullmatch(value):
            self.found(element, value=value.strip())


class NameHoldsAddress(Rule):
    """A person's name holds an e-mail address.

    Readers show it to everyone, and those who collect addresses find it. In Atom it belongs in `email`; in RSS put the
    author's name alone into `dc:creator`.
    """

    id = "name-holds-address"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.1"
    w3c = ("ContainsEmail",)
    texts = ("atom:name", "dc:creator", "itunes:author")
    message = "name {value!r} holds an e-mail address"

    pattern = re.compile(r"[^\s@<>()]@[A-Za-z0-9\-]+\.[A-Za-z0-9]")

    def check_value(self, element: Element, value: str) -> None:
        if "@" in value and self.pattern.search(value):
            self.found(element, value=value.strip())


RULES = (PersonWithoutName, PersonForm, NameHoldsAddress)
