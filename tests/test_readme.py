"""What README.md says is true: its commands, its tables of keys, its nginx."""

import re
import shlex
import subprocess
import sys

import pytest

from nashra import config
from nashra.config import EDITOR, FAMILY, FEED, FEEDLY, JSON_FIELDS, OWNER, PODCAST, SITE
from nashra.config.files import FILES
from nashra.content import keys, sidecar
from nashra.model import Site
from tests.conftest import LEAD, ROOT, needs
from tests.servers import nginx, running

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def example(tmp_path):
    """A site with README's feeds.toml and its sidecar."""
    (tmp_path / "content/world").mkdir(parents=True)
    side, feeds = blocks("toml")
    (tmp_path / "content/world/x.txt").write_text(LEAD, "utf-8")
    (tmp_path / "content/world/x.toml").write_text(side, "utf-8")
    (tmp_path / "content/feeds.toml").write_text(feeds, "utf-8")
    return tmp_path


def nashra(*arguments, cwd):
    command = [sys.executable, "-m", "nashra", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_example_of_a_site_builds(example):
    assert isinstance(config.load(example), Site)
    done = nashra("build", cwd=example)
    told = [line for line in done.stderr.splitlines() if not line.endswith(("[ping-failed]", "[hub-failed]"))]
    empty = "content/feeds.toml: warning: the feed '{}' has no articles: it is not published [feed-empty]"
    assert (done.returncode, told) == (0, [empty.format(name) for name in ("english", "podcast", "google-news")])
    feeds = {"main.rss", "main.atom", "محليات.rss", "محليات.atom"}
    twins = {f"{name}{suffix}" for name in feeds for suffix in (".gz", ".br")}
    assert {path.name for path in (example / "feeds").rglob("*.*")} == feeds | twins


@pytest.mark.parametrize(
    "table", [SITE, FEED, FAMILY, EDITOR, PODCAST, OWNER, FEEDLY, FILES, JSON_FIELDS, sidecar.SIDECAR]
)
def test_every_key_is_explained(table):
    missing = [key for key in table.keys if not re.search(rf"\b{key}\b", "\n".join(blocks("toml")))]
    assert missing == []


def test_every_key_of_front_matter_is_named():
    words = {keys.folded(word) for word in re.findall(r"[\w-]+", "".join(re.findall(r"`[^`\n]+`", README)))}
    assert [name for key in keys.KEYS for name in key.names if name not in words] == []


def test_the_first_command_is_the_one_that_is_tested():
    setup, tests = (block.strip() for block in blocks("sh")[:2])
    assert setup.endswith(".venv/bin/nashra build --verbose")
    assert tests.endswith(".venv/bin/python -m pytest")
    assert README.index(setup) < README.index(tests)


@pytest.mark.parametrize("command", [block.strip() for block in blocks("sh")[2:]])
def test_a_command_runs(command):
    program, *arguments = command.split()
    assert program == "nashra"
    done = nashra(*arguments, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_site_of_ones_own_is_made_and_built(tmp_path):
    (commands,) = blocks("console")
    for command in commands.splitlines():
        program, *arguments = shlex.split(command)
        assert program == "nashra"
        assert nashra(*arguments, cwd=tmp_path).returncode == 0
    assert (tmp_path / "news/feeds/main.rss").exists()


def test_the_library_call_runs():
    (code,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_exit_statuses_are_those_of_the_program():
    from nashra.build import Status

    assert [int(row) for row in re.findall(r"^\| (\d) \|", README, re.MULTILINE)] == list(Status)


def test_the_crontab_line_runs_the_command(tmp_path):
    (line,) = blocks("crontab")
    minute, *_, command = line.strip().split(maxsplit=5)
    assert minute == "*/5"
    command = command.replace("/srv/news/.venv/bin/nashra", f"{sys.executable} -m nashra").replace(
        "/srv/news", str(ROOT)
    )
    done = subprocess.run(["sh", "-c", command], env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@needs("nginx")
def test_nginx_serves_the_feeds_with_their_types_and_answers_304(example, tmp_path):
    nashra("build", cwd=example)
    (location,) = blocks("nginx")
    with running(nginx, tmp_path, location.replace("/srv/news/feeds/", f"{example}/feeds/")) as server:
        for form in ("rss", "atom"):
            answer = server.get(f"/feeds/main.{form}")
            assert answer.headers["Content-Type"] == f"application/{form}+xml; charset=utf-8"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.body == (example / f"feeds/main.{form}").read_bytes()
            assert server.get(f"/feeds/main.{form}", {"If-None-Match": answer.headers["ETag"]}).status == 304


@pytest.mark.parametrize(("form", "command"), [("crontab", ["cron"]), ("nginx", ["web-server", "nginx"])])
def test_a_block_is_what_the_command_prints(example, form, command):
    program = ["--program", str(example / ".venv/bin/nashra")] if command == ["cron"] else []
    done = nashra(*command, *program, cwd=example)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.replace(str(example), "/srv/news") == blocks(form)[0]


def threats():
    """Return the rows of the table of threats, each with the tests that it names."""
    table = README.partition("## Threats")[2].partition("\n## ")[0]
    return {row: re.findall(r"`(\S+\.py)::(\w+)`", row) for row in re.findall(r"^\| .*\|$", table, re.MULTILINE)[1:]}


@pytest.mark.parametrize("row", threats())
def test_a_threat_names_tests_that_there_are(row):
    assert threats()[row]
    for file, name in threats()[row]:
        assert re.search(rf"^ *def {name}\(", (ROOT / "tests" / file).read_text("utf-8"), re.MULTILINE), name
