"""What reading one stored file gives; the seed article is this repository's own content."""

import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, LEAD, ROOT, SHARED

from nashra import config, content
from nashra.content import language
from nashra.model import Article, Person, Reading
from nashra.problems import Level

SEED = "content/world/000_5abcaf4f49c910ba.txt"


@pytest.fixture
def read(site):
    """Return a function that stores a file and reads it."""

    def store_and_read(data, sidecar="published = 2026-11-01T08:00:00Z\n", name="content/news/x.txt") -> Reading:
        site.write(name, data, sidecar)
        [reading] = content.read(site.path, name, config.load(site.path))
        return reading

    return store_and_read


def told(reading, least=Level.WARNING):
    return [str(problem) for problem in reading.problems if problem.level >= least]


class TestTheSeed:
    @pytest.fixture
    def reading(self):
        [reading] = content.read(ROOT, SEED, config.load(ROOT))
        return reading

    def test_it_is_stored_byte_for_byte(self):
        original = SHARED / "seed" / "000_5abcaf4f49c910ba.txt"
        if not original.exists():
            pytest.skip("../shared/seed is not there")
        assert (ROOT / SEED).read_bytes() == original.read_bytes()

    def test_its_first_line_says_place_and_author_and_stays_in_the_body(self, reading):
        assert reading.article.authors == (Person("محمد نصرالدين"),)
        assert reading.article.html().startswith("<p>استانة - محمد نصرالدين</p>\n<p>شددت")
        assert "استانة -" not in reading.article.title + reading.article.summary

    def test_the_body_goes_out_once_as_it_was_written(self, reading):
        lines = (ROOT / SEED).read_text("utf-8").split("\n")
        assert reading.article.html() == "\n".join(f"<p>{line}</p>" for line in lines[:9])
        assert lines[1:9] == lines[9:17]

    def test_headline_and_summary_are_made_from_the_lead(self, reading):
        lead = (ROOT / SEED).read_text("utf-8").split("\n")[1]
        assert reading.article.title == lead.split("،")[0]
        assert reading.article.summary == lead

    def test_it_is_arabic_in_the_section_of_its_folder_and_dated_by_its_sidecar(self, reading):
        article = reading.article
        assert (article.language, article.section) == ("ar", "world")
        assert article.published == datetime(2026, 11, 23, 20, 40, tzinfo=UTC)
        assert article.id is None

    def test_all_that_was_made_or_left_out_is_told_with_its_line(self, reading):
        assert [(problem.where.line, problem.code, str(problem.level)) for problem in reading.problems] == [
            (1, "dateline", "info"),
            (10, "body-twice", "info"),
            (2, "headline-made", "info"),
            (2, "summary-made", "info"),
        ]


def test_a_dateline_before_the_text_stays_in_the_body_alone(read):
    article = read("المدينة (وكالة) - افتتحت البلدية جسرا جديدا للمشاة، وحضر أهل الحي.").article
    assert article.title == "افتتحت البلدية جسرا جديدا للمشاة"
    assert article.html().startswith("<p>المدينة (وكالة) - افتتحت")


