"""`nashra build` as cron runs it, and as a person does."""

import os
import pty
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from tests.conftest import LEAD, NOW, SiteFolder

NASHRA = [sys.executable, "-m", "nashra"]


def run(site, *options, **more):
    return subprocess.run(
        [*NASHRA, "build", str(site.path), *options], capture_output=True, text=True, check=False, **more
    )


def on_a_terminal(site, *options):
    """Run on a pseudo terminal, and return what a person would see."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*NASHRA, "build", str(site.path), *options], stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        shown = b"".join(_until_hung_up(ours))
    os.close(ours)
    return shown.decode()


def _until_hung_up(descriptor):
    while True:
        try:
            yield os.read(descriptor, 1024)
        except OSError:
            return


def test_cron_hears_nothing_when_nothing_is_wrong(site):
    for _ in range(2):
        done = run(site)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_cron_hears_of_an_error_each_time_and_of_a_warning_once(site):
    site.write("content/news/bad.txt", b"\xff")
    site.write("content/news/undated.txt", LEAD, sidecar="")
    first, second = run(site), run(site)
    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stderr.splitlines() == [
        "content/news/bad.txt:1: error: byte 0xFF is not UTF-8 [not-text]",
        "content/news/undated.txt:1: warning: no date is stated: the file's time when it was first seen counts [undated]",
    ]
    assert second.stderr.splitlines() == first.stderr.splitlines()[:1]


def test_quiet_says_nothing_at_all(site):
    site.write("content/news/bad.txt", b"\xff")
    done = run(site, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_verbose_tells_everything_also_when_nothing_changed(site):
    run(site)
    done = run(site, "-v")
    assert "content/news/good.txt:1: info: the headline" in done.stderr
    assert "feeds/main.rss: unchanged, 1 entry\n" in done.stdout


def test_a_log_that_is_not_utf_8_stops_nothing(newsroom):
    done = run(newsroom, "-v", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert "feeds/section/\\u0633" in done.stdout


def test_a_wrong_configuration_is_told_with_status_2(site):
    (site.path / "content/feeds.toml").write_text("titel = 'x'")
    done = run(site)
    assert done.returncode == 2
    assert "content/feeds.toml:1: error: unknown key 'titel', did you mean 'title'? [key-unknown]" in done.stderr


def test_a_configuration_nested_without_end_is_refused(site):
    # In a process of its own: Python stops measuring coverage where a recursion runs out.
    (site.path / "content/feeds.toml").write_text("a = " + "[" * 5000)
    done = run(site)
    assert (done.returncode, done.stderr) == (2, "content/feeds.toml:1: error: tables are nested too deep [toml]\n")


def test_a_site_that_is_not_there_is_named(tmp_path):
    """Its feeds.toml would be looked for here, as those of other folders are told from their site on."""
    done = run(SiteFolder(tmp_path / "missing"))
    assert (done.returncode, done.stderr) == (2, f"{tmp_path}/missing: error: there is no such folder [no-site]\n")


class TestManySites:
    def build(self, folder, *arguments):
        return subprocess.run([*NASHRA, "build", *arguments], cwd=folder, capture_output=True, text=True, check=False)

    @pytest.fixture
    def sites(self, site, newsroom):
        """Two sites in one folder, and between them one that is not there."""
        site.path.rename(newsroom.path.parent / "one")
        return newsroom.path.parent

    def test_one_that_fails_does_not_stop_the_others(self, sites):
        done = self.build(sites, "one", "missing", "newsroom")
        assert done.returncode == 2
        assert done.stderr == "missing: error: there is no such folder [no-site]\n"
        assert (sites / "one/feeds/main.rss").exists()
        assert (sites / "newsroom/feeds/main.rss").exists()

    def test_one_that_meets_a_fault_of_ours_does_not_stop_the_others(self, sites, monkeypatch, capsys):
        from nashra.cli import build as command

        real = command.run
        monkeypatch.setattr(command, "run", lambda site, *more: 1 / 0 if site.name == "one" else real(site, *more))
        with pytest.raises(SystemExit) as left:
            command.build([str(sites / "one"), str(sites / "newsroom")], standalone_mode=False)
        assert left.value.code == 4
        assert "ZeroDivisionError" in capsys.readouterr().err
        assert (sites / "newsroom/feeds/main.rss").exists()

    def test_what_the_machine_does_not_let_be_is_told_with_its_path_once(self, sites):
        (sites / "one/.nashra").write_text("in the way")
        done = self.build(sites, "one", "newsroom")
        assert done.returncode == 4
        assert done.stderr.startswith("one/.nashra: error: file exists [machine]\n")

    def test_the_exit_status_is_the_highest(self, sites):
        (sites / "one/content/news/bad.txt").write_bytes(b"\xff")
        assert self.build(sites, "one", "newsroom").returncode == 1
        assert self.build(sites, "newsroom").returncode == 0
        shown = self.build(sites, "--verbose", "one", "newsroom")
        assert "one/content/news/bad.txt:1: error:" in shown.stderr
        assert "newsroom/feeds/main.rss: unchanged" in shown.stdout
        assert "one: 1 article; feeds: 2 unchanged" in shown.stdout


def test_all_makes_everything_again_and_touches_nothing_that_is_right(site):
    run(site)
    before = {file: file.stat().st_mtime_ns for file in (site.path / "feeds").iterdir()}
    done = run(site, "--all", "--verbose")
    assert "feeds/main.rss: unchanged, 1 entry\n" in done.stdout
    assert before == {file: file.stat().st_mtime_ns for file in (site.path / "feeds").iterdir()}


def test_vanished_articles_are_told_with_status_4_until_it_is_confirmed(site):
    run(site)
    (site.path / "content/news/good.txt").unlink()
    done = run(site)
    assert (done.returncode, done.stdout) == (4, "")
    assert "content: error: its only file is gone: feeds/ stays as it is" in done.stderr
    assert run(site, "--allow-empty").returncode == 0
    assert b"<item " in site.feed()


def test_a_clock_that_was_set_back_is_told_with_status_4_until_it_is_confirmed(site):
    site.write("content/news/tomorrow.txt", LEAD, f"published = {NOW + timedelta(days=1)}")
    site.build(NOW + timedelta(days=2))
    before = site.feeds()
    for options in ([], ["--dry-run"]):
        done = run(site, *options)
        assert (done.returncode, done.stderr.count("1 article would go or come back")) == (4, 1)
        assert done.stderr.endswith("(is the clock right? nashra build --allow-empty confirms) [clock-back]\n")
        assert site.feeds() == before
    assert "1 go" in run(site, "--dry-run", "--allow-empty").stdout
    assert run(site, "--allow-empty").returncode == 0
    assert site.feeds() != before
    assert run(site).returncode == 0


def test_a_person_sees_what_was_done_and_colours(site):
    site.write("content/news/bad.txt", b"\xff")
    shown = on_a_terminal(site)
    assert "1 article; feeds: 2 written" in shown
    assert "\x1b[31m error: \x1b[0m" in shown


def test_who_wants_no_colours_gets_none(site, monkeypatch):
    site.write("content/news/bad.txt", b"\xff")
    monkeypatch.setenv("NO_COLOR", "1")
    assert " error: " in (shown := on_a_terminal(site))
    assert "\x1b[3" not in shown


def test_a_title_cannot_move_the_cursor(site):
    site.write("content/news/\x1b[2J.txt", b"\xff")
    assert "\x1b" not in run(site).stderr
    assert "\\x1b[2J" in run(site).stderr


def test_long_work_shows_a_bar_to_a_person(site, monkeypatch):
    from nashra.cli import progress

    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    drawn = []
    monkeypatch.setattr("click.progressbar", lambda **options: drawn.append(options["label"]) or _Drawn())
    with progress.Bar() as bar:
        bar.show("reading articles", 1, 3)
        bar.show("reading articles", 2, 3)
        bar.show("making feeds", 1, 2)
    assert drawn == ["reading articles", "making feeds"]
    with progress.Bar(hidden=True) as bar:
        bar.show("reading articles", 1, 3)
    assert len(drawn) == 2


class _Drawn:
    pos = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def update(self, steps):
        self.pos += steps


@pytest.mark.parametrize("moment", [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4])
def test_a_killed_run_leaves_whole_feeds_and_the_next_clears_up(newsroom, moment):
    run(newsroom)
    old = newsroom.feeds()
    for file in newsroom.path.glob("content/*/*.toml"):
        file.write_text(file.read_text().replace("2026-11-0", "2026-10-0"))
    process = subprocess.Popen([*NASHRA, "build", str(newsroom.path)])
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    between = newsroom.feeds()
    run(newsroom)
    new = newsroom.feeds()
    assert old != new
    for path in new:
        assert between[path] in {old[path], new[path]}
    assert not [path for path in new if path.endswith(".nashra")]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"]])
def test_it_explains_itself(arguments):
    done = subprocess.run([*NASHRA, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout
