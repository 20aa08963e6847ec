"""Words that are similar to one that nobody knows: what a slip of the pen may have meant."""

from collections.abc import Collection, Iterable

# Of a word that is one letter from another; a key that stands in the wrong table may be as near to one of its keys.
_SLIP = 0.85


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return `, did you mean 'title'?` if one of the words is similar, else nothing."""
    similar = _similar(word, words)
    return f", did you mean {similar[0]!r}?" if similar else ""


def or_known(word: str, words: Collection[str]) -> str:
    """Return the word that may be meant, else a list of all of them."""
    return did_you_mean(word, words) or known(words)


def known(words: Iterable[str]) -> str:
    return f" (known: {', '.join(words)})"


def is_slip(word: str, words: Iterable[str]) -> bool:
    """Whether a word is so near to one of the others that it is surely meant."""
    return bool(_similar(word, words, cutoff=_SLIP))


def _similar(word: str, words: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """Return the words that are similar, the nearest first; `cutoff` is 1 for the word itself."""
    import difflib  # only for what is wrong

    return difflib.get_close_matches(word, list(words), cutoff=cutoff)
