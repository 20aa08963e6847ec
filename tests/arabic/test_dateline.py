import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.arabic.dateline import before_text, credit, own_line


@pytest.mark.parametrize(
    ("line", "place", "agency", "authors"),
    [
        ("استانة - محمد نصرالدين", "استانة", "", ("محمد نصرالدين",)),
        ("سارة العلي، خالد المصري - جدة:", "جدة", "", ("سارة العلي", "خالد المصري")),
        ("كتب: سامي النصر", "", "", ("سامي النصر",)),
        ("كتبت: هدى العلي", "", "", ("هدى العلي",)),
        ("القاهرة (وكالة الساحل) -", "القاهرة", "وكالة الساحل", ()),
    ],
)
def test_a_line_of_its_own_says_place_agency_and_authors(line, place, agency, authors):
    found = own_line(line)
    assert found
    assert (found.place, found.agency, found.authors) == (place, agency, authors)


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "rest"),
    [
        ("القاهرة (وكالة الساحل) - قال الوزير", "القاهرة", "وكالة الساحل", "قال الوزير"),
        ("دبي، الإمارات العربية المتحدة (CNN)— قال", "دبي، الإمارات العربية المتحدة", "CNN", "قال"),
    ],
)
def test_a_dateline_before_the_text_ends_where_the_text_begins(paragraph, place, agency, rest):
    found = before_text(paragraph)
    assert found
    assert (found.place, found.agency, paragraph[found.length :]) == (place, agency, rest)


@pytest.mark.parametrize(
    "line",
    [
        "قال الرئيس - وهو في العاصمة - إن الأمر لا يحتمل التأخير وإن العمل يبدأ اليوم",
        "انتهت المباراة - وفاز الفريق الأول.",
        "",
        "- - -",
        "* اليونان: افتتاح الجسر وبدء العمل به اليوم",
        "- الرياض: افتتاح الجسر وبدء العمل به اليوم",
        "المدير التنفيذي للجنة (CTED) قال إن العمل مستمر",
    ],
)
def test_a_sentence_is_no_dateline(line):
    assert own_line(line) is None
    assert before_text(line) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "authors"),
    [
        ("سامي النصر- سبق- تبوك: افتتحت", "تبوك", "سبق", ("سامي النصر",)),
        ("سامي النصر، هدى العلي – سبق – قرية الوادي: افتتحت", "قرية الوادي", "سبق", ("سامي النصر", "هدى العلي")),
        ("رويترز- صنعاء: قال", "صنعاء", "رويترز", ()),
        ("رويترز- بلدة النخيل: قال", "بلدة النخيل", "رويترز", ()),
        ("(CNN)-- قال", "", "CNN", ()),
        ("هدى العلي- جازان: قال", "جازان", "", ("هدى العلي",)),
    ],
)
def test_known_places_and_agencies_show_the_order_of_the_parts(paragraph, place, agency, authors):
    found = before_text(paragraph)
    assert found
    assert (found.place, found.agency, found.authors) == (place, agency, authors)


@pytest.mark.parametrize(
    ("line", "place", "agency", "authors"),
    [
        ("لندن: هدى العلي", "لندن", "", ("هدى العلي",)),
        ("هدى العلي ـ عنيزة", "عنيزة", "", ("هدى العلي",)),
        ("هدى العلي من فيينا", "فيينا", "", ("هدى العلي",)),
        ("«الاقتصادية» من الرياض", "الرياض", "الاقتصادية", ()),
        (" هدى العلي (مكة المكرمة)", "مكة المكرمة", "", ("هدى العلي",)),
        ("أ.ف.ب - لشبونة", "لشبونة", "أ.ف.ب", ()),
        ("بيروت: سامي النصر وهدى العلي", "بيروت", "", ("سامي النصر", "هدى العلي")),
        ("سامي وهيب", "", "", ("سامي وهيب",)),
        ("محمد نصرالدين", "", "", ("محمد نصرالدين",)),
        ("د. عبد الله بن سعود آل النصر", "", "", ("د. عبد الله بن سعود آل النصر",)),
        ("الرياضي", "", "", ()),
        ("جدة - سامي النصر / تصوير - هدى العلي", "جدة", "", ("سامي النصر",)),
        ("عدن: سامي النصر - صنعاء: هدى العلي", "عدن", "", ("سامي النصر", "هدى العلي")),
        ("الرياض: سامي النصر و هدى العلي  - عدن: نهى العلي", "الرياض", "", ("سامي النصر", "هدى العلي", "نهى العلي")),
        ("قرية الوادي (اليمن) - هدى العلي", "قرية الوادي", "", ("هدى العلي",)),
        ("وادي النخيل (جنوب شرقي ليبيا):  هدى العلي", "وادي النخيل", "", ("هدى العلي",)),
        ("وادي النخيل (كاليفورنيا): «الشرق الأوسط»", "وادي النخيل", "الشرق الأوسط", ()),
        ("لندن - زيوريخ: «الشرق الأوسط»", "لندن", "الشرق الأوسط", ()),
        ("مدريد - (د ب أ):", "مدريد", "د ب أ", ()),
        ('"صدى الساحل" من الرياض', "الرياض", "صدى الساحل", ()),
        ("الرياضي ـ الوادي", "الوادي", "", ()),
        ("بقلم سارة العلي", "", "", ("سارة العلي",)),
        ("من سارة العلي", "", "", ("سارة العلي",)),
        ("By Sara Ali", "", "", ("Sara Ali",)),
        ("كتب: سامي النصر", "", "", ("سامي النصر",)),
        ("المحرر", "", "", ()),
        ("كتب - سامي النصر:", "", "", ("سامي النصر",)),
        ("صدى الساحل - RT", "صدى الساحل", "RT", ()),
        ("الوئام - rt", "", "الوئام", ()),
        ("*هدى العلي من الرياض", "الرياض", "", ("هدى العلي",)),
        ("محافظة الطائف - هدى العلي", "محافظة الطائف", "", ("هدى العلي",)),
        ("دبي – قناة العربية، وكالات", "دبي", "قناة العربية، وكالات", ()),
        ("القاهرة - مكتب الجزيرة - هدى العلي:", "القاهرة", "مكتب الجزيرة", ("هدى العلي",)),
    ],
)
def test_an_authors_field_is_read(line, place, agency, authors):
    found = credit(line)
    assert found
    assert (found.place, found.agency, found.authors) == (place, agency, authors)


@pytest.mark.parametrize(
    "line",
    [
        "عدن: سامي النصر - الوادي الأخضر: هدى العلي",
        "- افتتاح الجسر وبدء العمل به اليوم.",
        "- افتتاح الجسر",
        "قرية الوادي (بلاد بعيدة): هدى العلي",
        "1923 - عرض أول",
    ],
)
def test_an_authors_field_that_stays_open_is_not_read(line):
    assert credit(line) is None


@given(text=st.text("ابتمن -–ـ:()،«»رويترز/\n تصوير", max_size=3000))
def test_any_line_is_read_soon(text):
    started = time.perf_counter()
    credit(text)
    own_line(text)
    before_text(text)
    assert time.perf_counter() - started < 0.2
