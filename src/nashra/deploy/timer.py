"""A timer for the service. It makes up for runs that the machine slept through, and starts with a random delay."""

from collections.abc import Iterator

from nashra.deploy import Setup

_HOUR = 60


def lines(setup: Setup) -> Iterator[str]:
    start = "systemctl daemon-reload && systemctl enable --now nashra.timer"
    yield f"# goes into /etc/systemd/system/nashra.timer; then: {start}"
    yield "[Unit]"
    yield "Description=Makes feeds"
    yield ""
    yield "[Timer]"
    yield f"OnCalendar=*:0{'' if setup.minutes == _HOUR else f'/{setup.minutes}'}"
    yield f"RandomizedDelaySec={setup.minutes * 6}"
    yield "Persistent=yes"
    yield ""
    yield "[Install]"
    yield "WantedBy=timers.target"
