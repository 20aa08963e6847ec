"""Whether media are described in the words of Media RSS."""

import re

from nashra.languages import is_registered
from nashra.problems import Level
from nashra.validate.addresses import scheme
from nashra.validate.content_models import words_of
from nashra.validate.names import clark
from nashra.validate.registries import names
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element

_SPEC = "https://www.rssboard.org/media-rss"

_PLAYER = clark("media:player")
_RATINGS = {"urn:simple": "rating-simple", "urn:mpaa": "rating-mpaa", "urn:v-chip": "rating-v-chip"}
_ICRA = re.compile(r"r \([clnov][a-z] [01](?: [clnov][a-z] [01])*\)")
_DIGITS_OF_HASH = {"md5": 32, "sha-1": 40}
# Codes that ISO 3166 leaves to everyone's own use.
_PRIVATE_COUNTRY = re.compile(r"aa|q[m-z]|x[a-z]|zz")


class MediaAddressMissing(Rule):
    """`media:content` says with `url` where the file is, or a `media:player` shows it: in it or beside it.

    Readers have nothing to show.
    """

    id = "media-address-missing"
    level = Level.WARNING
    spec = f"{_SPEC}#media-content"
    elements = ("media:content",)
    message = "{element} has neither a url nor a player"

    def check(self, element: Element) -> None:
        if "url" not in element.attrib and not any(_has_player(part) for part in (element, *element.iterancestors())):
            self.found(element)


def _has_player(element: Element) -> bool:
    return element.find(_PLAYER) is not None


class MediaAdult(Rule):
    """`media:adult` was replaced by `media:rating`.

    Readers look for the rating: write `<media:rating scheme="urn:simple">adult</media:rating>` or `nonadult`.
    """

    id = "media-adult"
    level = Level.WARNING
    spec = f"{_SPEC}#media-rating"
    w3c = ("DeprecatedMediaAdult",)
    elements = ("media:adult",)
    message = "{element} was replaced by media:rating"

    def check(self, element: Element) -> None:
        self.found(element)


class MediaMediumInvalid(MisfitsRule):
    """A medium is image, audio, video, document or executable.

    Readers choose by it how to show a file. Its exact kind is `type`.
    """

    id = "media-medium-invalid"
    spec = f"{_SPEC}#media-content"
    w3c = ("InvalidMediaMedium",)
    datatypes = ("media-medium",)
    message = "{value!r} is no medium"


class MediaExpressionInvalid(MisfitsRule):
    """An expression is sample, full or nonstop: a part, the whole, or a stream without an end.

    Readers take other words for full.
    """

    id = "media-expression-invalid"
    spec = f"{_SPEC}#media-content"
    w3c = ("InvalidMediaExpression",)
    datatypes = ("media-expression",)
    message = "{value!r} is none of sample, full, nonstop"


class MediaTextTypeInvalid(MisfitsRule):
    """Text in Media RSS is `plain` or `html`; these are words, no media types.

    Readers take others for plain and show tags as text.
    """

    id = "media-text-type-invalid"
    spec = f"{_SPEC}#media-text"
    w3c = ("InvalidMediaTextType",)
    datatypes = ("plain-html",)
    message = "type {value!r} is neither plain nor html"


class MediaTimeInvalid(MisfitsRule):
    """A time within a recording is `now`, seconds (`17.5`) or hours, minutes and seconds (`0:00:17.5`).

    Readers leave out what it belongs to, or show it all the time.
    """

    id = "media-time-invalid"
    spec = f"{_SPEC}#media-text"
    w3c = ("InvalidNPTTime",)
    datatypes = ("normal-play-time",)
    message = "{name} {value!r} is no time within a recording"


class MediaRatingInvalid(Rule):
    """A rating is one of the words of its scheme; without a scheme `adult` or `nonadult`.

    Readers that protect children take what they cannot read for adult, or for harmless.
    """

    id = "media-rating-invalid"
    spec = f"{_SPEC}#media-rating"
    w3c = ("InvalidMediaRating",)
    texts = ("media:rating",)
    message = "{value!r} is no rating of {scheme}"

    def check_value(self, element: Element, value: str) -> None:
        name, rating = element.get("scheme", "urn:simple"), value.strip()
        is_known = name not in _RATINGS or rating in words_of(_RATINGS[name])
        if not is_known or (name == "urn:icra" and not _ICRA.fullmatch(rating)):
            self.found(element, value=rating, scheme=name)


