"""How Feedly is to show a feed: the elements of its own that a channel or an Atom feed has for that."""

from nashra.model import Feed
from nashra.render.through_feedgen import add
from nashra.xml import Element

PREFIX = "webfeeds"
# What each key of [feedly] is called; the cover has its address in an attribute.
_ELEMENTS = {"cover": "cover", "icon": "icon", "logo": "logo", "accent_color": "accentColor"}


def prefixes(feed: Feed) -> tuple[str, ...]:
    """Return the prefix of Feedly's namespace, if the feed needs it."""
    return (PREFIX,) if feed.site.feedly else ()


def show(element: Element, entry: str, feed: Feed) -> None:
    """Add to a channel or an Atom feed how it is to be shown, before the entries, which have this name."""
    place = next((number for number, child in enumerate(element) if child.tag == entry), len(element))
    for key, name in reversed(_ELEMENTS.items()):
        value = feed.site.feedly.get(key)
        if value and key == "cover":
            element.insert(place, add(element, f"{PREFIX}:{name}", None, {"image": value}))
        elif value:
            element.insert(place, add(element, f"{PREFIX}:{name}", value))
