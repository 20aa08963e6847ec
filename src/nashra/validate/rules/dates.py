"""Whether dates are dates, and can be true."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from nashra.problems import Level
from nashra.validate.dates import WEEKDAYS, iso8601, rfc822, rfc822_weekday, rfc3339, w3cdtf
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_UPDATED = clark("atom:updated")
_PUBLISHED = clark("atom:published")

_READERS: dict[str, Callable[[str], datetime | None]] = {
    "pubDate": rfc822,
    "lastBuildDate": rfc822,
    _UPDATED: rfc3339,
    _PUBLISHED: rfc3339,
}


class Rfc3339Invalid(Rule):
    """Atom writes dates as RFC 3339 has them: `2026-11-23T08:05:00+03:00`, and the day must be in the calendar.

    Readers put an entry whose date they cannot read to the time they first saw it. Date and time, `T`, seconds and an
    offset (or `Z`) must all be there, digits are those of ASCII, and no white space stands around them.
    """

    id = "rfc3339-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.3"
    w3c = ("InvalidRFC3339Date",)
    datatypes = ("rfc3339-date",)
    message = "{value!r} is no date as RFC 3339 writes them"

    def check_value(self, element: Element, value: str) -> None:
        if rfc3339(value) is None:
            self.found(element, value=value)


class Rfc822Invalid(Rule):
    """RSS writes dates as RFC 822 has them, in English: `Mon, 23 Nov 2026 08:05:00 +0300`.

    Readers put an item whose date they cannot read to the time they first saw it. Month and weekday are English words
    of three letters, digits are those of ASCII, and the day must be in the calendar.
    """

    id = "rfc822-invalid"
    spec = "https://www.rssboard.org/rss-profile#data-types-datetime"
    w3c = ("InvalidRFC2822Date",)
    datatypes = ("rfc822-date",)
    message = "{value!r} is no date as RFC 822 writes them"

    def check_value(self, element: Element, value: str) -> None:
        if rfc822(value) is None:
            self.found(element, value=value)


class Rfc822Fragile(Rule):
    """The date is valid, but written as hardly anybody writes it: a year of two digits, a comment, a zone of one
    letter, white space missing or doubled, or an offset with minutes that no zone has.

    Some readers take it for another, or for none. Write `Mon, 23 Nov 2026 08:05:00 +0300`.
    """

    id = "rfc822-fragile"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-datetime"
    w3c = ("ProblematicalRFC822Date",)
    datatypes = ("rfc822-date",)
    message = "few readers understand {value!r}"

    usual = re.compile(
        r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})? "
        r"(?:[+-][0-9]{2}(?:00|15|30|45)|GMT|UTC?|Z|[ECMP][SD]T)"
    )

    def check_value(self, element: Element, value: str) -> None:
        if rfc822(value) and not self.usual.fullmatch(value.strip()):
            self.found(element, value=value)


class W3cdtfInvalid(Rule):
    """Dublin Core writes dates as W3CDTF has them: `2026`, `2026-11`, `2026-11-23` or `2026-11-23T08:05+03:00`.

    Readers pass over others. A time needs an offset (or `Z`), and the day must be in the calendar.
    """

    id = "w3cdtf-invalid"
    spec = "https://www.w3.org/TR/NOTE-datetime"
    w3c = ("InvalidW3CDTFDate",)
    datatypes = ("w3cdtf-date",)
    message = "{value!r} is no date as W3CDTF writes them"

    def check_value(self, element: Element, value: str) -> None:
        if w3cdtf(value) is None:
            self.found(element, value=value)


class Iso8601Invalid(Rule):
    """The start and the end of a live broadcast are moments as ISO 8601 writes them: `2026-11-23T08:05:00+03:00`.

    Players do not tell their listeners of the broadcast. Date, time and an offset (or `Z`) must be there, and the day
    must be in the calendar.
    """

    id = "iso8601-invalid"
    spec = "https://podcasting2.org/docs/podcast-namespace/tags/live-item"
    w3c = ("InvalidISO8601DateTime", "InvalidISO8601Date")
    datatypes = ("iso8601-date-time",)
    message = "{value!r} is no moment as ISO 8601 writes them"

    def check_value(self, element: Element, value: str) -> None:
        if iso8601(value) is None:
            self.found(element, value=value)


class WeekdayWrong(Rule):
    """The weekday is not that of the date.

    One of the two is wrong, and readers believe the date. Leave the weekday out if it is not at hand.
    """

    id = "weekday-wrong"
    spec = "https://www.rfc-editor.org/rfc/rfc2822#section-3.3"
    w3c = ("IncorrectDOW", "InvalidRFC2822Date")
    datatypes = ("rfc822-date",)
    message = "{value!r} is on a {day}"

    def check_value(self, element: Element, value: str) -> None:
        date, said = rfc822(value), rfc822_weekday(value)
        if date and said and said[:3].lower() != WEEKDAYS[date.weekday()]:
            self.found(element, value=value, day=f"{date:%A}")


class DateImplausible(Rule):
    """The date is in the future, or before there were feeds.

    Readers sort by dates: an entry dated tomorrow stays on top of all others, and one of 1970 is never seen. The usual
    cause is the clock or the time zone of the program that wrote the date.
    """

    id = "date-implausible"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15"
    w3c = ("ImplausibleDate",)
    texts = ("pubDate", "lastBuildDate", "atom:updated", "atom:published")
    message = "{value!r} is before there were feeds"
    message_future = "{value!r} is in the future"

    earliest = datetime(1990, 1, 1, tzinfo=UTC)
    tolerance = timedelta(days=1)

    def check_value(self, element: Element, value: str) -> None:
        date, now = _READERS[str(element.tag)](value), self.document.now
        if date and date < self.earliest:
            self.found(element, value=value)
        elif date and now and date > now + self.tolerance:
            self.found(element, self.message_future, value=value)


class PublishedAfterUpdated(Rule):
    """An entry is updated when it is published, or later.

    Readers that sort by one of the two dates show it in another place than those that sort by the other.
    """

    id = "published-after-updated"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.9"
    elements = ("atom:entry/atom:published",)
    message = "published {published!r} is after updated {updated!r}"

    def check(self, element: Element) -> None:
        entry = element.getparent()
        updated = entry.findtext(_UPDATED) if entry is not None else None
        published = element.text or ""
        earlier, later = rfc3339(updated or ""), rfc3339(published)
        if earlier and later and later > earlier:
            self.found(element, published=published, updated=updated)


RULES = (
    Rfc3339Invalid,
    Rfc822Invalid,
    Rfc822Fragile,
    W3cdtfInvalid,
    Iso8601Invalid,
    WeekdayWrong,
    DateImplausible,
    PublishedAfterUpdated,
)
