"""Cheap tests on HTML, so that plain bodies, which most are, skip bounds and repairs."""

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
# So few tags cannot be nested too deep.
_FEW = 200


def is_plain(html: str) -> bool:
    """Whether a fragment holds only the plainest markup, and so little of it that nothing can go wrong."""
    return not _MORE_THAN_PLAIN.search(html) and html.count("<") <= _FEW


def may_need_repair(html: str) -> bool:
    """Whether one of the repairs may have something to do; in doubt, yes."""
    return _MAY_NEED_REPAIR.search(html) is not None
