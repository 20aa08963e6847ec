"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import encoding, identity, markup, structure

RULES: tuple[type[Rule], ...] = (
    *markup.RULES,
    *encoding.RULES,
    *identity.RULES,
    *structure.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
