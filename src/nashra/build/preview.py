"""What a run would change, without changing it: which entries of each feed come, change and go."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP, _NEWS = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.google.com/schemas/sitemap-news/0.9}"
# An entry's element, its id, and its title.
_FORMS = (
    ("item", "guid", "title"),
    (f"{_ATOM}entry", f"{_ATOM}id", f"{_ATOM}title"),
    (f"{_SITEMAP}url", f"{_SITEMAP}loc", f"{_NEWS}news/{_NEWS}title"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of one feed file; `path` is below feeds/, and bytes are empty where there is no file.

    Entries are named by their title, or by their id where they have none.
    """

    path: str
    before: bytes
    after: bytes
    come: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def compared(folder: Path, path: str, after: bytes) -> Change | None:
    """Compare a published file with what would replace it; None where both are the same."""
    file = folder / path
    before = file.read_bytes() if file.is_file() else b""
    return _change(path, before, after) if before != after else None


def _change(path: str, before: bytes, after: bytes) -> Change:
    old, new = _entries(before), _entries(after)
    return Change(
        path,
        before,
        after,
        come=tuple(title for key, (title, _) in new.items() if key not in old),
        changed=tuple(title for key, (title, xml) in new.items() if key in old and old[key][1] != xml),
        gone=tuple(title for key, (title, _) in old.items() if key not in new),
    )


def _entries(data: bytes) -> dict[str, tuple[str, bytes]]:
    """Return title and canonical XML of each entry, by its id; nothing where the data is not XML."""
    from lxml import etree

    from nashra.xml import UNTRUSTED

    parser = etree.XMLParser(**UNTRUSTED | {"huge_tree": True})
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return {}
    entries = {}
    for entry, name, title in _FORMS:
        for element in root.iter(entry):
            key = element.findtext(name) or ""
            entries[key] = element.findtext(title) or key, etree.tostring(element, method="c14n")
    return entries


@contextmanager
def copy_of(index: Path) -> Iterator[Path]:
    """Yield a copy of the index (and of the files that SQLite keeps beside it) that may be changed, and is deleted."""
    with TemporaryDirectory(prefix="nashra-") as folder:
        for file in index.parent.glob(index.name + "*"):
            shutil.copy(file, folder)
        yield Path(folder, index.name)
