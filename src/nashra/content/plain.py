r"""Plain text: paragraphs; values behind escapes of a notation (`\u0000`), made as safe as the text around them."""

from collections.abc import Iterable
from html import escape
from typing import Any

from nashra.arabic import safety


def cleaned(value: Any, *, escaped: bool) -> tuple[Any, list[tuple[str, str]]]:  # noqa: ANN401 - any value of a table
    """Return the value with all texts in it safe, and the code and fact of every change.

    Nothing need be done where no escape was written: the whole file has been cleaned.
    """
    changes: list[tuple[str, str]] = []
    return (_cleaned(value, changes) if escaped else value), changes


def _cleaned(value: Any, changes: list[tuple[str, str]]) -> Any:  # noqa: ANN401 - any value of a table
    if isinstance(value, str):
        text, made = safety.clean(value)
        changes += [(change.code, change.fact) for change in made]
        return text
    if isinstance(value, list):
        return [_cleaned(item, changes) for item in value]
    if isinstance(value, dict):
        return {_cleaned(key, changes): _cleaned(item, changes) for key, item in value.items()}
    return value


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines of text as HTML, a paragraph a line."""
    return "\n".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in lines if line.strip())
