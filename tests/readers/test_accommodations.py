"""What nashra does for one reader's sake: with it the reader is right, without it wrong."""

import pytest

from tests.conftest import needs
from tests.readers import programs
from tests.readers.editions import PLAIN, RECORDED


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


@needs("nginx", *programs.reader("rss_parser").NEEDS)
def test_rss_parser_attaches_the_sound_of_an_article_and_not_its_picture(seen):
    """It knows the enclosure alone, of which RSS has one; the picture stands in the thumbnail too."""
    (attached,) = seen("rss_parser", "rss").of(RECORDED).media
    assert attached == next(medium for medium in RECORDED.media if medium[1] == "audio/mpeg")