def test_what_the_sidecar_states_goes_first(read):
    article = read(
        LEAD,
        """
        id = "urn:uuid:6f1c1f0e-8d5a-4c52-9b1d-0c1f6f2a9e11"
        url = "https://test.example/جسر"
        title = "جسر"
        summary = "خبر"
        language = "ar-EG"
        published = 2026-11-01
        updated = 2026-11-02T10:00:00
        authors = ["سارة العلي", {name = "خالد", email = "k@test.example"}]
        section = "محليات"
        tags = ["جسور", "جسور", "وادي"]
        """,
    ).article
    assert article.id == "urn:uuid:6f1c1f0e-8d5a-4c52-9b1d-0c1f6f2a9e11"
    assert article.url == "https://test.example/%D8%AC%D8%B3%D8%B1"
    assert (article.title, article.summary, article.language) == ("جسر", "خبر", "ar-EG")
    assert article.published == datetime(2026, 11, 1, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert article.authors == (Person("سارة العلي"), Person("خالد", "k@test.example"))
    assert (article.section, article.tags) == ("محليات", ("جسور", "وادي"))


def test_a_time_without_a_zone_is_in_the_zone_of_the_site(site):
    site.write("content/feeds.toml", FEEDS_TOML + 'timezone = "Asia/Riyadh"\n')
    site.write("content/news/x.txt", LEAD, "published = 2026-11-01T08:00:00\n")
    [reading] = content.read(site.path, "content/news/x.txt", config.load(site.path))
    assert reading.article.published == datetime(2026, 11, 1, 5, tzinfo=UTC)


def test_an_article_outside_all_sections_has_an_address_without_an_empty_segment(read):
    assert read(LEAD, name="content/x.txt").article.url == "https://test.example/x"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("content/posts/trip/index.md", "posts/trip"),
        ("content/posts/2026/trip/index.md", "posts/trip"),
        ("content/about/index.md", "about/index"),
        ("content/index.md", "index"),
    ],
)
def test_an_index_has_the_address_of_its_folder(read, name, address):
    assert read(LEAD, name=name).article.url == f"https://test.example/{address}"


def test_an_index_leaves_its_name_out_of_a_path(site):
    site.write("content/feeds.toml", FEEDS_TOML + 'article = "{home}{path}/"\n')
    site.write("content/posts/2026/trip/index.txt", LEAD)
    [reading] = content.read(site.path, "content/posts/2026/trip/index.txt", config.load(site.path))
    assert reading.article.url == "https://test.example/posts/2026/trip/"


def test_an_address_may_hold_the_day_in_the_zone_of_the_site(site):
    site.write(
        "content/feeds.toml", FEEDS_TOML + 'article = "{home}{year}/{month}/{day}/{slug}/"\ntimezone = "Asia/Riyadh"\n'
    )
    site.write("content/news/x.txt", LEAD, "published = 2026-01-31T22:00:00Z\n")
    site.write("content/news/y.txt", LEAD, 'title = "بلا تاريخ"\n')
    [dated], [undated] = (content.read(site.path, f"content/news/{name}.txt", config.load(site.path)) for name in "xy")
    assert dated.article.url == "https://test.example/2026/02/01/x/"
    assert undated.article is None
    [error] = told(undated, Level.ERROR)
    assert error.endswith("no date is stated, and `article` in feeds.toml wants one for the address [undated-address]")


def test_the_page_above_a_list_is_no_article(site):
    site.write("content/posts/_index.md", "---\ntitle: كل التدوينات\n---\n")
    [reading] = content.read(site.path, "content/posts/_index.md", config.load(site.path))
    assert (reading.article, told(reading)) == (None, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_says_its_encoding_by_a_mark_or_by_its_zero_bytes(read, encoding):
    assert read(f"{LEAD}\n{LEAD}".encode(encoding)).article.summary == LEAD


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("نص\nنص آخر ".encode() + b"\xe3\xd0", "content/news/x.txt:2: error: byte 0xE3 is not UTF-8 [not-text]"),
        (bytes(range(256)) * 4, "content/news/x.txt:2: error: byte 0x80 is not UTF-8 [not-text]"),
        (b"", "content/news/x.txt:1: error: the file holds no text [empty]"),
        (b" \n\t\n", "content/news/x.txt:1: error: the file holds no text [empty]"),
        (b"\0\0\0\0", "content/news/x.txt:1: error: the file holds no text [empty]"),
        (
            b"x" * 50_000_000,
            "content/news/x.txt:1: error: 50000000 bytes are more than such a file may have (16777216) [too-large]",
        ),
    ],
    ids=["windows-1256", "every byte", "empty", "blank", "zeros", "50 MB line"],
)
def test_bytes_that_are_no_article_are_named(read, data, problem):
    reading = read(data)
    assert reading.article is None
    assert told(reading)[-1] == problem


