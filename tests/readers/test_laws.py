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


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=needs("nginx", *programs.reader(name).NEEDS)) for name in programs.READERS]
)
def test_rss_and_atom_of_one_feed_are_shown_alike(seen, name):
    """Also what a reader shows in its own way; but for what it knows of the one and not of the other."""
    alike = [law for law in LAWS if reason(name, "rss", law) == reason(name, "atom", law)]
    rss, atom = ({law: LAWS[law](seen(name, form))[0] for law in alike} for form in ("rss", "atom"))
    assert rss == atom


def test_every_limit_is_that_of_a_reader_and_a_law():
    assert LIMITS.keys() <= set(programs.READERS)
    assert {law for limits in LIMITS.values() for limit in limits for law in limit.laws} <= LAWS.keys()
