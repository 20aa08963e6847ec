"""Output that is closed or full: no run ends with a traceback for it, and a full one is told."""

import os
import subprocess
import sys

import pytest
from tests.conftest import needs

NASHRA = [sys.executable, "-m", "nashra"]
FULL = "error: the output could not be written: no space left on device [output-unwritable]\n"


def shell(redirection, *arguments, **more):
    command = ["sh", "-c", f'"$@" {redirection}', "sh", *NASHRA, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("options", [[], ["--verbose"], ["--log-format", "json"]])
def test_a_build_does_without_output_that_is_closed(site, closed, options):
    done = shell(closed, "build", site.path, *options)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert site.feeds().keys() == {"main.rss", "main.atom"}
    assert shell(closed, "status", site.path).returncode == 0


@needs("/dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_output_is_told_once_and_stops_no_other_site(site, newsroom, tmp_path, unbuffered):
    figures = tmp_path / "nashra.prom"
    sites, environment = (site.path, newsroom.path), os.environ | {"PYTHONUNBUFFERED": unbuffered}
    done = shell(">/dev/full", "build", "--verbose", *sites, "--metrics", figures, env=environment)
    assert done.returncode == 1
    assert done.stderr.count(FULL) == 1
    assert "Traceback" not in done.stderr
    assert site.feeds()
    assert newsroom.feeds()
    assert figures.exists()


@needs("/dev/full")
def test_a_full_log_fails_a_run_that_had_something_to_tell(site):
    site.write("content/news/undated.txt", "خبر.", "")
    assert shell("2>/dev/full", "build", site.path).returncode == 1
    assert site.feeds()


@needs("/dev/full")
@pytest.mark.parametrize(("broken", "status"), [(False, 3), (True, 2)])
def test_a_status_that_nobody_can_read_is_not_well(site, broken, status):
    site.build()
    shell("", "build", site.path)
    if broken:
        (site.path / "feeds/main.rss").unlink()
    done = shell(">/dev/full", "status", site.path)
    assert (done.returncode, done.stderr) == (status, FULL)


@needs("/dev/full")
@pytest.mark.parametrize("command", ["rules", "cron"])
def test_every_command_tells_of_a_full_output(site, command):
    done = shell(">/dev/full", command, cwd=site.path)
    assert (done.returncode, done.stderr) == (1, FULL)
