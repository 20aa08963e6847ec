"""Markup in HTML that is looked at as text, in time that grows with its length, whatever is left open in it."""

import re

_TAG = re.compile(r"<[^>]*>")


def removed(html: str, between: str = "") -> str:
    """Return HTML without its tags, each replaced by what is to stand between the texts."""
    closed, rest = parted(html, ">")
    return _TAG.sub(between, closed) + rest


def parted(html: str, end: str) -> tuple[str, str]:
    """Part HTML behind the last `end`, in small or capital letters.

    A pattern that ends with it is looked for in the first part alone: in the other it would be looked for to the end,
    from each place where it may begin.
    """
    at = max(html.rfind(end), html.rfind(end.upper()))
    return (html[: at + len(end)], html[at + len(end) :]) if at >= 0 else ("", html)
