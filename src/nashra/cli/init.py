"""`nashra init DIR`: make a new site, with a first article where there is none."""

import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from nashra import config
from nashra.cli import output
from nashra.cli.options import Checked
from nashra.config import CONFIG, kinds
from nashra.content.facts import Facts
from nashra.content.scan import CONTENT
from nashra.imports import destination, front_matter
from nashra.imports.front_matter import quoted
from nashra.problems import printable, reason_of

_HOME = "https://news.example/"

_FEEDS_TOML = """\
# What this site is, and which feeds it publishes. `nashra build` makes them of the articles in this folder.

title = {title}
description = {title}
home = {home}  # the site that people read
feeds = {feeds}  # where the folder feeds/ is published
language = {language}
# timezone = "Asia/Riyadh"  # of dates that state none; UTC if not given
{article}  # the address of an article

[sections]  # what readers see in place of a folder's name
news = "أخبار"

[[feed]]  # feeds/main.rss and feeds/main.atom
name = "main"
# entries = 50
# body = "both"  # or "full", or "summary"

[every.section]  # a feed for each folder: feeds/section/news.rss
title = "{{site}}: {{name}}"
"""
# How Hugo and Zola address what stands in content/ already.
_BY_PATH, _BY_SECTION = 'article = "{home}{path}/"', '# article = "{home}{section}/{slug}"'
_GITIGNORE = "# What nashra remembers; it is made again where it is missing.\n.nashra/\n"
_ARTICLE = """\
هذا أول خبر في هذا الموقع، كتبته نشرة كي ترى كيف تصير المقالات خلاصات.
كل سطر في هذا الملف فقرة، والجدول الذي بجانبه يذكر العنوان والتاريخ. احذفهما متى كتبت أول أخبارك.
"""


_TITLE = Checked(kinds.text)
_ADDRESS = Checked(kinds.folder_address)


def _answer(question: str, otherwise: str, kind: Checked) -> str:
    """Ask a person at a terminal, again after a wrong answer; for a script take the default."""
    return str(click.prompt(question, default=otherwise, type=kind)) if sys.stdin.isatty() else otherwise


@click.command(short_help="Make a new site.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--title",
    type=_TITLE,
    default=lambda: _answer("The name of the site", "أخبار", _TITLE),
    help="The name of the site; at a terminal you are asked for it.",
)
@click.option(
    "--home",
    type=_ADDRESS,
    default=lambda: _answer("Its address", _HOME, _ADDRESS),
    help="The address of the site; at a terminal you are asked for it.",
)
@click.option("--language", type=Checked(kinds.language), default="ar", show_default=True, help="Its language tag.")
def init(folder: Path, title: str, home: str, language: str) -> None:
    """Make a site in DIR: content/feeds.toml, a first article, and .gitignore. Nothing is overwritten.

    Where DIR has a folder content/ already, say that of Hugo, its articles stay alone.
    """
    try:
        _make(folder, _files(title, home, language, first=not (folder / CONTENT).exists()))
    except OSError as error:
        output.refuse(error.filename or folder, "unwritable", reason_of(error))
    assert not isinstance(config.load(folder), list)  # noqa: S101 - every answer was checked
    click.echo(f"now: nashra build {_for_shell(str(folder))}")


def _make(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a site, and say so of each. Raises OSError."""
    if (folder / CONFIG).exists():
        output.refuse(folder / CONFIG, "there-already", "it is there already: this is a site")
    for path, text in files.items():
        done = "written" if destination.create(folder, path, text) else "there already"
        click.echo(f"{printable(str(folder / path))}: {done}")


def _first_article() -> dict[str, str]:
    now = datetime.now(UTC).replace(microsecond=0)
    return {
        "content/news/مرحبا.toml": front_matter.table(Facts(title="مرحبا", language="ar", published=now)),
        "content/news/مرحبا.txt": _ARTICLE,
    }


def _for_shell(path: str) -> str:
    """Return a path as one word of a shell; one that cannot be shown is written in escapes, as bash reads them."""
    shown = printable(path)
    return shlex.quote(path) if shown == path else "$'{}'".format(shown.replace("'", "\\'"))


def _files(title: str, home: str, language: str, *, first: bool) -> dict[str, str]:
    """Return the files of a new site. feeds.toml is written last: a folder that has it counts as a site."""
    feeds = quoted(f"{home}feeds/")
    return {
        ".gitignore": _GITIGNORE,
        **(_first_article() if first else {}),
        CONFIG: _FEEDS_TOML.format(
            title=quoted(title),
            home=quoted(home),
            feeds=feeds,
            language=quoted(language),
            article=_BY_SECTION if first else _BY_PATH,
        ),
    }
