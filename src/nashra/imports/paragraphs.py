"""Bodies become HTML that Markdown leaves alone, with every character of their text."""

import re
from html import escape

_NEWLINES = re.compile("\r\n?")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
# A line end, and more of them with nothing in between that would be seen: there an HTML block of CommonMark ends, at
# once or when the reader has removed what no feed may hold.
_BLANK_LINES = re.compile(r"\n(?:[^!-~\w\n]*\n)+")
# Where a reference would not stand for its character: tags, comments, scripts and styles. None is scanned twice.
_MARKUP = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <(script|style)\b.*?(?:</\1|\Z)
    | </?[a-z](?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^'">])*+(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def of_text(text: str) -> str:
    """Return plain text as HTML, a paragraph a line."""
    lines = filter(None, map(str.strip, _NEWLINES.sub("\n", text).split("\n")))
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def block(html: str) -> str:
    """Return HTML as one HTML block of CommonMark (section 4.6, kind 6), which ends at the first blank line.

    So there is none: between tags the line ends before it become references, which are the same text to HTML; within
    a tag, where they say nothing, they go.
    """
    html = _NEWLINES.sub("\n", html).strip("\n")
    if not _PARAGRAPH.match(html):
        html = f"<div>\n{html}\n</div>"
    done, at = [], 0
    for markup in _MARKUP.finditer(html):
        done += [_BLANK_LINES.sub(_as_references, html[at : markup.start()]), _BLANK_LINES.sub("\n", markup[0])]
        at = markup.end()
    return "".join([*done, _BLANK_LINES.sub(_as_references, html[at:])])


def _as_references(lines: re.Match[str]) -> str:
    return lines[0][:-1].replace("\n", "&#10;") + "\n"
