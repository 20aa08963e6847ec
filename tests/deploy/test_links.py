"""The links by which pages name the feeds."""

import subprocess
import sys

from lxml import html
from tests.conftest import FEEDS_TOML

FEEDS = """
[[feed]]
name = "أهم الأخبار"
title = 'أخبار "اليوم" & <غدا>'
[[feed]]
name = "en"
formats = ["atom"]
"""


def test_each_feed_of_feeds_toml_is_named_by_its_own_address(site):
    site.write("content/feeds.toml", FEEDS_TOML + FEEDS)
    site.build()
    words = [sys.executable, "-m", "nashra", "web-server", "html", "--site", str(site.path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    links = html.fromstring(f"<html><head>{done.stdout}</head></html>").findall(".//link")
    assert [(link.get("rel"), link.get("type"), link.get("title")) for link in links] == [
        ("alternate", "application/rss+xml", 'أخبار "اليوم" & <غدا>'),
        ("alternate", "application/atom+xml", 'أخبار "اليوم" & <غدا> (Atom)'),
        ("alternate", "application/atom+xml", "نشرة الاختبار"),
    ]
    for link, path in zip(links, ["أهم الأخبار.rss", "أهم الأخبار.atom", "en.atom"], strict=True):
        assert f'href="{link.get("href")}" rel="self"'.encode() in site.feed(path)
