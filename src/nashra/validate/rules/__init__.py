"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import (
    agreement,
    dates,
    doctype,
    encoding,
    extensions,
    history,
    identity,
    links,
    markup,
    namespaces,
    nesting,
    references,
    structure,
    values,
)

RULES: tuple[type[Rule], ...] = (
    *markup.RULES,
    *doctype.RULES,
    *encoding.RULES,
    *namespaces.RULES,
    *structure.RULES,
    *nesting.RULES,
    *extensions.RULES,
    *values.RULES,
    *dates.RULES,
    *identity.RULES,
    *links.RULES,
    *history.RULES,
    *references.RULES,
    *agreement.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
