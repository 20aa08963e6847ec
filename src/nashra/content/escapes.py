r"""Make values safe that stood behind the escapes of a notation (`\u0000` in JSON, `\x1b` in YAML).

A file's text is made safe before it is parsed; what its escapes stand for appears only afterwards.
"""

from typing import Any

from nashra.arabic import safety


def cleaned(value: Any, *, escaped: bool) -> tuple[Any, list[tuple[str, str]]]:  # noqa: ANN401 - any value of a table
    """Return a value with every text in it made safe, and the code and fact of each change.

    Where no escape was written nothing needs to be done.
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
