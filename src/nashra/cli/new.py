"""`nashra new TITLE`: begin an article."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from nashra.arabic.safety import clean_line
from nashra.cli import output
from nashra.cli.options import site_option
from nashra.cli.site import site_or_exit
from nashra.content.facts import Facts
from nashra.content.scan import CONTENT
from nashra.imports import destination, front_matter
from nashra.problems import printable, reason_of

FORMS = ("md", "txt")
_DRAFT = "a draft: it is published once `draft` is deleted from {path}"


@click.command(short_help="Begin an article.")
@click.argument("title")
@site_option
@click.option("--section", default="", help="The section, and the folder below content/.")
@click.option("--form", type=click.Choice(FORMS), default=FORMS[0], help="Markdown, or plain text with a table beside.")
def new(title: str, site: Path, section: str, form: str) -> None:
    """Begin an article: a draft with this TITLE, dated now; its path is printed.

    It is published once the line `draft` is deleted from it (for txt, from the table beside it). Nothing is ever
    overwritten.
    """
    timezone = ZoneInfo(site_or_exit(site).timezone)
    now = datetime.now(UTC).astimezone(timezone).replace(microsecond=0)
    facts = Facts(title=clean_line(title), published=now, draft=True, section=clean_line(section) or None)
    if not facts.title:
        raise click.UsageError("the title is empty")
    # Shown as it can be opened from here.
    path = _path(facts)
    shown = site / path
    try:
        begun = _begin(site, path, facts, form)
    except OSError as error:
        output.refuse(f"{shown}.{form}", "unwritable", reason_of(error))
    if not begun:
        output.refuse(f"{shown}.{form}", "there-already", "it is there already, and stays as it is")
    click.echo(printable(f"{shown}.{form}"))
    click.echo(printable(_DRAFT.format(path=f"{shown}.{'md' if form == 'md' else 'toml'}")), err=True)


def _path(facts: Facts) -> str:
    """Return the path of the article's file in the site, without its suffix."""
    name = "-".join(filter(None, [f"{facts.published:%Y-%m-%d}", destination.slug(facts.title or "")]))
    return "/".join(filter(None, [CONTENT, destination.slug(facts.section or ""), name]))


def _begin(site: Path, path: str, facts: Facts, form: str) -> bool:
    """Write the file, and for plain text the table beside it; return False where one of them stands."""
    if form == "md":
        return destination.create(site, f"{path}.md", front_matter.document(facts))
    return (
        not (site / f"{path}.txt").exists()
        and destination.create(site, f"{path}.toml", front_matter.table(facts))
        and destination.create(site, f"{path}.txt", f"{facts.title}\n")
    )
