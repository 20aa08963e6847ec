"""The usual spelling of an address (RFC 4287 section 4.2.6.1), for any address there may be."""

from hypothesis import assume, given
from hypothesis import strategies as st

from nashra.validate.addresses import broken_escape, canonical

ADDRESSES = st.text(alphabet="ab:/?#@%0123456789ABCDEFabcdef\u0301\u00e9\u0627\u0653.~").map("http:{}".format)


@given(ADDRESSES)
def test_the_usual_spelling_has_no_other(address):
    assume(not broken_escape(address))
    assert canonical(canonical(address)) == canonical(address)


@given(ADDRESSES)
def test_the_usual_spelling_can_be_written(address):
    assert canonical(address).encode()
