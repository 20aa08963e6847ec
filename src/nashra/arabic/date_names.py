"""The names that dates contain, folded: months of every region and calendar, weekdays, halves of the day, time zones.

A new name is one word in its row. A row lists twelve months from January (Muharram, Farvardin), with `|` between
spellings, and `_` for a space in a name. A name with two meanings in one calendar is left out.
"""

from collections.abc import Iterator

from nashra.arabic.folding import date_folded

# Kurdish months have an ending before the year: 24ی کانوونی دووەمی 2026.
_KURDISH_NAMES = (
    "کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەممووز|تەمموز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانوونی_یەکەم"
)
_KURDISH = " ".join("|".join(f"{name}|{name}ی" for name in month.split("|")) for month in _KURDISH_NAMES.split())
GREGORIAN = (
    # Egypt, the Gulf, Sudan, Yemen
    "يناير فبراير مارس أبريل|ابرايل مايو يونيو|يونيه يوليو|يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    # Syria, Iraq, Lebanon, Jordan, Palestine
    (
        "كانون_الثاني|كانون_ثاني|كانون2 شباط|شباط_فبراير آذار نيسان أيار|مايس حزيران تموز آب أيلول"
        " تشرين_الأول|تشرين_أول|تشرين1 تشرين_الثاني|تشرين_ثاني|تشرين2 كانون_الأول|كانون_أول|كانون1"
    ),
    # Tunisia, Algeria
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    # Morocco
    "يناير فبراير مارس أبريل ماي يونيو|يونيوز يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    # Mauritania
    "يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر",
    # Libya, until 2011
    "أي_النار النوار الربيع الطير الماء الصيف ناصر هانيبال الفاتح التمور الحرث الكانون",
    # Iran
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    # Afghanistan
    "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر",
    # Pakistan
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    _KURDISH,
    # Israel; the second spelling of each has the prefix of "in January"
    (
        "ינואר|בינואר פברואר|בפברואר מרץ|במרץ|מרס|במרס אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט"
        " ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר"
    ),
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)
ISLAMIC = (
    (
        "محرم|المحرم صفر ربيع_الأول|ربيع_أول ربيع_الآخر|ربيع_الثاني|ربيع_ثاني|ربيع_آخر"
        " جمادى_الأولى|جمادى_الأول|جماد_الأول|جماد_أول"
        " جمادى_الآخرة|جمادى_الثانية|جمادى_الثاني|جماد_الآخر|جماد_الثاني|جماد_ثاني"
        " رجب شعبان رمضان شوال ذو_القعدة|ذي_القعدة|ذوالقعدة|ذا_القعدة ذو_الحجة|ذي_الحجة|ذوالحجة|ذا_الحجة"
    ),
    (
        "muharram safar rabi_al-awwal rabi_al-thani jumada_al-awwal jumada_al-thani"
        " rajab shaban ramadan shawwal dhu_al-qadah dhu_al-hijjah"
    ),
)
SOLAR = (
    "فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "وری غویی غبرگولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    "خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان|خەزەڵوەر سەرماوەز بەفرانبار ڕێبەندان ڕەشەمێ",
)
# From Monday.
WEEKDAYS = (
    "الاثنين|اثنين الثلاثاء|ثلاثاء الأربعاء|أربعاء الخميس|خميس الجمعة|جمعة السبت|سبت الأحد|احد",
    "دوشنبه|دو_شنبه سه‌شنبه|سه_شنبه چهارشنبه|چهار_شنبه پنجشنبه|پنج_شنبه جمعه شنبه یکشنبه|یک_شنبه",
    "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    "دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی شەممە یەکشەممە",
    "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
)
_HALVES = {
    "am": "ص صباحا فجرا قبل_الظهر am قظ",
    "pm": "م مساء مساءا ظهرا عصرا بعد_الظهر pm بظ بعدازظهر",
    "night": "ليلا",
}
_ERAS = {"gregorian": "م ميلادي ميلادية ء", "islamic": "ه هجري هجرية هجري_قمري هق ah", "solar": "هش هجري_شمسي شمسي"}
_ZONES = {
    "UTC": "غرينتش غرينيتش جرينتش جرينيتش gmt utc ut z",
    "Asia/Riyadh": "السعودية الرياض مكة مكة_المكرمة المدينة_المنورة ksa",
    "Africa/Cairo": "القاهرة مصر",
    "Asia/Dubai": "الإمارات أبوظبي أبو_ظبي دبي",
    "Asia/Muscat": "مسقط سلطنة_عمان",
    "Asia/Qatar": "الدوحة قطر",
    "Asia/Kuwait": "الكويت",
    "Asia/Bahrain": "البحرين المنامة",
    "Asia/Aden": "اليمن صنعاء عدن",
    "Asia/Baghdad": "العراق بغداد",
    "Asia/Damascus": "سوريا سورية دمشق",
    "Asia/Beirut": "لبنان بيروت",
    "Asia/Amman": "الأردن",
    "Asia/Jerusalem": "القدس",
    "Asia/Gaza": "غزة",
    "Africa/Khartoum": "السودان الخرطوم",
    "Africa/Tripoli": "ليبيا",
    "Africa/Tunis": "تونس",
    "Africa/Algiers": "الجزائر",
    "Africa/Casablanca": "المغرب الرباط الدار_البيضاء",
    "Africa/Nouakchott": "موريتانيا نواكشوط",
    "Asia/Tehran": "إيران طهران",
    "Asia/Kabul": "کابل كابول",
    "Asia/Karachi": "پاکستان",
    "Europe/Istanbul": "إسطنبول تركيا",
    "Europe/Moscow": "موسكو msk",
    "Europe/London": "لندن",
    "Europe/Paris": "باريس",
    "America/New_York": "نيويورك واشنطن et",
    "America/Chicago": "ct",
    "America/Los_Angeles": "pt",
    "-0500": "est",
    "-0400": "edt",
    "-0600": "cst",
    "-0700": "mst pdt",
    "-0800": "pst",
    "+0000": "wet",
    "+0100": "cet west",
    "+0200": "eet cest",
    "+0300": "eest",
    "+0400": "gst",
}
# Words around a date that mean nothing: "تاريخ النشر: …", "27 رمضان المبارك".
_FILLERS = {
    "": "من في الساعة ساعت على_الساعة يوم شهر عام سنة لعام بتوقيت توقيت at on of the le à th st nd rd er t"
    " تاريخ التاريخ بتاريخ النشر نشر نشرت نشره تم_نشره تم_النشر انتشار تاریخ اضيف اضيفت الإضافة published posted"
    " date تم_الإنشاء انشئ انشئت publié mis_en_ligne تحريرا حرر حررت ارسل ارسلت كتب كتبت بث بثت"
    " ی المبارك المعظم المكرم الحرام الخير"
}


def _twelve() -> Iterator[tuple[str, tuple[str, str]]]:
    for kind, rows in {"gregorian": GREGORIAN, "islamic": ISLAMIC, "solar": SOLAR, "weekday": WEEKDAYS}.items():
        for row in rows:
            for number, spellings in enumerate(row.split(), 0 if kind == "weekday" else 1):
                yield from ((date_folded(name.replace("_", " ")), (kind, str(number))) for name in spellings.split("|"))


def _listed() -> Iterator[tuple[str, tuple[str, str]]]:
    for kind, table in {"era": _ERAS, "zone": _ZONES, "filler": _FILLERS}.items():
        for meaning, names in table.items():
            yield from ((date_folded(name.replace("_", " ")), (kind, meaning)) for name in names.split())


# The kind and the meaning of each folded name: ("islamic", "9"), ("zone", "UTC").
NAMES = dict((*_listed(), *_twelve()))
# The half of the day that each folded word after an hour means: {"مساء": "pm"}.
HALVES = {date_folded(name.replace("_", " ")): half for half, names in _HALVES.items() for name in names.split()}
