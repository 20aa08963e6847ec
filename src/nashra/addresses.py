"""Web addresses and file names made from text in any script, so that no two names become one."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

# RFC 3986: unreserved, gen-delims and sub-delims stand for themselves.
_URI_CHARACTERS = "-._~:/?#[]@!$&'()*+,;=%"
_URI = re.compile(r"[-.\w~:/?#\[\]@!$&'()*+,;=]*", re.ASCII)
# Nothing is to be encoded in most file names.
_PLAIN_PATH = re.compile(r"[-.\w~/]*", re.ASCII)
# RFC 8141 and 9562 (urn:), RFC 4151 (tag:).
_IDENTIFIERS = {
    "urn": re.compile(
        r"urn:(?:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?!uuid:|urn:)[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:\S+)",
        re.IGNORECASE,
    ),
    "tag": re.compile(r"tag:[\w.@-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:\S*", re.IGNORECASE),
}
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f-\xa0/\\%:*?"<>|\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]')
_HIDDEN = re.compile(r"^\.+")
# File systems take 255 bytes; the rest is for the suffix and the temporary file's name.
_LONGEST_NAME = 180
_DIGEST_LENGTH = 12
_LAST_PORT = 65535


def encoded(address: str) -> str:
    """Return the address as a URI: what is not ASCII percent-encoded, an IDN host as its A-label.

    An address that is a URI already comes back byte for byte, whatever was encoded in it and how.
    Raises ValueError where the host is no host name.
    """
    if _URI.fullmatch(address):
        return address
    if address.isascii():
        return quote(_LONE_PERCENT.sub("%25", address), safe=_URI_CHARACTERS)
    parts = urlsplit(address)
    if not parts.netloc.isascii():
        parts = parts._replace(netloc=_ascii_host(parts.netloc))
    return quote(_LONE_PERCENT.sub("%25", urlunsplit(parts)), safe=_URI_CHARACTERS)


def _ascii_host(netloc: str) -> str:
    import idna  # only for a host that is not ASCII

    host, colon, port = netloc.partition(":")
    label: bytes = idna.encode(host, uts46=True)
    return label.decode("ascii") + colon + port


def segment(text: str) -> str:
    """Return text percent-encoded for one path segment of an address."""
    return quote(text, safe="-._~!$&'()*+,;=@")


def path(text: str) -> str:
    """Return text percent-encoded for a path, its slashes kept."""
    return text if _PLAIN_PATH.fullmatch(text) else quote(text, safe="/-._~!$&'()*+,;=@")


def web_address(value: str) -> str:
    """Return an absolute http or https address as a URI.

    Raises ValueError with the fact that is wrong.
    """
    try:
        parts = urlsplit(value)
        port_is_right = parts.port is None or 0 < parts.port <= _LAST_PORT
        address = encoded(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{value!r} is no absolute http or https address")
    if not port_is_right or re.search(r"\s", value):
        raise ValueError(f"{value!r} is no address")
    return address


def identifier(value: str) -> str:
    """Return an absolute URI that can be a guid and an atom:id.

    Raises ValueError where the scheme that it names does not let it be one.
    """
    scheme = value.partition(":")[0].lower()
    if scheme in {"http", "https"}:
        return web_address(value)
    if scheme in _IDENTIFIERS and not _IDENTIFIERS[scheme].fullmatch(value):
        raise ValueError(f"{value!r} is no {scheme}: address")
    return encoded(value)


def file_name(name: str) -> str:
    """Return a file name that no other name has: Arabic stays Arabic, what file systems refuse is percent-encoded.

    A name that is too long for a file system is cut, with a digest of the whole behind it.
    """
    safe = _HIDDEN.sub(_percent_encoded, _NO_FILE_NAME.sub(_percent_encoded, name))
    raw = safe.encode("utf-8")
    if len(raw) <= _LONGEST_NAME:
        return safe
    import hashlib  # only for a name that is too long

    digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:_DIGEST_LENGTH]
    return f"{raw[:_LONGEST_NAME].decode('utf-8', 'ignore')}%{digest}"


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
