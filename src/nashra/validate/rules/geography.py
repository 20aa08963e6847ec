"""Whether places are on this earth: W3C geo, GeoRSS and GML."""

import re
from collections.abc import Sequence
from typing import ClassVar

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element

_COORDINATES = ("coordinate-pair", "coordinates")
# How many numbers a shape has that is not made of pairs.
_COUNTS = {clark("georss:box"): 4, clark("georss:circle"): 3}
_POLYGON, _RING = clark("georss:polygon"), clark("gml:LinearRing")
_NORTH, _EAST = 90.0, 180.0
_NEGATIVE = re.compile(r"\s*-(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)


class LatitudeInvalid(MisfitsRule):
    """A latitude is a number of degrees from -90 to 90, with a point: `33.51`.

    Maps put the place at the pole or nowhere. Often latitude and longitude have changed places.
    """

    id = "latitude-invalid"
    spec = "https://www.w3.org/2003/01/geo/"
    w3c = ("InvalidLatitude",)
    datatypes = ("latitude",)
    message = "{value!r} is no latitude"


class LongitudeInvalid(MisfitsRule):
    """A longitude is a number of degrees from -180 to 180, with a point: `36.29`.

    Maps put the place somewhere else or nowhere.
    """

    id = "longitude-invalid"
    spec = "https://www.w3.org/2003/01/geo/"
    w3c = ("InvalidLongitude",)
    datatypes = ("longitude",)
    message = "{value!r} is no longitude"


class CoordinatesInvalid(MisfitsRule):
    """A point is a latitude and a longitude with a space between: `33.51 36.29`; other shapes hold several of these.

    Readers show no map. Digits are those of ASCII, and the decimal mark is a point.
    """

    id = "coordinates-invalid"
    spec = "https://www.ogc.org/publications/standard/georss/"
    w3c = ("InvalidCoord", "InvalidCoordList")
    datatypes: ClassVar[tuple[str, ...]] = _COORDINATES
    message = "{name} {value!r} is no list of coordinates"


class _CoordinatesRule(Rule):
    datatypes: ClassVar[tuple[str, ...]] = _COORDINATES

    def check_value(self, element: Element, value: str) -> None:
        try:
            numbers = [float(part) for part in value.replace(",", " ").split()]
        except ValueError:
            return
        self.check_numbers(element, value, numbers)

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        """Look at the coordinates of an element."""


class CoordinatesWithComma(_CoordinatesRule):
    """Coordinates stand with spaces between them, not commas.

    Some readers take the comma for a decimal mark, and the place for another.
    """

    id = "coordinates-with-comma"
    level = Level.WARNING
    spec = "https://www.ogc.org/publications/standard/georss/"
    w3c = ("CoordComma",)
    message = "{element} {value!r} has a comma"

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        if "," in value and numbers:
            self.found(element, value=value)


class CoordinatesOutOfRange(_CoordinatesRule):
    """Latitudes go from -90 to 90 and stand first, longitudes from -180 to 180.

    Maps put the place somewhere else or nowhere. Often the two have changed places: GeoJSON has the longitude first.
    """

    id = "coordinates-out-of-range"
    spec = "https://www.ogc.org/publications/standard/georss/"
    message = "{element} {value!r} is not on this earth"

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        pairs = zip(numbers[::2], numbers[1::2], strict=False)
        if any(abs(north) > _NORTH or abs(east) > _EAST for north, east in pairs):
            self.found(element, value=value)


class CoordinatesIncomplete(_CoordinatesRule):
    """A line or a polygon is made of pairs, a latitude and a longitude each; a polygon ends where it begins.

    A box is two pairs, a circle one and its radius. Readers show no map, or another shape.
    """

    id = "coordinates-incomplete"
    spec = "https://www.ogc.org/publications/standard/georss/"
    w3c = ("InvalidCoordList",)
    datatypes: ClassVar[tuple[str, ...]] = ("coordinates",)
    message = "{element} {value!r} has {count} numbers, not {wanted}"
    message_open = "{element} {value!r} does not end where it begins"

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        wanted = _COUNTS.get(str(element.tag))
        if wanted and len(numbers) != wanted:
            self.found(element, value=value, count=len(numbers), wanted=wanted)
        elif not wanted and len(numbers) % 2:
            self.found(element, value=value, count=len(numbers), wanted="pairs")
        elif _closes(element) and numbers[:2] != numbers[-2:]:
            self.found(element, self.message_open, value=value)


def _closes(element: Element) -> bool:
    parent = element.getparent()
    return element.tag == _POLYGON or (parent is not None and parent.tag == _RING)


class DecimalInvalid(MisfitsRule):
    """A number belongs here, with a point as its decimal mark and no unit: `29.97`. Seconds are counted from 0 on.

    Readers leave it out. Digits are those of ASCII: `٥` is none. A time in a recording is its seconds, `73` for 1:13.
    """

    id = "decimal-invalid"
    spec = "https://www.w3.org/TR/xmlschema-2/#decimal"
    w3c = ("InvalidFloat", "InvalidFloatUnit")
    datatypes = ("decimal", "non-negative-decimal")
    message = "{name} {value!r} is no number"
    message_negative = "{name} {value!r} is below 0"

    def check_document(self) -> None:
        for misfit in self.document.faults.misfits:
            if misfit.datatype.name in self.datatypes:
                message = self.message_negative if _NEGATIVE.fullmatch(misfit.value) else ""
                self.found(misfit.element, message, at=misfit.attribute, name=misfit.name, value=misfit.value)


RULES = (
    LatitudeInvalid,
    LongitudeInvalid,
    CoordinatesInvalid,
    CoordinatesWithComma,
    CoordinatesOutOfRange,
    CoordinatesIncomplete,
    DecimalInvalid,
)
