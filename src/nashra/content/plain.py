"""Plain text becomes HTML."""

from collections.abc import Iterable
from html import escape


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines of text as HTML, a paragraph a line."""
    return "\n".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in lines if line.strip())
