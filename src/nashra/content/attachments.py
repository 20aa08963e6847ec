"""Pictures, sounds, films and transcripts that are stored beside an article become its media.

To `x.txt` belong `x.jpg`, `x-2.png` and everything in the folder `x/`; to `x/index.md` everything in its own folder. A
new kind of file is one line in TYPES.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from urllib.parse import unquote

from nashra import opening
from nashra.addresses import segment
from nashra.content import form
from nashra.model import Media, Site
from nashra.references import decoded

# Listed here, since the types that a machine knows differ from one to the next.
TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
}
_NAMED = re.compile(r"""(\s(?:src|href|poster)\s*=\s*)["']([^"'<>:]+)["']""", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+)-\d+")
# Width and height stand near the beginning, behind perhaps a preview and a colour profile.
_HEAD = 512 * 1024


def type_of(path: str) -> str:
    """Return the media type of a suffix, empty where files of that kind are no attachments."""
    return TYPES.get(path[path.rfind(".") :].lower(), "")


def grouped(paths: Collection[str]) -> dict[str, list[str]]:
    """Group the attachments among stored files by the path, without its suffix, of the article they belong to.

    Those that belong to no article are listed under the empty path.
    """
    attached = sorted(path for path in paths if type_of(path))
    articles = {form.stem(path) for path in paths if not type_of(path)} if attached else set()
    groups: dict[str, list[str]] = {}
    for path in attached:
        groups.setdefault(next((owner for owner in _owners(path) if owner in articles), ""), []).append(path)
    return groups


def _owners(path: str) -> Iterator[str]:
    """Yield the articles, without their suffix, that an attachment may belong to; the nearest name first."""
    stem, folder = form.stem(path), PurePosixPath(path).parent
    yield stem
    if numbered := _NUMBERED.fullmatch(stem):
        yield numbered[1]
    yield str(folder / "index")
    yield str(folder)


def beside(folder: Path, path: str, site: Site) -> dict[str, Media]:
    """Return the media beside an article of the site in `folder`, by their path from the article's own folder.

    There are none unless feeds.toml says at which address they are served (`media`). Raises OSError.
    """
    if not site.media:
        return {}
    place, name = PurePosixPath(path).parent, form.name(path)
    mine = _listed(folder / place).get(name, [])
    own = folder / place / name
    if own.is_dir() and not own.is_symlink():
        mine = [*mine, *(f"{name}/{file}" for file in _listed(own).get("", []))]
    media_of = {file: _media(folder, str(place / file), site) for file in mine}
    return {file: media for file, media in media_of.items() if media}


def _listed(folder: Path) -> dict[str, list[str]]:
    return _grouped_names(str(folder), folder.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _grouped_names(folder: str, mtime: int) -> dict[str, list[str]]:  # noqa: ARG001 - names change with the folder's time
    """Group the names in a folder; cached, so that a folder is listed once, however many articles are in it."""
    names = (file.name for file in Path(folder).iterdir())
    return grouped([name for name in names if not name.startswith(".") and PurePosixPath(name).suffix != form.SIDECAR])


def _media(folder: Path, path: str, site: Site) -> Media | None:
    """Return a stored file as media, None where it is a link or a folder."""
    stats = (folder / path).lstat()
    if not S_ISREG(stats.st_mode):
        return None
    media = Media(_public(path, site), type_of(path), stats.st_size)
    if not media.type.startswith("image/"):
        return media
    width, height = _size(folder / path)
    return replace(media, width=width, height=height)


def _size(file: Path) -> tuple[int, int]:
    """Return width and height in pixels, zeros where the file does not tell them."""
    import imagesize  # for the articles that have pictures

    with opening.to_read(file) as stream:
        head = BytesIO(stream.read(_HEAD))
    try:
        width, height = imagesize.get(head)
    except Exception:  # noqa: BLE001 - of a broken picture it raises whatever it runs into
        return 0, 0
    return (width, height) if width > 0 and height > 0 else (0, 0)


def pointed(html: str, attached: dict[str, Media], folder: Path, path: str, site: Site) -> str:
    """Return a body in which references to files beside it, attached or not, are replaced by their public addresses."""

    def whole(reference: re.Match[str]) -> str:
        name = unquote(decoded(reference[2])).removeprefix("./")
        media = attached.get(name)
        address = media.url if media else _address(folder, str(PurePosixPath(path).parent), name, site)
        return f'{reference[1]}"{address}"' if address else reference[0]

    return _NAMED.sub(whole, html)


def _address(folder: Path, place: str, name: str, site: Site) -> str:
    """Return the public address of a file that a body names, empty where there is none such below its folder."""
    if not type_of(name) or name.startswith("/") or ".." in name.split("/"):
        return ""
    try:
        is_file = S_ISREG((folder / place / name).lstat().st_mode)
    except (OSError, ValueError):
        return ""
    return _public(f"{place}/{name}", site) if is_file else ""


def _public(path: str, site: Site) -> str:
    return site.media + "/".join(map(segment, PurePosixPath(path).parts[1:]))


def joined(
    stated: Iterable[Media], attached: dict[str, Media], folder: Path, path: str, site: Site
) -> tuple[Media, ...]:
    """Return the media that an article names, then the others beside it; a named file beside it is taken from there."""
    named = [(PurePosixPath(media.url).as_posix(), media) for media in stated]
    place = str(PurePosixPath(path).parent)

    def found(name: str, media: Media) -> Media:
        if name in attached:
            return replace(attached[name], title=media.title, credit=media.credit)
        below = "" if "://" in media.url else _address(folder, place, name, site)
        return replace(media, url=below) if below else media

    first = [found(name, media) for name, media in named]
    return (*first, *(media for name, media in attached.items() if name not in dict(named)))
