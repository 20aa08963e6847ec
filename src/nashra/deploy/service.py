"""A unit for systemd that may do what a run needs, and nothing else on the machine."""

from collections.abc import Iterator

from nashra.deploy import Setup, in_quotes
from nashra.problems import printable

# See man systemd.exec. The network stays available, for the health check and the hub after a run.
_HARDENED = """\
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
ProtectProc=invisible
ProtectClock=yes
ProtectHostname=yes
ProtectControlGroups=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
PrivateDevices=yes
PrivateTmp=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM"""


def lines(setup: Setup) -> Iterator[str]:
    yield "# goes into /etc/systemd/system/nashra.service, beside nashra.timer"
    yield "[Unit]"
    yield f"Description=Feeds of {printable(setup.site.title).replace('%', '%%')}"
    yield f"RequiresMountsFor={_quoted(setup.folder)}"
    yield ""
    yield "[Service]"
    yield "Type=oneshot"
    yield f"User={_owner(setup)}"
    yield f"ExecStart={_command(setup)}"
    yield "# Another run is under way: no failure."
    yield "SuccessExitStatus=3"
    yield "TimeoutStartSec=15min"
    yield "Nice=10"
    yield "UMask=0022"
    yield f"ReadWritePaths={' '.join(_quoted(path) for path in _written(setup))}"
    yield from _HARDENED.splitlines()


def _command(setup: Setup) -> str:
    words = (setup.program, "build", setup.folder)
    return " ".join(_quoted(word).replace("$", "$$") for word in words)


def _written(setup: Setup) -> list[str]:
    """Return the folders to write in: the site's, and feeds/ where a link leads out of the site to it."""
    folder, feeds = str(setup.folder), setup.feeds.rstrip("/")
    return [folder] if feeds.startswith(f"{folder}/") else [folder, feeds]


def _owner(setup: Setup) -> str:
    try:
        return setup.folder.owner()
    except KeyError:  # a number without a name
        return str(setup.folder.stat().st_uid)


def _quoted(value: object) -> str:
    """Quote a value if it needs quotes; without them it is easier to read."""
    quoted = in_quotes(value, "'", "systemd").replace("%", "%%")
    plain = quoted[1:-1]
    return quoted if set(plain) & set(' \\";') else plain
