"""Rome: Java's parser, which aggregators and search engines are made with; asked through BeanShell."""

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.programs import output
from tests.readers.shown import Shown, attached, plain

NAME = "Rome"
_JARS = tuple(
    f"/usr/share/java/{name}.jar" for name in ("bsh", "rome", "rome-utils", "jdom2", "slf4j-api", "slf4j-nop")
)
NEEDS = ("java", *_JARS)


def version() -> str:
    return output("dpkg-query", "--show", "--showformat", "${Version}", "librome-java").partition("-")[0]


def poll(address: str, home: Path) -> list[Shown]:
    script = Path(__file__).with_suffix(".bsh")
    printed = output("java", "-cp", ":".join(_JARS), "bsh.Interpreter", script, address)
    return [_shown(entry.split("\n")) for entry in printed.rstrip("\n").split("\n\n")]


def _shown(lines: list[str]) -> Shown:
    said = defaultdict(list)
    for line in lines:
        name, _, value = line.partition("\t")
        said[name].append(value)
    return Shown(
        link=said["link"][0],
        title=said["title"][0],
        id=said["id"][0],
        authors=tuple(said["author"]),
        published=_moment(said["published"]),
        updated=_moment(said["updated"]),
        categories=tuple(said["category"]),
        summary=plain(said["summary"][0]),
        html=said["html"][0],
        language=next(iter(said["language"]), None),
        media=attached(medium.split(" ") for medium in said["enclosure"]),
    )


def _moment(milliseconds: list[str]) -> datetime | None:
    return datetime.fromtimestamp(int(milliseconds[0]) / 1000, UTC) if milliseconds else None