class MediaHashInvalid(Rule):
    """A hash is an MD5 of 32 or a SHA-1 (`algo="sha-1"`) of 40 hexadecimal digits.

    Readers that check it refuse the file. Base64 is not hexadecimal.
    """

    id = "media-hash-invalid"
    spec = f"{_SPEC}#media-hash"
    w3c = ("InvalidMediaHash",)
    texts = ("media:hash",)
    message = "{value!r} is no {algorithm} in hexadecimal digits"
    message_algorithm = "algorithm {algorithm!r} is neither md5 nor sha-1"

    def check_value(self, element: Element, value: str) -> None:
        algorithm, digest = element.get("algo", "md5"), value.strip()
        if algorithm not in _DIGITS_OF_HASH:
            self.found(element, self.message_algorithm, at="algo", algorithm=algorithm)
        elif len(digest) != _DIGITS_OF_HASH[algorithm] or set(digest.lower()) - set("0123456789abcdef"):
            self.found(element, value=digest, algorithm=algorithm)


class MediaCreditRoleUnknown(Rule):
    """A role is a word of the European Broadcasting Union's list, in lower case: `producer`, `anchor person`.

    Readers pass over others. A role of your own needs a `scheme` of your own.
    """

    id = "media-credit-role-unknown"
    level = Level.WARNING
    spec = f"{_SPEC}#media-credit"
    w3c = ("InvalidCreditRole",)
    attributes = ("media:credit/role",)
    message = "{role!r} is no role in the EBU's list"

    def check_value(self, element: Element, value: str) -> None:
        is_of_ebu = element.get("scheme", "urn:ebu") == "urn:ebu"
        if is_of_ebu and value == value.lower() and value not in names("credit-roles"):
            self.found(element, role=value)


class MediaCreditRoleCapital(Rule):
    """A role is written in lower case, as Media RSS asks: `producer`, not `Producer`.

    Readers compare it letter by letter and pass over others.
    """

    id = "media-credit-role-capital"
    spec = f"{_SPEC}#media-credit"
    w3c = ("InvalidCreditRole",)
    attributes = ("media:credit/role",)
    message = "role {role!r} is not in lower case"

    def check_value(self, element: Element, value: str) -> None:
        if element.get("scheme", "urn:ebu") == "urn:ebu" and value != value.lower():
            self.found(element, role=value)


class MediaRestrictionInvalid(Rule):
    """A restriction allows or denies, as `relationship` says, what its `type` names: country, uri or sharing.

    Without a type its words are `all` or `none`. Readers that do not understand a restriction show nothing.
    """

    id = "media-restriction-invalid"
    spec = f"{_SPEC}#media-restriction"
    w3c = ("InvalidMediaRestriction", "InvalidMediaRestrictionRel", "InvalidMediaRestrictionType")
    texts = ("media:restriction",)
    message = "restriction {value!r} without a type is neither all nor none"
    message_relationship = "relationship {value!r} is neither allow nor deny"
    message_type = "type {value!r} is none of country, uri, sharing"

    def check_value(self, element: Element, value: str) -> None:
        relationship, kind = element.get("relationship", "allow"), element.get("type")
        if relationship not in ("allow", "deny"):
            self.found(element, self.message_relationship, at="relationship", value=relationship)
        if kind is None and value.strip() not in ("", "all", "none"):
            self.found(element, value=value.strip())
        elif kind not in (None, "country", "uri", "sharing"):
            self.found(element, self.message_type, at="type", value=kind)


class MediaRestrictionRelative(Rule):
    """A restriction of type `uri` names sites by their whole addresses.

    Readers cannot tell where they may show the file. Write the address with its scheme: `https://example.org`.
    """

    id = "media-restriction-relative"
    spec = f"{_SPEC}#media-restriction"
    w3c = ("InvalidFullLink", "InvalidLink")
    texts = ("media:restriction",)
    message = "the address {address!r} of a restriction is not absolute"

    def check_value(self, element: Element, value: str) -> None:
        for address in value.split() if element.get("type") == "uri" else ():
            if not scheme(address):
                self.found(element, address=address)


class MediaCountryUnknown(Rule):
    """Countries are codes of two letters of ISO 3166 with spaces between: `sy lb jo`.

    Readers cannot tell where they may show the file, and show it nowhere or everywhere.
    """

    id = "media-country-unknown"
    spec = f"{_SPEC}#media-restriction"
    w3c = ("InvalidCountryCode",)
    texts = ("media:restriction",)
    message = "{code!r} is no country's code"

    def check_value(self, element: Element, value: str) -> None:
        if element.get("type") != "country":
            return
        for code in value.split():
            if not _is_country(code.lower()):
                self.found(element, code=code)


def _is_country(code: str) -> bool:
    is_code = len(code) == len("sy") and code.isascii() and code.isalpha()
    return is_code and not _PRIVATE_COUNTRY.fullmatch(code) and is_registered(f"und-{code}")


RULES = (
    MediaAddressMissing,
    MediaAdult,
    MediaMediumInvalid,
    MediaExpressionInvalid,
    MediaTextTypeInvalid,
    MediaTimeInvalid,
    MediaRatingInvalid,
    MediaHashInvalid,
    MediaCreditRoleUnknown,
    MediaCreditRoleCapital,
    MediaRestrictionInvalid,
    MediaRestrictionRelative,
    MediaCountryUnknown,
)
