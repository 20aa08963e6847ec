"""Clean an article's HTML for readers and partners: safe, repaired, with absolute addresses, its text untouched.

`allowed` lists what may be in it. What content systems and word processors leave behind is repaired first, by the
functions in `repairs`; a new repair is a function on the tree, and one line in REPAIRS.
"""

import re

from nashra.html import allowed, bounds, suspects

_EMPTY = re.compile(r"<(p|h[1-6])(?: [^<>]*)?>(?:\s|\u200b|&nbsp;|<br>)*</\1>")


def clean(html: str, base: str) -> str:
    """Return a fragment that is fit to be published; `base` is what relative addresses are resolved against."""
    if suspects.is_plain(html):
        return _safe(html, base)
    if not bounds.are_kept(html):
        return bounds.without_markup(html)
    if suspects.may_need_repair(html) and bounds.can_be_mended(html):
        from nashra.html import repairs  # few bodies need it, and lxml is slow to import

        html = repairs.repaired(html, base)
    return _safe(html, base)


def _safe(html: str, base: str) -> str:
    """Return what is allowed, without empty paragraphs, which a parser also makes of stray end tags."""
    return _EMPTY.sub("", allowed.safe(html, base))
