"""Bodies become HTML that Markdown leaves alone, with every character of their text kept."""

import re
from collections.abc import Iterator
from html import escape

from nashra.arabic import safety

_NEWLINES = re.compile("\r\n?")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
# A line end, and more of them with nothing visible in between: an HTML block of CommonMark ends there, at once or after
# the reader has removed what no feed may hold.
_BLANK_LINES = re.compile(r"\n(?:[^!-~\w\n]*\n)+")
# Everything but running text: preformatted text, comments, scripts and styles, tags. What is not closed goes on to the
# end, as in HTML; so nothing is scanned twice.
_MARKUP = re.compile(
    r"""(?P<preformatted><(pre|textarea)\b.*?(?:</\2|\Z))
    | <!--.*?(?:-->|\Z)
    | <(script|style)\b.*?(?:</\3|\Z)
    | </?[a-z](?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^'">])*+(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def of_text(text: str) -> str:
    """Return plain text as HTML, one paragraph for each line with anything visible in it."""
    lines = (line.strip(" \t") for line in _NEWLINES.sub("\n", text).split("\n"))
    seen = (line for line in lines if safety.clean(line)[0].strip())
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in seen)


def block(html: str) -> str:
    """Return HTML as one HTML block of CommonMark (section 4.6, kind 6), which ends at the first blank line.

    So blank lines are avoided: in text, line ends become references, which mean the same; between and within tags,
    where they mean nothing, they are removed.
    """
    html = _NEWLINES.sub("\n", html).strip("\n")
    if not _PARAGRAPH.match(html):
        html = f"<div>\n{html}\n</div>"
    return "".join(_unblank(part, is_text=is_text) for part, is_text in _parts(html))


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """Yield text and markup in turn, each with whether its line ends count."""
    at = 0
    for markup in _MARKUP.finditer(html):
        between = html[at : markup.start()]
        yield between, not between.isspace()
        yield markup[0], markup["preformatted"] is not None
        at = markup.end()
    yield html[at:], True


def _unblank(part: str, *, is_text: bool) -> str:
    return _BLANK_LINES.sub(_as_references if is_text else "\n", part)


def _as_references(lines: re.Match[str]) -> str:
    return lines[0][:-1].replace("\n", "&#10;") + "\n"
