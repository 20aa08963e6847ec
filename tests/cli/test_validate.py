"""`nashra validate`, `nashra rules` and `nashra explain` as people and CI run them."""

import errno
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT

from nashra.cli import main

GOOD = str(ROOT / "tests/rules/guid-missing/good-rss.xml")
WARNED = str(ROOT / "tests/rules/guid-missing/bad-rss.xml")
WRONG = str(ROOT / "tests/rules/element-missing/bad-rss.xml")


def run(*arguments, data=None):
    return CliRunner().invoke(main, ["validate", *arguments], input=data)


@pytest.mark.parametrize(("path", "status"), [(GOOD, 0), (WARNED, 0), (WRONG, 1)])
def test_the_exit_status_tells_of_errors(path, status):
    assert run(path).exit_code == status


def test_a_good_feed_is_passed_over_in_silence():
    assert run(GOOD).output == ""


def test_a_finding_is_told_with_its_place():
    assert run(WARNED).output == f"{WARNED}:10:5: warning: item has no guid [guid-missing]\n"


def test_warnings_can_fail_a_run():
    assert run(WARNED, "--fail-on", "warning").exit_code == 1


def test_the_level_says_what_is_told_and_not_what_fails():
    done = run(WRONG, WARNED, "--level", "error", "--format", "compact")
    assert done.output.splitlines() == [f"{WRONG}: rss, invalid, error: 1", f"{WARNED}: rss, valid"]


def test_rules_can_be_chosen():
    assert run(WARNED, "--ignore", "guid-missing").output == ""
    assert run(WRONG, "--select", "guid-missing").exit_code == 0


def test_an_unknown_rule_is_a_matter_of_usage():
    assert run(WARNED, "--ignore", "guid").exit_code == 2


def test_a_folder_is_searched_for_feeds(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.rss").write_bytes(b"<rss/>")
    for name in ("a.atom", "b.json", "c.opml", "d.xml", "e.txt"):
        (tmp_path / name).write_bytes(b"")
    done = run(str(tmp_path), "--format", "json")
    paths = [document["path"] for document in json.loads(done.output)["documents"]]
    assert paths == [str(tmp_path / name) for name in ("a.atom", "b.json", "c.opml", "d.xml", "inner/a.rss")]


def test_standard_input_is_judged():
    assert (
        run("-", "--level", "error", data=b"<html/>").output
        == "-:1:1: error: a web page stands here, and no feed [not-a-feed]\n"
    )


def test_several_processes_say_what_one_says():
    files = [GOOD, WARNED, WRONG]
    assert run(*files, "--jobs", "2").output == run(*files).output


def test_a_folder_without_documents_is_not_called_well(tmp_path):
    (tmp_path / "x.txt").write_text("")
    done = run(str(tmp_path))
    assert (done.exit_code, done.output) == (2, f"{tmp_path}: error: no document is in it [folder-empty]\n")


def test_what_is_hidden_in_a_folder_is_no_document_of_it(tmp_path):
    for name in (".nashra/last-run.json", ".hidden.rss", "inner/.git/x.xml", "a.rss"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<html/>")
    assert {line.partition(":")[0] for line in run(str(tmp_path)).stdout.splitlines()} == {str(tmp_path / "a.rss")}


def test_a_folder_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    (tmp_path / "x").mkdir()
    (tmp_path / "a.rss").write_text("<html/>")
    listed = os.scandir

    def refusing(path):
        if str(path).endswith("/x"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    done = run(str(tmp_path))
    assert (done.exit_code, done.stderr) == (
        2,
        f"{tmp_path}/x: error: cannot be read: permission denied [file-unreadable]\n",
    )


def test_a_file_that_cannot_be_read_does_not_keep_the_others(tmp_path):
    done = run(str(tmp_path / "none.rss"), WARNED)
    assert done.exit_code == 2
    assert done.stderr == f"{tmp_path}/none.rss: error: cannot be read: no such file or directory [file-unreadable]\n"
    assert "[guid-missing]" in done.stdout


def test_a_partners_rules_are_looked_at_when_asked_for():
    assert run(GOOD, "--profile", "smartnews").exit_code == 1
    assert run(GOOD, "--profile", "smartnews", "--select", "smartnews-item-incomplete").exit_code == 1
    assert run(GOOD, "--select", "smartnews-item-incomplete").exit_code == 2


def test_a_partners_rules_are_listed_and_explained():
    lines = CliRunner().invoke(main, ["rules", "--profile", "smartnews"]).output.splitlines()
    assert "guid-missing                  error    MissingGuid" in lines
    assert any(line.startswith("smartnews-item-incomplete ") for line in lines)
    assert CliRunner().invoke(main, ["explain", "smartnews-item-incomplete"]).output.startswith("smartnews-item-inc")


def test_several_documents_are_counted():
    assert run(GOOD, WARNED, WRONG).output.splitlines()[-1] == "3 documents, 1 invalid, error: 1, warning: 1"


def test_every_rule_is_listed():
    output = CliRunner().invoke(main, ["rules"]).output
    assert "guid-missing " in output
    assert "MissingGuid" in output


def test_a_rule_is_explained():
    output = CliRunner().invoke(main, ["explain", "guid-missing"]).output
    assert output.startswith("guid-missing (warning)\n\nAn item without a guid")
    assert "https://" in output


def test_an_unknown_rule_is_not_explained():
    assert CliRunner().invoke(main, ["explain", "guid"]).exit_code == 2


@pytest.mark.parametrize("module", ["lxml", "langcodes", "feedgen"])
def test_the_command_starts_without_what_it_does_not_need(module):
    program = f"import sys, nashra.cli; sys.exit('{module}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
