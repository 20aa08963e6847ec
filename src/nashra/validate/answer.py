"""What a web server said when it was asked for a document, for the rules in rules/transport.py.

nashra.validate.fetch asks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from email.message import Message

OK: Final = 200
NOT_MODIFIED: Final = 304

_PERMANENT: Final = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed."""

    status: int
    target: str

    @property
    def permanent(self) -> bool:
        return self.status in _PERMANENT


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer on the way to a document.

    `address` is where the redirects of `hops` ended; names of `headers` are in lower case; `failure` says why there
    was no answer; `again` is the status of a second, conditional request, None where none was made.
    """

    address: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hops: tuple[Hop, ...] = ()
    failure: str = ""
    again: int | None = None

    @property
    def has_document(self) -> bool:
        """Whether what came is what was asked for, not an error page."""
        return not self.failure and self.status == OK

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters; empty where none is said."""
        return self._content_type().get_content_type() if "content-type" in self.headers else ""

    @property
    def charset(self) -> str:
        """The charset that goes with the media type, in lower case; empty where none is said."""
        return self._content_type().get_content_charset("")

    def _content_type(self) -> "Message":
        """Return the header as Python's parser of MIME headers reads it."""
        from email.message import Message  # only for what was fetched

        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        return message
