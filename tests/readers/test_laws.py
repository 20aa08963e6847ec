"""Every law is asked of every reader, for RSS and for Atom; what is declared as a limit must be one."""

import pytest

from tests.conftest import needs
from tests.readers import programs
from tests.readers.laws import LAWS
from tests.readers.limits import LIMITS, reason

CASES = [
    pytest.param(name, form, law, id=f"{name}-{form}-{law}", marks=needs("nginx", *programs.reader(name).NEEDS))
    for name in programs.READERS
    for form in ("rss", "atom")
    for law in LAWS
]


@pytest.mark.parametrize(("name", "form", "law"), CASES)
def test_a_reader_shows_what_is_stored(seen, name, form, law):
    shown, wanted = LAWS[law](seen(name, form))
    if why := reason(name, form, law):
        assert shown != wanted, f"this is no limit any more: {why}"
    else:
        assert shown == wanted


def test_every_limit_is_that_of_a_reader_and_a_law():
    assert LIMITS.keys() <= set(programs.READERS)
    assert {law for limits in LIMITS.values() for limit in limits for law in limit.laws} <= LAWS.keys()
