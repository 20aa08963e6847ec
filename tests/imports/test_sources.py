"""Which source is read as what: stored articles, packed exports, and what is nothing of all this."""

import gzip
import json
import random
from datetime import UTC, date, datetime

import pytest
from tests.conftest import LEAD
from tests.imports.conftest import SOURCES

from nashra.imports import importer


class TestFolder:
    def test_stored_articles_are_taken_with_their_sections(self, importing, site):
        site.write("content/news/x.txt", LEAD, 'id = "urn:ex:1"\ntitle = "جسر"\npublished = 2026-11-01\n')
        site.write("content/news/.hidden.txt", LEAD)
        site.write("content/bad.txt", b"\xff")
        (site.path / "content/feeds.toml").unlink()
        (site.path / "content/news/good.txt").unlink()
        assert importing(site.path / "content") == ["left out", "written"]
        article = importing.articles()["news/2026-11-01-جسر.md"]
        assert article.facts["id"] == "urn:ex:1"
        assert article.facts["date"] == datetime(2026, 11, 1, tzinfo=UTC)
        assert article.html == f"<p>{LEAD}</p>\n"
        assert "summary" not in article.facts

    def test_one_stored_file_is_taken_as_content_reads_it(self, importing):
        export = [
            {"id": 1, "title": "جسر", "date": "2026-11-01", "text": "متن"},
            {"id": 2, "title": "نهر", "body": "متن"},
        ]
        assert importing.of("export.json", json.dumps(export)) == ["written", "written"]
        assert importing.articles()["2026-11-01-جسر.md"].html == "<p>متن</p>\n"
        export = {"articles": [{"headline": "وادي آخر", "published": "2026-11-03", "story": "متن"}]}
        assert importing.of("other.json", json.dumps(export)) == ["written"]
        assert importing.of("x.md", "---\ntitle: وادي\ndate: 2026-11-02\n---\nمتن") == ["written"]
        assert importing.told[-1].startswith("SOURCE:")

    def test_pictures_beside_articles_are_counted_as_what_stays(self, importing, site):
        (site.path / "content/feeds.toml").unlink()
        for name in ("good.jpg", "good-2.jpg"):
            site.write(f"content/news/{name}", b"\xff\xd8", "")
        assert importing(site.path / "content") == ["written"]
        assert importing.told[-1] == (
            "SOURCE: warning: 2 pictures, sounds and films are not brought along: copy what you need [attachments-stay]"
        )

    def test_a_packed_file_is_taken_too(self, importing):
        packed = gzip.compress("جسر\n2026-11-01\nمتن".encode())
        assert importing.of("x.txt.gz", packed) == ["written"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"hello", gzip.compress(b"x"), b"<html></html>"])
def test_what_is_nothing_of_all_this_is_not_recognised(tmp_path, data):
    (tmp_path / "x").write_bytes(data)
    assert importer(tmp_path / "x") is None


def test_no_date_is_made(importing):
    importing.of("feed.json", json.dumps([{"title": "بلا تاريخ"}]))
    assert "date" not in importing.articles()["بلا-تاريخ.md"].facts


def test_a_day_stays_a_day(importing):
    importing.of("feed.json", json.dumps([{"title": "يوم", "date_published": "2026-11-08"}]))
    assert f"date: {date(2026, 11, 8).isoformat()}\n" in importing.files()["2026-11-08-يوم.md"]


class TestPacked:
    @pytest.mark.parametrize("name", ["export.xml.gz", "export.csv.gz"])
    def test_an_export_may_be_packed(self, importing, name):
        data = (SOURCES / "wordpress.xml").read_bytes() if "xml" in name else "title,date\nجسر,2026-11-24\n".encode()
        assert "written" in importing.of(name, gzip.compress(data))

    @pytest.mark.parametrize("cut", [-12, 40])
    def test_one_that_cannot_be_unpacked_is_told(self, importing, cut):
        packed = gzip.compress(b"<rss><channel>" + random.Random(1).randbytes(100_000).hex().encode())
        file = importing.folder / "x.xml.gz"
        file.write_bytes(packed[:cut])
        if cut < 0:
            assert importing(file) == []
            assert "cannot be unpacked" in importing.told[0]
        else:
            with pytest.raises(OSError, match="cannot be unpacked"):
                importer(file)