def test_a_zero_byte_in_text_is_removed_and_listed(read):
    reading = read(LEAD.encode().replace("جسرا".encode(), "جس\0را".encode()))
    assert reading.article.summary == LEAD
    assert "1 U+0000 that XML forbids removed" in told(reading, Level.INFO)[0]


@pytest.mark.parametrize(
    ("sidecar", "problem"),
    [
        ("published = 2026-13-01", "x.toml:1:13: error: '2026-13-01' is no date of the calendar"),
        ('published = "yesterday"', "x.toml:1: error: published: 'yesterday' is no date"),
        ("title = 7", "x.toml:1: error: title: 7 is no text"),
        ('titel = "x"', "x.toml:1: error: unknown key 'titel', did you mean 'title'?"),
        ('id = "17"', "x.toml:1: error: id: '17' is no absolute URI"),
        ('authors = [{mail = "x"}]', "x.toml:1: error: authors: {'mail': 'x'} is no author"),
        ('language = "arabic-"', "x.toml:1: error: language: 'arabic-' is no language tag"),
        ("[", "x.toml:1:2: error: "),
        (b"\xff\xff\xff", "x.toml:1: error: byte 0xFF is not UTF-8"),
        ("published = 0001-01-01T00:00:00Z", "x.txt:1: error: published: the year 1 is before the first newspaper"),
        ("published = 9999-12-31T23:59:59-23:00", "x.txt:1: error: published: 9999-12-31T23:59:59-23:00 is past"),
    ],
)
def test_a_broken_sidecar_keeps_its_article_back(read, sidecar, problem):
    reading = read(LEAD, sidecar)
    assert reading.article is None
    assert f"content/news/{problem}" in told(reading)[-1]


def test_no_date_is_ever_made(read):
    reading = read(LEAD, "")
    assert reading.article.published is None
    assert told(reading) == [
        "content/news/x.txt:1: warning: no date is stated: the file's time when it was first seen counts [undated]"
    ]


def test_an_update_before_publication_is_left_out(read):
    reading = read(LEAD, "published = 2026-11-02T00:00:00Z\nupdated = 2026-11-01T00:00:00Z")
    assert reading.article.updated is None
    assert "[updated-early]" in told(reading)[0]


def test_a_language_that_nothing_tells_is_undetermined(read, monkeypatch):
    monkeypatch.setattr(language, "_is_installed", lambda: False)
    reading = read("The city opened a bridge.")
    assert reading.article.language == "und"
    assert "[language-unknown]" in told(reading)[0]


def test_an_address_in_a_text_tells_nothing_of_its_language(read):
    reading = read("شاهدوا: https://www.youtube.example/watch?v=abcdefghijklmnopqrstuvwxyz0123456789")
    assert reading.article.language == "ar"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (LEAD, "ar"),
        ("The city opened a new bridge for pedestrians across the valley yesterday.", "en"),
        ("La ville a ouvert hier un nouveau pont pour les piétons dans la vallée.", "fr"),
        ("שר החינוך פתח אתמול בית ספר חדש בעיר", "he"),
        ("شهرداری دیروز پل تازه‌ای را برای عابران پیاده در شهر گشود", "fa"),
    ],
)
def test_a_language_is_told_by_letters_or_a_model(read, text, tag):
    assert read(text).article.language == tag


@pytest.mark.parametrize(("stated", "text", "shown"), [
    ("en", LEAD, "ar"), ("fa", LEAD, "ar"), ("ar", "The city opened a new bridge for pedestrians across the valley.", "en"),
    ("ar", "شهرداری دیروز پل تازه‌ای را برای عابران پیاده در شهر گشود", "fa"),
])  # fmt: skip
def test_a_stated_language_that_the_text_contradicts_is_told(read, stated, text, shown):
    reading = read(text, f'title = "{text[:50]}"\nlanguage = "{stated}"\npublished = 2026-11-01')
    assert reading.article.language == stated
    assert told(reading) == [
        f"content/news/x.txt:1: warning: the language is stated as {stated!r}, the text is {shown!r} [language-doubtful]"
    ]


