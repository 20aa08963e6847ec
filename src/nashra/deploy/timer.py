"""A timer for the service. It makes up for runs that the machine slept through, and starts with a random delay."""

from collections.abc import Iterator

from nashra.deploy import Place

_HOUR = 60


def lines(place: Place) -> Iterator[str]:
    yield "[Unit]"
    yield "Description=Makes feeds"
    yield ""
    yield "[Timer]"
    yield f"OnCalendar=*:0{'' if place.minutes == _HOUR else f'/{place.minutes}'}"
    yield f"RandomizedDelaySec={place.minutes * 6}"
    yield "Persistent=yes"
    yield ""
    yield "[Install]"
    yield "WantedBy=timers.target"
