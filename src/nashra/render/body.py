"""An article's body as feeds carry it: clean, its direction and language said."""

from functools import lru_cache

from nashra import html, languages
from nashra.arabic import direction


@lru_cache(maxsize=512)
def prepared(body: str, base: str, language: str) -> str:
    """Return the fragment cleaned, with absolute addresses, in a div that states its direction and language."""
    way = languages.direction(language)
    return f'<div dir="{way}" lang="{language}">{direction.marked_html(html.clean(body, base), way)}</div>'
