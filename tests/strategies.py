"""Documents that are right, by the thousand: hypothesis strategies for RSS 2.0 and Atom 1.0.

`grammatical` follows the grammar wherever it leads: every element it knows turns up. `rss_documents` and
`atom_documents` are feeds that the rules have nothing to say against either: a core written with care, and in it what
the modules allow. A new datatype in the grammar needs examples in EXAMPLES; a test says so.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st
from lxml import etree

from nashra.validate.grammars import Format, grammar

RNG = "{http://relaxng.org/ns/structure/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"

TEXTS = (
    "", "خبر", "نشرة أخبار المساء", "قال المتحدّثُ إنَّ «الاجتماع» غدًا", "می‌خواهم", "شركة \u2067AT&T\u2069", '5 < 7 & "نعم"',
    "ـــ عاجل ـــ", "Plain text", "٢٠٢٤", "😀 مبروك", "سطر\nوسطر", "]]>",
)  # fmt: skip

IRIS = ("https://example.org/", "https://مثال.إختبار/أخبار/١", "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6",
        "http://[2001:db8::1]:8080/a?b=c&d=%D8%A7#e", "tag:example.org,2024:خبر")  # fmt: skip

# For each datatype of the grammar, values that have it.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "uri-reference": (*IRIS, "", "../أخبار", "?q=1", "#a"),
    "absolute-uri": IRIS,
    "spaced-absolute-uri": ("https://example.org/%D8%A7", "\n  https://example.org/a?b=c#d\n"),
    "absolute-uris": ("https://example.org/ https://example.net/",),
    "web-address": ("http://example.org/a.mp3", "HTTPS://example.org/a.mp3"),
    "addr-spec": ("a@example.org", '"a b"@[192.0.2.1]', "a.b@[IPv6:2001:db8::1]", "سلمى@مثال.إختبار"),
    "spaced-addr-spec": ("a@example.org", " a@example.org "),
    "email-contact": ("a@example.org (سلمى)", "a+b@example.org", "سلمى <a@example.org>", "mailto:a%40example.org"),
    "rfc3339-date": ("2024-02-29T23:59:60Z", "2024-01-01T00:00:00.5+03:00"),
    "rfc822-date": ("Thu, 29 Feb 2024 23:59:00 +0300", "1 Jan 24 00:00 GMT", "thu, 01 FEB 2024 00:00:00 z",
                    "Thu (خميس), 29 Feb 2024 23:59:00 UT"),
    "w3cdtf-date": ("2024", "2024-02", "2024-02-29", "2024-02-29T10:00+03:00", "2024-02-29T10:00:00.5Z"),
    "iso8601-date-time": ("2024-02-29T10:00:00.000-0600", "2024-02-29T10:00Z"),
    "hour": ("0", "9", "23"),
    "boolean": ("true", "false"),
    "spaced-boolean": ("true", " false "),
    "non-negative-integer": ("0", "12", " 7 "),
    "positive-integer": ("1", "0042"),
    "integer": ("0", "-2", "+3"),
    "port": ("1", "80", "65535"),
    "decimal": ("0", "-12.5", "+3.", ".5"),
    "non-negative-decimal": ("0", "12.5", "+3.", ".5"),
    "image-width": ("1", "144"),
    "image-height": ("1", "400"),
    "bare-language-tag": ("ar", "ar-EG", "zh-Hant-TW"),
    "language-tag": ("ar", "ar-EG", "apc", "zh-Hant-TW"),
    "language-tag-or-empty": ("", "ar", "ckb-IQ"),
    "media-type": ("text/html", "application/atom+xml;type=entry", 'text/plain; charset="utf-8"'),
    "media-range": ("*/*", "image/*", "", " application/atom+xml; type=entry "),
    "not-empty": ("x", "نعم"),
    "form-control-name": ("q", "search_term"),
    "comma-separated-integers": ("1", "7, 6,5"),
    "coordinate-pair": ("33.51 36.29", "-1,+2", ".5 -3.6e1"),
    "seconds": ("0", "185.5"),
    "coordinates": ("33.51 36.29 34 37 33.51 36.29",),
    "latitude": ("90", "-33.51", "0.0", ".5"),
    "longitude": ("-180.0", "36.29", "179"),
    "colour": ("#0A7", "00ff99"),
    "media-medium": ("image", "audio", "video", "document", "executable"),
    "media-expression": ("sample", "full", "nonstop"),
    "plain-html": ("plain", "html"),
    "normal-play-time": ("now", "12.5", "1:05:09.25"),
    "md5-digest": ("dfdec888b72151965a34b4b59031290a",),
    "sha1-digest": ("dfdec888b72151965a34b4b59031290adfdec888",),
    "rating-icra": ("r (cz 1 lz 1 nz 1 oz 1 vz 1)",),
    "other-rating-scheme": ("urn:x-rating", "https://example.org/rating"),
    "country-codes": ("sa", "EG SY", ""),
    "currency": ("SAR",),
    "explicit": ("true", "False", "clean"),
    "at-most-255": ("موجز",),
    "at-most-4000": ("ملخّص " * 40,),
    "duration": ("95", "7:04", "1:07:04"),
    "robots": ("noindex", "index,nofollow", "none", "noarchive, NoSnippet"),
    "uuid": ("917393e3-1b1e-5cef-ace4-edaa54e1f810",),
    "geo-uri": ("geo:33.51,36.29", "geo:-1,2,3"),
}  # fmt: skip

# Names for wildcards: of no namespace, of one that nobody knows, and of some that are known in part.
NAMES = (
    "note", "{urn:example:unknown}note", "{http://www.w3.org/1999/xhtml}p", "{http://webfeeds.org/rss/1.0}theme",
    "{http://source.scripting.com/}localTime", "{http://www.w3.org/2000/svg}svg",
)  # fmt: skip


OTHER_PREFIXES = {"x": "urn:example:unknown", "svg": "http://www.w3.org/2000/svg"}

# Below this, elements have only what they must.
DEEP = 5


@cache
def definitions(name: Format) -> dict[str, list[etree._Element]]:
    """Return a grammar's patterns by the name of their define."""
    found = defaultdict(list)
    for define in grammar(name).iter(f"{RNG}define"):
        found[define.get("name", "")].append(define)
    return dict(found)


