"""What nashra makes of real articles, in figures; they stand beside the project, not in it."""

import json
import random

import pytest
from tests.conftest import SHARED

from nashra.content import decode

ARTICLES = SHARED / "corpus" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the real articles are not here")


def texts():
    return {file.name: file.read_text("utf-8-sig") for file in sorted((ARTICLES / "text").glob("*.txt"))}


def markdown():
    return {str(file): file.read_text("utf-8-sig") for file in sorted((ARTICLES / "markdown").rglob("*.md"))}


def newspapers():
    return json.loads((ARTICLES / "json" / "saudi-2015-07-21.json").read_text("utf-8"))


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-8-sig"])
def test_real_articles_come_back_from_every_encoding(encoding):
    sample = random.Random(1).sample(newspapers(), 300)
    originals = [*texts().values(), *markdown().values(), *(f"{item['title']}\n{item['content']}" for item in sample)]
    stored = [(text, text.encode(encoding, "ignore")) for text in originals]
    encoded = [(text, data) for text, data in stored if data.decode(encoding) == text]
    assert len(encoded) > 800
    assert sum(decode.decode(data)[0] == text for text, data in encoded) == len(encoded)
