"""Sites to build, and where the things are that tests need from outside."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nashra.build import Result, build

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
NEWSROOM = ROOT / "tests" / "newsroom"
# What windows showed while tests ran, to be looked at; kept out of the repository.
PICTURES = ROOT / "tests" / "readers" / "pictures"
# An hour ahead, so that what a test has just written has long settled.
NOW = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)

# Files are made and built in most properties: what is slow is the disk, not the property.
QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
settings.register_profile("nashra", **QUIET)
# What guards a merge judges the change at hand, by the same examples each time; searching is for the desk.
settings.register_profile("merge", derandomize=True, database=None, **QUIET)
settings.load_profile("merge" if os.environ.get("NASHRA_CI") else "nashra")


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program (or a file of one) is missing, and name it; .ci/run installs all, and lets nothing be skipped."""
    missing = [name for name in programs if not (shutil.which(name) or Path(name).exists())]
    skip = bool(missing) and not os.environ.get("NASHRA_CI")
    return pytest.mark.skipif(skip, reason=f"not installed: {', '.join(missing)}")


FEEDS_TOML = """\
title = "نشرة الاختبار"
description = "للاختبار وحده"
home = "https://test.example/"
feeds = "https://test.example/feeds/"
"""
LEAD = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي حفل الافتتاح."


@dataclass(frozen=True)
class SiteFolder:
    """A site in a folder of its own."""

    path: Path

    def write(self, path: str, text: str | bytes, sidecar: str = "published = 2026-11-01T08:00:00Z\n") -> Path:
        """Write a stored file, and a sidecar beside it unless that is empty."""
        file = self._put(path, text)
        if sidecar and file.suffix != ".toml":
            self._put(str(Path(path).with_suffix(".toml")), sidecar)
        return file

    def _put(self, path: str, text: str | bytes) -> Path:
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def build(self, now: datetime = NOW) -> Result:
        return build(self.path, now)

    def feed(self, path: str = "main.rss") -> bytes:
        return (self.path / "feeds" / path).read_bytes()

    def feeds(self) -> dict[str, bytes]:
        """Return every file below feeds/."""
        folder = self.path / "feeds"
        return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A site with one good article."""
    folder = SiteFolder(tmp_path / "site")
    folder.write("content/feeds.toml", FEEDS_TOML)
    folder.write("content/news/good.txt", LEAD)
    return folder


@pytest.fixture
def newsroom(tmp_path: Path) -> SiteFolder:
    """A copy of the newsroom that stands beside this file: three sections, two languages, ten articles."""
    shutil.copytree(NEWSROOM / "content", tmp_path / "newsroom" / "content")
    return SiteFolder(tmp_path / "newsroom")


@pytest.fixture
def codes():
    """Return the codes of a result's problems that are worse than an info, in their order."""

    def codes_of(result: Result) -> list[str]:
        return [problem.code for problem in result.problems if str(problem.level) != "info"]

    return codes_of
