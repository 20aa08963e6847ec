"""Whether numbers, words and media types are what their place asks for. What they may be stands in the grammar."""

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.rule import MisfitsRule, Rule
from nashra.validate.structure import Misfit
from nashra.xml import Element

# Files of many gigabytes are told by these.
_FILES = ("enclosure", clark("media:content"))


class NumberInvalid(MisfitsRule):
    """A whole number of ASCII digits belongs here, without a sign, and above 0 where 0 makes no sense. The port of a
    `cloud` is at most 65535; the floor of a place may be below 0, and the duration of a medium may have a fraction.

    Readers take anything else for 0 or leave the element out. Arabic-Indic digits (٥) are none to them: write 5.
    """

    id = "number-invalid"
    spec = "https://www.rssboard.org/rss-specification#optionalChannelElements"
    w3c = (
        "InvalidPositiveInteger",
        "InvalidNonNegativeInteger",
        "InvalidIntegerAttribute",
        "InvalidInteger",
        "UseZeroForUnknown",
        "NotBlank",
        "AttrNotBlank",
    )
    datatypes = ("positive-integer", "non-negative-integer", "port", "integer", "seconds")
    message = "{name} {value!r} is no whole number for this place"
    message_port = "{name} {value!r} is no whole number from 1 to 65535"
    message_seconds = "{name} {value!r} is no number of seconds"

    def wording(self, misfit: Misfit) -> str:
        return {"port": self.message_port, "seconds": self.message_seconds}.get(misfit.datatype.name, self.message)


class NumberTooLarge(Rule):
    """The number is greater than 2147483647, which is all that many programs can hold.

    Readers take it for a negative one, or for 0. The length of an enclosure may well be greater, and passes.
    """

    id = "number-too-large"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-integer"
    w3c = ("IntegerOverflow",)
    datatypes = ("positive-integer", "non-negative-integer")
    message = "{value!r} is beyond 2147483647"

    largest = 2**31 - 1
    # Longer ones are not counted: Python takes its time over thousands of digits.
    digits = 10

    def check_value(self, element: Element, value: str) -> None:
        number = value.strip().lstrip("0")
        if number.isascii() and number.isdigit() and element.tag not in _FILES and self.is_too_large(number):
            self.found(element, value=number)

    def is_too_large(self, number: str) -> bool:
        return len(number) > self.digits or int(number) > self.largest


class ImageSizeInvalid(MisfitsRule):
    """An RSS image is at most 144 pixels wide and 400 high.

    Readers that keep to the standard leave a larger one out. Give the size of a smaller picture, or none: the defaults
    are 88 and 31. A larger picture belongs in `webfeeds:icon` or `itunes:image`.
    """

    id = "image-size-invalid"
    spec = "https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt"
    w3c = ("InvalidWidth", "InvalidHeight")
    datatypes = ("image-width", "image-height")
    message = "{name} {value!r} is beyond the 144 by 400 pixels of an RSS image"


class HourInvalid(MisfitsRule):
    """`skipHours` holds whole hours from 0 to 23, in GMT.

    Readers that skip hours at all take others for none.
    """

    id = "hour-invalid"
    spec = "https://www.rssboard.org/skip-hours-days#skiphours"
    w3c = ("InvalidHour",)
    datatypes = ("hour",)
    message = "hour {value!r} is none from 0 to 23"


class MidnightIs24(Rule):
    """Midnight is hour 0; 24 is what RSS 0.91 called it.

    Readers that know the hours from 0 to 23 take it for none.
    """

    id = "midnight-is-24"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-skiphours"
    w3c = ("UseZeroForMidnight",)
    texts = ("skipHours/hour",)
    message = "hour {value!r} is to be 0"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() == "24":
            self.found(element, value=value.strip())


class DayInvalid(MisfitsRule):
    """`skipDays` holds English weekdays: Monday, Tuesday and so on.

    Readers that skip days at all take other words for none.
    """

    id = "day-invalid"
    spec = "https://www.rssboard.org/skip-hours-days#skipdays"
    w3c = ("InvalidDay",)
    datatypes = ("day",)
    message = "day {value!r} is no English weekday"


class BooleanInvalid(MisfitsRule):
    """Only the words `true` and `false` stand here, in lower case.

    Readers take other words for the default: a guid for a link that can be opened.
    """

    id = "boolean-invalid"
    spec = "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt"
    w3c = ("InvalidBooleanAttribute", "InvalidTrueFalse")
    datatypes = ("boolean", "spaced-boolean")
    message = "{name} {value!r} is neither true nor false"


class FormControlInvalid(MisfitsRule):
    """The name of a `textInput` is that of a form's control: a letter first, then letters, digits and `-_:.`.

    Readers that show the form cannot send it. Better leave the whole `textInput` out.
    """

    id = "form-control-invalid"
    spec = "https://www.rssboard.org/rss-profile#element-channel-textinput-name"
    w3c = ("InvalidFormComponentName",)
    datatypes = ("form-control-name",)
    message = "{value!r} is no name of a form control"


class MediaTypeInvalid(MisfitsRule):
    """A media type is two words with a slash between them: `audio/mpeg`, `text/html; charset=utf-8`.

    Readers choose by it what to play, show or offer for download; anything else tells them nothing.
    """

    id = "media-type-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc6838#section-4.2"
    w3c = ("InvalidMIMEType", "InvalidMIMEAttribute", "AttrNotBlank")
    datatypes = ("media-type",)
    message = "{name} {value!r} is no media type"


class PersonInvalid(MisfitsRule):
    """RSS names people by their e-mail address, with the name in parentheses: `noor@example.org (نور الحسن)`.

    Readers show the whole as a name. Where no address is to be published, leave the element out and name the author of
    an item in `dc:creator`.
    """

    id = "person-invalid"
    spec = "https://www.rssboard.org/rss-profile#data-types-email"
    w3c = ("InvalidContact", "NotBlank")
    datatypes = ("email-contact",)
    message = "{name} {value!r} has no e-mail address"


class AddressOfPersonInvalid(MisfitsRule):
    """Atom's `email` holds an address and nothing else: no name, no `mailto:`, no white space.

    Write the name into `name`.
    """

    id = "email-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3"
    w3c = ("InvalidAddrSpec", "InvalidContact", "NotBlank", "UnexpectedWhitespace")
    datatypes = ("addr-spec", "spaced-addr-spec")
    message = "{value!r} is no e-mail address"


RULES = (
    NumberInvalid,
    NumberTooLarge,
    ImageSizeInvalid,
    HourInvalid,
    MidnightIs24,
    DayInvalid,
    BooleanInvalid,
    FormControlInvalid,
    MediaTypeInvalid,
    PersonInvalid,
    AddressOfPersonInvalid,
)
