"""A view of the text for matching: one character for one, so that offsets stay true."""

from __future__ import annotations

import re
from functools import lru_cache

LOWER = "а-яёәғқңөұүһі"
UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІ"
LETTER = UPPER + LOWER

# Latin letters that stand in for Cyrillic or Kazakh ones inside a Cyrillic word.
_LATIN = "aceopxykmthibABCEHKMOPTXYIh"
_CYRILLIC = "асеорхукмтһіьАВСЕНКМОРТХУІһ"
_STAND_INS = str.maketrans(_LATIN, _CYRILLIC)
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u2002\u2003\t\r\x0b\x0c\u2028\u2029", " "),
        **dict.fromkeys("–—−‒―‑‐", "-"),
        **dict.fromkeys("“„‟”″", '"'),
        "İ": "I",  # the one letter that is two in small letters: offsets would slip
    }
)
_MIXED = re.compile(
    rf"(?<![A-Za-z{LETTER}])(?=[A-Za-z{LETTER}]*[{LETTER}])(?=[A-Za-z{LETTER}]*[A-Za-z])[A-Za-z{LETTER}]+"
)


def fold(text: str) -> str:
    """``text`` with spaces, dashes, quotes and look-alike letters made one; same length."""
    return _MIXED.sub(_cyrillic, text.translate(_SIGNS))


def _cyrillic(match: re.Match[str]) -> str:
    word = match.group()
    cyrillic = sum(1 for letter in word if letter > "\u0400")
    return word.translate(_STAND_INS) if 2 * cyrillic >= len(word) else word


@lru_cache(maxsize=4096)
def spaced(words: str) -> str:
    """A pattern for ``words`` in capitals or letter-spaced, as headings are printed."""
    letters = r"[ ]?".join(re.escape(letter) for letter in words.replace(" ", ""))
    return letters if " " not in words else r"\s+".join(spaced(word) for word in words.split())
