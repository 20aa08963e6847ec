"""Tell a health check that a run is done, or that it failed; it raises the alarm when it hears nothing."""

import re
from urllib.parse import urlsplit, urlunsplit

from nashra import addresses
from nashra.problems import as_fact

# In seconds, for each request.
PATIENCE = 5.0


def ping(address: str, *, well: bool) -> str:
    """Request the address, or `/fail` below it after a failed run; return what went wrong, empty where nothing did.

    Redirects are not followed: feeds.toml says whom to ask, and the server does not get to name another.
    """
    import httpx  # slow to import, and few sites have a health check

    try:
        parts = urlsplit(addresses.web_address(address))
        asked = urlunsplit(parts) if well else urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/fail"))
        # Only the status matters, so the body is not read.
        with httpx.stream("GET", asked, timeout=PATIENCE) as answer:
            return "" if answer.is_success else f"the health check answered {answer.status_code}"
    except (ValueError, httpx.HTTPError, httpx.InvalidURL) as error:
        return f"the health check did not hear of this run: {fact(error)}"


def fact(error: Exception) -> str:
    """Return what the system or the library says, without the system's number for it."""
    said = re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__
    return as_fact(said)
