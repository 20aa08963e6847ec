"""What every room needs of lxml: its class of elements, names that many documents share, and how to read anybody's."""

from typing import Final, TypedDict

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml publishes the class under no other name

# As lxml writes names: `{namespace}name`.
ATOM: Final = "{http://www.w3.org/2005/Atom}"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class Settings(TypedDict):
    """How a parser of lxml is set."""

    resolve_entities: bool
    load_dtd: bool
    no_network: bool
    attribute_defaults: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


# No other file is read, no connection opened, and nothing grows beyond its size.
UNTRUSTED: Final[Settings] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "attribute_defaults": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
