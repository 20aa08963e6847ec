"""What templates put into an article beside its text: buttons to share it, and links to what else there is to read.

A new heading of such links is one phrase in _HEADINGS, as `folded` spells it.
"""

import re
from collections.abc import Iterator
from itertools import islice

from nashra.arabic.folding import folded
from nashra.content.elements import text
from nashra.html.tree import Element

_HEADINGS = re.compile(
    r"(?:اقر[اؤ](?:وا|ي)?|شاهد(?:وا)?|طالع(?:وا)?|تابع(?:وا)?|انظر) (?:ايضا|المزيد)"
    r"|(?:مواضيع|موضوعات|مقالات|اخبار|تقارير|قصص|روابط|مواد|المزيد)(?: قد| ربما)? "
    r"(?:تهمك|ذات صل[ةه]|ذات علاق[ةه]|متعلق[ةه]|مرتبط[ةه]|مشابه[ةه]|اخر[ىي])"
    r"|(?:قد|ربما) (?:يهمك|تهمك|يعجبك)(?: ايضا| قراء[ةه])?|ذات صل[ةه]|الاكثر (?:قراء[ةه]|مشاهد[ةه])|اقرا المزيد"
    r"|شارك(?:ه|ها)?(?: هذا)?(?: الخبر| المقال| الموضوع)?(?: مع اصدقائك| عبر| علي| على)?"
    r"|related(?: articles| stories| posts| news| topics)?|(?:read|see) (?:also|more|next)|you (?:may|might) also like"
    r"|more (?:on this story|like this|stories)|recommended(?: for you)?|share this(?: article| story| post)?"
    r"|(?:à )?lire aussi|(?:à lire|articles liés)",
)
_PART = r"(?:[a-z0-9]+[-_]+)*"
_BLOCK = (
    r"(?:articles?|stories|posts?|news|topics|content|items?|links?|buttons?|btns?|bar|box|icons?|tools?|list|wrap(?:per)?"
    r"|container|section|block|area|this|widget|inner|title|label|share|sharing|media|form|signup|[0-9]+)"
)
_CLASS = re.compile(
    rf"{_PART}(?:share|sharing|social|related|relatedposts|recommended|newsletter|breadcrumbs?|sharedaddy|addtoany|addthis"
    rf"|outbrain|taboola)(?:[-_]+{_BLOCK})*",
    re.IGNORECASE,
)
_SIGNS = " \t:：…-–—|»«›>*•.\"'"
_HOLDERS = ("div", "section", "ul", "ol", "p", "span", "h2", "h3", "h4", "h5", "h6", "strong", "b", "table")
# An element that shows something of another site belongs to the article, whatever its class.
_SHOWN = ("iframe", "blockquote", "video", "audio", "pre")
_LONGEST_HEADING = 40
# Characters in the longest of 72,716 real articles, and elements that are looked at below a heading: a page beyond that
# is not a real one.
_LONGEST, _MOST_BELOW = 200_000, 30
# Characters that a list may have beside its links: a date, a section.
_LEAST_BESIDE = 40


def find(body: Element) -> list[Element]:
    """Return the elements beside the text; none if they would be half of it, since then they are the text."""
    whole = len(text(body))
    if whole > _LONGEST:
        return []
    blocks = dict.fromkeys((*_classed(body), *_headed(body)))
    outer = [block for block in blocks if not any(above in blocks for above in block.iterancestors())]
    return outer if 2 * sum(len(text(block)) for block in outer) < whole else []


def _classed(body: Element) -> Iterator[Element]:
    for element in body.iter(*_HOLDERS):
        if element is not body and any(map(_CLASS.fullmatch, (element.get("class") or "").split())):
            shown = next(element.iter(*_SHOWN), None)
            if shown is None:
                yield element


def _headed(body: Element) -> Iterator[Element]:
    """Yield headings of links with the links below them, and paragraphs that are both."""
    for element in body.iter(*_HOLDERS):
        own = text(element)
        if element is body or not own:
            continue
        if len(own) <= _LONGEST_HEADING and _is_heading(own):
            top = _outermost(element, own, body)
            listed = list(_lists_below(top))
            yield from (top, *listed) if listed else ()
        elif element.find(".//a") is not None and _is_heading(_beside_links(element)):
            yield element


def _is_heading(line: str) -> bool:
    return _HEADINGS.fullmatch(folded(line).strip(_SIGNS)) is not None


def _outermost(element: Element, own: str, body: Element) -> Element:
    """Return the outermost element with the same text and nothing else."""
    for outer in element.iterancestors():
        if outer is body or text(outer) != own:
            break
        element = outer
    return element


def _lists_below(heading: Element) -> Iterator[Element]:
    for below in islice(heading.itersiblings(), _MOST_BELOW):
        own, linked = text(below), sum(len(text(link)) for link in below.iter("a"))
        is_list = linked > 0 and len(own) - linked <= max(_LEAST_BESIDE, linked)
        if (own and not is_list) or (below.tail or "").strip():
            return
        if own:
            yield below


def _beside_links(element: Element) -> str:
    """Return what an element says outside its links."""
    texts: list[str] = element.xpath(".//text()[not(ancestor::a)]")
    return " ".join("".join(texts).split())
