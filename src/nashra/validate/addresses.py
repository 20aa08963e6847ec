"""What RFC 3986 (URI), RFC 3987 (IRI), RFC 4151 (tag:) and RFC 8141 (urn:) let an address be."""

import re
from datetime import date
from functools import lru_cache
from typing import Final
from unicodedata import normalize
from urllib.parse import quote, unquote, urljoin

# Never in a URI or an IRI: controls and space, the delimiters of other languages, and bidi formatting (RFC 3987 4.1).
_NEVER = re.compile('[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_BRACKETS = re.compile(r"[\[\]]")
_IP_LITERAL = re.compile(r"^([^/?#]*//[^/?#@]*@?)\[[0-9A-Fa-f:.]+\]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_HOST = re.compile(r"[A-Za-z]+://(?:[^/?#@]*+@)?+[^/?#@:]")
_COLON_FIRST = re.compile(r"[^/?#:]*:")
_PORT = re.compile(r"//[^/?#]*:([^/?#:\]@]+)(?=[/?#]|$)")
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#[A-Za-z0-9]*)?"
)
_LAST_PORT: Final = 65535
_WEB: Final = frozenset({"http", "https"})

_DNS_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
_TAG = re.compile(
    rf"tag:(?:[A-Za-z0-9._-]+@)?{_DNS_NAME},(?P<date>[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?):"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}|[^\x00-\xa0])*"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}|[^\x00-\xa0])*)?"
)
_URN = re.compile(r"urn:(?P<space>[a-z0-9][a-z0-9-]{0,30}[a-z0-9]):[^\s#?]+(?:[?#].*)?", re.IGNORECASE)
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:[?#].*)?", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_plain(address: str) -> bool:
    """Whether this is an http or https address of plain ASCII with a named host, with which nothing can be wrong.

    Most addresses are, and many rules ask about each.
    """
    return _PLAIN.fullmatch(address) is not None


@lru_cache(maxsize=64)  # several rules ask of each
def scheme(address: str) -> str:
    """Return the scheme of an address in lower case, empty for a relative one."""
    match = _SCHEME.match(address)
    return match[0].lower() if match else ""


def is_web(address: str) -> bool:
    """Whether an address is one that is fetched from a web server."""
    return scheme(address) in _WEB


def forbidden_character(address: str) -> str:
    """Return the first character that no address may have, or only once; empty where there is none."""
    match = _NEVER.search(address) or _BRACKETS.search(_IP_LITERAL.sub(r"\1", address))
    if match:
        return match[0]
    return "#" if address.count("#") > 1 else ""


def has_no_scheme_before_colon(address: str) -> bool:
    """Whether the first segment of an address has a colon without a scheme before it (RFC 3986 section 4.2)."""
    return not scheme(address) and _COLON_FIRST.match(address) is not None


def lacks_host(address: str) -> bool:
    """Whether it is an http or https address that names no host (RFC 9110 section 4.2)."""
    return is_web(address) and not _HOST.match(address)


def broken_escape(address: str) -> str:
    """Return the first percent sign that is not followed by two hexadecimal digits, with what follows; else empty."""
    match = _BAD_ESCAPE.search(address)
    return match[0] if match else ""


def bad_port(address: str) -> str:
    """Return the port of an address if it is wrong, else an empty string."""
    match = _PORT.search(address)
    if match is None or (match[1].isascii() and match[1].isdigit() and int(match[1][:9]) <= _LAST_PORT):
        return ""
    return match[1]


def is_tag(address: str) -> bool:
    """Whether a tag: address is one of RFC 4151, its date in the calendar."""
    match = _TAG.fullmatch(address)
    if match is None:
        return False
    year, month, day = (match["date"] + "-01-01").split("-")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def is_urn(address: str) -> bool:
    """Whether a urn: address is one of RFC 8141."""
    match = _URN.fullmatch(address)
    return match is not None and match["space"].lower() != "urn"


def is_uuid(address: str) -> bool:
    """Whether a urn:uuid: address holds a UUID (RFC 9562)."""
    return _UUID.fullmatch(address) is not None


_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_USUAL_PORTS: Final = {"http": "80", "https": "443", "ftp": "21"}
_BEYOND_ASCII = re.compile(r"(?:%[89A-F][0-9A-F])+")
_ASCII_SIGNS: Final = "".join(map(chr, range(0x21, 0x7F)))
_DOT_SEGMENT = re.compile(r"(?:^|/)\.\.?(?:/|$)")


def canonical(address: str) -> str:
    """Return the usual spelling of an absolute address (RFC 4287 section 4.2.6.1); of anything else, itself."""
    if not scheme(address):
        return address
    name, _, rest = address.partition(":")
    rest = _composed(_ESCAPE.sub(_usual_escape, rest)) if "%" in rest else normalize("NFC", rest)
    if not rest.startswith("//"):
        return f"{name.lower()}:{rest}"
    authority, path = re.fullmatch(r"//([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]  # it has //
    if name.lower() in _WEB:
        before, sign, after = re.fullmatch(r"([^?#]*)([?#]?)(.*)", path, re.DOTALL).groups()  # type: ignore[union-attr]
        path = (_without_dots(before) or "/") + sign + after
    return f"{name.lower()}://{_usual_authority(authority, name.lower())}{path}"


def _usual_escape(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _composed(rest: str) -> str:
    """Return what follows a scheme in Unicode NFC, including escaped characters."""
    if not rest.isascii():
        return normalize("NFC", rest)
    readable = _BEYOND_ASCII.sub(lambda match: unquote(match[0], errors="surrogateescape"), rest)
    composed = normalize("NFC", readable)
    return rest if composed == readable else quote(composed, _ASCII_SIGNS, errors="surrogateescape")


def _usual_authority(authority: str, name: str) -> str:
    user, _, place = authority.rpartition("@")
    host, _, port = place.partition(":") if not place.startswith("[") else (place, "", "")
    user = user.removesuffix(":")
    usual = host.lower() + (f":{port}" if port and port != _USUAL_PORTS.get(name) else "")
    return f"{user}@{usual}" if user else usual


def _without_dots(path: str) -> str:
    return urljoin("http://x/", path).removeprefix("http://x") if _DOT_SEGMENT.search(path) else path
