"""Whether Apple's podcast elements hold Apple's words."""

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.registries import names
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element

_SPEC = "https://podcasters.apple.com/support/823-podcast-requirements"
_CATEGORIES = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"
_CATEGORY = clark("itunes:category")


class ItunesCategoryUnknown(MisfitsRule):
    """Categories are names from Apple's list, letter by letter, with `&` (in XML `&amp;`) and not "and".

    Apple refuses the podcast, others put it nowhere. What you call the category yourself goes into `category`.
    """

    id = "itunes-category-unknown"
    spec = _CATEGORIES
    w3c = ("InvalidItunesCategory",)
    datatypes = ("itunes-category", "itunes-subcategory")
    message = "{value!r} is no category of Apple's"


class ItunesCategoryOld(Rule):
    """The category was in one of Apple's earlier lists, or is now under another category.

    Apple sorts such podcasts as it thinks fit. Choose from today's list.
    """

    id = "itunes-category-old"
    level = Level.WARNING
    spec = _CATEGORIES
    w3c = ("ObsoleteItunesCategory",)
    elements = ("itunes:category",)
    message = "{category!r} is not in Apple's list of today"

    def check(self, element: Element) -> None:
        above = element.getparent()
        category = element.get("text", "")
        if above is not None and above.tag == _CATEGORY:
            category = f"{above.get('text', '')} > {category}"
        refused = {misfit.element for misfit in self.document.faults.misfits}
        if "text" in element.attrib and category not in names("itunes-categories") and element not in refused:
            self.found(element, at="text", category=category)


class ItunesTypeInvalid(MisfitsRule):
    """A podcast is `episodic` (newest first) or `serial` (in the order of its episodes).

    Apple takes anything else for episodic.
    """

    id = "itunes-type-invalid"
    spec = _SPEC
    w3c = ("InvalidItunesChannelType",)
    datatypes = ("itunes-type",)
    message = "{name} {value!r} is neither episodic nor serial"


class ItunesEpisodeTypeInvalid(MisfitsRule):
    """An episode is `full`, a `trailer` or a `bonus`.

    Apple takes anything else for full.
    """

    id = "itunes-episode-type-invalid"
    spec = _SPEC
    w3c = ("InvalidItunesEpisodeType",)
    datatypes = ("itunes-episode-type",)
    message = "{name} {value!r} is none of full, trailer, bonus"


class ItunesExplicitInvalid(MisfitsRule):
    """`itunes:explicit` is `true` or `false`.

    Apple refuses a podcast that does not say so.
    """

    id = "itunes-explicit-invalid"
    spec = _SPEC
    w3c = ("InvalidTrueFalse",)
    datatypes = ("explicit",)
    message = "{name} {value!r} is neither true nor false"


class ItunesExplicitOld(Rule):
    """`itunes:explicit` is `true` or `false` today; `yes`, `no`, `clean` and `explicit` were its words before 2019.

    Apple still reads them, newer readers do not.
    """

    id = "itunes-explicit-old"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("InvalidTrueFalse",)
    texts = ("itunes:explicit",)
    message = "{element} {value!r} is a word of old, not true or false"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip().lower() in ("yes", "no", "clean", "explicit"):
            self.found(element, value=value.strip())


class ItunesBlockInvalid(Rule):
    """`itunes:block` hides a podcast or an episode with the word `Yes`; no other word does anything.

    What was to be hidden is shown.
    """

    id = "itunes-block-invalid"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("InvalidYesNoClean",)
    texts = ("itunes:block", "itunes:complete")
    message = "{element} {value!r} is neither yes nor no"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip().lower() not in ("yes", "no"):
            self.found(element, value=value.strip())


class ItunesDurationInvalid(MisfitsRule):
    """A duration is a number of seconds, or hours, minutes and seconds with colons: `1:07:30`.

    Readers show no duration until the file is there. Minutes and seconds end at 59.
    """

    id = "itunes-duration-invalid"
    spec = _SPEC
    w3c = ("InvalidDuration",)
    datatypes = ("duration",)
    message = "{name} {value!r} is no duration"


class ItunesKeywordsWithoutCommas(Rule):
    """Keywords stand with commas between them; with spaces alone, all of it is one keyword.

    Nobody searches for that. Arabic commas (`،`) do not count as commas here.
    """

    id = "itunes-keywords-without-commas"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("InvalidKeywords",)
    texts = ("itunes:keywords",)
    message = "{value!r} is one long keyword"

    # More words than a keyword has.
    words = 4

    def check_value(self, element: Element, value: str) -> None:
        if "," not in value and ("،" in value or len(value.split()) >= self.words):
            self.found(element, value=value.strip())


RULES = (
    ItunesCategoryUnknown,
    ItunesCategoryOld,
    ItunesTypeInvalid,
    ItunesEpisodeTypeInvalid,
    ItunesExplicitInvalid,
    ItunesExplicitOld,
    ItunesBlockInvalid,
    ItunesDurationInvalid,
    ItunesKeywordsWithoutCommas,
)
