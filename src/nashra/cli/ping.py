"""Tell a health check that a run was done, or that it failed: it raises the alarm when it hears nothing."""

from urllib.parse import urlsplit, urlunsplit

_PATIENCE = 5.0


def ping(address: str, *, well: bool) -> str:
    """Ask for the address, below it `/fail` after a failure; return a fact where that failed, for it stops nothing.

    Redirects are not followed: feeds.toml says whom to ask, and nobody who is asked says whom else.
    """
    import httpx  # only who has a health check waits for it

    try:
        parts = urlsplit(address)
        asked = address if well else urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/fail"))
        # What it answers is of no interest, so it is not read.
        with httpx.stream("GET", asked, timeout=_PATIENCE) as answer:
            return "" if answer.is_success else f"the health check answered {answer.status_code}"
    except (ValueError, httpx.HTTPError, httpx.InvalidURL) as error:
        return f"the health check did not hear of this run: {str(error) or type(error).__name__}"
