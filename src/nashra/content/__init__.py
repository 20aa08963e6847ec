"""Read what a newsroom stores: any file gives an article, or the problems that say why not.

A new stored form is one module here with `read(text, path, site) -> list[Found]`, and one line in READERS.
"""

from pathlib import Path

from nashra.model import Reading, Site

# The suffix of the file, and the module whose `read` knows the form.
READERS = {
    ".json": "nashra.content.json",
    ".jsonl": "nashra.content.json",
    ".ndjson": "nashra.content.json",
    ".md": "nashra.content.markdown",
    ".markdown": "nashra.content.markdown",
    ".txt": "nashra.content.text",
}


def read(folder: Path, path: str, site: Site) -> list[Reading]:
    """Read one stored file of the site in `folder`; `path` is relative to it, with slashes. Never raises.

    Most files hold one article; an export may hold many, and each is a Reading of its own.
    """
    from nashra.content import reading  # a run that changes nothing reads nothing

    return reading.read(folder, path, site)
