"""Players and posts of other sites become links: readers remove their frames and scripts.

A new site is one line in PAGES.
"""

import re
from urllib.parse import parse_qs, urlsplit

from lxml.html import builder

from nashra.html import tree
from nashra.html.images import is_hidden
from nashra.html.tree import Element

ELEMENTS = {"amp-iframe", "amp-youtube", "embed", "iframe", "object"}

# The address of a player, and that of the page where people see the same.
PAGES = (
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})", r"https://www.youtube.com/watch?v=\1"),
    (r"player\.vimeo\.com/video/(\d+)", r"https://vimeo.com/\1"),
    (r"(?:www\.)?dailymotion\.com/embed/video/(\w+)", r"https://www.dailymotion.com/video/\1"),
    (r"(?:www\.)?instagram\.com/(p|reel)/([\w-]+)/embed", r"https://www.instagram.com/\1/\2/"),
    (r"(?:www\.)?tiktok\.com/embed/(?:v2/)?(\d+)", r"https://www.tiktok.com/embed/\1"),
    (r"open\.spotify\.com/embed/(\w+/\w+)", r"https://open.spotify.com/\1"),
    (r"platform\.(?:twitter|x)\.com/embed/Tweet\.html\?(?:.*&)?id=(\d+)", r"https://x.com/i/status/\1"),
)
_PAGES = tuple((re.compile(rf"https?://{pattern}"), page) for pattern, page in PAGES)
# Parameters that name the page itself, as with the players of Facebook and SoundCloud.
_PAGE_PARAMETERS = ("href", "url")
_SOURCES = ("src", "data-src", "data-lazy-src", "data")
# Attributes with the address of a post, for the script that would make a frame of it.
_POSTS = ("data-instgrm-permalink", "data-href", "cite")
_MADE_BY_SCRIPT = re.compile(r"\b(?:instagram-media|tiktok-embed|twitter-\w+|fb-\w+)\b")


def linked(root: Element) -> None:
    """Replace every frame by a link, and add a link to each embedded post that has none."""
    for element in list(root.iter(*ELEMENTS)):
        _link(element)
    for element in list(root.iter("blockquote", "div")):
        address = next((element.get(name) for name in _POSTS if element.get(name)), None)
        if address and _MADE_BY_SCRIPT.search(element.get("class") or "") and element.find(".//a[@href]") is None:
            element.append(builder.P(_anchor(address)))


def _link(element: Element) -> None:
    address = _source(element)
    if len(element):
        # An object holds its own fallback: perhaps the frame itself.
        element.drop_tag()
    elif not address or is_hidden(element):
        element.drop_tree()
    else:
        anchor = _anchor(page(address), element.get("title"))
        parent = element.getparent()
        is_block = parent is not None and parent.tag in {"div", "figure", "blockquote", "section", "article"}
        tree.replace(element, builder.P(anchor) if is_block else anchor)


def _source(element: Element) -> str | None:
    if element.tag == "amp-youtube" and element.get("data-videoid"):
        return f"https://www.youtube.com/embed/{element.get('data-videoid')}"
    addresses = (element.get(name) or "" for name in _SOURCES)
    return next((address for address in addresses if address.startswith(("http://", "https://"))), None)


def page(address: str) -> str:
    """Return the address of the page where people see what a player shows."""
    for pattern, template in _PAGES:
        match = pattern.match(address)
        if match:
            return match.expand(template)
    parameters = parse_qs(urlsplit(address).query)
    pages = (value for name in _PAGE_PARAMETERS for value in parameters.get(name, []))
    return next((value for value in pages if value.startswith(("http://", "https://"))), address)


def _anchor(address: str, title: str | None = None) -> Element:
    """Return a link with its title as text, else the name of the site that it leads to."""
    site = (urlsplit(address).hostname or address).removeprefix("www.")
    return builder.A((title or "").strip() or site, href=address)
