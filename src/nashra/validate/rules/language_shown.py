"""Whether a text is in the language that is said of it."""

import re

from nashra.arabic import letters
from nashra.languages import is_well_formed, script
from nashra.problems import Level
from nashra.references import decoded
from nashra.validate.hypertext import Kind, kind
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_XML_LANG = clark("xml:lang")
_TITLES = ("title", clark("atom:title"))
_TEXTS = (*_TITLES, "description", clark("atom:summary"), clark("atom:content"), clark("content:encoded"))
_TAG = re.compile(r"<[^>]*+>")
# Names, addresses and code are in these in any text.
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_READ = frozenset({Kind.TEXT, Kind.HTML, Kind.XHTML})
# Fewer characters may all be names.
_ENOUGH = 60
_LONGEST = 2000
# Their letters tell them from each other.
_TOLD_APART = frozenset({"ar", "fa", "ur", "ps", "ckb", "he"})


class LanguageContradicted(Rule):
    """The letters of a text are not those of its stated language.

    Readers choose direction, font, voice and translation by the language: Arabic that is marked as English is aligned
    to the left, spelt out by a voice and never translated. Say the language of each entry that is not in the feed's.
    Only the first entry of each such kind is reported.
    """

    id = "language-contradicted"
    level = Level.WARNING
    spec = "https://www.w3.org/International/questions/qa-when-xmllang"
    formats = ("atom", "rss")
    message = "the language is said to be {stated!r}, and {text!r} is in {shown!r}"
    message_others = "the language is said to be {stated!r}, and {text!r} is in other letters"

    def check_document(self) -> None:
        self.told: set[tuple[str, str | None]] = set()
        feed = self.document.feed
        of_feed = "" if feed is None else self.document.language_of(feed)
        for entry in self.document.entries:
            title = next(entry.iterchildren(*_TITLES), None)
            stated = self.document.language_said(entry) or of_feed
            shown = "" if title is None else title.text or ""
            # What the title seems to show, the whole text must.
            if is_well_formed(stated) and not _agrees(stated, shown) and not self.knows(stated, shown):
                self.check_entry(entry, stated, entry if title is None else title)

    def knows(self, stated: str, text: str) -> bool:
        """Whether another entry was told of that is said to be in one language and shows the other."""
        return (stated, letters.language(text)) in self.told

    def check_entry(self, entry: Element, stated: str, place: Element) -> None:
        text = _text(entry)
        shown = letters.language(text)
        if len(text) >= _ENOUGH and not _agrees(stated, text) and not self.knows(stated, text):
            self.told.add((stated, shown))
            message = self.message if shown else self.message_others
            self.found(place, message, stated=stated, shown=shown, text=text.strip())


class LanguageOfTextDiffers(Rule):
    """A title, a summary or the content is marked as being in another language than its entry.

    Readers go by the entry's, by the content's, or by the feed's: subscribers of one language see the other. Make an
    entry for each language, with a link `rel="alternate"` and `hreflang` to the other.
    """

    id = "language-of-text-differs"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-2"
    formats = ("atom",)
    attributes = ("atom:title/xml:lang", "atom:summary/xml:lang", "atom:content/xml:lang")
    message = "{element} is said to be in {own!r}, its entry in {expected!r}"

    def check_value(self, element: Element, value: str) -> None:
        entry = element.getparent()
        expected = "" if entry is None else self.document.language_of(entry)
        if value.strip() and expected and _base(value) != _base(expected):
            self.found(element, own=value, expected=expected)


def _base(tag: str) -> str:
    return tag.strip().partition("-")[0].lower()


def _text(entry: Element) -> str:
    """Return the first characters of what is read of an entry, without tags; those of another language left out."""
    parts = [part for part in entry.iterchildren(*_TEXTS) if _XML_LANG not in part.attrib and kind(part) in _READ]
    texts = (" ".join(part.itertext()) if len(part) else part.text or "" for part in parts)
    text = " ".join(text[:_LONGEST] for text in texts)[:_LONGEST]
    return decoded(_TAG.sub(" ", text)) if "<" in text or "&" in text else text


def _agrees(stated: str, text: str) -> bool:
    """Whether a text has the letters of a language."""
    shown, base = letters.language(text), _base(stated)
    if shown == base:
        return True
    if shown is None:
        is_written_so = base in _TOLD_APART or script(stated) in ("Arab", "Hebr")
        return not is_written_so or letters.language(_LATIN.sub("", text)) is not None
    # Languages that are not told apart may look like one of those that are.
    return base not in _TOLD_APART and script(stated) == ("Hebr" if shown == "he" else "Arab")


RULES = (LanguageContradicted, LanguageOfTextDiffers)
