"""Turn Obsidian's additions to Markdown into CommonMark: links to notes, embeds, marks, callouts, comments, anchors."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_SIGNS = ("[[", "%%", "==", "[!", " ^")
_ADDED = re.compile(
    r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
    r"|(?P<comment>(?<!\S)%%)"
    r"|!\[\[(?P<file>[^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|(?P<caption>[^\[\]\n]*))?\]\]"
    r"|\[\[(?P<note>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]*))?\]\]"
    r"|(?P<anchor>[ \t]\^(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,}[ \t]*$)"
    r"|==(?P<mark>[^=\s](?:[^=\n]*[^=\s])?)=="
    r"|^(?P<quote>(?:>[^\S\n]?)+)\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)
_COMMENT_END = re.compile(r"%%(?!\S)")
# After the name of a picture, the width at which Obsidian shows it.
_WIDTH = re.compile(r"\d+(?:x\d+)?")


def plain(body: str) -> str:
    """Return the body with Obsidian's own notation replaced, and without its comments."""
    if not any(letter in body for letter in "[%=^"):  # a letter is found ten times as fast as a pair
        return body
    if not any(sign in body for sign in _SIGNS):
        return body
    parts, at = [], 0
    for addition, end in _additions(body):
        parts += [body[at : addition.start()], _known(addition)]
        at = end
    return "".join((*parts, body[at:]))


def first_comment(body: str) -> int:
    """Return the position of the first comment, which is left out; -1 where there is none."""
    additions = _additions(body) if "%%" in body else ()
    return next((addition.start() for addition, _ in additions if addition["comment"]), -1)


def _additions(body: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what is added, and where it ends; what has no end is no comment."""
    ends = [sign.end() for sign in _COMMENT_END.finditer(body)]
    at = 0
    while addition := _ADDED.search(body, at):
        at = addition.end()
        if addition["comment"]:
            number = bisect_right(ends, at + 1)
            if number == len(ends):
                continue
            at = ends[number]
        yield addition, at


def _known(addition: re.Match[str]) -> str:
    if addition["code"]:
        return addition[0]
    if addition["file"]:
        caption = addition["caption"] or ""
        return f"![{'' if _WIDTH.fullmatch(caption) else caption}](<{addition['file'].strip()}>)"
    if addition["note"]:
        return addition["shown"] or addition["note"].replace("#", " › ")
    if addition["mark"]:
        return f"<mark>{addition['mark']}</mark>"
    if addition["quote"]:
        title = addition["title"].strip()
        return f"{addition['quote']}**{title}**\n{addition['quote']}" if title else addition["quote"]
    return ""
