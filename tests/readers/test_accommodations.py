"""What nashra does for one reader's sake: with it the reader is right, without it wrong."""

import re
from dataclasses import replace
from html import escape

import feedparser
import pytest

from nashra.arabic.direction import RIGHT_TO_LEFT_MARK
from nashra.build import Status
from nashra.cli import init
from tests import browser
from tests.conftest import PICTURES, SiteFolder, needs
from tests.readers import editions, programs
from tests.readers.editions import ENGLISH, FIRST, LATIN, PLAIN, RECORDED
from tests.readers.programs import liferea, newsboat

# Where the first letter of each title and of each text stands, once a browser has set the page.
_PAGE = """\
<!doctype html><meta charset="utf-8"><body>{}<script>
for (const it of document.querySelectorAll("h2, p")) {{
  const range = document.createRange(), at = it.firstChild.data.search(/[\\p{{L}}\\p{{N}}]/u);
  range.setStart(it.firstChild, at);
  range.setEnd(it.firstChild, at + 1);
  it.dataset.begins = range.getBoundingClientRect().left > innerWidth / 2 ? "right" : "left";
}}
</script>
"""
_BEGINS = re.compile(r'<(h2|p)\b[^>]* data-begins="(\w+)"')


@pytest.fixture
def shown(server, tmp_path):
    """Let a reader read a document, and return what it shows of the plain article."""

    def shown_by(name, form, document):
        address = server.put(f"without/{name}.{form}", document, age=60)
        return next(it for it in programs.reader(name).poll(address, tmp_path) if it.link == PLAIN.link)

    return shown_by


@needs("nginx")
def test_without_xml_lang_in_an_item_lemon24_reader_knows_no_language(seen, shown, both_editions):
    without = both_editions[0]["main.rss"].replace(b'<item xml:lang="ar">', b"<item>")
    assert seen("lemon24_reader", "rss").of(PLAIN).language == "ar"
    assert shown("lemon24_reader", "rss", without).language is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param(name, form, marks=needs("nginx", *programs.reader(name).NEEDS))
        for name, form in (("rss_parser", "rss"), ("sfeed", "rss"), ("sfeed", "atom"))
    ],
)
def test_a_reader_that_knows_one_enclosure_has_the_sound_and_not_the_picture(seen, name, form):
    """rss-parser and sfeed; the picture stands in the thumbnail too."""
    ((address, _, _),) = seen(name, form).of(RECORDED).media
    assert address.endswith(".mp3")


@pytest.mark.parametrize("form", ["rss", "atom"])
@needs("nginx", *newsboat.NEEDS)
def test_newsboat_turns_a_feed_in_the_language_of_a_new_site_and_none_with_a_region(form, server, tmp_path):
    assert default_language() == "ar"
    assert {language: turned(language, form, server, tmp_path) for language in ("ar", "ar-SA")} == {
        "ar": True,
        "ar-SA": False,
    }


def default_language():
    return next(option.default for option in init.init.params if option.name == "language")


def turned(language, form, server, tmp_path):
    """Say whether newsboat turns the feeds of a site in a language."""
    site, home = SiteFolder(tmp_path / language), tmp_path / f"home-{language}"
    site.write("content/feeds.toml", f'language = "{language}"\n{editions.SITE}')
    PLAIN.write(site)
    assert site.build().status is Status.DONE
    home.mkdir()
    newsboat.poll(server.put(f"{language}/main.{form}", site.feed(f"main.{form}"), age=60), home)
    return newsboat.reads_from_the_right(home)


def test_atom_states_times_in_utc_without_the_offsets_that_elfeed_passes_over(both_editions):
    assert PLAIN.published.utcoffset()
    times = re.findall(rb"<(?:published|updated)>([^<]*)<", both_editions[0]["main.atom"])
    assert times
    assert all(time.endswith(b"Z") for time in times)


@pytest.fixture
def latin_first(tmp_path):
    """A feed with one article, whose title begins with Latin letters."""
    site = SiteFolder(tmp_path / "latin")
    site.write("content/feeds.toml", editions.SITE)
    replace(LATIN, text=("CNN تنقل الحفل.",)).write(site)
    assert not site.build().problems
    return site.feed("main.atom")


@pytest.fixture
def listed(server, tmp_path):
    """Return the words of the one title that Liferea lists of a document, from the left, each as its width."""

    def listed_by_liferea(name, document):
        address, home = server.put(f"{name}/main.atom", document, age=60), tmp_path / name
        home.mkdir()
        with liferea.opened(address, home):
            liferea.poll(address, home)
            return liferea.first_title(liferea.picture(PICTURES / f"{name}.png", home))

    return listed_by_liferea


@needs("nginx", *liferea.NEEDS)
def test_without_a_mark_liferea_begins_an_arabic_title_at_the_wrong_end(latin_first, listed):
    latin, *arabic = listed("unmarked", latin_first.replace(RIGHT_TO_LEFT_MARK.encode(), b""))
    assert listed("marked", latin_first) == [*arabic, latin]


def begins(html, tmp_path, name):
    """Return where a browser begins each title and each paragraph."""
    page = tmp_path / f"{name}.html"
    page.write_text(_PAGE.format(html), "utf-8")
    shown, _ = browser.dom(page.as_uri(), tmp_path)
    browser.picture(page.as_uri(), tmp_path, PICTURES / f"page-{name}.png")
    return _BEGINS.findall(shown)


@needs("chromium")
def test_without_a_mark_miniflux_freshrss_and_netnewswire_begin_an_arabic_title_at_the_wrong_end(latin_first, tmp_path):
    """Their pages set a title with dir=auto."""
    marked = feedparser.parse(latin_first).entries[0].title
    page = "".join(f'<h2 dir="auto">{title}</h2>' for title in (marked, LATIN.title))
    assert begins(page, tmp_path, "title") == [("h2", "right"), ("h2", "left")]


@needs("chromium")
def test_every_title_begins_on_its_own_side_in_a_page_with_dir_auto(both_editions, tmp_path):
    titles = {entry.link: entry.title for entry in feedparser.parse(both_editions[0]["main.atom"]).entries}
    page = "".join(f'<h2 dir="auto">{escape(titles[article.link])}</h2>' for article in FIRST)
    assert [side for _, side in begins(page, tmp_path, "titles")] == [
        "left" if article is ENGLISH else "right" for article in FIRST
    ]


@needs("chromium")
def test_without_a_direction_of_its_own_a_text_begins_at_the_wrong_end_in_tiny_tiny_rss(latin_first, tmp_path):
    """Its pages set no direction, and keep that of a text."""
    html = feedparser.parse(latin_first).entries[0].content[0].value
    assert begins(html + html.replace(' dir="rtl"', ""), tmp_path, "text") == [("p", "right"), ("p", "left")]
