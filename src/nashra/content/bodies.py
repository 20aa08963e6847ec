"""The body of an article in JSON: HTML, text, Markdown or an editor's tree, in whatever field it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from nashra.content import commonmark, keys, lead, plain, repeated, rich_text
from nashra.html import markup, wordpress
from nashra.model import Site
from nashra.references import decoded

# The fields that hold a body: as HTML, as text, or as either, which the tags in it decide.
_HTML = ("html", "contenthtml", "bodyhtml", "htmlcontent", "htmlbody")
_TEXT = ("text", "contenttext", "plaintext", "textcontent")
_MARKDOWN = ("contentmarkdown", "bodymarkdown", "markdown", "contentmd", "bodymd")
_EITHER = (
    *("content", "body", "articlebody", "article", "story", "details", "contentelements", "richtext", "maincontent"),
    *("المحتوى", "محتوى", "النص", "المتن", "متن", "نص", "التفاصيل", "paragraphs", "blocks"),
    *("texte", "contenu", "corps", "bodytext", "articletext", "fulltext", "maintext"),
)
_BODIES = (*_HTML, *_EITHER, *_MARKDOWN, *_TEXT)
# Where a table keeps its text.
_HOLDERS = ("rendered", "processed", "html", "content", "body", "text", "value", "data", "bodyModel")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ESCAPED = re.compile(r"&lt;/(?:p|div|strong|b|a|h\d|ul|li|span)&gt;|&lt;br ?/?&gt;", re.IGNORECASE)
_MARKUP = re.compile(r"</\w|<(?:p|br)\b", re.IGNORECASE)
# References in a plain text, but for those that a text about HTML shows.
_REFERENCE = re.compile(r"&(?!(?:amp;)?[lg]t;)(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_LINE_END = re.compile(r"(?:\\r)?\\n")
# A link or a picture of Markdown, and a heading between paragraphs: no other text has them.
_LINK = re.compile(r"\]\((?:https?://|/)[^\s()]*\)")
_HEADING = re.compile(r"(?:\A|\n\n)#{1,4} [^\n]+\n\n")


def are_in(element: Mapping[str, Any]) -> bool:
    """Whether a table has a field for a body, as articles have and items of a menu have not."""
    return not keys.by_folded_name(element).keys().isdisjoint(_BODIES)


def _written(value: object, site: Site) -> str:
    """Return the text of a body, which may be nodes, a list of paragraphs, or a table with text under a usual name."""
    if isinstance(value, str):
        return value
    if (html := rich_text.html(value)) is not None:
        return html
    if isinstance(value, list):
        return "\n".join(filter(None, (_written(part, site) for part in value)))
    if isinstance(value, dict):
        names = (*_HOLDERS, site.language)
        return next((_written(value[name], site) for name in names if value.get(name)), "")
    return ""


def _unescaped(body: str) -> str:
    """Return a body freed from what it is wrapped in: CDATA, references for tags, escaped line ends."""
    if "<![CDATA[" in body:
        closed, rest = markup.parted(body, "]]>")
        body = _CDATA.sub(r"\1", closed) + rest
    body = _LINE_END.sub("\n", body) if "\\" in body and "\n" not in body else body
    return decoded(body) if "&lt;" in body and not _MARKUP.search(body) and _ESCAPED.search(body) else body


def _is_marked_down(body: str) -> bool:
    return bool(("]" in body and _LINK.search(body)) or ("#" in body and _HEADING.search(body)))


def facts(values: Mapping[str, Any], title: str, site: Site) -> tuple[dict[str, Any], Callable[[], Iterable[str]]]:
    """Return the facts about the body, taken from the first field that holds text, and what gives its lines.

    A title that the body repeats is left out of it.
    """
    names = keys.by_folded_name(values)
    if names.keys().isdisjoint(_BODIES):
        values = keys.unprefixed(values)
        names = keys.by_folded_name(values)
    held = ((name, _written(values[names[name]], site)) for name in _BODIES if name in names)
    name, body = next(((name, body) for name, body in held if body.strip()), ("", ""))
    body = _unescaped(body)
    if name in _HTML or (name in _EITHER and _MARKUP.search(body)):
        return _of_html(repeated.below_in_html(wordpress.with_lines(wordpress.filled(body)), title))
    if name in _MARKDOWN or (name in _EITHER and _is_marked_down(body)):
        return _of_html(repeated.below_in_html(commonmark.html(body), title))
    if name not in _TEXT and "&" in body:
        body = _REFERENCE.sub(lambda found: decoded(found[0]), body)
    lines = repeated.below([line.strip() for line in body.split("\n") if line.strip()], title)
    return {"body": body, "html": lambda: plain.paragraphs(lines), "lead": lambda: lead.of_lines(lines)}, lambda: lines


def _of_html(html: str) -> tuple[dict[str, Any], Callable[[], Iterable[str]]]:
    return {"body": html, "html": lambda: html, "lead": lambda: lead.of_html(html)}, lambda: lead.lines_of_html(html)