def kind(pattern: etree._Element) -> str:
    return pattern.tag.removeprefix(RNG)


def qualified(pattern: etree._Element) -> str:
    """Return what a pattern names, as lxml writes names."""
    prefix, _, local = (pattern.get("name") or pattern.text or "").rpartition(":")
    if prefix == "xml":
        return XML + local
    return f"{{{pattern.nsmap[prefix]}}}{local}" if prefix else local


def admits(names: etree._Element, name: str) -> bool:
    """Whether a name class takes a name."""
    excepted = names.find(f"{RNG}except")
    if excepted is not None and any(admits(other, name) for other in excepted):
        return False
    match kind(names):
        case "anyName":
            return True
        case "nsName":
            return etree.QName(name).namespace == (names.get("ns") or None)
        case "choice":
            return any(admits(other, name) for other in names)
    return qualified(names) == name


class Author:
    """Writes what a grammar allows, at random; `plenty` is how much of what may be left out it writes."""

    def __init__(self, name: Format, seed: int, plenty: float) -> None:
        self.definitions = definitions(name)
        self.random = random.Random(seed)
        self.plenty = plenty
        self.depth = 0
        # lxml mixes up the prefixes it makes itself when elements move.
        known = self.definitions["foreign"][0].nsmap
        self.prefixes = {prefix: uri for prefix, uri in known.items() if prefix and uri != RNG[1:-1]} | OTHER_PREFIXES

    def element(self, define: str) -> etree._Element:
        """Write the element of a define."""
        root = etree.Element("root")
        self.write(root, self.definitions[define][0][0])
        return root[0]

    def inside(self, parent: etree._Element, define: str) -> None:
        """Add what a define allows inside an element."""
        self.refer(parent, define)

    def write(self, parent: etree._Element, pattern: etree._Element) -> None:
        getattr(self, f"write_{kind(pattern)}")(parent, pattern)

    def write_group(self, parent: etree._Element, pattern: etree._Element) -> None:
        for part in pattern:
            self.write(parent, part)

    def write_element(self, parent: etree._Element, pattern: etree._Element) -> None:
        names, content = self.named(pattern)
        child = etree.SubElement(parent, self.random.choice(names), nsmap=self.prefixes)
        before, self.plenty = self.plenty, self.plenty * (1 if self.depth < DEEP else 0)
        self.depth += 1
        for part in content:
            self.write(child, part)
        self.plenty, self.depth = before, self.depth - 1

    def write_attribute(self, parent: etree._Element, pattern: etree._Element) -> None:
        names, content = self.named(pattern)
        holder = etree.Element("holder")
        if not content:
            self.write_text(holder, pattern)
        for part in content:
            self.write(holder, part)
        parent.set(self.random.choice(names), holder.text or "")

    def named(self, pattern: etree._Element) -> tuple[list[str], list[etree._Element]]:
        if pattern.get("name"):
            return [qualified(pattern)], list(pattern)
        names = [name for name in NAMES if admits(pattern[0], name)]
        if kind(pattern) == "attribute":
            names = [name for name in names if "unknown" in name]
        return names, list(pattern)[1:]

    def write_interleave(self, parent: etree._Element, pattern: etree._Element) -> None:
        """Write the parts in any order, the children of one part in theirs."""
        piles = []
        for part in pattern:
            holder = etree.Element("holder")
            self.write(holder, part)
            parent.text = (parent.text or "") + (holder.text or "") or None
            piles.append(list(holder)[::-1])
        piles = [pile for pile in piles if pile]
        while piles:
            pile = self.random.choice(piles)
            parent.append(pile.pop())
            piles = [pile for pile in piles if pile]

    def write_choice(self, parent: etree._Element, pattern: etree._Element) -> None:
        self.write(parent, self.random.choice([part for part in pattern if not self.never(part)]))

    def write_optional(self, parent: etree._Element, pattern: etree._Element) -> None:
        if self.random.random() < self.plenty:
            self.write_group(parent, pattern)

    def write_zeroOrMore(self, parent: etree._Element, pattern: etree._Element) -> None:  # noqa: N802 - named by RELAX NG
        while self.random.random() < self.plenty and not self.never(pattern):
            self.write_group(parent, pattern)
            if kind(pattern[0]) == "attribute":
                return

    def write_oneOrMore(self, parent: etree._Element, pattern: etree._Element) -> None:  # noqa: N802 - as above
        self.write_group(parent, pattern)
        self.write_zeroOrMore(parent, pattern)

    def write_ref(self, parent: etree._Element, pattern: etree._Element) -> None:
        self.refer(parent, pattern.get("name", ""))

    def refer(self, parent: etree._Element, name: str) -> None:
        if name in EXAMPLES:
            parent.text = self.random.choice(EXAMPLES[name])
            return
        defines = [define for define in self.definitions[name] if not any(self.never(part) for part in define)]
        if defines and defines[0].get("combine") == "choice":
            defines = [self.random.choice(defines)]
        for define in defines:
            self.write_group(parent, define)

    def never(self, pattern: etree._Element) -> bool:
        """Whether nothing matches: a hook that no module uses."""
        if kind(pattern) == "ref":
            return all(self.never(part) for define in self.definitions[pattern.get("name", "")] for part in define)
        return kind(pattern) == "notAllowed"

    def write_text(self, parent: etree._Element, _: etree._Element) -> None:
        parent.text = self.random.choice(TEXTS)

    def write_value(self, parent: etree._Element, pattern: etree._Element) -> None:
        parent.text = pattern.text

    def write_empty(self, parent: etree._Element, pattern: etree._Element) -> None:
        pass


