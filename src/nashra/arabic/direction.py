"""In which direction a reader will show a text, and the mark that makes it the right one.

Readers (Liferea, Miniflux, FreshRSS, NetNewsWire) go by the first strong character, as dir=auto does. An Arabic title
that begins with a Latin name is then shown from left to right, unless U+200F precedes it. Isolates and embeddings do
not help: first-strong skips them.
"""

import re
import unicodedata

from nashra.references import decoded

RIGHT_TO_LEFT_MARK = "\u200f"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_TAG = re.compile(r"<[^>]*>")
_OPENING_TAGS = re.compile(r"(?:\s|<[^>]*>)*")
# In characters: the first strong one of a body comes early, or there is none that would decide.
_LOOK_AT = 2000


def first_strong(text: str) -> str | None:
    """Return the direction of the first strong character, `rtl` or `ltr`, None where there is none."""
    for character in text:
        strong = _STRONG.get(unicodedata.bidirectional(character))
        if strong:
            return strong
    return None


def marked(text: str, direction: str) -> str:
    """Return right-to-left text with the mark before it if readers would show it from left to right."""
    return RIGHT_TO_LEFT_MARK + text if direction == "rtl" and first_strong(text) == "ltr" else text


def marked_html(html: str, direction: str) -> str:
    """Do the same for HTML, inside its first elements, where the text begins."""
    if direction != "rtl" or first_strong(decoded(_TAG.sub("", html[:_LOOK_AT]))) != "ltr":
        return html
    opening = _OPENING_TAGS.match(html)
    at = opening.end() if opening else 0
    return html[:at] + RIGHT_TO_LEFT_MARK + html[at:]
