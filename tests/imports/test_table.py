"""What a table gives: CSV or TSV."""

from datetime import datetime

import pytest


class TestCsv:
    def test_a_column_of_times_is_joined_with_that_of_days(self, importing):
        assert importing.of("export.csv", "title,date,time\nجسر,2026-11-24,20:30\n") == ["written"]
        assert importing.articles()["2026-11-24-جسر.md"].facts["date"].isoformat() == "2026-11-24T20:30:00"

    def test_columns_are_known_by_their_arabic_names_too(self, importing):
        table = "العنوان,تاريخ النشر,الكاتب,القسم,الرابط,النص\nجسر,24 نوفمبر 2026,سارة,محليات,https://n.example/a,متن\n"
        assert importing.of("export.csv", table) == ["written"]
        facts = importing.articles()["محليات/2026-11-24-جسر.md"].facts
        assert (facts["url"], facts["authors"]) == ("https://n.example/a", ["سارة"])

    def test_columns_are_known_by_their_french_names_too(self, importing):
        assert importing.of("export.csv", "titre;date;auteur;texte\nPont;2026-11-24;Sarah Ali;Le pont.\n") == [
            "written"
        ]
        assert importing.articles()["2026-11-24-Pont.md"].html == "<p>Le pont.</p>\n"

    def test_columns_of_a_database_are_known(self, importing):
        table = "post_title,post_date,post_content,post_status\nجسر,2026-11-24 10:00:00,<p>متن</p>,publish\nنهر,2026-11-25,ن,draft\n"
        assert importing.of("export.csv", table) == ["written", "written"]
        articles = importing.articles()
        assert articles["2026-11-24-جسر.md"].html == "<p>متن</p>\n"
        assert articles["2026-11-25-نهر.md"].facts["draft"] is True

    def test_columns_are_known_by_their_usual_names(self, importing):
        table = (
            "guid,Title,Date,Category,Tags,Author,Body,draft\r\n"
            'urn:ex:1,"عنوان, أول",2026-11-09,محليات,"أ;ب",ليلى;عمر,"سطر < أول\r\nسطر ثان",\r\n'
            "\r\n"
            "urn:ex:2,عنوان ثان,2026-11-10 08:00:00,,,,<p>فقرة</p><p>أخرى</p>,yes\r\n"
        )
        assert importing.of("export.csv", table) == ["written", "written"]
        articles = importing.articles()
        first = articles["محليات/2026-11-09-عنوان-أول.md"]
        assert first.facts == {
            "id": "urn:ex:1",
            "title": "عنوان, أول",
            "date": datetime(2026, 11, 9),  # noqa: DTZ001 - as it says
            "authors": ["ليلى", "عمر"],
            "section": "محليات",
            "tags": ["أ", "ب"],
        }
        assert first.html == "<p>سطر &lt; أول</p>\n<p>سطر ثان</p>\n"
        second = articles["2026-11-10-عنوان-ثان.md"]
        assert second.facts["draft"] is True
        assert second.html == "<p>فقرة</p><p>أخرى</p>\n"

    @pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_delimiter_and_encoding_are_found(self, importing, delimiter, encoding):
        table = f"العنوان{delimiter}النص\nخبر{delimiter}متن الخبر\n"
        assert importing.of("export.tsv", table.encode(encoding)) == ["written"]
        assert importing.articles()["خبر.md"].html == "<p>متن الخبر</p>\n"

    def test_a_table_is_known_by_its_header_too(self, importing):
        assert importing.of("export", "title,content\nخبر,متن\n") == ["written"]

    def test_the_order_of_three_numbers_is_that_of_the_site(self, importing):
        settings = importing.folder / "content/feeds.toml"
        settings.write_text(settings.read_text() + 'date_order = "dmy"\n')
        assert importing.of("export.csv", "title,date\nخبر,03/04/2026\n") == ["written"]
        assert "date: 2026-04-03\n" in importing.files()["2026-04-03-خبر.md"]

    def test_a_row_that_lacks_columns_is_told_and_imported(self, importing):
        """Spreadsheets leave empty cells at the end of a row out; a torn file does, too."""
        assert importing.of("export.csv", "title,date,text,x\nأ,2026-11-09\nب,2026-11-10,متن\n") == ["written"] * 2
        assert importing.told == [
            "SOURCE:2: warning: row 1: it has 2 cells where the header has 4: text is missing [row-short]"
        ]

    def test_a_row_with_more_cells_than_columns_is_told(self, importing):
        assert importing.of("export.csv", "title,text\nأ,متن, وبقيته\nب,متن,,\n") == ["written"] * 2
        fact = "what is beyond is left out (is a quote missing around a text with commas?)"
        assert importing.told == [f"SOURCE:2: warning: row 1: it has 3 cells where the header has 2: {fact} [row-long]"]

    def test_a_quote_without_its_end_costs_what_follows_and_is_told(self, importing):
        assert importing.of("export.csv", 'title,text\nأ,متن\n"ب,متن\nج,متن\n') == ["written", "left out"]
        assert importing.told == [
            "SOURCE:3: error: row 2: a quote in it has no end, so that all that follows is part of it [quote-open]"
        ]

    def test_a_bad_row_is_named_by_its_line(self, importing):
        table = 'title,date,text\n"أ\nب",2026-11-09,متن\nج,غدا,متن\n'
        assert importing.of("export.csv", table) == ["written", "left out"]
        assert importing.told == [
            "SOURCE:4: error: row 2: published: 'غدا' is no date: 'غدا' is no part of one [value-wrong]"
        ]

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            ("a,b\n1,2\n", "[columns-unknown]"),
            ("", "SOURCE: error: it holds no articles [empty]"),
            ("\n\n", "[empty]"),
            (b"title\n\xff\xff", "[not-text]"),
        ],
    )
    def test_what_is_no_table_is_told(self, importing, data, problem):
        assert importing.of("export.csv", data) == []
        assert importing.told[-1].endswith(problem)