@pytest.mark.parametrize("stated", ["ar", "ar-EG", "arz", "apc"])
def test_a_stated_language_that_the_text_may_be_in_is_not_doubted(read, stated):
    # A title with a foreign letter or of Latin letters alone is no contradiction.
    for title in (LEAD, "پاريس", "CNN"):
        assert told(read(LEAD, f'title = "{title}"\nlanguage = "{stated}"\npublished = 2026-11-01')) == []


def test_links_are_not_followed(site):
    (site.path / "secret.txt").write_text(LEAD)
    (site.path / "content/news/link.txt").symlink_to(site.path / "secret.txt")
    [reading] = content.read(site.path, "content/news/link.txt", config.load(site.path))
    assert told(reading) == ["content/news/link.txt:1: error: a link is not followed [link]"]


@pytest.fixture
def anyone():
    """Be a user who may not read everything: root may."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_a_file_that_may_not_be_read_is_named(site, request):
    site.write("content/news/x.txt", LEAD).chmod(0)
    folder = config.load(site.path)
    request.getfixturevalue("anyone")
    [reading] = content.read(site.path, "content/news/x.txt", folder)
    assert told(reading) == ["content/news/x.txt:1: error: permission denied [unreadable]"]


@given(data=st.binary() | st.text().map(str.encode), sidecar=st.binary() | st.text().map(str.encode))
def test_any_bytes_give_an_article_or_its_problems(read, data, sidecar):
    reading = read(data, sidecar)
    assert isinstance(reading.article, Article) or any(problem.level is Level.ERROR for problem in reading.problems)


def test_a_draft_is_not_published(read):
    reading = read(LEAD, "draft = true\n")
    assert reading.article is None
    assert told(reading, Level.INFO) == ["content/news/x.txt:1: info: it is a draft: it is not published [draft]"]


def test_a_stated_slug_ends_the_address(read):
    assert read(LEAD, 'slug = "خبر"\npublished = 2026-11-01\n').article.url.endswith("/news/%D8%AE%D8%A8%D8%B1")


@pytest.mark.parametrize(
    "date", ["Sun, 01 Nov 2026 08:00:00 GMT", "2026-11-01T11:00:00+03:00", "١ نوفمبر ٢٠٢٦، ٨:٠٠ ص بتوقيت غرينتش"]
)
def test_a_title_and_its_date_may_stand_before_the_text(read, date):
    reading = read(f"افتتاح الجسر - صحيفة المثال\n{date}\nكتب: سامي النصر\n{LEAD}", "")
    assert told(reading) == []
    assert reading.article.title == "افتتاح الجسر - صحيفة المثال"
    assert reading.article.published == datetime(2026, 11, 1, 8, tzinfo=UTC)
    assert [author.name for author in reading.article.authors] == ["سامي النصر"]
    assert reading.article.html().endswith(f"<p>{LEAD}</p>")
    assert "2026" not in reading.article.html()


def test_a_date_that_can_be_read_in_two_ways_is_told(read):
    reading = read(f"افتتاح الجسر\n03/04/2026\n{LEAD}", "")
    assert reading.article.title == "افتتاح الجسر"
    assert reading.article.published is None
    assert told(reading)[0].startswith(
        "content/news/x.txt:2: warning: '03/04/2026' is no date: it is ambiguous (dmy, mdy)"
    )


def test_a_title_and_a_date_alone_are_no_article(read):
    assert "[empty]" in told(read("عنوان\n2026-11-01", ""))[-1]


def test_a_tag_is_kept_once_as_it_was_written_first(read):
    reading = read(LEAD, 'published = 2026-11-01\ntags = ["إقتصاد", "طاقة", "اقتصـــاد", "AI", "ai"]')
    assert reading.article.tags == ("إقتصاد", "طاقة", "AI")
    assert "the tag 'ai' is 'AI' in another spelling" in told(reading, Level.INFO)[-1]
