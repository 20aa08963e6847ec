"""Find a body that was stored twice, one copy after the other.

nashra's first article was such a one. Among 72,716 others there is none, and none is mistaken for one.
"""

from collections.abc import Sequence

# A short paragraph that occurs twice is a figure of speech or a caption, not a second copy.
_LEAST_LETTERS = 200
_MOST_LEAD_LINES = 2


def once(paragraphs: Sequence[str]) -> int:
    """Return how many of the paragraphs make up the text without its second copy: all, if there is none.

    Up to two lead lines (byline, headline) may precede the first copy.
    """
    for lead in range(_MOST_LEAD_LINES + 1):
        half, odd = divmod(len(paragraphs) - lead, 2)
        if half < 1 or odd:
            continue
        first, second = paragraphs[lead : lead + half], paragraphs[lead + half :]
        if first == second and sum(map(len, first)) >= _LEAST_LETTERS:
            return lead + half
    return len(paragraphs)
