"""README's table of readers is the one that the tests make."""

import re

from tests.readers.table import MARKED, README, table


def test_the_table_in_the_readme_is_current():
    """Versions are those of the machine that wrote it."""
    (written,) = MARKED.findall(README.read_text("utf-8"))
    assert re.sub(r"^(\| [^|]+) \| [\d.]+ \|", r"\1 |  |", written, flags=re.MULTILINE) == table(lambda _: "")
