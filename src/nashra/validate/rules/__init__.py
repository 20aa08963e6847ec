"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import dates, encoding, history, identity, links, markup, structure, values

RULES: tuple[type[Rule], ...] = (
    *markup.RULES,
    *encoding.RULES,
    *structure.RULES,
    *values.RULES,
    *dates.RULES,
    *identity.RULES,
    *links.RULES,
    *history.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
