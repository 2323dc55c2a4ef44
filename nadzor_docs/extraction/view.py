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
_SIGNS = {
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u2002\u2003\t\r\x0b\x0c\u2028\u2029", " "),
    **dict.fromkeys("–—−‒―‑‐", "-"),
    **dict.fromkeys("“„‟”″", '"'),
    "İ": "I",  # the one letter that is two in small letters: offsets would slip
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_LATIN_RUN = re.compile(r"[A-Za-z]+")
_NO_LETTER = re.compile(rf"[^A-Za-z{LETTER}]")


def small_letters(text: str) -> str:
    """``text`` in small letters for patterns that are in small letters too, «ё» as «е»."""
    return text.lower().replace("ё", "е")


def fold(text: str) -> str:
    """``text`` with spaces, dashes, quotes and look-alike letters made one; same length."""
    text = _SIGN.sub(lambda match: _SIGNS[match.group()], text)
    if "''" in text or "<<" in text:
        text = _DOUBLED.sub(_one_quote, text)
    pieces: list[str] = []
    position = 0
    for run in _LATIN_RUN.finditer(text):  # few: only their words can be mixed
        if run.start() >= position:
            start, end = _word_around(text, run)
            pieces += (text[position:start], _cyrillic(text[start:end]))
            position = end
    return "".join([*pieces, text[position:]])


# «ТОО ''Арай''», «<<Арай>>»: two signs for one quote become the quote and a space.
_DOUBLED = re.compile(r"''|<<|>>")


def _one_quote(match: re.Match[str]) -> str:
    if match.group() != "''":
        return " «" if match.group() == "<<" else "» "
    return ' "' if match.string[match.end() : match.end() + 1].isalnum() else '" '


def _word_around(text: str, run: re.Match[str]) -> tuple[int, int]:
    start = run.start()
    while start and not _NO_LETTER.match(text, start - 1):
        start -= 1
    after = _NO_LETTER.search(text, run.end())
    return start, after.start() if after else len(text)


def _cyrillic(word: str) -> str:
    cyrillic = sum(1 for letter in word if letter > "\u0400")
    return word.translate(_STAND_INS) if 2 * cyrillic >= len(word) else word


@lru_cache(maxsize=4096)
def spaced(words: str) -> str:
    """A pattern for ``words`` in capitals or letter-spaced, as headings are printed."""
    letters = r"[ ]?".join(re.escape(letter) for letter in words.replace(" ", ""))
    return letters if " " not in words else r"\s+".join(spaced(word) for word in words.split())
