"""`nashra rules` lists what can be wrong with a feed, `nashra explain ID` tells how to mend it."""

import inspect

import click

from nashra.validate.rules import BY_ID, RULES


@click.command()
def rules() -> None:
    """List all rules: id, level, and the message classes of the W3C validator that say the same."""
    width = max(len(rule.id) for rule in RULES)
    for rule in sorted(RULES, key=lambda rule: rule.id):
        click.echo(f"{rule.id:{width}}  {rule.level!s:7}  {' '.join(rule.w3c)}".rstrip())


@click.command()
@click.argument("rule_id", metavar="ID")
def explain(rule_id: str) -> None:
    """Tell what a finding means, what readers do with it, and how to mend it."""
    if rule_id not in BY_ID:
        raise click.UsageError(f"no rule has the id '{rule_id}'; `nashra rules` lists them")
    rule = BY_ID[rule_id]
    click.echo(f"{rule.id} ({rule.level})\n\n{inspect.getdoc(rule)}\n\n{rule.spec}")
