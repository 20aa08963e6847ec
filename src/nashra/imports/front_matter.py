"""Write an article as Markdown that every site generator reads: YAML front matter, and the body as HTML.

Every value except dates is written as JSON, which is YAML, too. `nashra.content.front_matter` reads it.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nashra import opening
from nashra.content.facts import Facts
from nashra.imports import paragraphs
from nashra.model import Episode, Media, Person

FENCE = "---"
# Characters that JSON allows unescaped, and YAML or TOML does not.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# In bytes: as far into a file the mark of an article is looked for.
_HEAD = 65_536


def document(facts: Facts) -> str:
    """Return the file of an article."""
    html = facts.html()
    body = paragraphs.block(html) + "\n" if html.strip() else ""
    return "\n".join([FENCE, *_lines(facts), FENCE, "", body])


def table(facts: Facts) -> str:
    """Return the sidecar of an article, in TOML."""
    names = {"date": "published", "lang": "language"}
    lines = (line.partition(": ") for line in _lines(facts))
    return "".join(f"{names.get(key, key)} = {value}\n" for key, _, value in lines)


def mark(facts: Facts) -> list[str]:
    """Return the lines of front matter that identify an article: its id, else its address, else title and date."""
    lines = list(_lines(facts))
    for keys in (("id",), ("url",), ("title", "date")):
        if mark := [line for line in lines if line.partition(":")[0] in keys]:
            return mark
    return []


def stands(path: Path, lines: list[str]) -> bool:
    """Whether a file holds the article with this mark, whatever else was written into it since."""
    with opening.to_read(path) as file:
        return set(lines) <= set(file.read(_HEAD).decode("utf-8", "replace").split("\n"))


def quoted(value: object) -> str:
    """Return a value as JSON that is YAML, and TOML where it is a text or a list of texts."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _lines(facts: Facts) -> Iterator[str]:
    episode = facts.episode or Episode()
    values = {
        "id": facts.id,
        "url": facts.url,
        "title": facts.title,
        "date": facts.published or facts.stored,
        "updated": facts.updated,
        "expires": facts.expires,
        "draft": facts.draft,
        "slug": facts.slug,
        "authors": [_author(author) for author in facts.authors or ()],
        "section": facts.section,
        "tags": list(facts.tags or ()),
        "lang": facts.language,
        "summary": facts.summary,
        "image": next((media.url for media in facts.media or () if not media.is_played), None),
        "attachments": [_attachment(media) for media in facts.media or () if media.is_played],
        "duration": episode.duration,
        "season": episode.season,
        "episode": episode.number,
        "episode_type": episode.kind,
        "explicit": episode.explicit,
    }
    for key, value in values.items():
        if value or value is episode.explicit is False:
            yield f"{key}: {value.isoformat() if isinstance(value, date) else quoted(value)}"


def _attachment(media: Media) -> dict[str, str | int]:
    known: dict[str, str | int] = {"url": media.url, "type": media.type, "length": media.length, "title": media.title}
    return {key: value for key, value in known.items() if value}


def _author(author: Person) -> str | dict[str, str]:
    if not (author.email or author.url):
        return author.name
    known = {"name": author.name, "email": author.email, "url": author.url}
    return {key: value for key, value in known.items() if value}
