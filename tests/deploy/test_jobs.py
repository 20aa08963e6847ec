"""What `nashra cron` prints, believed by the shell, by Debian's cron and by systemd."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import FEEDS_TOML, needs

from nashra import deploy
from nashra.cli import main

AWKWARD = ["plain", "with blanks", "100% sure", "it's", 'so "called"', "$HOME", "a;b", "أخبار"]


@pytest.fixture
def program(tmp_path):
    """A program that writes down what it is asked, in a folder with a blank in its name."""
    file = tmp_path / "the program/nashra"
    file.parent.mkdir()
    file.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {shlex.quote(str(tmp_path))}/asked\n')
    file.chmod(0o755)
    return file


@pytest.mark.parametrize("name", AWKWARD)
def test_a_crontab_line_means_the_folder_whatever_its_name(name, site, place, program, tmp_path):
    folder = site.path.rename(tmp_path / name)
    *times, command = deploy.text(place(folder, program), deploy.JOBS["crontab"]).rstrip("\n").split(" ", 5)
    assert times == ["*/5", "*", "*", "*", "*"]
    # As cron does: a % that has a backslash before it is itself, any other ends the command.
    assert "%" not in command.replace("\\%", "")
    subprocess.run(["/bin/sh", "-c", command.replace("\\%", "%")], check=True)
    assert (tmp_path / "asked").read_text().splitlines() == ["build", str(folder)]


@pytest.mark.parametrize(("minutes", "times"), [(1, "* *"), (5, "*/5 *"), (60, "0 *")])
def test_minutes_are_as_cron_says_them(minutes, times, site, place):
    assert deploy.text(place(site.path, minutes=minutes), deploy.JOBS["crontab"]).startswith(f"{times} ")


@pytest.mark.parametrize("name", ["new\nline", "turned\u202ename"])
@pytest.mark.parametrize("form", ["crontab", "service"])
def test_a_path_that_would_begin_a_line_or_turn_it_is_refused(name, form, site, place, tmp_path):
    folder = site.path.rename(tmp_path / name)
    with pytest.raises(deploy.UnsuitableError, match="cannot take"):
        deploy.text(place(folder), deploy.JOBS[form])


def _units(folder, place):
    for form in ("service", "timer"):
        (folder / f"nashra.{form}").write_text(deploy.text(place, deploy.JOBS[form]), "utf-8")
    return [str(folder / "nashra.service"), str(folder / "nashra.timer")]


@needs("systemd-analyze")
@pytest.mark.parametrize("name", [name for name in AWKWARD if "'" not in name])
def test_systemd_finds_nothing_wrong_with_the_units(name, site, place, program, tmp_path):
    (site.path / "content/feeds.toml").write_text(FEEDS_TOML.replace("نشرة", "100%h نشرة"), "utf-8")
    folder = site.path.rename(tmp_path / name)
    units = _units(tmp_path, place(folder, program))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stderr.splitlines() if "nashra" in line]
    assert (done.returncode, told) == (0, [])


@pytest.mark.parametrize("form", ["service", "timer"])
def test_a_unit_says_where_it_belongs_and_what_starts_it(form, site, place):
    first, second = deploy.text(place(site.path), deploy.JOBS[form]).splitlines()[:2]
    assert f"/etc/systemd/system/nashra.{form}" in first
    assert first.startswith("# ")
    assert second == "[Unit]"


def test_a_bare_name_of_the_program_is_looked_up_as_a_shell_does(site, program, monkeypatch):
    """Cron's PATH is another, so that the line has the whole path."""
    monkeypatch.setenv("PATH", str(program.parent))
    done = CliRunner().invoke(main, ["cron", "--site", str(site.path), "--program", "nashra"])
    assert shlex.split(done.output)[6] == str(program)
    done = CliRunner().invoke(main, ["cron", "--site", str(site.path), "--program", "nosuch"])
    assert (done.exit_code, done.output) == (2, "nosuch: error: there is no such program [no-program]\n")


@needs("systemd-analyze")
def test_the_service_may_do_little(site, place, program, tmp_path):
    service, _ = _units(tmp_path, place(site.path, program))
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=35", service]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@needs("systemd-analyze")
@pytest.mark.parametrize("minutes", [1, 5, 60])
def test_the_timer_comes_round_in_its_minutes(minutes, site, place):
    (when,) = [
        line
        for line in deploy.text(place(site.path, minutes=minutes), deploy.JOBS["timer"]).splitlines()
        if "On" in line
    ]
    command = [
        "systemd-analyze",
        "calendar",
        "--iterations=3",
        "--base-time=2026-11-23 10:00:00 UTC",
        when.partition("=")[2],
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"}).stdout
    hours = [line.split()[-2] for line in said.splitlines() if line.strip().startswith(("Next elapse", "Iter. #"))]
    first, second = (int(hour[:2]) * 60 + int(hour[3:5]) for hour in hours[:2])
    assert second - first == minutes


def test_the_unit_may_write_where_feeds_leads_to(site, place, tmp_path):
    (tmp_path / "www").mkdir()
    (site.path / "feeds").symlink_to(tmp_path / "www")
    lines = deploy.text(place(site.path), deploy.JOBS["service"]).splitlines()
    assert f"ReadWritePaths={site.path} {tmp_path}/www" in lines


@pytest.mark.skipif(not os.environ.get("NASHRA_CI"), reason="writes a crontab: .ci/run does it")
def test_cron_itself_runs_the_line(site, place, tmp_path):
    assert os.geteuid() == 0, "cron is started by root"
    line = deploy.text(place(site.path, Path(sys.executable).with_name("nashra"), minutes=1), deploy.JOBS["crontab"])
    before = subprocess.run(["crontab", "-l"], capture_output=True, check=False).stdout
    subprocess.run(["crontab", "-"], input=line.encode(), check=True)
    try:
        # One that runs already holds its pid file, ends the second, and sees the crontab too.
        with subprocess.Popen(["cron", "-f"], stderr=subprocess.DEVNULL) as daemon:
            until = time.monotonic() + 130
            while not (site.path / "feeds/main.atom").exists() and time.monotonic() < until:
                time.sleep(0.2)
            daemon.terminate()
    finally:
        subprocess.run(["crontab", "-"] if before else ["crontab", "-r"], input=before or None, check=True)
    assert site.feed("main.rss")
    assert site.feed("main.atom")
