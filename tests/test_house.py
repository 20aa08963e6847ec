"""The house is in order: style, types, layers, and the top level."""

import subprocess
import sys
from fnmatch import fnmatch

import pytest

from tests.conftest import ROOT, needs

TOP_LEVEL = {"pyproject.toml", "README.md", "feeds", "src", "content", "tests"}


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--no-cache"],
        ["ruff", "format", "--check", "--no-cache"],
        ["mypy"],
        ["lint-imports", "--no-cache"],
        ["pip", "check"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_tool_finds_nothing(command):
    tool = f"{sys.prefix}/bin/{command[0]}"
    done = subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_test_is_passed_over(request):
    files = {file for file in (ROOT / "tests").rglob("test_*.py") if "node_modules" not in file.parts}
    passed_over = request.config.getini("norecursedirs")
    folders = {part for file in files for part in file.relative_to(ROOT).parts[:-1]}
    assert not [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)]


@needs("git")
def test_the_top_level_is_what_was_asked_for():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {path.split("/")[0] for path in listed.rstrip("\0").split("\0")}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL
