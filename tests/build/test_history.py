"""Whatever happened before: a run that knows the past, one that makes everything again, and one that knows nothing."""

import json
import os
import shutil
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, SiteFolder

from nashra.build import Options, build
from nashra.index import INDEX
from nashra.index.ledger import LEDGER
from nashra.problems import Level

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
SEA = FEEDS_TOML + "[[feed]]\nname = 'main'\nentries = 2\n[[feed]]\nname = 'sea'\ntags = ['بحر']\n"
CONFIGS = st.sampled_from(
    [
        FEEDS_TOML,
        FEEDS_TOML + "[every.tag]\n",
        FEEDS_TOML.replace("test.example", "moved.example") + "[every.tag]\n[every.section]\n",
        SEA,
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
# What befalls the index before a run.
LOSSES = st.sampled_from(["nothing", "removed", "cut", "overwritten"])
# At which touch of the disk a run is killed before the one that is let to its end; at none, where it has fewer.
KILLS = st.none() | st.integers(1, 60)
# What changes before a run, what befalls it, and whether it is told that articles may be gone.
RUNS = st.lists(st.tuples(st.lists(CHANGES, max_size=3), LOSSES, KILLS, st.booleans()), min_size=3, max_size=8)
# What Python says when it touches the disk.
TOUCHES = {"open", "os.rename", "os.remove", "os.utime", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect"}


class History:
    """Sites that live through the same, each in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.sites = self.knowing, self.thorough, self.forgetful = [
            SiteFolder(folder / name) for name in ("knowing", "thorough", "forgetful")
        ]
        self.seconds = 1_790_000_000
        self.now = self.last = FIRST
        self.nobodys: set[str] = set()
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

    def build(self, loss, kill, allow_empty):
        """Build each site, and return what each run told that is wrong.

        That the clock is set back is confirmed, since one that knows nothing cannot tell.
        """
        self.lose_index(loss)
        allow_empty |= self.now < self.last
        self.last, told = self.now, []
        for site in self.sites:
            options = Options(everything=site is self.thorough, allow_empty=allow_empty)
            if kill:
                killed(kill, lambda site=site, options=options: build(site.path, self.now, options=options))
            result = build(site.path, self.now, options=options)
            told.append(sorted(str(problem) for problem in result.problems if problem.level is Level.ERROR))
        return told

    def lose_index(self, loss):
        index = self.forgetful.path / INDEX
        if loss != "nothing":
            self.nobodys |= {path for path in self.forgetful.feeds() if "/" not in path}
        if loss == "removed":
            shutil.rmtree(index.parent, ignore_errors=True)
        elif loss != "nothing" and index.exists():
            with index.open("r+b") as file:
                file.truncate(index.stat().st_size // 2) if loss == "cut" else file.write(b"x" * 5000)

    def feeds_of_forgetful(self):
        """Return its feeds, without those that feeds.toml names no more: once the index is lost, they may be anyone's."""
        named = self.knowing.feeds()
        return {
            path: data for path, data in self.forgetful.feeds().items() if path in named or path not in self.nobodys
        }

    def ids(self):
        """Return the ids of the files that stand, as each site keeps them."""
        return [ids(site) for site in self.sites]


def killed(touch, run):
    """Run in a process that is killed at so many touches of the disk."""
    child = os.fork()
    if child == 0:
        left = iter(range(touch - 1))

        def count(event, _):
            if event in TOUCHES and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        with suppress(BaseException):
            sys.addaudithook(count)
            run()
        os._exit(0)
    os.waitpid(child, 0)


def ids(site):
    with suppress(FileNotFoundError):
        lines = (site.path / LEDGER).read_text("utf-8").splitlines()[1:]
        kept = {path: rest[0] if rest else None for path, *rest in map(json.loads, lines)}
        return {path: kept[path] for path in kept if kept[path] and (site.path / path).exists()}
    return {}


def stands(site):
    """Return what a server makes ETags of, and the bytes, of each feed."""
    return {
        path: (data, (stat := (site.path / "feeds" / path).stat()).st_mtime_ns, stat.st_ino)
        for path, data in site.feeds().items()
    }


def untouched(before, after):
    return all(after[path] == was for path, was in before.items() if path in after and after[path][0] == was[0])


@settings(max_examples=25)
@given(RUNS)
@example(
    [
        ([("configure", SEA), ("store", "content/a.txt", "هطل المطر.", "tags = ['بحر']")], "nothing", None, False),
        ([("configure", FEEDS_TOML)], "removed", None, False),
        ([("delete", "content/a.txt")], "nothing", None, True),
    ]
)
def test_what_is_known_changes_nothing_that_is_published(tmp_path_factory, runs):
    folder = tmp_path_factory.mktemp("history")
    history = History(folder)
    for changes, loss, kill, allow_empty in runs:
        before, known = [stands(site) for site in history.sites], history.ids()[0]
        for change, *arguments in changes:
            getattr(history, change)(*arguments)
        told, told_anew, _ = history.build(loss, kill, allow_empty)
        assert told_anew == told
        assert history.thorough.feeds() == history.knowing.feeds()
        assert history.feeds_of_forgetful() == history.knowing.feeds()
        assert all(map(untouched, before, map(stands, history.sites)))
        now, *others = history.ids()
        assert others == [now, now]
        made = [key for key in now.values() if key.startswith("tag:")]
        assert len(set(made)) == len(made)
        assert {path: now[path] for path in known if path in now} == {
            path: known[path] for path in known if path in now
        }
    shutil.rmtree(folder)
