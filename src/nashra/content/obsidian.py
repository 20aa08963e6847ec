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
    found = _ADDED.finditer(body) if "%%" in body else ()
    return next((one.start() for one in found if one["comment"]), -1)


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
