"""Where an article is written: names that say what it is, that no file system refuses, and that nothing has yet."""

import errno
import os
from collections.abc import Iterator
from itertools import accumulate, takewhile
from pathlib import Path, PurePosixPath

import regex

from nashra import addresses, opening
from nashra.content.facts import Facts

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+")
# Tatweel and harakat: nobody looks for a file by them.
_ORNAMENT = regex.compile("[\u0640\u064b-\u065f\u0670]")
# With the date, the digest of a twin and the name of a temporary file still one that every file system takes.
_LONGEST = 120


def slug(text: str) -> str:
    """Return the words of a text as a name, as many as fit in it: `جسر-جديد-للمشاة`."""
    words = _WORD.findall(_ORNAMENT.sub("", text[: 4 * _LONGEST]))
    fitting = takewhile(lambda name: len(name.encode()) <= _LONGEST, accumulate(words, "{}-{}".format))
    *_, longest = ["", *fitting]
    return longest or addresses.file_name("".join(words[:1]))


def names(facts: Facts, digest: str) -> Iterator[str]:
    """Yield the name of an article's file, without its suffix, and that which it has where the first is taken."""
    published = facts.published or facts.stored
    title = slug(facts.slug or facts.title or "")
    name = "-".join(filter(None, [published.isoformat()[:10] if published else "", title]))
    if name:
        yield name
    yield "-".join(filter(None, [name, digest[:8]]))


def create(folder: Path, path: str, text: str) -> bool:
    """Write a file of the site in `folder` whole, or not at all; return False, and touch nothing, where one stands.

    Raises OSError where it cannot be written.
    """
    file = folder / path
    if os.path.lexists(file):
        return False
    _refuse_links(folder, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.nashra")
    with opening.to_write(temporary) as stream:
        stream.write(text.encode())
    try:
        os.link(temporary, file)
    except FileExistsError:
        return False
    finally:
        temporary.unlink()
    return True


def _refuse_links(folder: Path, path: str) -> None:
    """Raise OSError where a folder in content/ is a link: what is written through it would never be read."""
    for above in PurePosixPath(path).parents[:-2]:
        if (folder / above).is_symlink():
            raise OSError(errno.ELOOP, "a link is not followed", str(folder / above))
