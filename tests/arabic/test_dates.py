import contextlib
import time
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic import date_names, dates
from nashra.arabic.date_names import NAMES
from nashra.arabic.folding import date_folded

RIYADH = timezone(timedelta(hours=3))
MINUTES = st.datetimes(datetime(1930, 1, 1), datetime(2070, 1, 1)).map(lambda moment: moment.replace(microsecond=0))  # noqa: DTZ001 - zones are added


def moment(*parts, zone=None):
    return datetime(*parts, tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fri, 11 Aug 2017 15:25:39 GMT", moment(2017, 8, 11, 15, 25, 39, zone=UTC)),
        ("Fri, 11 Aug 2017 15:25:60 GMT", moment(2017, 8, 11, 15, 25, 59, zone=UTC)),
        ("1 Jan 24 00:00 GMT", moment(2024, 1, 1, zone=UTC)),
        ("1 Jan 94 10:00 EST", moment(1994, 1, 1, 10, zone=timezone(timedelta(hours=-5)))),
        ("thu, 01 FEB 2024 00:00:00 z", moment(2024, 2, 1, zone=UTC)),
        ("Tue Nov 24 2026 00:00:20 GMT+0300 (Arabian Standard Time)", moment(2026, 11, 24, 0, 0, 20, zone=RIYADH)),
        ("Tue Nov 24 20:40:00 +0300 2026", moment(2026, 11, 24, 20, 40, zone=RIYADH)),
        ("November 24th, 2026 at 8:30 p.m.", moment(2026, 11, 24, 20, 30)),
        ("23-Nov-2026 10:00", moment(2026, 11, 23, 10)),
        ("24 décembre 2026", date(2026, 12, 24)),
        ("2026-11-23", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("20261123T204000Z", moment(2026, 11, 23, 20, 40, zone=UTC)),
        ("2026-11-23 20:40:01.123456789+03", moment(2026, 11, 23, 20, 40, 1, 123456, zone=RIYADH)),
        ("2026-11-23T20:40", moment(2026, 11, 23, 20, 40)),
        ("٢٠٢٦/١١/٢٣", date(2026, 11, 23)),
        ("23/11/2026", date(2026, 11, 23)),
        ("11/23/2026 12:05 AM", moment(2026, 11, 23, 0, 5)),
        ("03.03.2026", date(2026, 3, 3)),
        ("15 كانون الثاني 2026", date(2026, 1, 15)),
        ("12 جويلية 2025", date(2025, 7, 12)),
        ("3 غشت 2024", date(2024, 8, 3)),
        ("22 أي النار 1999", date(1999, 1, 22)),
        ("23 ديسمبر/كانون الأول 2026", date(2026, 12, 23)),
        ("23 كانون الأول (ديسمبر) 2026 - 8:30 م", moment(2026, 12, 23, 20, 30)),
        ("الثلاثاء 24 نوفمبر 2026م", date(2026, 11, 24)),
        ("٢٣ نوفمبر ٢٠٢٦، ٨:٣٠ مساءً", moment(2026, 11, 23, 20, 30)),
        ("24 من نوفمبر 2026 الساعة 8 صباحًا", moment(2026, 11, 24, 8)),
        ("24 نوفمبر 2026، 12:15 ص", moment(2026, 11, 24, 0, 15)),
        ("24 نوفمبر 2026 20:15 م", moment(2026, 11, 24, 20, 15)),
        ("14 جمادى الآخرة 1448هـ", date(2026, 11, 24)),
        ("15/6/1447 هـ", date(2025, 12, 6)),
        ("نُشر: 21:30-14 مارس 2026 م ـ 25 رمضان 1447 هـ", moment(2026, 3, 14, 21, 30)),
        ("12 غشت 2026 الساعة 10 و 15 دقيقة", moment(2026, 8, 12, 10, 15)),
        ("نشر يوم 21 أكتوبر 2026 على الساعة 11:42", moment(2026, 10, 21, 11, 42)),
        ("يوم الثلاثاء الموافق 24 نوفمبر 2026", date(2026, 11, 24)),
        ("7 تشرين2 2026", date(2026, 11, 7)),
        ("تم نشره الثلاثاء 24 تشرين الثاني / نوفمبر 2026 01:10 مساءً", moment(2026, 11, 24, 13, 10)),
        ("تاریخ انتشار: ۲۴ آبان ۱۴۰۵ - ۱۲:۳۰", moment(2026, 11, 15, 12, 30)),
        ("14 جمادى الآخرة 1448 هـ الموافق 24 نوفمبر 2026م", date(2026, 11, 24)),
        ("الثلاثاء 14 جمادى الآخرة 1448هـ - 24 نوفمبر 2026م", date(2026, 11, 24)),
        ("الثلاثاء 14 جمادى الآخرة 1448 هـ / 24 نوفمبر 2026 م", date(2026, 11, 24)),
        ("14/6/1448هـ 24/11/2026م 8:30 م", moment(2026, 11, 24, 20, 30)),
        ("24 نوفمبر 2026 (14 جمادى الآخرة 1448هـ)", date(2026, 11, 24)),
        ("24 نوفمبر 2026م - 14 جمادى الآخرة 1448هـ - 8:30 م", moment(2026, 11, 24, 20, 30)),
        # Where the new moon was seen a day later than the calendar has it.
        ("الثلاثاء 13 جمادى الآخرة 1448هـ الموافق 24 نوفمبر 2026م", date(2026, 11, 24)),
        ("24 نوفمبر 2026 الموافق 13 جمادى الآخرة 1448", date(2026, 11, 24)),
        ("27 رمضان المبارك 1447 هـ", date(2026, 3, 16)),
        ("10 ذوالحجة 1447", date(2026, 5, 27)),
        ("15 جماد أول 1448", date(2026, 10, 26)),
        ("24 كانون أول 2026", date(2026, 12, 24)),
        ("تاريخ النشر: 24 نوفمبر 2026", date(2026, 11, 24)),
        ("نُشر في: الثلاثاء 24/11/2026", date(2026, 11, 24)),
        ("24 / 11 / 2026", date(2026, 11, 24)),
        ("٢٤\\١١\\٢٠٢٦", date(2026, 11, 24)),
        ("24 نوفمبر 2026 8.30 م", moment(2026, 11, 24, 20, 30)),
        ("24 novembre 2026 à 20h30", moment(2026, 11, 24, 20, 30)),
        ("24 نوفمبر 2026 3:00 بعد الظهر", moment(2026, 11, 24, 15)),
        ("24 نوفمبر 2026 11:00 قبل الظهر", moment(2026, 11, 24, 11)),
        ("24 نوفمبر 2026 11:00 ليلاً", moment(2026, 11, 24, 23)),
        ("24 نوفمبر 2026 12:00 ليلا", moment(2026, 11, 24)),
        ("24 نوفمبر 2026 2 ليلا", moment(2026, 11, 24, 2)),
        ("الثلاثاء، ۳ آذر ۱۴۰۵", date(2026, 11, 24)),
        ("سه\u200cشنبه ۳ آذر ۱۴۰۵ ساعت ۱۰:۳۰", moment(2026, 11, 24, 10, 30)),
        ("۱ حمل ۱۴۰۳", date(2024, 3, 20)),
        ("24 نومبر 2026", date(2026, 11, 24)),
    ],
)
def test_a_date_is_read_as_newsrooms_write_it(text, said):
    found = dates.parse(text)
    assert (type(found), found) == (type(said), said)
    assert getattr(found, "tzinfo", None) is None or found.utcoffset() == said.utcoffset()


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("بتوقيت غرينتش", 0), ("بتوقيت مكة المكرمة", 3), ("بتوقيت السعودية", 3), ("ET", -5), ("توقيت أبوظبي", 4), ("GMT+3", 3), ("UTC-05:00", -5), ("Asia/Riyadh", 3), ("CET", 1)],
)  # fmt: skip
def test_a_zone_is_read_by_its_name(zone, hours):
    assert dates.parse(f"24 نوفمبر 2026 10:00 {zone}").utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("", "it states no month"),
        ("نوفمبر 2026", "a day and a year belong to it"),
        ("24 نوفمبر", "a day and a year belong to it"),
        ("24 نوفمبر 206", "'206' is no year"),
        ("2026", "it states no month"),
        ("2026-11", "it states no month"),
        ("2026-W47", "'w' is no part of one"),
        ("1700000000", "it states no month"),
        ("غدا", "'غدا' is no part of one"),
        ("30 فبراير 2026", "day is out of range for month"),
        ("30/2/2026", "there is no such day"),
        ("03/04/2026", "it is ambiguous (dmy, mdy)"),
        ("03/04/05", "it is ambiguous (dmy, mdy, ymd)"),
        ("الاثنين 24 نوفمبر 2026", "2026-11-24 is a Tuesday, not a Monday"),
        ("Mon, 24 Nov 2026 10:00:00 GMT", "2026-11-24 is a Tuesday, not a Monday"),
        ("23 ديسمبر / كانون الثاني 2026", "it states two months"),
        ("14 رجب 1448 الموافق 24 نوفمبر 2026", "it states two days"),
        ("الأربعاء 14 جمادى الآخرة 1448 الموافق 24 نوفمبر 2026", "2026-11-24 is a Tuesday"),
        ("24 نوفمبر 2026 - 23 نوفمبر 2026", "a day and a year belong to it"),
        ("24 نوفمبر 2026 | 24 نوفمبر 2026", "it states one day twice"),
        ("14 رجب 1448 م", "the month is not of the calendar"),
        ("15/6/1447 هـ م", "it states two calendars"),
        ("1 محرم 1600", "the year 1600 is outside the calendar of Umm al-Qura"),
        ("1 فروردین 1600", "the year 1600 is outside the Solar Hijri years"),
        ("30 اسفند 1404", "there is no such day"),
        ("24 نوفمبر 2026 10:00 11:00", "it states two times"),
        ("24 نوفمبر 2026 20:00 ص", "the hour is not of the half of the day"),
        ("24 نوفمبر 2026 25:00", "hour must be in 0..23"),
        ("24 نوفمبر 2026 10:00 GMT CET", "it states two time zones"),
        ("24 نوفمبر 2026 10:00 Asia/Nowhere", "'Asia/Nowhere' is no time zone"),
        ("24 نوفمبر 2026 10:00 +99:00", "offset must be"),
        ("24 نوفمبر 2026 " * 20, "it is too long"),
    ],
)  # fmt: skip
def test_what_states_no_date_is_no_date(text, fact):
    with pytest.raises(dates.DateError, match="is no date: ") as error:
        dates.parse(text)
    assert fact in str(error.value)


