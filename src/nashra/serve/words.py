"""The texts of the page itself. A new language is one table here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own texts in one language; `kinds` are the names of the folders in feeds/."""

    language: str
    feeds: str
    empty: str
    problems: str
    entries: str
    unread: str
    kinds: dict[str, str]


ARABIC = Words(
    language="ar",
    feeds="الخلاصات",
    empty="لا خلاصات بعد. ضع مقالا في content/ وستظهر هنا.",
    problems="ما يحتاج إلى نظر",
    entries="عدد المقالات",
    unread="لا يمكن عرض هذا الملف",
    kinds={"section": "الأقسام", "tag": "الوسوم", "author": "الكتّاب", "language": "اللغات"},
)
ENGLISH = Words(
    language="en",
    feeds="Feeds",
    empty="No feeds yet. Put an article into content/, and they appear here.",
    problems="What needs a look",
    entries="Articles",
    unread="This file cannot be shown",
    kinds={"section": "Sections", "tag": "Tags", "author": "Authors", "language": "Languages"},
)


def words(language: str) -> Words:
    """Return the words for a site in this language: Arabic or, for all others, English."""
    return ARABIC if language.partition("-")[0].lower() == "ar" else ENGLISH
