"""The two readers of npm: where they are installed, and how they are asked."""

import json
from pathlib import Path
from typing import Any

from tests.readers.programs import output

FOLDER = Path(__file__).parent.parent / "node"


def needs(package: str) -> tuple[str, ...]:
    return ("node", str(FOLDER / "node_modules" / package))


def version_of(package: str) -> str:
    found = json.loads((FOLDER / "node_modules" / package / "package.json").read_text("utf-8"))
    return str(found["version"])


def parsed(package: str, address: str) -> Any:
    """Return the feed as the package gives it, as JSON."""
    return json.loads(output("node", FOLDER / f"{package}.js", address))
