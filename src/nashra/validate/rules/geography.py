"""Whether places are on this earth: W3C geo, GeoRSS and GML."""

import re
from collections.abc import Sequence
from typing import ClassVar

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.rule import MisfitsRule, Rule
from nashra.validate.structure import Misfit
from nashra.xml import Element

_COORDINATES = ("coordinate-pair", "coordinates")
# A position of GML is as many numbers as its system has dimensions; other shapes of GML are several positions.
_POSITIONS = frozenset(map(clark, ("gml:pos", "gml:lowerCorner", "gml:upperCorner")))
# How many numbers a shape has that is not made of pairs.
_COUNTS = {clark("georss:box"): 4, clark("georss:circle"): 3}
_CIRCLE, _POLYGON, _RING = clark("georss:circle"), clark("georss:polygon"), clark("gml:LinearRing")
# A line has an end, and a polygon three corners, the first of them twice.
_FEWEST_POINTS, _FEWEST_CORNERS = 2, 4
_GROUPS = {2: "pairs", 3: "groups of three"}
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
    message_radius = "{element} {value!r} has a radius below 0"

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        if element.tag == _CIRCLE and numbers[2:] and numbers[2] < 0:
            self.found(element, self.message_radius, value=value)
        step = _dimensions(element)
        pairs = zip(numbers[::step], numbers[1::step], strict=False)
        if _is_in_degrees(element) and any(abs(north) > _NORTH or abs(east) > _EAST for north, east in pairs):
            self.found(element, value=value)


class CoordinatesIncomplete(_CoordinatesRule):
    """A line or a polygon is made of pairs, a latitude and a longitude each: two or more for a line, four or more for a
    polygon, which ends where it begins.

    A box is two pairs, a circle one and its radius. GML has heights, too, where `srsDimension` is 3. Readers show no
    map, or another shape.
    """

    id = "coordinates-incomplete"
    spec = "https://www.ogc.org/publications/standard/georss/"
    w3c = ("InvalidCoordList",)
    datatypes: ClassVar[tuple[str, ...]] = ("coordinates",)
    message = "{element} {value!r} has {count} numbers, not {wanted}"
    message_few = "{element} {value!r} has {count} of the {wanted} points that it needs"
    message_open = "{element} {value!r} does not end where it begins"

    def check_numbers(self, element: Element, value: str, numbers: Sequence[float]) -> None:
        step = _dimensions(element)
        wanted = step if element.tag in _POSITIONS else _COUNTS.get(str(element.tag))
        if wanted and len(numbers) != wanted:
            self.found(element, value=value, count=len(numbers), wanted=wanted)
        elif not wanted and len(numbers) % step:
            self.found(element, value=value, count=len(numbers), wanted=_GROUPS[step])
        elif not wanted:
            points = [tuple(numbers[at : at + step]) for at in range(0, len(numbers), step)]
            self.check_points(element, value, points)

    def check_points(self, element: Element, value: str, points: Sequence[tuple[float, ...]]) -> None:
        fewest = _FEWEST_CORNERS if _closes(element) else _FEWEST_POINTS
        if len(points) < fewest:
            self.found(element, self.message_few, value=value, count=len(points), wanted=fewest)
        elif _closes(element) and points[0] != points[-1]:
            self.found(element, self.message_open, value=value)


def _stated(element: Element, attribute: str) -> str:
    """Return what an element of GML, or the shape that it is in, says of its coordinates; empty where neither does."""
    parts = (element, *element.iterancestors())
    return next((part.get(attribute, "").strip() for part in parts if attribute in part.attrib), "")


def _is_in_degrees(element: Element) -> bool:
    """Whether coordinates are those of WGS 84 (EPSG:4326), which is meant where no system is named, too."""
    system = _stated(element, "srsName")
    return not system or system.endswith("4326")


def _dimensions(element: Element) -> int:
    """Return how many numbers a position has: a latitude and a longitude, and in three dimensions a height."""
    return 3 if _stated(element, "srsDimension") == "3" else 2


def _closes(element: Element) -> bool:
    parent = element.getparent()
    return element.tag == _POLYGON or (parent is not None and parent.tag == _RING)


class ShapeMissing(Rule):
    """`georss:where` holds a shape of GML: a point, a line, a polygon or a box (`gml:Envelope`).

    Readers show no map. `georss:point` says the same as a point of GML in fewer words.
    """

    id = "shape-missing"
    spec = "https://www.ogc.org/publications/standard/georss/"
    w3c = ("MissingElement",)
    elements = ("georss:where",)
    message = "{element} holds no shape"

    def check(self, element: Element) -> None:
        if next(element.iterchildren("*"), None) is None:
            self.found(element)


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

    def wording(self, misfit: Misfit) -> str:
        return self.message_negative if _NEGATIVE.fullmatch(misfit.value) else self.message


RULES = (
    LatitudeInvalid,
    LongitudeInvalid,
    CoordinatesInvalid,
    CoordinatesWithComma,
    CoordinatesOutOfRange,
    CoordinatesIncomplete,
    ShapeMissing,
    DecimalInvalid,
)
