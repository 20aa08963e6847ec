"""Who may read what is published, and where it may stand: `mode`, `group` and `links` of feeds.toml."""

import errno
import os
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nashra.model import Files

_READ = 0o444
# What the umask leaves of this is given back: never that others may write.
_OPEN = 0o644


def make_folder(path: Path, files: Files) -> None:
    """Make a folder and those above it; what is new can be opened by all who may read files.

    Raises OSError, also where something else stands there.
    """
    if not path.is_dir():
        make_folder(path.parent, files)
        try:
            path.mkdir(exist_ok=True)
        except FileExistsError as error:
            message = "a file stands where its folder would be"
            raise NotADirectoryError(errno.ENOTDIR, message, str(path)) from error
        grant(path, files)


def grant(path: Path, files: Files) -> None:
    """Give a file or folder the mode and the group that feeds.toml states; what has them is not touched."""
    now = path.lstat()
    if files.mode is not None:
        mode = files.mode | (files.mode & _READ) >> 2 if stat.S_ISDIR(now.st_mode) else files.mode
        if stat.S_IMODE(now.st_mode) != mode:
            path.chmod(mode)
    if files.group is not None and now.st_gid != files.group:
        _give(path, files.group)


def reopen(path: Path, files: Files) -> None:
    """Give a file that another hand may have shut its rights back, where that can be done.

    Where feeds.toml states no mode, it gets what the umask leaves to a new file, and nothing is taken away.
    """
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        now = path.lstat().st_mode
        if not stat.S_ISREG(now):
            return
        mode = stat.S_IMODE(now)
        grant(path, files if files.mode is not None else replace(files, mode=mode | _OPEN & ~_umask()))


def _umask() -> int:
    """Return the umask, which can be asked for only by setting another."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def _give(path: Path, group: int) -> None:
    try:
        os.chown(path, -1, group)
    except PermissionError as error:
        message = "only root or a member of the group that feeds.toml names can give files to it"
        raise PermissionError(errno.EPERM, message, str(path)) from error


def is_through_link(folder: Path, target: Path) -> bool:
    """Whether feeds/, or a folder in it on the way to the target, is a link to somewhere else."""
    return any(map(os.path.islink, target.parents[: len(target.parts) - len(folder.parts)]))


def refuse_links(folder: Path, target: Path, files: Files) -> None:
    """Raise OSError where a link would lead out of feeds/, unless feeds.toml allows that."""
    if not files.links and is_through_link(folder, target):
        message = "the folder is a link, and is not followed unless feeds.toml says so ([files] links = true)"
        raise OSError(errno.ELOOP, message, str(target.parent))
