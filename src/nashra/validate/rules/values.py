"""Whether numbers, words and media types are what their place asks for. What they may be stands in the grammar."""

from nashra.validate.rule import MisfitsRule


class NumberInvalid(MisfitsRule):
    """A whole number of ASCII digits belongs here, without a sign, and above 0 where nothing makes no sense.

    Readers take anything else for 0 or leave the element out. Arabic-Indic digits (٥) are none to them: write 5.
    """

    id = "number-invalid"
    spec = "https://www.rssboard.org/rss-specification#optionalChannelElements"
    w3c = ("InvalidPositiveInteger", "InvalidNonNegativeInteger", "InvalidIntegerAttribute", "InvalidInteger")
    datatypes = ("positive-integer", "non-negative-integer")
    message = "{name} {value!r} is no whole number for this place"


class ImageSizeInvalid(MisfitsRule):
    """An RSS image is at most 144 pixels wide and 400 high.

    Readers that keep to the standard leave a larger one out. Give the size of a smaller picture, or none: the defaults
    are 88 and 31. A larger picture belongs into `webfeeds:icon` or `itunes:image`.
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
    w3c = ("InvalidBooleanAttribute",)
    datatypes = ("boolean",)
    message = "{name} {value!r} is neither true nor false"


class MediaTypeInvalid(MisfitsRule):
    """A media type is two words with a slash between them: `audio/mpeg`, `text/html; charset=utf-8`.

    Readers choose by it what to play, show or offer for download; of anything else they know nothing.
    """

    id = "media-type-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc6838#section-4.2"
    w3c = ("InvalidMIMEType", "InvalidMIMEAttribute")
    datatypes = ("media-type",)
    message = "{name} {value!r} is no media type"


class PersonInvalid(MisfitsRule):
    """RSS names people by their e-mail address, with the name in parentheses: `noor@example.org (نور الحسن)`.

    Readers show the whole as a name. Where no address is to be published, leave the element out and name the author of
    an item in `dc:creator`.
    """

    id = "person-invalid"
    spec = "https://www.rssboard.org/rss-profile#data-types-email"
    w3c = ("InvalidContact",)
    datatypes = ("email-contact",)
    message = "{name} {value!r} has no e-mail address"


class AddressOfPersonInvalid(MisfitsRule):
    """Atom's `email` holds an address and nothing else: no name, no `mailto:`, no white space.

    Write the name into `name`.
    """

    id = "email-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3"
    w3c = ("InvalidAddrSpec",)
    datatypes = ("addr-spec",)
    message = "{value!r} is no e-mail address"


RULES = (
    NumberInvalid,
    ImageSizeInvalid,
    HourInvalid,
    DayInvalid,
    BooleanInvalid,
    MediaTypeInvalid,
    PersonInvalid,
    AddressOfPersonInvalid,
)
