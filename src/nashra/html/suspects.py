"""Cheap looks at HTML, so that what is plain costs nothing: most bodies are paragraphs and links."""

import re

_MORE_THAN_PLAIN = re.compile(r"""<(?!/?(?:p|b|i|em|strong|h[2-6])>|a href="[^"<>]*">|/a>|li>|/li>|/?[uo]l>)""")
_MAY_NEED_REPAIR = re.compile(
    r"<(?:iframe|embed|object|noscript|amp-|span"
    r"|(?:p|h[1-6])(?:\s[^<>]*)?>(?:\s|\u200b|&nbsp;|&#160;|&#xa0;|<[^<>]*>){0,8}(?:</|\Z)"
    r"|br\b[^<>]*>(?:\s|&nbsp;)*<br"
    r"|img(?![^<>]*\ssrc=[\"']?(?:https?:)?/)"
    r"|img[^<>]*(?:width|height)=[\"']?[01]\b"
    r"|[a-z][^<>]*\s(?:data-|style=)"
    r"|blockquote\s[^<>]*\bcite=)",
    re.IGNORECASE,
)
# Paragraphs, inline elements and lists nest a few deep; of so few tags nothing can be made that is too deep.
_FEW = 200


def is_plain(html: str) -> bool:
    """Whether it holds nothing but the plainest markup, and not much of it that could be left open."""
    return not _MORE_THAN_PLAIN.search(html) and html.count("<") <= _FEW


def may_need_repair(html: str) -> bool:
    """Whether one of the repairs may have something to do; it errs on the side of yes."""
    return _MAY_NEED_REPAIR.search(html) is not None
