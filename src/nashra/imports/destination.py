"""Where an imported or new article is written: under a telling name that every file system takes, and that is free."""

import errno
import os
from collections.abc import Iterator
from itertools import accumulate, takewhile
from pathlib import Path, PurePosixPath

import regex

from nashra import addresses, opening
from nashra.content.facts import Facts

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+")
# Tatweel and harakat, which nobody types to find a file.
_ORNAMENT = regex.compile("[\u0640\u064b-\u065f\u0670]")
# In bytes; a date, a digest and the suffix of a temporary file still fit into the 255 that file systems allow.
_LONGEST = 120


def slug(text: str) -> str:
    """Return the words of a text, as many as fit, joined to a name: `جسر-جديد-للمشاة`."""
    words = _WORD.findall(_ORNAMENT.sub("", text[: 4 * _LONGEST]))
    fitting = takewhile(lambda name: len(name.encode()) <= _LONGEST, accumulate(words, "{}-{}".format))
    *_, longest = ["", *fitting]
    return longest or addresses.file_name("".join(words[:1]))


def names(facts: Facts, digest: str) -> Iterator[str]:
    """Yield the name of an article's file, without its suffix, and then the one to use if the first is taken."""
    published = facts.published or facts.stored
    title = slug(facts.slug or facts.title or "")
    name = "-".join(filter(None, [published.isoformat()[:10] if published else "", title]))
    if name:
        yield name
    yield "-".join(filter(None, [name, digest[:8]]))


def create(folder: Path, path: str, text: str) -> bool:
    """Write a file of the site in `folder` whole, or not at all; where one exists, return False and touch nothing.

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
    """Raise OSError where a folder in content/ is a link: nashra would not follow it to read what is written there."""
    for above in PurePosixPath(path).parents[:-2]:
        if (folder / above).is_symlink():
            raise OSError(errno.ELOOP, "a link is not followed", str(folder / above))