@pytest.mark.parametrize(("order", "said"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_a_stated_order_settles_what_is_ambiguous(order, said):
    assert dates.parse("03/04/2026", order) == said


def test_an_order_does_not_refuse_what_can_be_read_in_one_way_alone():
    assert dates.parse("11/23/2026", "dmy") == date(2026, 11, 23)


@given(said=MINUTES)
def test_what_machines_write_is_read_back(said):
    aware = said.replace(tzinfo=RIYADH)
    assert dates.parse(format_datetime(aware)) == parsedate_to_datetime(format_datetime(aware)) == aware
    assert dates.parse(aware.isoformat(" ")) == aware
    assert dates.parse(f"{said:%Y%m%dT%H%M%S}") == said


@given(
    said=MINUTES,
    row=st.sampled_from(date_names.GREGORIAN),
    weekdays=st.sampled_from(date_names.WEEKDAYS),
    data=st.data(),
)
def test_a_date_in_the_months_of_any_region_is_read_back(said, row, weekdays, data):
    month = data.draw(st.sampled_from(row.split()[said.month - 1].split("|"))).replace("_", " ")
    weekday = data.draw(st.sampled_from(weekdays.split()[said.weekday()].split("|"))).replace("_", " ")
    assert dates.parse(f"{weekday} {said.day} {month} {said.year}") == said.date()
    arabic = f"{said.day} {month} {said:%Y، %I:%M:%S} {'ص' if said.hour < 12 else 'م'}"
    assert dates.parse(arabic.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == said


@given(day=st.dates(date(1930, 1, 1), date(2070, 1, 1)), row=st.sampled_from(date_names.ISLAMIC))
def test_a_hijri_date_is_read_back(day, row):
    from hijridate import Gregorian

    hijri = Gregorian.fromdate(day).to_hijri()
    for name in row.split()[hijri.month - 1].split("|"):
        assert dates.parse(f"{hijri.day} {name.replace('_', ' ')} {hijri.year}هـ") == day


# Nowruz as Iran's calendar has it, in years with and without a leap day before.
@pytest.mark.parametrize(
    ("year", "nowruz"),
    [(1300, date(1921, 3, 21)), (1355, date(1976, 3, 21)), (1376, date(1997, 3, 21)), (1399, date(2020, 3, 20)), (1400, date(2021, 3, 21)), (1403, date(2024, 3, 20)), (1404, date(2025, 3, 21)), (1408, date(2029, 3, 20))],
)  # fmt: skip
def test_the_solar_year_begins_with_spring(year, nowruz):
    for row in date_names.SOLAR:
        assert dates.parse(f"1 {row.split()[0].split('|')[0]} {year}") == nowruz


@given(day=st.integers(1, 31), month=st.integers(0, 11), row=st.sampled_from(date_names.SOLAR))
def test_solar_days_follow_each_other(day, month, row):
    if day <= (31 if month < 6 else 30 if month < 11 else 29):
        counted = date(2025, 3, 21) + timedelta(days=month * 30 + min(month, 6) + day - 1)
        for name in row.split()[month].split("|"):
            assert dates.parse(f"{day} {name} 1404") == counted


def test_no_name_means_two_things():
    for kind, rows in {"gregorian": date_names.GREGORIAN, "islamic": date_names.ISLAMIC, "solar": date_names.SOLAR, "weekday": date_names.WEEKDAYS}.items():  # fmt: skip
        for row in rows:
            for number, spellings in enumerate(row.split(), 0 if kind == "weekday" else 1):
                for name in spellings.replace("_", " ").split("|"):
                    assert NAMES[date_folded(name)] == (kind, str(number)), name


@given(text=st.text() | st.text("0123456789٠١٢٣:/-.+ مهصTZ()نوفمبر"), order=st.sampled_from([None, *dates.ORDERS]))
def test_any_text_is_a_date_or_is_none(text, order):
    with contextlib.suppress(dates.DateError):
        assert isinstance(dates.parse(text, order), date)


@pytest.mark.parametrize(
    "hostile", ["1", "1/", " ", "أ.", "(", "1:", "jan ", "ديسمبر/", "+", "م", "الموافق ", "\u0651"]
)
def test_no_text_takes_long(hostile):
    started = time.perf_counter()
    for size in (148, 1_000_000):
        with pytest.raises(dates.DateError):
            dates.parse((hostile * size)[:size] + "x")
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("السبت 24 جانفي 2026 | 20:30", moment(2026, 1, 24, 20, 30)),
        ("24-01-2026 | 08:30 م", moment(2026, 1, 24, 20, 30)),
        ("نشر في: 24 يناير ,2026: 10:00 ص GST", datetime(2026, 1, 24, 10, tzinfo=timezone(timedelta(hours=4)))),
        ("2026-01-24T20:30:00+03:00[Asia/Riyadh]", moment(2026, 1, 24, 20, 30, zone=RIYADH)),
        ("24 جنوری 2026ء", date(2026, 1, 24)),
        ("24 בינואר 2026", date(2026, 1, 24)),
        ("24ی کانوونی دووەمی 2026", date(2026, 1, 24)),
    ],
)
def test_a_date_as_sites_show_it(text, stated):
    assert dates.parse(text) == stated


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الجمعة 03/04/2026", date(2026, 4, 3)),
        ("الأربعاء 03/04/2026", date(2026, 3, 4)),
        ("05/08/1447 هـ الموافق 24/01/2026 م", date(2026, 1, 24)),
    ],
)
def test_a_weekday_or_another_calendar_settles_the_order_of_three_numbers(text, day):
    assert dates.parse(text) == day


@pytest.mark.parametrize("text", ["السبت 03/04/2026", "03/04/2026", "05/08/1447 هـ"])
def test_nothing_settles_an_order_that_stays_open_or_is_contradicted(text):
    with pytest.raises(dates.DateError):
        dates.parse(text)
