"""The names that newsrooms give their sections: a line with nothing else is neither a title nor somebody's name."""

import re

from nashra.arabic.folding import folded
from nashra.arabic.word_lists import listed

# In characters: a path of three sections.
_LONGEST = 60
_MOST_SPACES = 10
_ARTICLE = re.compile(r"(?<![^\W\d_])(و?)ال(?=\w)")
# Separators in a path of sections, as pages show it: `الرئيسية » أخبار » سياسة`.
_STEPS = re.compile(r"\s*[»›>|/\\]\s*")


def _key(name: str) -> str:
    return _ARTICLE.sub(r"\1", folded(name))


_KNOWN = listed("sections", _key)


def named(line: str) -> str:
    """Return the section that a line names, the last one of a path; empty if the line says anything else."""
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES:
        return ""
    steps = [step for step in _STEPS.split(line.strip(" []()-–—:،#")) if step]
    return steps[-1] if steps and all(_key(step) in _KNOWN for step in steps) else ""
