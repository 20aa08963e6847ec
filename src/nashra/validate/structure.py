"""Where a document does not hold what its grammar asks for.

Only what the gate rejects is looked at: the feed without its entries, or single entries. A valid feed costs nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from nashra.validate.content_models import ContentModel, Datatype, root_model
from nashra.validate.grammars import Format, Rejection
from nashra.validate.names import usual
from nashra.xml import Element


class Misfit(NamedTuple):
    """A value that is not of its datatype; `attribute` is None for the text of the element."""

    element: Element
    attribute: str | None
    value: str
    datatype: Datatype

    @property
    def name(self) -> str:
        """The usual name of what holds the value."""
        return usual(self.attribute or str(self.element.tag))


@dataclass(slots=True)
class Faults:
    """All differences between a document and its content model; names are those of lxml."""

    undefined: list[Element] = field(default_factory=list)
    missing: list[tuple[Element, str]] = field(default_factory=list)
    repeated: list[Element] = field(default_factory=list)
    undefined_attributes: list[tuple[Element, str]] = field(default_factory=list)
    missing_attributes: list[tuple[Element, str]] = field(default_factory=list)
    texts: list[Element] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)

    def look(self, top: Element, model: ContentModel, entries: Iterable[Element] = ()) -> None:
        """Compare an element and all below it with a content model; entries are left to their own turn."""
        left_out = set(entries)
        ahead = [(top, model)]
        while ahead:
            element, expected = ahead.pop()
            self._look_at_attributes(element, expected)
            self._look_at_text(element, expected)
            self._look_at_names(element, expected)
            for child in element.iterchildren("*"):
                below = expected.child(str(child.tag))
                if below is None:
                    self.undefined.append(child)
                elif child not in left_out:
                    ahead.append((child, below))

    def _look_at_names(self, element: Element, model: ContentModel) -> None:
        count = Counter(str(child.tag) for child in element.iterchildren("*"))
        self.missing += [(element, name) for name in sorted(model.required) if not count[name]]
        for name in model.children.keys() - model.repeatable:
            if count[name] > 1:
                self.repeated += list(element.iterchildren(name))[1:]

    def _look_at_attributes(self, element: Element, model: ContentModel) -> None:
        for name in sorted(model.required_attributes - set(map(str, element.keys()))):
            self.missing_attributes.append((element, name))
        for name, value in element.items():
            datatype = model.attribute(str(name))
            if datatype is None:
                self.undefined_attributes.append((element, str(name)))
            elif not datatype.admits(str(value)):
                self.misfits.append(Misfit(element, str(name), str(value), datatype))

    def _look_at_text(self, element: Element, model: ContentModel) -> None:
        if model.text is None:
            texts = [element.text, *(child.tail for child in element)]
            if any(text and not text.isspace() for text in texts):
                self.texts.append(element)
        elif not model.text.admits(element.text or ""):
            self.misfits.append(Misfit(element, None, element.text or "", model.text))


def examine(root: Element, grammar: Format, entries: list[Element], rejections: Iterable[Rejection]) -> Faults:
    """Return what is wrong with what the gate rejected."""
    faults = Faults()
    for rejection in rejections:
        top = root if rejection.entry is None else entries[rejection.entry]
        model = _model_of(top, root_model(grammar))
        if model is not None:
            faults.look(top, model, entries if rejection.entry is None else ())
    return faults


def _model_of(element: Element, model: ContentModel) -> ContentModel | None:
    """Return the model of an element, found by way of the elements that it is in."""
    found: ContentModel | None = model
    for part in (*reversed(list(element.iterancestors())), element):
        found = found.child(str(part.tag)) if found is not None else None
    return found
