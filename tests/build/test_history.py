"""Whatever happened before: a run that knows the past, one that makes everything again, and one that knows nothing."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, SiteFolder

from nashra.build import Options, build

PATHS = st.sampled_from(["content/a.txt", "content/b.txt", "content/news/نبأ.txt"])
TEXTS = st.sampled_from(["وصل الوفد إلى المدينة مساء.", "أعلن المجلس موعد الجلسة.", "هطل المطر على الساحل."])
SIDECARS = st.sampled_from(
    [
        "",
        "published = 2099-12-28",
        "published = 2099-12-31T10:00:00Z\ntags = ['طقس']",
        "published = 2100-01-02T23:30:00Z\ntags = ['طقس', 'بحر']\ntitle = 'عنوان'",
        "published = 2099-11-11\nid = 'urn:x-test:stated'",
        "published = tomorrow",
    ]
)
CONFIGS = st.sampled_from(
    [
        FEEDS_TOML,
        FEEDS_TOML + "[every.tag]\n",
        FEEDS_TOML.replace("test.example", "moved.example") + "[every.tag]\n[every.section]\n",
        FEEDS_TOML + "[[feed]]\nname = 'main'\nentries = 2\n[[feed]]\nname = 'sea'\ntags = ['بحر']\n",
    ]
)
# Later than anything that a test writes, so that files have settled.
FIRST = datetime(2100, 1, 1, tzinfo=UTC)


CHANGES = st.one_of(
    st.tuples(st.just("store"), PATHS, TEXTS, SIDECARS),
    st.tuples(st.just("store"), PATHS, TEXTS, SIDECARS),
    st.tuples(st.just("rename"), PATHS, PATHS),
    st.tuples(st.just("rename"), PATHS, PATHS),
    st.tuples(st.just("delete"), PATHS),
    st.tuples(st.just("spoil"), PATHS),
    st.tuples(st.just("configure"), CONFIGS),
    st.tuples(st.just("move_the_clock"), st.integers(-72, 72)),
)
# What changes before a run, whether the index is deleted before it, and whether it is told that articles may be gone.
RUNS = st.lists(st.tuples(st.lists(CHANGES, max_size=3), st.booleans(), st.booleans()), min_size=3, max_size=8)


class History:
    """Sites that live through the same, each in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.sites = self.knowing, self.thorough, self.forgetful = [
            SiteFolder(folder / name) for name in ("knowing", "thorough", "forgetful")
        ]
        self.seconds = 1_790_000_000
        self.now = FIRST
        self.configure(FEEDS_TOML)

    def configure(self, config):
        for site in self.sites:
            site.write("content/feeds.toml", config)

    def store(self, path, text, sidecar):
        """Files of all sites get one time, and each change gets a later one."""
        self.delete(path)
        self.seconds += 1
        for site in self.sites:
            file = site.write(path, text, sidecar)
            os.utime(file, (self.seconds, self.seconds))

    def spoil(self, path):
        self.store(path, b"\xff", "")

    def delete(self, path):
        for file in self._files(path):
            file.unlink(missing_ok=True)

    def rename(self, path, other):
        for old, new in zip(self._files(path), self._files(other), strict=True):
            new.parent.mkdir(exist_ok=True)
            if old.exists():
                old.replace(new)

    def _files(self, path):
        return [(site.path / path).with_suffix(suffix) for site in self.sites for suffix in (".txt", ".toml")]

    def move_the_clock(self, hours):
        self.now += timedelta(hours=hours)

    def build(self, forget, allow_empty):
        if forget:
            shutil.rmtree(self.forgetful.path / ".nashra", ignore_errors=True)
        for site in self.sites:
            options = Options(everything=site is self.thorough, allow_empty=allow_empty)
            build(site.path, self.now, options=options)


@settings(max_examples=25)
@given(RUNS)
def test_what_is_known_changes_nothing_that_is_published(tmp_path_factory, runs):
    folder = tmp_path_factory.mktemp("history")
    history = History(folder)
    for changes, forget, allow_empty in runs:
        for change, *arguments in changes:
            getattr(history, change)(*arguments)
        history.build(forget, allow_empty)
        assert history.thorough.feeds() == history.knowing.feeds()
        assert history.forgetful.feeds() == history.knowing.feeds()
    shutil.rmtree(folder)
