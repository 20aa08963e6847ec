"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import (
    addresses,
    agreement,
    dates,
    direction,
    doctype,
    encoding,
    extensions,
    history,
    identity,
    itunes,
    language,
    links,
    markup,
    media,
    modules,
    namespaces,
    nesting,
    places,
    podcast,
    references,
    structure,
    values,
)

RULES: tuple[type[Rule], ...] = (
    *markup.RULES,
    *encoding.RULES,
    *doctype.RULES,
    *namespaces.RULES,
    *structure.RULES,
    *nesting.RULES,
    *extensions.RULES,
    *values.RULES,
    *dates.RULES,
    *addresses.RULES,
    *language.RULES,
    *direction.RULES,
    *identity.RULES,
    *links.RULES,
    *history.RULES,
    *references.RULES,
    *agreement.RULES,
    *modules.RULES,
    *places.RULES,
    *media.RULES,
    *itunes.RULES,
    *podcast.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
