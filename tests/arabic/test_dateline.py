import pytest

from nashra.arabic.dateline import before_text, own_line


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
        "المدير التنفيذي للجنة (CTED) قال إن العمل مستمر",
    ],
)
def test_a_sentence_is_no_dateline(line):
    assert own_line(line) is None
    assert before_text(line) is None
