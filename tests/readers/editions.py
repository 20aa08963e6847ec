"""A newsroom's articles that are hard on readers, and what becomes of them by the next edition."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import tomlkit

from nashra.addresses import segment
from tests.conftest import FEEDS_TOML, SiteFolder
from tests.readers.shown import Medium

_MEDIA = "https://test.example/media/"
SITE = f'{FEEDS_TOML}media = "{_MEDIA}"\n'
_RIYADH = timezone(timedelta(hours=3))
_PUBLISHED = datetime(2025, 3, 14, 0, 30, 17, tzinfo=_RIYADH)


@dataclass(frozen=True)
class Stored:
    """An article as the newsroom stores it; without an address of its own it gets one from its file's name."""

    number: int
    name: str
    title: str
    text: tuple[str, ...]
    summary: str
    published: datetime
    url: str = ""
    updated: datetime | None = None
    authors: tuple[str, ...] = ("سارة العلي",)
    section: str = "أخبار"
    tags: tuple[str, ...] = ("مدينة", "بحر & سفن")
    language: str = "ar"
    media: tuple[Medium, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        return self.url or f"https://test.example/{segment(self.section)}/{self.name}"

    @property
    def id(self) -> str:
        return f"tag:test.example,2025:{self.number}"

    def write(self, site: SiteFolder) -> Path:
        keys = ("title", "summary", "published", "url", "updated", "section", "language")
        stated = {key: getattr(self, key) for key in keys if getattr(self, key)}
        stated |= {"id": self.id, "authors": list(self.authors), "tags": list(self.tags)}
        for address, _, length in self.media:
            site.write(f"content/{address.removeprefix(_MEDIA)}", bytes(length), "")
        form = ".md" if self.pictures else ".txt"
        shown = [f"![صورة]({address})" for address in self.pictures]
        return site.write(f"content/{self.name}{form}", "\n\n".join((*self.text, *shown)), tomlkit.dumps(stated))


def _stored(number: int, name: str, title: str, **other: object) -> Stored:
    usual = {
        "number": number,
        "name": name,
        "title": title,
        "text": (
            f"الفقرة الأولى من الخبر رقم {number}: وقالت «الميناء» إن الأسعار <أدنى> من 5 & أعلى من 3.",
            "وَقَالَ الصَّيَّادُونَ إنهم \"راضون\" عن الموسـم، ولا سيما عن 'الهامور'.",
        ),
        "summary": f'خلاصة الخبر {number}: "الميناء" تقول إن 3 < 5 & إن السمك «وفير».',
        "published": _PUBLISHED + timedelta(hours=number, seconds=number),
        "url": f"https://test.example/{name}.html",
    }
    return Stored(**(usual | other))  # type: ignore[arg-type]


PLAIN = _stored(1, "plain", "البلدية تفتتح جسرا جديدا للمشاة فوق الوادي")
LATIN = _stored(2, "latin", "CNN تنقل حفل افتتاح الجسر مباشرة")
DIGITS = _stored(3, "digits", "2025 عام القطار السريع، و٣ محطات جديدة")
QUOTES = _stored(4, "quotes", "قالت \"الميناء\" & 'البحر': الصيد «وفير» هذا العام")
MARKUP = _stored(5, "markup", "معادلة الأسعار: 3 < 5 و<b>ليست</b> &amp; بعد")
HARAKAT = _stored(6, "harakat", "مَدْرَسَةٌ جَدِيدَةٌ في الحَـــيِّ القَدِيمِ")
EMOJI = _stored(7, "emoji", "عائلة 👨‍👩‍👧‍👦 تفوز بسباق القوارب 🇸🇦")
LONG = _stored(8, "long", "سفينة " * 49 + "تعود!!")
AUTHORS = _stored(9, "authors", "كاتبان لخبر واحد", authors=("سارة العلي", "خالد المصري"))
ENGLISH = _stored(
    10,
    "english",
    'The harbour\'s night market "opens"',
    language="en",
    text=("The harbour's night market opens on Friday.", "It closes at dawn."),
    summary="The market opens on Friday.",
)
PERSIAN = _stored(
    11,
    "persian",
    "کتاب‌های تازه در کتابخانهٔ بندر",
    language="fa",
    text=("کتاب‌های تازه به کتابخانهٔ بندر رسید.",),
    summary="کتاب‌های تازه رسید.",
)
PHOTOGRAPHED = _stored(
    17, "photographed", "صورة من الميناء", media=((_MEDIA + "photographed.jpg", "image/jpeg", 5120),)
)
RECORDED = _stored(
    18,
    "recorded",
    "صورة وصوت من الميناء",
    media=((_MEDIA + "recorded.jpg", "image/jpeg", 5120), (_MEDIA + "recorded.mp3", "audio/mpeg", 81920)),
)
ILLUSTRATED = _stored(19, "illustrated", "خبر في نصه صورة", pictures=("https://test.example/p/quay.jpg?w=640&h=480",))
REVISED = _stored(12, "revised", "خبر نقح بعد نشره", updated=_PUBLISHED + timedelta(days=1, seconds=42))
MISTAKEN = _stored(13, "mistaken", "عنوان فيه خطا")
WITHDRAWN = _stored(14, "withdrawn", "خبر يسحب")
RENAMED = _stored(15, "renamed", "خبر يتغير اسم ملفه", url="")
NEW = _stored(16, "new", "خبر الطبعة الثانية")

_LATER = _PUBLISHED + timedelta(days=3, seconds=7)
REVISED_AGAIN = replace(
    REVISED, updated=_LATER, text=(*REVISED.text, "تحديث: انتهى الموسم."), summary=REVISED.summary + " (محدث)"
)
CORRECTED = replace(MISTAKEN, title="عنوان لا خطأ فيه", updated=_LATER)
MOVED = replace(RENAMED, name="moved")

_STAYING = (
    PLAIN,
    LATIN,
    DIGITS,
    QUOTES,
    MARKUP,
    HARAKAT,
    EMOJI,
    LONG,
    AUTHORS,
    ENGLISH,
    PERSIAN,
    PHOTOGRAPHED,
    RECORDED,
    ILLUSTRATED,
)
FIRST = (*_STAYING, REVISED, MISTAKEN, WITHDRAWN, RENAMED)
SECOND = (*_STAYING, REVISED_AGAIN, CORRECTED, MOVED, NEW)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def build_both(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build the site, let the newsroom work on, build it again; return the feeds of both editions."""
    site = SiteFolder(folder)
    site.write("content/feeds.toml", SITE)
    _written(site, FIRST)
    first = site.feeds()
    for gone in (WITHDRAWN, RENAMED):
        for suffix in (".txt", ".toml"):
            (site.path / f"content/{gone.name}{suffix}").unlink()
    _written(site, SECOND)
    return first, site.feeds()


def _written(site: SiteFolder, articles: tuple[Stored, ...]) -> None:
    for article in articles:
        article.write(site)
    result = site.build()
    assert not [problem for problem in result.problems if str(problem.level) != "info"]
