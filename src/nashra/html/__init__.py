"""An article's HTML as readers and partners take it: safe, mended, its addresses whole, its text untouched.

What may be in it stands in `allowed`. What content systems and word processors leave in it is mended first, by the
functions of `repairs`; a new repair is a function on the tree and one line in REPAIRS.
"""

import re

from nashra.html import allowed, bounds, suspects

_EMPTY = re.compile(r"<(p|h[1-6])(?: [^<>]*)?>(?:\s|\u200b|&nbsp;|<br>)*</\1>")


def clean(html: str, base: str) -> str:
    """Return a fragment fit to be published; `base` is the address that its own addresses are relative to."""
    if suspects.is_plain(html):
        return _safe(html, base)
    if not bounds.are_kept(html):
        return bounds.without_markup(html)
    if suspects.may_need_repair(html):
        from nashra.html import repairs  # lxml is for the few that need it

        html = repairs.repaired(html, base)
    return _safe(html, base)


def _safe(html: str, base: str) -> str:
    """Return what is allowed, without the empty paragraphs that a parser also makes of tags without an end."""
    return _EMPTY.sub("", allowed.safe(html, base))
