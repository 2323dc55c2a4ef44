"""Turns of phrase of the vocabulary, each tried only in texts that may hold it.

Most stand in few acts. The words that a pattern's matches always have are told from its source;
it is searched for, and first of all compiled, only where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nadzor_docs.extraction.skeleton import pattern, small

SHORTEST = 3  # letters: fewer stand in every act
MOST_WAYS = 24  # of wording a turn; of more, only what they have in common is told

# The ways to word a turn, each the words that all its matches have.
Ways = tuple[frozenset[str], ...]
ANY: Ways = (frozenset(),)


@dataclass(frozen=True)
class Turn:
    """A pattern and the words without which it can't stand in a text."""

    source: str
    ways: Ways = ANY
    compile: Callable[[str], re.Pattern[str]] = pattern

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return self.compile(self.source)

    def may_stand_in(self, text: str) -> bool:
        """Whether ``text``, in small letters, has all the words of one of the ways."""
        for way in self.ways:  # plain loops: it is asked tens of times a sentence
            for word in way:
                if word not in text:
                    break
            else:
                return True
        return False

    @property
    def keys(self) -> tuple[str, ...]:
        """The longest word of each way; "", which stands in any text, where none is told."""
        return tuple(max(way, key=len, default="") for way in self.ways)


def turn(words: str, before: str = "", after: str = "") -> Turn:
    """The turn that ``words`` say; ``before`` and ``after`` are what else its pattern asks for."""
    return Turn(f"{before}(?:{words}){after}" if before or after else words, ways_of(words))


class Gate:
    """Which of many things may stand in a text, each by its key words; told at once."""

    def __init__(self, keys: Iterable[Iterable[str]]) -> None:
        self._by_word: dict[str, list[int]] = {}
        for number, words in enumerate(keys):
            for word in words:
                self._by_word.setdefault(word, []).append(number)

    def narrowed(self, text: str) -> Gate:
        """The gate for parts of ``text``: with the words that stand in it."""
        narrow = Gate(())
        narrow._by_word = {word: some for word, some in self._by_word.items() if word in text}
        return narrow

    def passed(self, text: str) -> list[int]:
        """The numbers, in order, of those with a key word in ``text``, in small letters."""
        return sorted({n for word, some in self._by_word.items() if word in text for n in some})


# ── the words that a pattern can't do without ────────────────────────────────

_TOKEN = re.compile(
    r"(?P<letters>[а-яёa-z ]+)|(?P<group>\((?:\?:|\?P<\w+>))|(?P<open>\()|(?P<close>\))|(?P<or>\|)"
    r"|\\.|\[(?:\\.|[^\]])*\]|\{[^}]*\}|."
)
_OPTIONAL = re.compile(r"[?*]|\{0")


@lru_cache(maxsize=2048)
def ways_of(source: str) -> Ways:
    """The ways to word a pattern's matches, told from its source."""
    return _simplest(
        way for part in _alternatives(small(source)) for way in _ways_of_part(part)
    )


def _simplest(ways: Iterable[frozenset[str]]) -> Ways:
    unique = tuple(dict.fromkeys(ways))
    return ANY if frozenset() in unique else unique


def _alternatives(source: str) -> list[str]:
    """The parts between the «|» that stand in no bracket."""
    parts, depth, begin = [], 0, 0
    for token in _TOKEN.finditer(source):
        depth += bool(token["group"] or token["open"]) - bool(token["close"])
        if token["or"] and not depth:
            parts.append(source[begin : token.start()])
            begin = token.end()
    return [*parts, source[begin:]]


def _ways_of_part(part: str) -> Ways:
    """A part's own words, and for each of its groups the words of one of the group's ways."""
    ways: Ways = ANY
    position = 0
    while token := _TOKEN.match(part, position):
        position = token.end()
        if token["group"] or token["open"]:
            position = _closing(part, token.start()) + 1
        optional = _OPTIONAL.match(part, position)
        if token["letters"]:
            letters = token["letters"][: -1 if optional else None]
            more = (frozenset([letters]),) if len(letters) >= SHORTEST else ANY
        elif token["group"] and not optional:
            more = ways_of(part[token.end() : position - 1])
        else:
            continue
        if len(ways) * len(more) <= MOST_WAYS:
            ways = tuple(one | other for one in ways for other in more)
    return ways


def _closing(part: str, start: int) -> int:
    """Where the bracket that opens at ``start`` closes."""
    depth = 0
    for token in _TOKEN.finditer(part, start):
        depth += bool(token["group"] or token["open"]) - bool(token["close"])
        if not depth:
            return token.start()
    return len(part)
