import pytest

from nashra import languages


@pytest.mark.parametrize(
    "tag",
    [
        "ar",
        "ar-EG",
        "ckb",
        "zxx",
        "arz",
        "kmr",
        "apc",
        "yue",
        "zh-Hant-TW",
        "ar-Latn",
        "de-1996",
        "und",
        "x-a-b-a",
        "ar-u-nu-latn-x-u-u",
    ],
)
def test_a_tag_of_the_registry_is_right(tag):
    assert languages.is_valid(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "ar_SY",
        "ar-XYZZY-!!",
        "xx",
        "arabic-",
        "",
        "a",
        "ar-",
        "ar--EG",
        "ar-QX9",
        "عربي",
        "ar-EG\n",
        "sl-rozaj-rozaj",
        "ar-u-ca-islamic-u-nu-arab",
    ],
)
def test_another_is_not(tag):
    assert not languages.is_valid(tag)


def test_every_tag_that_is_taken_for_right_is_in_the_registry():
    assert len(languages.ISO_639_1) > 180
    assert all(languages.is_registered(tag) for tag in languages.ISO_639_1)


@pytest.mark.parametrize(
    ("tag", "wanted", "falls_in"), [("ar-EG", "ar", True), ("arz", "ar", False), ("AR", "ar", True), ("en", "*", True)]
)
def test_a_tag_falls_in_a_range_by_its_subtags(tag, wanted, falls_in):
    assert languages.matches(tag, wanted) is falls_in


def test_a_two_letter_tag_has_the_direction_of_its_likely_script():
    right_to_left = {tag for tag in languages.ISO_639_1 if languages.script(tag) in {"Arab", "Hebr", "Thaa"}}
    assert {tag for tag in languages.ISO_639_1 if languages.direction(tag) == "rtl"} == right_to_left


@pytest.mark.parametrize("tag", ["tagus", "abcdefgh", "xx-arab", "x-private", "i-klingon", "", "a-b-c"])
def test_a_tag_that_is_not_registered_still_has_a_direction(tag):
    assert languages.direction(tag) in {"rtl", "ltr"}
