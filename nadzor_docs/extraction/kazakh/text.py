"""The text of an act in Kazakh made plain for matching, and its language told.

Plain text has Russian letters for Kazakh ones («қ» → «к», «ү» → «у»), as old typewriters and
careless clerks print them: one pattern then reads both, and both harmonies of an ending.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from nadzor_docs.extraction.view import fold
from nadzor_docs.knowledge import vocabulary

# «ə», «ɵ» and «θ» are look-alikes that scans and old fonts print for Kazakh letters.
_KAZAKH, _RUSSIAN = "әғқңөұүһіəɵθ", "агкноуухиаоо"
_PLAIN = str.maketrans(_KAZAKH + _KAZAKH.upper(), _RUSSIAN + _RUSSIAN.upper())
_KAZAKH_LETTER = re.compile(f"[{_KAZAKH}{_KAZAKH.upper()}]")
_LATIN_F = re.compile(r"(?<=[А-Яа-яЁё])[Ff](?![A-Za-z])|(?<![A-Za-z])[Ff](?=[А-Яа-яЁё])")
_LATIN_I = re.compile(r"(?<=[А-Яа-яЁё])[Ii](?![A-Za-z])|(?<![A-Za-z])[Ii](?=[А-Яа-яЁё])")
_WORD = re.compile(r"[а-яё]{2,}|[а-яё](?![.а-яё])")  # «К.» is an initial and no preposition
_OS = re.compile(r"[OО]+")


def plain(text: str) -> str:
    """``text`` folded, with Russian letters for Kazakh ones and zeros for O's in numbers."""
    letters = fold(text)
    if _KAZAKH_LETTER.search(letters):
        letters = letters.translate(_PLAIN)
    if "I" in letters or "i" in letters:
        letters = _LATIN_I.sub(lambda m: "И" if m.group() == "I" else "и", letters)
    if "F" in letters or "f" in letters:
        letters = _LATIN_F.sub(lambda m: "Г" if m.group() == "F" else "г", letters)
    return _OS.sub(_zeros, letters)


def _zeros(match: re.Match[str]) -> str:
    """O's that follow a figure, or stand before one where no word goes on."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() : match.end() + 1]
    figure = before.isdecimal() or (after.isdecimal() and not (before.isalnum() or before == "_"))
    return "0" * len(match.group()) if figure else match.group()


def plain_pattern(source: str) -> str:
    """A pattern written in Kazakh letters for reading plain text; its own signs stay."""
    return source.translate(_PLAIN)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(plain(words).split())
        for language, words in vocabulary("kk/language").items()
    }


def is_kazakh(text: str) -> bool:
    """Whether more of the text is Kazakh: of its words fewer are function words than of Russian."""
    words = Counter(_WORD.findall(plain(text).lower()))
    kazakh, russian = (sum(words[w] for w in _words()[name]) for name in ("kk", "ru"))
    return 3 * kazakh > 2 * russian


def without_russian(text: str) -> str:
    """Whole lines in Russian made blank: the other half of a bilingual act. Same length."""
    return re.sub(r"[^\n]+", lambda m: _blank_russian(m.group()), text)


def _blank_russian(line: str) -> str:
    words = _WORD.findall(plain(line).lower())
    russian = sum(word in _words()["ru"] for word in words)
    kazakh = sum(word in _words()["kk"] for word in words)
    return " " * len(line) if russian >= 3 and russian > 4 * kazakh else line
