"""Replace what generators fill in when they make a page: shortcodes of Hugo and Zola, tags of Liquid, kramdown's marks.

A player becomes a link and a figure a picture with its caption; other tags are left out, and what is between a pair of
them stays. An address that begins with that of the site begins at its root.
"""

import re
from html import escape

# The name of a player in Hugo and in Jekyll's plugins, and the address of the page that shows the same.
PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/i/status/{}",
    "twitter": "https://x.com/i/status/{}",
    "x": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
# Of each sign a letter that few bodies have: a letter is found twenty times as fast as a pair of them.
_SIGNS = {
    "{": ("{{", "{%", "{:", "{#", "{.", "){"),
    "[": ("[toc]", "[TOC]", "[[toc]]", "[[TOC]]", "[[_TOC_]]"),
    "!": ("!!!",),
    "?": ("???",),
    ":": (":::",),
}
_CODE = r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
# `{{ site.baseurl }}/a` and `{{ "/a" | relative_url }}` are addresses.
_ADDRESS = re.compile(
    _CODE + r"|\{\{-?\s*(?:site\.(?:base)?url"
    r"|[\"'](?P<place>[^\"'{}\n]*)[\"']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL|url))[^{}\n]*\}\}",
    re.MULTILINE | re.DOTALL,
)
_INDENT = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_NO_TARGET = re.compile(r"\[([^\[\]\n]*)\]\(\)")
_FILLED_IN = re.compile(
    _CODE + r"|\{\{[<%]\s*+(?P<name>/?\w[\w-]*+)(?P<hugo_arguments>[^{}\n]*+)(?<=[%>])\}\}"
    r"|\{%-?\s*+(?P<tag>\w++)(?P<liquid_arguments>[^{}\n]*+)(?<=%)\}"
    r"|\{\{\s*(?P<call>\w+)\((?P<call_arguments>[^{}\n]*)\)\s*\}\}"
    r"|(?<=\))\{[^{}\n]*\}|^\{:[^{}\n]*\}[ \t]*$"
    r"|^\[{1,2}_?(?i:toc)_?\]{1,2}[ \t]*$|^[-*+\d.]+ [^\n]*\n\{:\s*toc\b[^{}\n]*\}[ \t]*$"
    r"|^(?:!!!|\?\?\?\+?)[ \t]+[\w -]+?(?P<noted>[ \t]+\"[^\"\n]*\")?[ \t]*\n"
    r"(?P<note>(?:(?:[ ]{4}|\t)[^\n]*\n|[ \t]*\n)*)"
    r"|(?<=\S)[ \t]+\{:?[ \t]*[#.][\w-]+[^{}\n]*\}[ \t]*$"
    r"|^:::+[ \t]*(?:\{[^{}\n]*\}|[\w-]*)(?:\[(?P<heading>[^\[\]\n]+)\]|[ \t]+(?P<headed>\w[^\n]*?))?[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_NAMED = re.compile(r"""(\w+)\s*=\s*["'“”]?([^"'“”\n]+?)["'“”]?(?=\s+\w+\s*=|\s*,|\s*$)""")
_ALONE = re.compile(r"""["']?([\w:/?&=.%~-]+)["']?""")


def plain(body: str) -> str:
    """Return the body with everything replaced that a generator would fill in."""
    if not _has_signs(body):
        return body
    filled = _FILLED_IN.sub(_known, _ADDRESS.sub(_place, body) if "{{" in body else body)
    return _NO_TARGET.sub(r"\1", filled) if "]()" in filled else filled


def _has_signs(body: str) -> bool:
    return any(letter in body and any(sign in body for sign in signs) for letter, signs in _SIGNS.items())


def _place(found: re.Match[str]) -> str:
    return found[0] if found["code"] else found["place"] or ""


def left_out(body: str) -> tuple[list[str], int]:
    """Return the names of what only a generator could fill in, each once, and the position of the first in the body."""
    if not ("{{" in body or "{%" in body):
        return [], 0
    unknown = [code for code in _FILLED_IN.finditer(body) if _is_opened(_name(code)) and not _known(code)]
    return list(dict.fromkeys(map(_name, unknown))), unknown[0].start() if unknown else 0


def _name(shortcode: re.Match[str]) -> str:
    return (shortcode["name"] or shortcode["tag"] or shortcode["call"] or "").lower()


def _arguments(shortcode: re.Match[str]) -> str:
    """Return what stands behind a name, without the signs that close it."""
    if shortcode["hugo_arguments"]:
        return shortcode["hugo_arguments"][:-1].rstrip().removesuffix("/")
    liquid, call = shortcode.group("liquid_arguments", "call_arguments")
    return liquid[:-1].removesuffix("-") if liquid else call or ""


def _is_opened(name: str) -> bool:
    return name != "" and not name.startswith(("/", "end"))


def _known(shortcode: re.Match[str]) -> str:
    if shortcode["code"]:
        return shortcode[0]
    if heading := shortcode["heading"] or shortcode["headed"]:
        return f"**{heading.strip()}**\n"
    if shortcode["note"] is not None:
        heading = (shortcode["noted"] or "").strip(' \t"')
        return (f"**{heading}**\n\n" if heading else "") + _INDENT.sub("", shortcode["note"])
    name = _name(shortcode)
    arguments = _arguments(shortcode)
    named = dict(_NAMED.findall(arguments.strip()))
    if name in PLAYERS:
        return _link(PLAYERS[name], named, arguments)
    if name in {"audio", "video"} and "src" in named:
        return f'<{name} controls src="{escape(named["src"])}"></{name}>'
    return _picture(named) if name in {"figure", "img", "image", "include"} else ""


def _picture(named: dict[str, str]) -> str:
    """Return a picture with its caption, nothing where no argument names one."""
    place = next((named[key] for key in ("src", "image_path", "url", "file", "path") if key in named), "")
    if "src" not in named and not _PICTURE.search(place):
        return ""
    told = [named[key] for key in ("title", "caption", "description", "attr") if key in named]
    alt = named.get("alt", "")
    if not told:
        return f"![{alt}](<{place}>)"
    caption = escape(" ".join(told), quote=False)
    return f'<figure><img src="{escape(place)}" alt="{escape(alt)}"><figcaption>{caption}</figcaption></figure>\n\n'


def _link(page: str, named: dict[str, str], arguments: str) -> str:
    """Return a link to the page of a player; its id is a named argument, or the only one."""
    alone = _ALONE.search(arguments) if not named else None
    number = named.get("id") or (alone[1] if alone else "")
    address = number if number.startswith(("http://", "https://")) else page.format(number)
    return f"<{address}>" if number else ""
