"""Turn Obsidian's additions to Markdown into CommonMark: links to notes, embeds, marks, callouts, comments."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_SIGNS = ("[[", "%%", "==", "[!")
_ADDED = re.compile(
    r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
    r"|(?P<comment>(?<!\S)%%)"
    r"|!\[\[(?P<file>[^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|(?P<caption>[^\[\]\n]*))?\]\]"
    r"|\[\[(?P<note>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]*))?\]\]"
    r"|==(?P<mark>[^=\s](?:[^=\n]*[^=\s])?)=="
    r"|^(?P<quote>(?:>[^\S\n]?)+)\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)
_COMMENT_END = re.compile(r"%%(?!\S)")
# After the name of a picture, the width at which Obsidian shows it.
_WIDTH = re.compile(r"\d+(?:x\d+)?")


def plain(body: str) -> str:
    """Return the body with Obsidian's own notation replaced, and without its comments."""
    if not any(sign in body for sign in _SIGNS):
        return body
    parts, at = [], 0
    for found, end in _found(body):
        parts += [body[at : found.start()], _known(found)]
        at = end
    return "".join((*parts, body[at:]))


def first_comment(body: str) -> int:
    """Return the position of the first comment, which is left out; -1 where there is none."""
    found = _found(body) if "%%" in body else ()
    return next((one.start() for one, _ in found if one["comment"]), -1)


def _found(body: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what is added, and where it ends; what has no end is no comment."""
    ends = [sign.end() for sign in _COMMENT_END.finditer(body)]
    at = 0
    while found := _ADDED.search(body, at):
        at = found.end()
        if found["comment"]:
            number = bisect_right(ends, at + 1)
            if number == len(ends):
                continue
            at = ends[number]
        yield found, at


def _known(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    if found["file"]:
        caption = found["caption"] or ""
        return f"![{'' if _WIDTH.fullmatch(caption) else caption}](<{found['file'].strip()}>)"
    if found["note"]:
        return found["shown"] or found["note"].replace("#", " › ")
    if found["mark"]:
        return f"<mark>{found['mark']}</mark>"
    if found["quote"]:
        title = found["title"].strip()
        return f"{found['quote']}**{title}**\n{found['quote']}" if title else found["quote"]
    return ""
