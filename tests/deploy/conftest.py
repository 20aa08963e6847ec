"""A site whose folder and addresses are as awkward as each server takes them."""

import os

import pytest
from tests.conftest import FEEDS_TOML, LEAD, SiteFolder

from nashra import config, deploy

SETTINGS = 'hub = "https://hub.example/"\n[files]\ncompress = ["gzip", "br"]\n'


@pytest.fixture
def served(tmp_path):
    """A built site with twins and a hub, in a folder with a blank in its name."""
    tmp_path.chmod(0o755)
    site = SiteFolder(tmp_path / "أخبار اليوم")
    site.write("content/feeds.toml", FEEDS_TOML + SETTINGS + "[every.section]\n")
    site.write("content/محلي/good.txt", LEAD)
    site.build()
    site.write("feeds/news.xml", "<urlset/>", "")
    for file in (site.path / "feeds").rglob("*.*"):
        os.utime(file, (1_790_000_000, 1_790_000_000))  # an ETag is weak within a file's first second
    return site


@pytest.fixture
def place():
    """Make the Place of a site's folder."""

    def place_of(folder, program="/opt/nashra/bin/nashra", minutes=5):
        return deploy.Setup(config.load(folder), folder, program, minutes)

    return place_of
