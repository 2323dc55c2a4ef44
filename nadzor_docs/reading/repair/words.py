"""The few words that reading knows, from ``kb/reading/words.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    from nadzor_docs.knowledge import load_yaml

    words: dict[str, Any] = load_yaml(data_folder("kb") / "reading" / "words.yaml")
    return words


@lru_cache(maxsize=1)
def stamps() -> frozenset[str]:
    """What stamps and marks of signature say, in lower case."""
    return frozenset(stamp.lower() for stamp in _words()["stamps"])


@lru_cache(maxsize=1)
def before_hyphen() -> frozenset[str]:
    """First parts of words with a hyphen of their own."""
    return frozenset(_words()["before_hyphen"])


@lru_cache(maxsize=1)
def small_in_kazakh() -> re.Pattern[str]:
    """The capital at the beginning of a common word inside a sentence; no surname's."""
    stems = "|".join(word[1:] for word in _words()["kazakh_small"])
    surname = r"(?!\w*(?:[ое]в|бай|бек|ұлы|қызы))"
    return re.compile(rf"(?<=[а-яёәғқңөұүһі\d,] )Қ{surname}(?={stems})")


@lru_cache(maxsize=1)
def displaced_word() -> re.Pattern[str]:
    """A gap where a link stood, and the link's word at the line's end, inside an open quote."""
    known = _words()["displaced"]
    words = "|".join(sorted(known["words"], key=len, reverse=True))
    gap_before = re.escape(known["gap_before"])
    return re.compile(
        rf"(?<=\S)(?P<gap> {{2,4}})(?={gap_before} [\"«“][^\"»”\n]* (?:{words}) *\n)"
        rf"(?P<rest>[^\n]*?)(?P<word> (?:{words})) *(?=\n *[а-яё])"
    )
