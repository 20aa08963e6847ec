"""A newspaper of any size, the same bytes every time, made of this repository's own article.

    python tests/benchmarks/newspaper.py COUNT FOLDER

Markdown with YAML front matter in 20 sections, about 200 tags and 50 authors, over three years.
"""

import random
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "content/world/000_5abcaf4f49c910ba.txt"
SEED = 20261124
NEWEST = datetime(2026, 11, 1, 9, tzinfo=UTC)
SPAN = timedelta(days=3 * 365)
SECTIONS, TAGS, AUTHORS = 20, 200, 50
CONFIG = """\
title = "صحيفة القياس"
home = "https://news.example/"
feeds = "https://news.example/feeds/"

[every.section]
[every.tag]
[every.author]
"""


def write(folder: Path, count: int) -> None:
    """Write content/ of a site in `folder`."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "content/feeds.toml").write_text(CONFIG, "utf-8")
    for path, text in articles(count):
        file = folder / "content" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


def articles(count: int) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each article, the newest first."""
    chance = random.Random(SEED)
    text = SOURCE.read_text("utf-8")
    sentences = sorted({part.strip(' "') for part in re.split(r"[.\n]", text) if len(part) > 40})
    words = sorted(set(re.findall(r"[\u0621-\u064a]{4,}", text)))
    tags = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(TAGS)]
    authors = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(AUTHORS)]
    for number in range(count):
        moment = NEWEST - number * SPAN / count
        section = f"section-{chance.randrange(SECTIONS):02}"
        front = (
            f'title: "{_plain(chance.choice(sentences))[:80]}"\ndate: {moment.isoformat(timespec="seconds")}\n'
            f'author: "{chance.choice(authors)}"\nsection: {section}\n'
            f"tags: [{', '.join(chance.sample(tags, 3))}]\n"
            f'summary: "{_plain(chance.choice(sentences))[:200]}"\nslug: art-{number:06}\nlang: ar\n'
        )
        body = "\n\n".join(_paragraph(chance, sentences) for _ in range(chance.randint(4, 10)))
        yield f"{section}/{moment:%Y-%m-%d}-art-{number:06}.md", f"---\n{front}---\n\n{body}\n"


def _paragraph(chance: random.Random, sentences: list[str]) -> str:
    chosen = chance.sample(sentences, min(len(sentences), chance.randint(2, 4)))
    kind = chance.random()
    if kind < 0.1:
        return "- " + "\n- ".join(chosen)
    if kind < 0.2:
        return f"> **{chosen[0]}** [المصدر](https://news.example/?a=1&b=2)"
    return ". ".join(chosen) + "."


def _plain(sentence: str) -> str:
    return sentence.replace('"', "”").replace("\\", "").strip()


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
