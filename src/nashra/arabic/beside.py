"""Lines that pages show beside a text, and that come along when it is copied: how long ago it was, buttons to share it.

A new word is one in its list.
"""

import re

from nashra.arabic.folding import date_folded

_LONGEST, _MOST_SPACES = 45, 8


def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of words as they are when they are folded."""
    return re.compile(date_folded(pattern))


_NUMBER = (
    r"(?:(?:حوالي|نحو|about)\s)?"
    r"(?:\d{1,3}|واحده?|ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثمانيه?|تسعه?|عشره?|an?|one|une?|یک|ایک)"
)
_UNIT = (
    r"(?:لحظات|لحظه|ثوان|ثانيه|ثانيتين|دقيقه|دقيقتين|دقائق|ساعه|ساعتين|ساعات|يوم|يوما|يومين|ايام|اسبوع"
    r"|اسبوعين|اسابيع|شهر|شهرا|شهرين|اشهر|شهور|سنه|سنتين|سنوات|عام|عامين|اعوام)"
)
_LATIN_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|heures?|jours?|semaines?|mois|h|m|d)"
)
_CLOCK = r"(?:(?:الساعه|at|a)\s)?\d{1,2}[:h]\d\d(?:\s?(?:ص|م|صباحا|مساء|am|pm))?"
# What stands before such a time: `نشر`, `آخر تحديث:`.
_SAID = r"(?:(?:نشر|نشرت|تم النشر|تم نشره|اخر تحديث|تحديث|تاريخ النشر|posted|published|updated|publie)\s?:?\s?)?"
_RELATIVE = _compiled(
    rf"{_SAID}(?:(?:منذ|قبل)\s(?:{_NUMBER}\s)?{_UNIT}(?:\s(?:واحده?|تقريبا))?(?:\sو\s?{_NUMBER}\s{_UNIT})?"
    rf"|{_NUMBER}\s{_LATIN_UNIT}\sago|il\sy\sa\s{_NUMBER}\s{_LATIN_UNIT}"
    rf"|{_NUMBER}\s(?:دقيقه|ساعت|روز|هفته|ماه)\s(?:پيش|قبل)"
    rf"|{_NUMBER}\s(?:منٹ|گھنٹے|گھنٹہ|دن|ہفتے)\sقبل"
    rf"|(?:منذ قليل|قبل قليل|امس|اليوم|الان|today|yesterday|just now|hier)(?:[\s,،]+{_CLOCK})?)"
)
_BUTTONS = frozenset(
    date_folded(
        "شارك شاركها مشاركه المشاركه شير فيسبوك الفيسبوك تويتر اكس واتساب واتس_اب تيليجرام تلغرام تليغرام"
        " تيليغرام لينكدان لينكد_ان بينتيريست ماسنجر سكايب ريديت انستغرام ايميل البريد_الالكتروني"
        " بريد_الكتروني طباعه اطبع نسخ_الرابط انسخ_الرابط استمع استمع_للمقال تكبير_الخط تصغير_الخط حجم_الخط"
        " الخط تعليقات التعليقات لا_توجد_تعليقات لا_تعليقات اضف_تعليق اترك_تعليقا مشاركه_عبر شارك_عبر"
        " شارك_هذا_الخبر شارك_الخبر شارك_المقال شارك_هذا_المقال شارك_الموضوع مشاركه_الخبر تابعنا تابعونا"
        " تابعنا_على احفظ_المقال اشترك tt facebook twitter whatsapp telegram linkedin pinterest messenger"
        " email e-mail print share tweet share_this copy_link comments partager imprimer reddit instagram"
    ).split()
)
_COUNTED = _compiled(
    r"\d[\d,.]*\s(?:تعليق(?:ات|ا)?|مشاهدات?|مشاهده|قراءه|مشاركه|مشاركات|comments?|shares?|views?|min read)"
    r"|(?:المشاهدات|عدد المشاهدات|عدد القراءات|القراءات|التعليقات|مشاهدات|تعليقات|views|comments)"
    r"\s?[:(]?\s?\d[\d,.]*\)?"
    r"|(?:مده|وقت|زمن) القراءه\s?:?\s?.{1,20}"
    r"|قراءه (?:دقيقه|دقيقتين|\d+ دقائق|في دقيقه|في دقيقتين|في \d+ دقائق)"
    r"|\d+ دق(?:يقه|ائق)(?: قراءه| للقراءه)?"
)
_BETWEEN = re.compile(r"\s*[|/•·،]\s*|\s[-–—]\s")


def is_relative(line: str) -> bool:
    """Whether a line says how long ago something was: that is a date only while it is read."""
    return (
        len(line) <= _LONGEST
        and line.count(" ") <= _MOST_SPACES
        and _RELATIVE.fullmatch(date_folded(line).strip(" .-–—|()")) is not None
    )


def is_button(line: str) -> bool:
    """Whether a line is what a page says of itself: where to share it, how often it was read."""
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES:
        return False
    parts = [part for part in _BETWEEN.split(date_folded(line).strip(" :.+-–—|[]")) if part]
    return bool(parts) and all(
        part.strip(" :").replace(" ", "_") in _BUTTONS or _COUNTED.fullmatch(part) for part in parts
    )
