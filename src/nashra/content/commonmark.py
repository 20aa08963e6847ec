"""Turn Markdown into HTML, and first what people write in it, and CommonMark reads otherwise, into CommonMark.

CommonMark's rules for emphasis and lists know spaces around words and the digits of ASCII.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from nashra.content import obsidian, shortcodes
from nashra.html import wordpress

_CODE = r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
# Emphasis between a sign and a letter (`**تنبيه:**يرجى`, `قال**«نعم»**`), and 5*3*2, which is none.
# The star comes first in the pattern, since a letter that it begins with is looked for quickly.
_TIGHT = re.compile(r"\*(?:(?<=\w\*)\*{0,2}[^\w\s*]|(?<=[^\w\s*]\*)\*{0,2}\w|(?<=[0-9]\*)[0-9])")
_EMPHASIS = re.compile(
    _CODE + r"|(?P<times>(?<=[0-9])\*(?=[0-9]))"
    r"|(?<![\\*])(?P<sign>\*{1,3})(?=[^\s*])(?P<held>[^*\n]*[^\s*\\])(?P=sign)(?!\*)",
    re.MULTILINE | re.DOTALL,
)
_ELEMENTS = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>"), "***": ("<strong><em>", "</em></strong>")}
# What begins an item where CommonMark sees none: digits of the Arabs, a number and a dash, a letter, other bullets.
_ITEM = (
    r"[ \t]{0,3}(?:[٠-٩۰-۹]{1,3}[ \t]?[-–—.)/ـ]|[0-9]{1,3}[ \t]?[-–—/ـ]|[اأبجدهوزحطيكلمنسع][ \t]?[-–—)]|[•●▪■◆▸►–—])"
)
_ITEMS = re.compile(_CODE + rf"|(?<=\S)[ \t]*\n(?={_ITEM}[ \t]*(?:[^\W\d_]|[«\"“(*\[]))", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(rf"\n{_ITEM}")
# Where a link leads; spaces in its address end it for CommonMark.
_TARGET = re.compile(r"\]\((?P<place>[^()<>\"\n]*+)(?P<title>\"[^\"\n]*+\")?[ \t]*\)")
_ADDRESS = ("http://", "https://", "/", "./", "../")
_PICTURE = (".jpg", ".jpeg", ".png", ".gif", ".webp")
# A paragraph that begins with an indent, as in print: for CommonMark, code.
_INDENTED = re.compile(r"(?:\A\n*|(?<=\n\n))(?: {4}|\t)[ \t]*(?=[^\W\d_a-zA-Z][^\n]{79})")
_LIST = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_BOX = re.compile(r'<input disabled="" type="checkbox"( checked="")?/>\n?')


def html(body: str) -> str:
    """Return Markdown of any generator as HTML, not yet cleaned: with tables, footnotes, tasks and definitions."""
    make, options = _renderer()
    made = make(plain(obsidian.plain(shortcodes.plain(wordpress.filled(body)))), options=options).strip()
    return _ticked(made) if "]" in body and "<input " in made else made


@cache
def _renderer() -> tuple[Callable[..., str], Any]:
    """Return what makes HTML of CommonMark, and the options it takes; loaded once a body is wanted."""
    import pyromark

    on = pyromark.Options
    options = on.ENABLE_TABLES | on.ENABLE_FOOTNOTES | on.ENABLE_STRIKETHROUGH | on.ENABLE_TASKLISTS
    return pyromark.html, options | on.ENABLE_DEFINITION_LIST


def plain(body: str) -> str:
    """Return a body whose emphasis and items CommonMark reads as they are meant."""
    if "*" in body and _TIGHT.search(body):
        body = _EMPHASIS.sub(_emphasised, body)
    if "]" in body:
        body = _TARGET.sub(_without_spaces, body)
    if ("    " in body or "\t" in body) and not _LIST.search(body):
        body = _INDENTED.sub("", body)
    return _ITEMS.sub(_broken, body) if _MARKED.search(body) else body


def _emphasised(found: re.Match[str]) -> str:
    """Return emphasis as HTML where CommonMark would see none, and the sign for times as no emphasis."""
    if found["times"]:
        return r"\*"
    if found["code"] or not _TIGHT.search(found.string, max(found.start() - 1, 0), found.end() + 1):
        return found[0]
    begin, end = _ELEMENTS[found["sign"]]
    return f"{begin}{found['held']}{end}"


def _without_spaces(target: re.Match[str]) -> str:
    """Return a link with spaces in its address as CommonMark takes it."""
    address, title = target["place"].strip(" \t"), target["title"]
    is_meant = address.startswith(_ADDRESS) or (":" not in address and address.lower().endswith(_PICTURE))
    if " " not in address or not is_meant or (title and not target["place"].endswith((" ", "\t"))):
        return target[0]
    return f"]({address.replace(' ', '%20')}" + (f" {title})" if title else ")")


def _broken(found: re.Match[str]) -> str:
    return found[0] if found["code"] else "  \n"


def _ticked(html: str) -> str:
    """Return HTML with signs for the boxes of tasks: forms are removed from bodies."""
    return _BOX.sub(lambda found: "☑ " if found[1] else "☐ ", html)
