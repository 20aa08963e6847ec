import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.addresses import encoded, file_name, web_address


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://x.example/خبر", "https://x.example/%D8%AE%D8%A8%D8%B1"),
        ("https://x.example/a%D8b?q=a b", "https://x.example/a%D8b?q=a%20b"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ("https://مثال.example:8080/س", "https://xn--mgbh0fb.example:8080/%D8%B3"),
    ],
)
def test_what_is_not_ascii_is_encoded(address, uri):
    assert encoded(address) == uri


# NFD, lower-case hex, reserved signs: an address that a newsroom has published must not change by a byte.
@given(st.from_regex(r"\Ahttps://x\.example/([a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*\Z"))
def test_an_address_that_is_encoded_stays_byte_for_byte(address):
    assert encoded(address) == address


@pytest.mark.parametrize(
    "value",
    [
        "/a",
        "x.example",
        "ftp://x.example",
        "http://",
        "https://x:99999/",
        "https://x.example/a b",
        "http://[",
        "https://\u2048/",
    ],
)
def test_what_is_no_web_address_is_refused_with_the_value(value):
    with pytest.raises(ValueError, match="is no "):
        web_address(value)


def test_a_file_name_is_safe_and_arabic_stays_arabic():
    assert file_name("محليات") == "محليات"
    assert file_name("سارة العلي") == "سارة العلي"
    assert file_name("../x") == "%2E%2E%2Fx"
    assert file_name("a\nb") == "a%0Ab"
    assert file_name("%2E") == "%252E"
