"""Turn Obsidian's additions to Markdown into CommonMark: links to notes, embeds, marks, callouts, comments, anchors."""

import re

_SIGNS = ("[[", "%%", "==", "[!", " ^")
_ADDED = re.compile(
    r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
    r"|(?P<comment>(?<!\S)%%.*?%%(?!\S))"
    r"|!\[\[(?P<file>[^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|(?P<caption>[^\[\]\n]*))?\]\]"
    r"|\[\[(?P<note>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]*))?\]\]"
    r"|(?P<anchor>[ \t]\^(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,}[ \t]*$)"
    r"|==(?P<mark>[^=\s](?:[^=\n]*[^=\s])?)=="
    r"|^(?P<quote>(?:>\s?)+)\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)
# After the name of a picture, the width at which Obsidian shows it.
_WIDTH = re.compile(r"\d+(?:x\d+)?")


def plain(body: str) -> str:
    """Return the body with Obsidian's own notation replaced, and without its comments."""
    if not any(letter in body for letter in "[%=^"):  # a letter is found ten times as fast as a pair
        return body
    return _ADDED.sub(_known, body) if any(sign in body for sign in _SIGNS) else body


def first_comment(body: str) -> int:
    """Return the position of the first comment, which is left out; -1 where there is none."""
    additions = _ADDED.finditer(body) if "%%" in body else ()
    return next((addition.start() for addition in additions if addition["comment"]), -1)


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
