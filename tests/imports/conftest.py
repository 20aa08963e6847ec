"""Import into a site of its own, and read what was written as a site generator would."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.conftest import FEEDS_TOML

from nashra import config
from nashra.imports import importer, run
from nashra.imports.source import Source

SOURCES = Path(__file__).parent / "sources"


class Written:
    """A Markdown file: its front matter, its body as a CommonMark library renders it."""

    def __init__(self, text):
        opening, front, body = text.split("---\n", 2)
        assert opening == ""
        assert body[:1] == "\n"
        lines = (line.partition(": ") for line in front.splitlines())
        self.facts = {key: _value(value) for key, _, value in lines}
        self.html = MarkdownIt("commonmark").render(body[1:])


def _value(text):
    return datetime.fromisoformat(text) if text[:4].isdigit() and text[4:5] == "-" else json.loads(text)


class Importing:
    """A site, and what importing into it told."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "content").mkdir(parents=True)
        (folder / "content/feeds.toml").write_text(FEEDS_TOML)
        self.told = []

    def __call__(self, source, into=""):
        """Import a file, and return what became of each article."""
        module = importer(source)
        outcomes = list(run(module, Source(source, config.load(self.folder)), self.folder, into))
        self.told = [str(problem).replace(str(source), "SOURCE") for one in outcomes for problem in one.problems]
        return [str(one.done) for one in outcomes if one.done]

    def of(self, name, data):
        """Import bytes as a file of this name."""
        source = self.folder / name
        source.write_bytes(data if isinstance(data, bytes) else data.encode())
        return self(source)

    def files(self):
        paths = sorted((self.folder / "content").rglob("*.md"))
        return {str(path.relative_to(self.folder / "content")): path.read_text("utf-8") for path in paths}

    def articles(self):
        return {name: Written(text) for name, text in self.files().items()}


@pytest.fixture
def importing(tmp_path):
    return Importing(tmp_path / "importing")
