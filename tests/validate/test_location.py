"""What is only known of a feed whose address is known."""

from tests.conftest import ROOT

from nashra.validate import validate

FEED = (ROOT / "tests/rules/self-link-relative/good-atom.xml").read_bytes()


def ids(path):
    return [finding.id for finding in validate(FEED, path).findings]


def test_a_self_link_that_leads_elsewhere_is_told():
    assert ids("https://mirror.example.net/main.atom") == ["self-link-elsewhere"]


def test_a_self_link_to_where_the_feed_was_found_is_right_however_it_is_written():
    assert ids("https://EXAMPLE.org:443/feeds/main.atom#top") == []


def test_of_a_file_nobody_knows_where_it_will_be_found():
    assert ids("main.atom") == []
