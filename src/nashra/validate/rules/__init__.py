"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import (
    addresses,
    blank,
    channel,
    constructs,
    dates,
    direction,
    encoding,
    entries,
    harm,
    html,
    identity,
    language,
    markup,
    mojibake,
    namespaces,
    persons,
    plain_text,
    repeats,
    structure,
    values,
)

RULES: tuple[type[Rule], ...] = (
    *markup.RULES,
    *encoding.RULES,
    *namespaces.RULES,
    *structure.RULES,
    *values.RULES,
    *dates.RULES,
    *addresses.RULES,
    *language.RULES,
    *direction.RULES,
    *identity.RULES,
    *channel.RULES,
    *entries.RULES,
    *repeats.RULES,
    *constructs.RULES,
    *blank.RULES,
    *persons.RULES,
    *plain_text.RULES,
    *html.RULES,
    *harm.RULES,
    *mojibake.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
