"""What an enemy named reaches a terminal only as something that can be seen."""

import subprocess
import sys

import pytest
from tests.conftest import FEEDS_TOML, LEAD

from nashra.build import Done, Outcome, Result
from nashra.cli import COMMANDS, watch

UNSEEN = set("\x1b\x07\u202e\x9b\r\u2066\u2028")
EVIL = "\x1b]0;x\x07\x1b[2J\u202e\x9b31m\r\u2066\u2028"
KEYS = 'title: "\\e[2J\\u202e x"\ndate: 2026-11-01\ntags: ["\\e[31m\\u2067"]\n"\\e[2J": 1\nlang: "\\u202e\\e[2J"\n'
ASKED = [
    ["build", "-v"],
    ["build", "--diff", "--all"],
    ["build", "--dry-run", "--all"],
    ["build", "--all", "-v", "--log-format", "json"],
    ["build", "-v", "--ping", EVIL],
    ["build", f"--metrics={EVIL}/x"],
    ["build", EVIL, "."],
    ["status"],
    ["status", "--json"],
    ["status", EVIL],
    *(
        ["validate", "--format", form, f"{EVIL}.xml", "feeds"]
        for form in ("text", "compact", "json", "sarif", "github")
    ),
    ["validate", "--select", EVIL, "feeds"],
    ["validate", f"http://{EVIL}/"],
    ["explain", EVIL],
    ["rules", "--profile", EVIL],
    ["import", "export.json", "-v"],
    ["import", "export.json", "-v", "--into", EVIL],
    ["new", EVIL, "--section", EVIL],
    ["init", EVIL],
    ["cron", "--program", EVIL],
    ["web-server", EVIL],
    ["serve", f"{EVIL}/nowhere"],
    ["watch", f"{EVIL}/nowhere"],
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A site, an export and a feed in which everything that has a name has an evil one."""
    site = tmp_path_factory.mktemp("hostile")
    folder = site / "content" / EVIL
    folder.mkdir(parents=True)
    (site / "content/feeds.toml").write_text(FEEDS_TOML + "[every.section]\n[every.tag]\n", "utf-8")
    (folder / f"{EVIL}.md").write_text(f"---\n{KEYS}---\n{LEAD}{EVIL}", "utf-8")
    (folder / f"{EVIL}.txt").write_bytes(b"\xff")
    (folder / f"{EVIL}.toml").write_text("x = 1")
    (site / "export.json").write_text(
        f'[{{"title": {KEYS[7:25]}, "url": "\\u202e\\u001b[2J", "date_published": "\\u009b"}}]'
    )
    (site / f"{EVIL}.xml").write_text(
        "<rss><channel><title>\u202e</title><x y='\u202e\x85'/><link>\u202e</link></channel></rss>", "utf-8"
    )
    return site


def test_every_command_is_asked():
    assert {command for command, *_ in ASKED} == set(COMMANDS)


@pytest.mark.parametrize(
    "arguments", ASKED, ids=lambda arguments: " ".join(arguments).encode("unicode_escape").decode()
)
def test_a_command_moves_no_cursor_and_turns_no_line(hostile, arguments):
    command = [sys.executable, "-m", "nashra", *arguments]
    done = subprocess.run(command, cwd=hostile, capture_output=True, encoding="utf-8", check=False, timeout=60)
    told = done.stdout + done.stderr
    assert told
    assert "Traceback" not in told
    assert not set(told) & UNSEEN


def test_what_is_watched_is_told_safely_too(capsys):
    watch.tell(Result(feeds=[Outcome(f"feeds/{EVIL}", Done.WRITTEN)]), [])
    assert not set(capsys.readouterr().out) & UNSEEN
