"""`nashra build --dry-run` and `--diff`: what would change, and no change."""

import subprocess
import sys

import pytest
from tests.conftest import LEAD

NASHRA = [sys.executable, "-m", "nashra"]


def run(site, *options):
    return subprocess.run([*NASHRA, "build", str(site.path), *options], capture_output=True, text=True, check=False)


def everything(site):
    return {
        str(file): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in site.path.rglob("*")
        if file.is_file() and file.name != "lock"
    }


@pytest.mark.parametrize("built", [False, True])
def test_nothing_at_all_is_written(site, built):
    if built:
        run(site)
        site.write("content/news/new.txt", "خبر جديد وصل في المساء.")
        (site.path / "feeds/.main.rss.nashra").write_bytes(b"left behind by a run that was killed")
    before = everything(site)
    assert run(site, "--dry-run").returncode == 0
    assert everything(site) == before
    assert built or not (site.path / ".nashra").exists()


def test_entries_that_come_change_and_go_are_told_by_their_titles(site):
    site.write("content/news/leaves.txt", LEAD, 'title = "يذهب"\npublished = 2026-11-02')
    run(site)
    (site.path / "content/news/leaves.txt").unlink()
    (site.path / "content/news/leaves.toml").unlink()
    site.write(
        "content/news/good.txt", "متن آخر تماما كتبه المحرر.", 'title = "يتغير"\npublished = 2026-11-01T08:00:00Z'
    )
    site.write("content/news/comes.txt", LEAD, 'title = "يأتي"\npublished = 2026-11-03')
    done = run(site, "--dry-run")
    assert done.stdout.splitlines()[:4] == ["feeds/main.rss: 1 come, 1 change, 1 go", "+ يأتي", "~ يتغير", "- يذهب"]
    run(site)
    assert run(site, "--dry-run").stdout == ""


def test_a_diff_shows_arabic_as_it_is_and_moves_no_cursor(site):
    run(site)
    site.write("content/news/good.txt", LEAD, 'title = "عنوان \\u200b جديد"\npublished = 2026-11-01T08:00:00Z')
    lines = run(site, "--diff").stdout.splitlines()
    assert "-      <title>افتتحت البلدية جسرا جديدا للمشاة فوق الوادي</title>" in lines
    assert "+      <title>عنوان \\u200b جديد</title>" in lines
    assert "--- feeds/main.rss" in lines


def test_a_broken_feed_would_be_mended_and_a_stale_one_removed(newsroom):
    run(newsroom)
    (newsroom.path / "feeds/tag/قديم.rss").write_bytes(b"<rss/>")
    (newsroom.path / "feeds/main.rss").write_bytes(b"<rss")
    shown = run(newsroom, "--dry-run").stdout
    assert "feeds/main.rss: 10 come, 0 change, 0 go" in shown
    assert "feeds/tag/قديم.rss: would be removed" in shown
