"""Replace what generators fill in when they make a page: shortcodes of Hugo and Zola, tags of Liquid, kramdown's marks.

A player becomes a link and a figure a picture; other tags are left out, and what is between a pair of them stays.
"""

import re

# The name of a player in Hugo and in Jekyll's plugins, and the address of the page that shows the same.
PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/i/status/{}",
    "twitter": "https://x.com/i/status/{}",
    "x": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
_SIGNS = ("{{", "{%", "{:", "){", "\n:::")
_FILLED_IN = re.compile(
    r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
    r"|\{\{[<%]\s*+(?P<name>/?\w[\w-]*+)(?P<hugo_arguments>[^{}\n]*+)(?<=[%>])\}\}"
    r"|\{%-?\s*+(?P<tag>\w++)(?P<liquid_arguments>[^{}\n]*+)(?<=%)\}"
    r"|\{\{\s*(?P<call>\w+)\((?P<call_arguments>[^{}\n]*)\)\s*\}\}"
    r"|(?<=\))\{[^{}\n]*\}|^\{:[^{}\n]*\}[ \t]*$|^:::+[ \t]*(?:\{[^{}\n]*\}|[\w-]*)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_NAMED = re.compile(r"""(\w+)\s*=\s*["'“”]?([^"'“”\n]+?)["'“”]?(?=\s+\w+\s*=|\s*,|\s*$)""")
_ALONE = re.compile(r"""["']?([\w:/?&=.%~-]+)["']?""")


def plain(body: str) -> str:
    """Return the body with everything replaced that a generator would fill in."""
    return _FILLED_IN.sub(_known, body) if any(sign in body for sign in _SIGNS) else body


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
    name = _name(shortcode)
    arguments = _arguments(shortcode)
    named = dict(_NAMED.findall(arguments.strip()))
    if name in PLAYERS:
        return _link(PLAYERS[name], named, arguments)
    if name in {"figure", "img", "image"} and "src" in named:
        caption = named.get("caption") or named.get("alt") or ""
        return f"![{caption}](<{named['src']}>)"
    return ""


def _link(page: str, named: dict[str, str], arguments: str) -> str:
    """Return a link to the page of a player; its id is a named argument, or the only one."""
    alone = _ALONE.search(arguments) if not named else None
    number = named.get("id") or (alone[1] if alone else "")
    address = number if number.startswith(("http://", "https://")) else page.format(number)
    return f"<{address}>" if number else ""