def written(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


STARTS: dict[Format, tuple[str, ...]] = {"rss": ("rss",), "atom": ("atom.feed", "atom.entry")}


def grammatical_document(name: Format, seed: int, plenty: float) -> bytes:
    author = Author(name, seed, plenty)
    return written(author.element(author.random.choice(STARTS[name])))


def grammatical(name: Format) -> st.SearchStrategy[bytes]:
    """Documents that the grammar allows, whether or not they make sense."""
    return st.builds(grammatical_document, st.just(name), st.integers(0, 2**32), st.floats(0, 0.6))


# --- feeds that make sense -------------------------------------------------------------------------------------------


def _child(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, name, attributes, nsmap=parent.nsmap)
    child.text = text
    return child


def _shuffled(parent: etree._Element, author: Author, last: str) -> None:
    """Put an element's children in any order, the entries of a feed in theirs and at the end."""
    children = [child for child in parent if child.tag != last]
    author.random.shuffle(children)
    parent[:] = children + [child for child in parent if child.tag == last]


def _modules(parent: etree._Element, author: Author, define: str) -> None:
    for _ in range(author.random.randrange(4)):
        author.inside(parent, define)


def rss_document(seed: int, items: int, plenty: float) -> bytes:
    author = Author("rss", seed, plenty)
    pick = author.random.choice
    rss = etree.Element("rss", version="2.0", nsmap=author.prefixes)
    channel = _child(rss, "channel")
    _child(channel, "title", "نشرة")
    _child(channel, "link", "https://example.org/")
    _child(channel, "description", "أخبار اليوم")
    _child(channel, "language", "ar")
    _child(channel, f"{ATOM}link", rel="self", href="https://example.org/feed.rss", type="application/rss+xml")
    _modules(channel, author, "feed-many")
    _modules(channel, author, "feed-wild")
    for number in range(items):
        item = _child(channel, "item")
        _child(item, "title", pick(("خبر عاجل", "أخبار المساء")) + f" {number}")
        _child(item, "link", f"https://example.org/{number}")
        _child(item, "guid", f"tag:example.org,2024:{number}", isPermaLink="false")
        _child(item, "pubDate", "Thu, 29 Feb 2024 23:59:00 +0300")
        _child(item, "description", pick(("موجز", "<p>موجز</p>")))
        for _ in range(pick((0, 0, 1, 2))):
            _child(item, "category", pick(("سياسة", "عالم")), domain="https://example.org/sections")
        _modules(item, author, "entry-many")
        _modules(item, author, "entry-wild")
        _shuffled(item, author, "")
    _shuffled(channel, author, "item")
    return written(_sensible(rss))


def atom_document(seed: int, entries: int, plenty: float) -> bytes:
    author = Author("atom", seed, plenty)
    pick = author.random.choice
    feed = etree.Element(f"{ATOM}feed", {f"{XML}lang": "ar"}, author.prefixes)
    _child(feed, f"{ATOM}id", "https://مثال.إختبار/")
    _child(feed, f"{ATOM}title", "نشرة")
    _child(feed, f"{ATOM}updated", "2024-03-01T00:00:00Z")
    _child(feed, f"{ATOM}link", rel="self", href="https://مثال.إختبار/feed.atom", type="application/atom+xml")
    _child(_child(feed, f"{ATOM}author"), f"{ATOM}name", "سلمى")
    _modules(feed, author, "feed-many")
    _modules(feed, author, "feed-wild")
    for number in range(entries):
        entry = _child(feed, f"{ATOM}entry")
        _child(entry, f"{ATOM}id", f"tag:example.org,2024:{number}")
        _child(entry, f"{ATOM}title", pick(("خبر عاجل", "أخبار المساء")) + f" {number}")
        _child(entry, f"{ATOM}updated", f"2024-02-29T{number % 24:02}:00:00+03:00")
        _child(entry, f"{ATOM}link", rel="alternate", type="text/html", href=f"https://مثال.إختبار/أخبار/{number}")
        _child(entry, f"{ATOM}summary", "موجز")
        content = _child(entry, f"{ATOM}content", type="xhtml")
        body = _child(content, "{http://www.w3.org/1999/xhtml}div")
        _child(body, "{http://www.w3.org/1999/xhtml}p", "نصّ الخبر")
        _modules(entry, author, "entry-many")
        _modules(entry, author, "entry-wild")
        _shuffled(entry, author, "")
    _shuffled(feed, author, f"{ATOM}entry")
    return written(_sensible(feed))


GML = "{http://www.opengis.net/gml}"
_CLOSED = "33.51 36.29 34 37 35 38 33.51 36.29"
_PAIR = "33.51 36.29"
_COORDINATES = dict.fromkeys(("polygon", "posList"), _CLOSED) | dict.fromkeys(
    ("pos", "lowerCorner", "upperCorner"), _PAIR
)
_COORDINATES |= {"box": "33.51 36.29 34 37", "circle": "33.51 36.29 500"}


def _place(root: etree._Element) -> None:
    """Write shapes that have as many coordinates as they need."""
    for kind, coordinates in _COORDINATES.items():
        for element in root.iter(f"{{*}}{kind}"):
            element.text = coordinates
    for where in root.iter("{http://www.georss.org/georss}where"):
        if len(where) == 0:
            etree.SubElement(etree.SubElement(where, f"{GML}Point"), f"{GML}pos").text = "33.51 36.29"


def _sensible(root: etree._Element) -> etree._Element:
    """Mend what the grammar takes, and rules do not: it cannot count coordinates, nor see where a name has no namespace."""
    for element in [*root.iter("note")]:
        above = element.getparent()
        if root.tag == "rss" and above.tag.startswith("{"):
            above.remove(element)
    _place(root)
    for element in root.iter("{http://www.w3.org/2007/app}categories"):
        if "href" in element.attrib:  # those that are listed elsewhere are not listed here
            element[:] = []
            for name in {"scheme", "fixed"} & set(element.attrib):
                del element.attrib[name]
    for credit in root.iter("{http://search.yahoo.com/mrss/}credit"):
        if "role" in credit.attrib:
            credit.set("role", credit.get("role").lower())
    return root


def _feeds(build: Callable[[int, int, float], bytes]) -> st.SearchStrategy[bytes]:
    return st.builds(build, st.integers(0, 2**32), st.integers(0, 4), st.floats(0, 0.5))


def rss_documents() -> st.SearchStrategy[bytes]:
    """RSS feeds that make sense, with what the modules allow."""
    return _feeds(rss_document)


def atom_documents() -> st.SearchStrategy[bytes]:
    """Atom feeds that make sense, with what the modules allow."""
    return _feeds(atom_document)
