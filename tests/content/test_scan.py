"""What stands in content/, and what changed in it."""

import os

import pytest
from tests.conftest import LEAD, NOW

from nashra.content.scan import scan

NOW_NS = int(NOW.timestamp()) * 10**9


def test_files_come_in_the_order_of_their_paths_without_what_editors_leave(site):
    for name in ("b.txt", "a.txt", ".hidden.txt", "a.txt~", "x.swp", "sub/c.txt"):
        site.write(f"content/news/{name}", LEAD, sidecar="")
    found = scan(site.path, NOW_NS, "")
    assert found.changed({}) == [
        "content/news/a.txt",
        "content/news/b.txt",
        "content/news/good.txt",
        "content/news/sub/c.txt",
    ]
    assert found.problems == ()


def test_a_changed_sidecar_changes_its_article(site):
    before = scan(site.path, NOW_NS, "").stamps
    assert scan(site.path, NOW_NS, "").changed(before) == []
    site.write("content/news/good.toml", "title = 'آخر'\n")
    assert scan(site.path, NOW_NS, "").changed(before) == ["content/news/good.txt"]


def test_another_configuration_changes_everything(site):
    before = scan(site.path, NOW_NS, "one").stamps
    assert len(scan(site.path, NOW_NS, "two").changed(before)) == 1


def test_what_lies_in_a_folder_that_cannot_be_opened_is_not_gone(site, monkeypatch):
    known = dict.fromkeys(["content/news/good.txt", "content/old.txt"])
    opened = os.scandir

    def closed(path):
        if str(path).endswith("news"):
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = scan(site.path, NOW_NS, "")
    assert found.gone(known) == ["content/old.txt"]
    assert [str(problem) for problem in found.problems] == ["content/news: error: permission denied [unreadable]"]


def test_a_sidecar_without_its_article_is_named(site):
    (site.path / "content/news/good.txt").rename(site.path / "content/news/other.txt")
    told = [str(problem) for problem in scan(site.path, NOW_NS, "").problems]
    assert told == ["content/news/good.toml: warning: no article stands beside this sidecar [sidecar-alone]"]


def test_a_name_that_is_not_utf_8_is_named(site):
    try:
        (site.path / os.fsdecode(b"content/news/\xff.txt")).write_text(LEAD)
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    told = [str(problem) for problem in scan(site.path, NOW_NS, "").problems]
    assert told == ["content/news/\\udcff.txt: error: the file's name is not UTF-8 [name-not-text]"]


def test_what_nobody_touched_has_one_digest(site):
    digest = scan(site.path, NOW_NS, "").digest()
    assert digest
    assert scan(site.path, NOW_NS, "").digest() == digest
    site.write("content/news/good.toml", "title = 'آخر'\n")
    assert scan(site.path, NOW_NS, "").digest() not in {digest, ""}
    assert scan(site.path, NOW_NS, "another configuration").digest() != digest


def test_what_is_not_sure_has_no_digest(site, monkeypatch):
    written = (site.path / "content/news/good.txt").stat().st_mtime_ns
    assert scan(site.path, written + 10**9, "").digest() == ""
    assert scan(site.path, NOW_NS, "").digest()

    def closed(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    assert scan(site.path, NOW_NS, "").digest() == ""
