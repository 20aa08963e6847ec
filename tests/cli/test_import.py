"""`nashra import`, `nashra new` and `nashra init` as a person and a script run them."""

import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import ROOT

from nashra import config
from nashra.model import Site

NASHRA = [sys.executable, "-m", "nashra"]
SOURCES = ROOT / "tests/imports/sources"


def nashra(*arguments):
    return subprocess.run(
        [*NASHRA, *map(str, arguments)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


class TestImport:
    def test_what_was_done_is_summed_up_and_what_is_wrong_named(self, site):
        done = nashra("import", SOURCES / "rss.xml", "--site", site.path)
        assert (done.returncode, done.stdout) == (1, "3 written, 0 there already, 1 left out\n")
        assert [line.rpartition("[")[2] for line in done.stderr.splitlines()] == ["value-wrong]"] * 2

    def test_all_that_could_be_imported_is_status_0_also_the_second_time(self, site):
        for summary in ("3 written, 0 there already, 0 left out\n", "0 written, 3 there already, 0 left out\n"):
            done = nashra("import", SOURCES / "atom.xml", "--site", site.path)
            assert (done.returncode, done.stdout, done.stderr) == (0, summary, "")

    def test_warnings_of_one_kind_hide_no_others(self, site):
        source = site.path / "news.csv"
        rows = [f"{number},خبر {number},متن الخبر,2026-11-01" for number in range(1, 31)]
        source.write_text("\n".join(["id,title,body,date", *rows, "31,خبر,متن الخبر,2026-13-01"]))
        done = nashra("import", source, "--site", site.path)
        *shown, wrong, rest = done.stderr.splitlines()
        assert len(shown) == 20
        assert {line.rpartition("[")[2] for line in shown} == {"value-wrong]"}
        assert "2026-13-01" in wrong
        assert rest == "11 more warnings of the same kind [value-wrong]: --verbose shows them"
        again = site.path / "again"
        nashra("init", again, "--title", "x", "--home", "https://x.example/")
        assert len(nashra("import", source, "--site", again, "--verbose").stderr.splitlines()) > 31

    def test_verbose_tells_every_file_and_every_change(self, site):
        source = site.path / "x.json"
        source.write_text('[{"title": "خبر\\u00a0جديد", "content_text": ""}]')
        done = nashra("import", source, "--site", site.path, "-v")
        assert done.stdout.startswith("content/خبر-جديد.md: written\n")
        assert "info: item 1: title: 1 U+00A0 (no-break space) made a space [no-break-space]" in done.stderr

    def test_articles_go_into_the_folder_that_is_named(self, site):
        nashra("import", SOURCES / "rdf.xml", "--site", site.path, "--into", "أرشيف")
        assert [path.name for path in (site.path / "content/أرشيف").iterdir()] == ["2004-05-06-خبر-قديم.md"]

    @pytest.mark.parametrize("into", ["../x", "/tmp", "a/../../b"])
    def test_a_folder_outside_content_is_refused(self, site, into):
        done = nashra("import", SOURCES / "rdf.xml", "--site", site.path, "--into", into)
        assert done.returncode == 2
        assert "is no folder below content/" in done.stderr

    @pytest.mark.parametrize("folder", [".", "content", "content/news"])
    def test_content_is_not_imported_into_itself(self, site, folder):
        done = nashra("import", site.path / folder, "--site", site.path)
        assert done.returncode == 2
        assert "is the site's own content" in done.stderr

    def test_what_nobody_recognises_is_told_with_what_is_known(self, site):
        (site.path / "x.pdf").write_bytes(b"%PDF-1.7")
        done = nashra("import", site.path / "x.pdf", "--site", site.path)
        assert done.returncode == 2
        assert "x.pdf: error: it is nothing that can be imported (known: JSON Feed, " in done.stderr

    def test_an_address_is_told_to_be_no_file(self, site):
        done = nashra("import", "https://news.example/feed.xml", "--site", site.path)
        fact = "it is an address, and nashra imports files: fetch it first (curl -O https://news.example/feed.xml)"
        assert (done.returncode, done.stderr) == (2, f"https://news.example/feed.xml: error: {fact} [unreadable]\n")

    def test_a_source_that_is_not_there_is_told_as_everything_wrong_is(self, site):
        done = nashra("import", site.path / "لا شيء", "--site", site.path)
        fact = f"{site.path}/لا شيء: error: no such file or directory [unreadable]\n"
        assert (done.returncode, done.stdout, done.stderr) == (2, "", fact)

    def test_a_wrong_configuration_is_told_before_anything_is_written(self, site):
        site.write("content/feeds.toml", "titel = 1")
        done = nashra("import", SOURCES / "atom.xml", "--site", site.path)
        assert done.returncode == 2
        assert "unknown key 'titel'" in done.stderr
        assert list(site.path.rglob("*.md")) == []


class TestNew:
    def test_an_article_is_begun_as_a_draft_of_now(self, site):
        before = datetime.now(UTC) - timedelta(seconds=1)
        done = nashra("new", 'عنوان: "أول"', "--site", site.path, "--section", "محليات")
        assert done.returncode == 0
        text = (site.path / done.stdout.strip()).read_text("utf-8")
        stated = re.fullmatch(
            r'---\ntitle: "عنوان: \\"أول\\""\ndate: (\S+)\ndraft: true\nsection: "محليات"\n---\n\n', text
        )
        assert before <= datetime.fromisoformat(stated[1]) <= datetime.now(UTC)
        name = r"/content/محليات/\d{4}-\d\d-\d\d-عنوان-أول\.md\n"
        assert re.fullmatch(re.escape(str(site.path)) + name, done.stdout)

    def test_its_path_can_be_opened_where_the_command_was_given(self, site, monkeypatch):
        """As in `$EDITOR "$(nashra new … --site news)"`; in the site itself it begins with content/."""
        for folder, named in ((site.path.parent, ("--site", site.path.name)), (site.path, ())):
            monkeypatch.chdir(folder)
            written = nashra("new", f"خبر {folder.name}", *named).stdout.strip()
            again = nashra("new", f"خبر {folder.name}", *named)
            assert (Path(written).is_file(), again.stderr.partition(":")[0]) == (True, written)
        assert written.startswith("content/")

    def test_its_date_is_in_the_zone_of_the_site(self, site):
        site.write("content/feeds.toml", (site.path / "content/feeds.toml").read_text() + 'timezone = "Asia/Riyadh"\n')
        done = nashra("new", "خبر", "--site", site.path)
        assert "+03:00\n" in (site.path / done.stdout.strip()).read_text("utf-8")

    def test_nothing_is_overwritten(self, site):
        for form in ("md", "txt"):
            path = site.path / nashra("new", "خبر", "--site", site.path, "--form", form).stdout.strip()
            path.write_text("كتبت فيه")
            again = nashra("new", "خبر", "--site", site.path, "--form", form)
            assert (again.returncode, path.read_text()) == (2, "كتبت فيه")
            assert "is there already" in again.stderr

    def test_plain_text_has_its_table_beside_it_and_is_published_without_the_draft(self, site):
        path = site.path / nashra("new", "خبر جديد", "--site", site.path, "--form", "txt").stdout.strip()
        assert "خبر جديد" not in _built(site)
        table = path.with_suffix(".toml")
        table.write_text(table.read_text().replace("draft = true\n", ""))
        assert "خبر جديد" in _built(site)

    def test_it_says_how_the_draft_comes_to_be_published(self, site):
        for form, stated in (("md", "md"), ("txt", "toml")):
            done = nashra("new", "خبر", "--site", site.path, "--form", form)
            path = done.stdout.strip().removesuffix(form) + stated
            assert done.stderr == f"a draft: it is published once `draft` is deleted from {path}\n"

    @pytest.mark.parametrize("title", ["", " \n ", "\x1b"])
    def test_a_title_that_says_nothing_is_refused(self, site, title):
        assert "the title is empty" in nashra("new", title, "--site", site.path).stderr

    def test_outside_a_site_nothing_is_written(self, tmp_path):
        done = nashra("new", "خبر", "--site", tmp_path)
        assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


def _built(site):
    site.build()
    return site.feed().decode()


class TestInit:
    def test_a_new_site_builds_at_once(self, tmp_path):
        made = nashra("init", tmp_path / "s", "--title", "صحيفة", "--home", "https://s.example")
        assert made.returncode == 0
        assert made.stdout.endswith(f"now: nashra build {tmp_path}/s\n")
        built = nashra("build", tmp_path / "s")
        assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
        judged = nashra("validate", tmp_path / "s/feeds")
        assert judged.returncode == 0
        assert "<title>مرحبا</title>" in (tmp_path / "s/feeds/section/news.rss").read_text("utf-8")

    def test_its_configuration_says_what_was_asked(self, tmp_path):
        nashra("init", tmp_path, "--title", 'صحيفة "س"', "--home", "https://s.example/عالم", "--language", "fa")
        site = config.load(tmp_path)
        assert isinstance(site, Site)
        assert (site.title, site.language) == ('صحيفة "س"', "fa")
        assert site.home == "https://s.example/%D8%B9%D8%A7%D9%84%D9%85/"
        assert site.feeds == site.home + "feeds/"

    def test_a_folder_that_has_articles_gets_none(self, tmp_path):
        (tmp_path / "content/posts").mkdir(parents=True)
        front = "title: أول\ndate: 2026-11-01\ncategories: [تقنية]\nslug: first\n"
        (tmp_path / "content/posts/a.md").write_text(f"---\n{front}---\nنص\n", "utf-8")
        nashra("init", tmp_path, "--home", "https://blog.example/")
        assert nashra("build", tmp_path).returncode == 0
        assert {path.name for path in (tmp_path / "feeds/section").iterdir()} == {"تقنية.rss", "تقنية.atom"}
        assert "<link>https://blog.example/posts/first/</link>" in (tmp_path / "feeds/main.rss").read_text("utf-8")

    def test_what_git_need_not_know_is_named(self, tmp_path):
        nashra("init", tmp_path)
        assert ".nashra/" in (tmp_path / ".gitignore").read_text().splitlines()

    def test_nothing_is_overwritten(self, tmp_path):
        (tmp_path / ".gitignore").write_text("mine")
        assert f"{tmp_path}/.gitignore: there already\n" in nashra("init", tmp_path).stdout
        assert (tmp_path / ".gitignore").read_text() == "mine"

    def test_a_site_is_not_made_twice(self, tmp_path):
        nashra("init", tmp_path, "--title", "أولى")
        again = nashra("init", tmp_path, "--title", "ثانية")
        assert again.returncode == 2
        assert (
            again.stderr
            == f"{tmp_path}/content/feeds.toml: error: it is there already: this is a site [there-already]\n"
        )
        assert config.load(tmp_path).title == "أولى"

    @pytest.mark.parametrize(
        ("option", "value", "fact"),
        [
            ("--home", "news.example", "'news.example' is no absolute http or https address"),
            ("--title", " ", "the text is empty"),
            ("--language", "arabic", "'arabic' is no language tag"),
        ],
    )
    def test_an_answer_that_is_wrong_is_refused(self, tmp_path, option, value, fact):
        done = nashra("init", tmp_path / "s", option, value)
        assert done.returncode == 2
        assert fact in done.stderr
        assert not (tmp_path / "s").exists()

    def test_a_path_that_the_shell_would_part_is_quoted(self, tmp_path):
        for name, shown in (("موقع الأخبار", "'{}/موقع الأخبار'"), ("a'\nb", "$'{}/a\\'\\nb'")):
            made = nashra("init", tmp_path / name)
            assert made.stdout.endswith(f"now: nashra build {shown.format(tmp_path)}\n")

    @pytest.mark.parametrize("where", ["file/x", "file"])
    def test_where_nothing_can_be_written_is_told_without_a_traceback(self, tmp_path, where):
        (tmp_path / "file").write_text("")
        done = nashra("init", tmp_path / where)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.fullmatch(
            rf"{tmp_path}/file\S*: error: (?:not a directory|file exists) \[unwritable\]\n", done.stderr
        )

    def test_a_person_is_asked(self, tmp_path):
        ours, theirs = pty.openpty()
        os.write(ours, "صحيفة الميناء\nhttps://mina.example/\n".encode())
        with subprocess.Popen([*NASHRA, "init", str(tmp_path)], stdin=theirs, stdout=theirs, stderr=theirs):
            os.close(theirs)
        os.close(ours)
        site = config.load(tmp_path)
        assert (site.title, site.home) == ("صحيفة الميناء", "https://mina.example/")

    def test_a_person_whose_answer_is_wrong_is_asked_again_for_this_one_alone(self, tmp_path):
        ours, theirs = pty.openpty()
        os.write(ours, "صحيفة الميناء\nmina.example\nhttps://mina.example/\n".encode())
        with subprocess.Popen([*NASHRA, "init", str(tmp_path)], stdin=theirs, stdout=theirs, stderr=theirs) as process:
            os.close(theirs)
        told = os.read(ours, 10_000).decode()
        os.close(ours)
        assert (process.returncode, config.load(tmp_path).home) == (0, "https://mina.example/")
        assert "write https://mina.example" in told
