import fcntl
import os
import socket
import threading

import pytest
from tests.conftest import NOW

from nashra.publish import publish, remove, stamp, sweep
from nashra.publish.lock import LockedError, held


def test_a_file_is_whole_and_readable_by_a_web_server(tmp_path):
    assert publish(tmp_path, "section/عالم.rss", [b"<rss/>"])
    file = tmp_path / "section/عالم.rss"
    assert file.read_bytes() == b"<rss/>"
    assert file.stat().st_mode & 0o777 == 0o666 & ~_umask()
    assert os.listdir(file.parent) == ["عالم.rss"]


def test_what_did_not_change_is_not_touched(tmp_path):
    publish(tmp_path, "main.rss", [b"<rss/>"])
    before = (tmp_path / "main.rss").stat()
    assert not publish(tmp_path, "main.rss", [b"<rss/>"])
    after = (tmp_path / "main.rss").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_bytes_are_the_same_however_they_are_parted(tmp_path):
    assert publish(tmp_path, "main.rss", [b"ab", b"", b"cd"])
    assert not publish(tmp_path, "main.rss", [b"a", b"bcd"])
    for other in ([b"abc"], [b"abc", b"de"], [b"abc"], []):
        assert publish(tmp_path, "main.rss", other)
        assert (tmp_path / "main.rss").read_bytes() == b"".join(other)


def test_a_changed_file_is_at_least_a_whole_second_newer(tmp_path):
    for number in range(4):
        publish(tmp_path, "main.rss", [b"%d" % number])
        before = (tmp_path / "main.rss").stat().st_mtime_ns
        publish(tmp_path, "main.rss", [b"%d again" % number])
        assert (tmp_path / "main.rss").stat().st_mtime_ns // 10**9 > before // 10**9


def test_a_reader_never_sees_half_a_file(tmp_path):
    versions = [bytes([65 + number]) * 200_000 for number in range(2)]
    publish(tmp_path, "main.rss", [versions[0]])
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add((tmp_path / "main.rss").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        publish(tmp_path, "main.rss", [versions[number % 2]])
    stop.set()
    reader.join()
    assert seen <= set(versions)


def test_litter_of_a_killed_run_is_cleared(tmp_path):
    (tmp_path / "tag").mkdir()
    (tmp_path / "tag/.بحر.rss.nashra").write_bytes(b"half")
    (tmp_path / ".well-known").write_bytes(b"not ours")
    sweep(tmp_path)
    assert not (tmp_path / "tag/.بحر.rss.nashra").exists()
    assert (tmp_path / ".well-known").exists()


def test_where_it_cannot_be_written_the_old_file_stays_and_nothing_lies_about(tmp_path, monkeypatch):
    publish(tmp_path, "main.rss", [b"old"])

    def no_space(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, "main.rss", [b"new"])
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"main.rss": b"old"}


def test_a_removed_feed_takes_its_empty_folder_with_it(tmp_path):
    publish(tmp_path, "tag/a.rss", [b"a"])
    publish(tmp_path, "tag/b.rss", [b"b"])
    remove(tmp_path, "tag/a.rss")
    assert (tmp_path / "tag/b.rss").exists()
    remove(tmp_path, "tag/b.rss")
    assert list(tmp_path.iterdir()) == []


def test_a_stamp_changes_when_anyone_touches_the_file(tmp_path):
    assert stamp(tmp_path, "main.rss") == ""
    publish(tmp_path, "main.rss", [b"a"])
    before = stamp(tmp_path, "main.rss")
    os.utime(tmp_path / "main.rss", (0, 0))
    assert stamp(tmp_path, "main.rss") != before


def test_the_lock_is_held_once_and_says_by_whom(tmp_path):
    with (
        held(tmp_path / "lock", NOW),
        pytest.raises(
            LockedError, match=f"process {os.getpid()} on {socket.gethostname()} since {NOW:%Y-%m-%d %H:%M:%S} UTC"
        ),
        held(tmp_path / "lock", NOW),
    ):
        pass
    with held(tmp_path / "lock", NOW):
        pass


def test_a_holder_that_has_not_said_its_name_yet_is_waited_for(tmp_path):
    with (tmp_path / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        speaking = threading.Timer(0.1, lambda: os.write(file.fileno(), b"process 7"))
        speaking.start()
        with pytest.raises(LockedError, match="process 7"), held(tmp_path / "lock", NOW):
            pass
        speaking.join()


def test_one_that_held_the_lock_leaves_no_name_in_it(tmp_path):
    with held(tmp_path / "lock", NOW):
        pass
    assert (tmp_path / "lock").read_bytes() == b""


@pytest.mark.parametrize("call", ["fcntl.flock", "os.pwrite", "os.ftruncate"])
def test_a_lock_that_cannot_be_held_is_named(tmp_path, monkeypatch, call):
    def failing(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call, failing)
    with pytest.raises(OSError, match="No space left") as raised, held(tmp_path / "lock", NOW):
        pass
    assert raised.value.filename == str(tmp_path / "lock")


def test_what_fails_while_the_lock_is_held_is_not_told_of_it(tmp_path):
    with pytest.raises(OSError, match="elsewhere") as raised, held(tmp_path / "lock", NOW):
        raise OSError(28, "elsewhere")
    assert raised.value.filename is None


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
