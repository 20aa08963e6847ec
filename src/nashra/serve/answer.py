"""Answer a request for a resource: whole, packed, or with 304 (RFC 9110, sections 8, 12 and 13)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from nashra.publish import twins

OK, NOT_MODIFIED = 200, 304


@dataclass(frozen=True, slots=True)
class Resource:
    """Bytes, their media type, and when they were modified (whole seconds since the epoch; None if unknown)."""

    data: bytes
    media_type: str
    modified: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body; the body is empty where nothing changed."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(resource: Resource, asked: Mapping[str, str]) -> Answer:
    """Answer a request for this resource that has the headers `asked`."""
    is_packed = _accepts_gzip(asked.get("Accept-Encoding", ""))
    etag = f'"{hashlib.sha256(resource.data).hexdigest()[:32]}{"-gzip" if is_packed else ""}"'
    headers = {"Cache-Control": "no-cache", "ETag": etag, "Vary": "Accept-Encoding"}
    if resource.modified is not None:
        headers["Last-Modified"] = format_datetime(datetime.fromtimestamp(resource.modified, UTC), usegmt=True)
    if _is_known(resource, etag, asked):
        return Answer(NOT_MODIFIED, headers, b"")
    headers["Content-Type"] = resource.media_type
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    return Answer(OK, headers, twins.packed([resource.data], "gzip") if is_packed else resource.data)


def _accepts_gzip(accepted: str) -> bool:
    for choice in accepted.lower().split(","):
        coding, _, weight = choice.replace(" ", "").partition(";q=")
        if coding in {"gzip", "x-gzip", "*"}:
            return weight.strip("0.") != "" or not weight
    return False


def _is_known(resource: Resource, etag: str, asked: Mapping[str, str]) -> bool:
    """Whether the client has this version already; an ETag takes precedence over a time."""
    if "If-None-Match" in asked:
        known = [tag.strip().removeprefix("W/") for tag in asked["If-None-Match"].split(",")]
        return etag in known or "*" in known
    try:
        since = parsedate_to_datetime(asked.get("If-Modified-Since", ""))
    except ValueError:
        return False
    return resource.modified is not None and since.tzinfo is not None and resource.modified <= since.timestamp()
