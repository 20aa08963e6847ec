"""What can be wrong with a feed, by subject. To add a rule see nashra.validate.rule; a new subject is one line here."""

from nashra.validate.rule import Rule
from nashra.validate.rules import (
    addresses,
    dates,
    direction,
    encoding,
    identity,
    json_feed,
    json_values,
    language,
    markup,
    media_type,
    namespaces,
    opml,
    sitemap,
    structure,
    transport,
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
    *transport.RULES,
    *media_type.RULES,
    *json_feed.RULES,
    *json_values.RULES,
    *opml.RULES,
    *sitemap.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}
