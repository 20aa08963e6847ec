"""`nashra rules` lists what can be wrong with a feed; `nashra explain ID` says how to mend it."""

import inspect
from collections.abc import Iterable
from itertools import chain

import click

from nashra.config.similar import did_you_mean
from nashra.problems import Level, printable
from nashra.validate import Rule, profiles
from nashra.validate.rules import RULES


@click.command(short_help="List what `validate` looks at.")
@click.option("--profile", type=click.Choice(profiles.NAMES), help="What this partner asks beyond the standards.")
def rules(profile: str | None) -> None:
    """List all rules: id, level, and the message classes of the W3C validator that say the same."""
    if profile is None:
        _list((rule, rule.level) for rule in RULES)
        return
    asked = profiles.profile(profile)
    demanded = ((rule, Level.ERROR) for rule in RULES if rule.id in asked.demands)
    _list(chain(((rule, rule.level) for rule in asked.rules), demanded))


def _list(levels: Iterable[tuple[type[Rule], Level]]) -> None:
    rows = sorted((rule.id, str(level), " ".join(rule.w3c)) for rule, level in levels)
    width = max(len(name) for name, _, _ in rows)
    for name, level, w3c in rows:
        click.echo(f"{name:{width}}  {level:7}  {w3c}".rstrip())


@click.command(short_help="Say what a finding means.")
@click.argument("rule_id", metavar="ID")
def explain(rule_id: str) -> None:
    """Say what a finding of `nashra validate` means, what readers do with it, and how to mend it."""
    rule = next((rule for rule in chain(RULES, profiles.rules()) if rule.id == rule_id), None)
    if rule is None:
        near = did_you_mean(rule_id, (rule.id for rule in chain(RULES, profiles.rules())))
        raise click.UsageError(
            f"no rule of `nashra validate` has the id '{printable(rule_id)}'{near or '; `nashra rules` lists them'}"
            " (what `nashra build` reports says itself what to do)"
        )
    click.echo(f"{rule.id} ({rule.level})\n\n{inspect.getdoc(rule)}\n\n{rule.spec}")
