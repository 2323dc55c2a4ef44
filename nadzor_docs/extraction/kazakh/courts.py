"""Courts in Kazakh acts: read backwards from «сот», their names out of case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class KazakhCourt:
    """A court as printed at one place, its name in the nominative, and the case it stands in."""

    span: Span
    name: str
    case: str


_COURT = re.compile(
    r"(?<!\w)(?i:сот(?P<poss>ы)?(?P<ending>[нт]ын|на|ка|ны|ты|та|нда|нан|тан|пен|мен|н)?)(?!\w)"
)
_CASES = {"нын": "gen", "тын": "gen", "на": "dat", "ка": "dat", "ны": "acc", "ты": "acc", "н": "acc",
          "та": "loc", "нда": "loc", "нан": "abl", "тан": "abl", "пен": "ins", "мен": "ins"}  # fmt: skip
_TOKEN_BEFORE = re.compile(r"(?:[\w.\"«»-]+|№ ?\d+)(?=[ ]{0,3}\n?[ ]*$)")
_GENITIVE = re.compile(r"[ндт][ыи]н$|-[а-я]")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(plain(words).lower().split())
        for name, words in vocabulary("kk/courts").items()
    }


def find_courts(text: str, original: str) -> list[KazakhCourt]:
    """Every court named with its place in the plain ``text``; ``original`` is to quote."""
    found = []
    for match in _COURT.finditer(text):
        start = _start(text, match.start())
        head = text[start : match.start()]
        if start == match.start() or not _is_named(head):
            continue
        name = re.sub(r"\s+", " ", original[start : match.start()])
        name = _tidy(name) + ("СОТЫ" if match.group().isupper() else "соты")
        end = match.end()
        found.append(
            KazakhCourt(
                Span(start, end),
                _cased(name),
                _CASES.get(str(match.group("ending")).lower(), "nom"),
            )
        )
    return found


def _start(text: str, position: int) -> int:
    """Where the court's name begins: the words before «сот» that may belong to it."""
    start = position
    while True:
        before = text[max(0, start - 60) : start]
        match = _TOKEN_BEFORE.search(before)
        if not match or not _belongs(match.group(), text[start:position]):
            return start
        if "\n" in before[match.end() :] and text[start].isupper():
            return start  # what began with a capital on a new line is whole
        start = max(0, start - 60) + match.start()


def _belongs(token: str, after: str) -> bool:
    low, words = token.lower(), _words()
    if low in words["foreign"]:
        return False
    if low in words["kinds"] or low in words["places"] or low in words["particles"]:
        return True
    if not after or _GENITIVE.search(token):
        return False
    return bool(re.fullmatch(r"[А-ЯЁ][\w-]*|№ ?\d+|\d+|(?:[А-ЯЁ]\.)[А-ЯЁ]?[\w-]*", token)) and (
        not token.isdigit() or after.startswith(" ")
    )


def _is_named(head: str) -> bool:
    """A kind of court and a place with a capital, or «… қаласының соты»."""
    tokens = head.split()
    words = _words()
    low = [token.lower() for token in tokens]
    capital = [
        t for t, w in zip(tokens, low, strict=True) if t[0].isupper() and w not in words["kinds"]
    ]
    typed = any(w in words["kinds"] for w in low) or low[-1] in words["places"]
    return bool(capital) and typed


def _tidy(name: str) -> str:
    return re.sub(r"(облыст[ыі])\s+([қк])(?=\s)", r"\1\2", name)


def _cased(name: str) -> str:
    """A name in capitals with capitals where Kazakh has them."""
    if not name.replace(" ", "").isupper():
        return name
    common = _words()["kinds"] | _words()["places"] | _words()["particles"] | {"соты"}
    words = []
    for word in name.split():
        proper = "-".join(part.capitalize() for part in word.split("-"))
        words.append(word.lower() if plain(word).lower() in common else proper)
    return " ".join(words)
