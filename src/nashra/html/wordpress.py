"""Turn the text of a WordPress post into the HTML that WordPress shows for it."""

import re
from collections.abc import Mapping, Sequence
from html import escape

# Elements that begin no paragraph when WordPress makes paragraphs of a text without any (`wpautop`).
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr|"
    r"iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|!--)\b",
    re.IGNORECASE,
)
_HAS_PARAGRAPHS = re.compile(r"<p[\s>]", re.IGNORECASE)
_HAS_PARTS = re.compile(r"<(?:p|br|div|li|td|section|article)\b", re.IGNORECASE)
_PREFORMATTED = re.compile(r"(<pre\b.*?(?:</pre>|\Z))", re.IGNORECASE | re.DOTALL)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")

# Comments of the block editor; as in HTML, one that is not closed goes on to the end.
_EDITOR = re.compile(r"<!-- /?wp:.*?(?:-->\n*|\Z)", re.DOTALL)
# A tag that is not closed is matched to the end of the text, so that nothing is scanned twice.
_CAPTION = re.compile(r"\[((?:wp_)?caption)\b([^\[\]]*)\](.*?)(?:(\[/\1\])|\Z)", re.DOTALL)
_EMBED = re.compile(r"\[embed\b[^\[\]]*\]([^\[\]]*)\[/embed\]")
_GALLERY = re.compile(r"\[gallery\b([^\[\]]*)\]")
_PLAYER = re.compile(r"\[(audio|video)\b([^\[\]]*)\](?:\s*\[/\1\])?")
_SOURCES = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav")
_ATTRIBUTE = re.compile(r"""\b(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
_ADDRESS_ALONE = re.compile(r"^[^\S\n]*(https?://[^\s<>\"]+)[^\S\n]*$", re.MULTILINE)
# Jetpack's players: `[youtube https://…]`, `[youtube=https://…]`.
_LINKED = re.compile(
    r"\[(?:youtube|vimeo|tweet|twitter|instagram|facebook|soundcloud)[ \t]*[ =][ \t]*"
    r"\"?(https?://[^\s\[\]\"]+)[^\[\]\n]*\]"
)
_OPENED = re.compile(
    r"\[(?:(?:wp_)?caption|embed|gallery|audio|video|youtube|vimeo|tweet|twitter|instagram|facebook|soundcloud)\b"
)
_CLOSING = re.compile(r"\[/([a-z][\w-]{1,40})\]")
_SHORTCODE = re.compile(r"\[([a-z][\w-]{1,40})\b[^\[\]<]*\]")
_PICTURE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_KNOWN = ("caption", "wp_caption", "embed", "gallery", "audio", "video")


def html(text: str, pictures: Mapping[str, str], own: Sequence[str]) -> str:
    """Return the body as HTML; `pictures` are addresses by number, `own` the numbers of the post's own."""
    text = _filled(_EDITOR.sub("", text.replace("\r\n", "\n")), pictures, own)
    text = _ADDRESS_ALONE.sub(lambda match: _link(match[1]), text)
    return text if _HAS_PARAGRAPHS.search(text) else _with_paragraphs(text)


def filled(text: str) -> str:
    """Return a text with WordPress's shortcodes replaced by what they show, as far as they say it themselves."""
    return _filled(text, {}, ()) if "[" in text and _OPENED.search(text) else text


def with_lines(text: str) -> str:
    """Return HTML whose paragraphs are lines, as WordPress keeps them, with its paragraphs marked up."""
    if "\n" not in text.strip() or _HAS_PARTS.search(text):
        return text
    return _with_paragraphs(text)


def _filled(text: str, pictures: Mapping[str, str], own: Sequence[str]) -> str:
    text = _CAPTION.sub(_figure, text)
    text = _GALLERY.sub(lambda match: _gallery(match[1], pictures, own), text)
    text = _EMBED.sub(lambda match: _link(match[1].strip()), text)
    text = _LINKED.sub(lambda match: _link(match[1]), text)
    return _PLAYER.sub(_played, text)


def unknown(text: str) -> list[str]:
    """Return the names of shortcodes that stay in the text: those of plugins, in pairs or with attributes."""
    closed = set(_CLOSING.findall(text))
    names = dict.fromkeys(match[1] for match in _SHORTCODE.finditer(text) if "=" in match[0] or match[1] in closed)
    return [name for name in names if name not in _KNOWN]


def _attributes(text: str) -> dict[str, str]:
    return {name: double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(text)}


def _figure(shortcode: re.Match[str]) -> str:
    """Return a picture with its caption, which follows it, or in old posts is an attribute."""
    _, attributes, content, end = shortcode.groups()
    if not end:
        return shortcode[0]
    picture = _PICTURE.search(content)
    image = picture[0] if picture else ""
    caption = content.replace(image, "", 1).strip() or _attributes(attributes).get("caption", "")
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def _gallery(attributes: str, pictures: Mapping[str, str], own: Sequence[str]) -> str:
    ids = _attributes(attributes).get("ids")
    numbers = [number.strip() for number in ids.split(",")] if ids else own
    shown = "".join(f'<img src="{escape(pictures[number])}" alt="">' for number in numbers if number in pictures)
    return f"<figure>{shown}</figure>" if shown else ""


def _played(player: re.Match[str]) -> str:
    """Return the element for a sound or film; a player without an address stays as it is."""
    attributes = _attributes(player[2])
    address = next((attributes[name] for name in _SOURCES if name in attributes), "")
    return f'<{player[1]} controls src="{escape(address)}"></{player[1]}>' if address else player[0]


def _link(address: str) -> str:
    """Return a link to what WordPress would embed: a film, a post of another site."""
    return f'<a href="{escape(address)}">{escape(address, quote=False)}</a>'


def _with_paragraphs(text: str) -> str:
    """Make paragraphs where lines are blank, and line breaks where lines end."""
    parts = _PREFORMATTED.split(text)
    return "\n".join(filter(None, (part if number % 2 else _paragraphs(part) for number, part in enumerate(parts))))


def _paragraphs(text: str) -> str:
    chunks = (chunk.strip() for chunk in _BLANK.split(text))
    return "\n".join(
        chunk if _BLOCK.match(chunk) else "<p>" + chunk.replace("\n", "<br>\n") + "</p>" for chunk in chunks if chunk
    )
