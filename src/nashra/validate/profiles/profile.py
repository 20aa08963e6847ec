"""What a profile is, and what the rules of several partners share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from nashra.problems import Level
from nashra.validate.findings import NOT_A_FEED, NOT_FETCHED, Finding
from nashra.validate.names import clark
from nashra.validate.rule import ANY_FORMAT, Rule
from nashra.xml import Element


@dataclass(frozen=True, slots=True)
class Profile:
    """What one partner asks: rules of its own, and the ids of general rules whose findings are errors to it."""

    name: str
    rules: tuple[type[Rule], ...]
    demands: frozenset[str]

    def raised(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings with their level for this partner."""
        for finding in findings:
            yield replace(finding, level=Level.ERROR) if finding.id in self.demands else finding


class FormatRefused(Rule):
    """Reports a document in a format that the partner does not take; the names of those it does start with `taken`."""

    formats = ANY_FORMAT
    taken: ClassVar[str]
    message = "the document is in the format {given!r}, not {taken!r}"

    def check_source(self) -> None:
        given = self.document.format
        if not given.startswith((self.taken, NOT_A_FEED, NOT_FETCHED)):
            self.found((1, 1), given=given, taken=self.taken)


class ChildrenMissing(Rule):
    """Reports missing children that the partner asks for, and the standard does not."""

    children: ClassVar[tuple[str, ...]]
    message = "{element} has no {child}"

    def check(self, element: Element) -> None:
        for child in self.children:
            if element.find(clark(child)) is None:
                self.found(element, child=child)


def image_size(element: Element) -> tuple[int, int] | None:
    """Return width and height of a media:content that is an image and says both."""
    is_image = element.get("medium") == "image" or element.get("type", "").startswith("image/")
    sides = [element.get(name, "") for name in ("width", "height")]
    if not is_image or not all(side.isascii() and side.isdigit() for side in sides):
        return None
    width, height = (int(side[:9]) for side in sides)
    return width, height
