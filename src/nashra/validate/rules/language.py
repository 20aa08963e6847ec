"""Whether language tags are tags (BCP 47), and the ones that the IANA registry knows."""

from nashra.languages import is_registered, is_well_formed, names_no_language, successor
from nashra.problems import Level
from nashra.validate.formats import ATOM_ENTRY
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_XML_LANG, _LINK = clark("xml:lang"), clark("atom:link")


class _LanguageRule(Rule):
    """Looks at every language tag of a feed; the attribute xml:lang may be empty."""

    attributes = ("xml:lang",)
    datatypes = ("language-tag", "bare-language-tag")


def _can_be_tag(value: str) -> bool:
    return is_well_formed(value) and not names_no_language(value)


class LanguageMalformed(_LanguageRule):
    """A language tag is made of subtags with hyphens between them: `ar`, `ar-EG`, `zh-Hant-TW`.

    Readers choose fonts, direction and voice by it, and take what they cannot read for English. `ar_SY` is a locale of
    an operating system: write `ar-SY`. Names of languages ("Arabic") are no tags: all have two letters or three.
    """

    id = "language-malformed"
    spec = "https://www.rfc-editor.org/rfc/rfc5646#section-2.1"
    w3c = ("InvalidLanguage",)
    message = "{value!r} is no language tag"

    def check_value(self, element: Element, value: str) -> None:
        is_xml_lang = element.get(_XML_LANG) == value
        is_bare = is_xml_lang or element.tag == _LINK
        if not _can_be_tag(value if is_bare else value.strip()) and not (value == "" and is_xml_lang):
            self.found(element, value=value)


class LanguageUnregistered(_LanguageRule):
    """The tag has the form of one, but a part of it is not in the IANA registry of language subtags.

    Readers do not know it, and some pass over the whole tag. The registry has every language, script and region with
    its subtag; a region is one of ISO 3166 (`en-GB`, not `en-UK`).
    """

    id = "language-unregistered"
    level = Level.WARNING
    spec = "https://www.iana.org/assignments/language-subtag-registry"
    w3c = ("InvalidLanguage",)
    message = "language {value!r} is not in the IANA registry"

    def check_value(self, element: Element, value: str) -> None:
        tag = value.strip()
        if _can_be_tag(tag) and not is_registered(tag):
            self.found(element, value=tag)


class LanguageDeprecated(_LanguageRule):
    """The registry has a newer tag for this language, and keeps this one for old documents.

    Readers may know only the newer: `he` for `iw`, `id` for `in`.
    """

    id = "language-deprecated"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc5646#section-3.1.6"
    message = "language {value!r} is deprecated"
    message_successor = "language {value!r} is deprecated, the registry has {successor!r} instead"

    def check_value(self, element: Element, value: str) -> None:
        tag = value.strip()
        newer = successor(tag) if is_well_formed(tag) else None
        if newer is not None:
            self.found(element, self.message_successor if newer else "", value=tag, successor=newer)


class LanguageMissing(Rule):
    """Neither the feed nor each of its entries says its language.

    Readers guess, and show Arabic from left to right or read it out as English. Say `language` in the channel of RSS,
    `xml:lang` at the root of Atom.
    """

    id = "language-missing"
    level = Level.INFO
    spec = "https://www.rssboard.org/rss-profile#element-channel-language"
    w3c = ("MissingDCLanguage",)
    message = "{element} does not say its language"

    def check_document(self) -> None:
        say, entries = self.document.language_of, self.document.entries
        feed = self.document.root if self.document.format == ATOM_ENTRY else self.document.feed
        if feed is not None and not say(feed) and not (entries and all(map(say, entries))):
            self.found(feed)


RULES = (LanguageMalformed, LanguageUnregistered, LanguageDeprecated, LanguageMissing)
