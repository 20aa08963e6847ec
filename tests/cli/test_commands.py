"""What all commands have in common."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from nashra.cli import COMMANDS, main

# These are about no site of the machine: about a new one, about anybody's feeds, about rules.
SITELESS = {"explain", "init", "rules", "validate"}


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - SITELESS))
def test_a_site_is_the_argument_or_where_that_is_something_else_an_option(name):
    """README: the site is `[SITE]`, or `--site` where a command's argument is something else."""
    parameters = main.get_command(click.Context(main), name).params
    others = [one for one in parameters if isinstance(one, click.Argument) and not one.name.startswith("site")]
    (site,) = [one for one in parameters if one.name in {"site", "sites"}]
    assert isinstance(site, click.Option if others else click.Argument)
    assert not site.required


# For every command that has a site, with what else it needs.
WITH_A_SITE = {
    "build": ("{site}",),
    "status": ("{site}",),
    "serve": ("{site}",),
    "watch": ("{site}",),
    "cron": ("--site", "{site}"),
    "web-server": ("nginx", "--site", "{site}"),
    "new": ("عنوان", "--site", "{site}"),
    "import": (__file__, "--site", "{site}"),
}


@pytest.mark.parametrize("option", ["--wait", "--time-limit", "--jitter"])
@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1", "-inf", "x"])
def test_what_no_clock_can_wait_for_is_a_wrong_use(site, option, seconds):
    done = CliRunner().invoke(main, ["build", str(site.path), f"{option}={seconds}"])
    assert (done.exit_code, f"Invalid value for '{option}'" in done.output) == (2, True)
    assert not (site.path / "feeds").exists()


def test_figures_replace_no_device(site, tmp_path):
    """As root, `--metrics /dev/stdout` would have put a file in its place."""
    for name, make in (("pipe", os.mkfifo), ("link", lambda path: path.symlink_to("/dev/null"))):
        make(tmp_path / name)
        done = CliRunner().invoke(main, ["build", str(site.path), "--metrics", str(tmp_path / name)])
        assert done.output.endswith("it is no regular file [metrics-unwritable]\n")
        assert not (tmp_path / name).is_file()


@pytest.mark.parametrize("folder", [".hidden", "a/.b", "a/../b", "/etc", "a\nb", os.fsdecode(b"\xff")])
def test_an_import_goes_to_no_folder_that_is_not_read(site, folder):
    (site.path / "x.csv").write_text("title,date\nx,2026-11-01\n")
    done = CliRunner().invoke(main, ["import", str(site.path / "x.csv"), "--site", str(site.path), "--into", folder])
    assert done.exit_code == 2
    assert "is no folder below content/" in done.output


def test_as_many_documents_are_judged_at_once_as_there_are(site):
    site.build()
    done = CliRunner().invoke(main, ["validate", "--jobs", "100000", str(site.path / "feeds")])
    assert (done.exit_code, "2 documents" in done.output) == (0, True)


def test_a_folder_is_no_program(site):
    done = CliRunner().invoke(main, ["cron", "--program", "", "--site", str(site.path)])
    assert (done.exit_code, done.output) == (2, ".: error: it is a folder [no-program]\n")


def run(name, site):
    return CliRunner().invoke(main, [name, *(word.format(site=site) for word in WITH_A_SITE[name])])


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - SITELESS))
def test_a_site_that_is_not_there_is_told_as_everything_wrong_is(name, tmp_path):
    """A mistake of the command line, status 2; nothing waits, nothing listens."""
    for file in ("nowhere", "لا مكان", "a file"):
        (tmp_path / "a file").write_text("")
        fact = "it is no folder" if file == "a file" else "there is no such folder"
        done = run(name, tmp_path / file)
        assert (done.exit_code, done.output) == (2, f"{tmp_path}/{file}: error: {fact} [no-site]\n")


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - SITELESS - {"status"}))
def test_a_folder_that_is_no_site_is_told_with_how_one_is_made(name, tmp_path):
    """Nothing waits there, nothing listens."""
    done = run(name, tmp_path)
    assert done.exit_code == 2
    assert (
        "content/feeds.toml: error: it is missing: `nashra init DIR` makes a new site [config-unreadable]"
        in done.output
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [(["bild"], "did you mean 'build'?"), (["explain", "self-link"], "did you mean 'self-link-missing'?")],
)
def test_a_word_that_is_nearly_right_is_answered_with_the_right_one(words, meant):
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert meant in done.output


def test_help_is_given_for_the_short_option_too():
    for words in ([], ["build"], ["web-server"]):
        short, long = (
            subprocess.run([sys.executable, "-m", "nashra", *words, option], capture_output=True, check=True)
            for option in ("-h", "--help")
        )
        assert short.stdout == long.stdout


def test_each_command_is_told_of_in_one_whole_line():
    listed = CliRunner().invoke(main, ["--help"]).output.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == sorted(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_a_folder_that_never_was_a_site_is_left_as_it_is(tmp_path):
    """A run in the wrong folder leaves nothing behind, not even that it was there."""
    assert CliRunner().invoke(main, ["build", str(tmp_path)]).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["nosuch", "ftp://x.example/"])
def test_a_health_check_that_is_no_address_is_told_so_and_keeps_nothing_back(site, option):
    done = CliRunner().invoke(main, ["build", str(site.path), "--ping", option])
    fact = f"the health check did not hear of this run: '{option}' is no absolute http or https address [ping-failed]"
    assert (done.exit_code, fact in done.output) == (0, True)
    assert (site.path / "feeds/main.rss").exists()
