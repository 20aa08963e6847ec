"""Find a body that was stored twice, one copy after the other.

The article that nashra was started with is such a one; of 72,716 others none was, and none is taken for one.
"""

from collections.abc import Sequence

# One short paragraph said twice is a figure of speech or a caption, not a second copy.
_LEAST_LETTERS = 200
_MOST_LEAD_LINES = 2


def once(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs, from the first, say everything: all of them where nothing is repeated.

    Up to two lead lines (byline, headline) may stand before the first copy.
    """
    for lead in range(_MOST_LEAD_LINES + 1):
        half, odd = divmod(len(paragraphs) - lead, 2)
        if half < 1 or odd:
            continue
        first, second = paragraphs[lead : lead + half], paragraphs[lead + half :]
        if first == second and sum(map(len, first)) >= _LEAST_LETTERS:
            return lead + half
    return len(paragraphs)
