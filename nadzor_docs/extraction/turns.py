"""Turns of phrase of the vocabulary, each tried only in texts that may hold it.

Most stand in few acts. The words that a pattern's matches begin with are told from its source;
it is searched for, and first of all compiled, only where one of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.skeleton import pattern, small

SHORTEST = 3  # letters: fewer stand in every act


@dataclass(frozen=True, slots=True)
class Turn:
    """A pattern and the words one of which its matches begin with; none: that can't be told."""

    source: str
    begins: tuple[str, ...] = ()
    compile: Callable[[str], re.Pattern[str]] = pattern

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return self.compile(self.source)

    def may_stand_in(self, text: str) -> bool:
        """Whether ``text``, in small letters, has one of the beginnings."""
        return not self.begins or any(word in text for word in self.begins)


def turn(words: str, before: str = "", after: str = "") -> Turn:
    """The turn that ``words`` say; ``before`` and ``after`` are what else its pattern asks for."""
    return Turn(f"{before}(?:{words}){after}" if before or after else words, beginnings(words))


_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()|]")
_LOOK_BEHIND = re.compile(r"(?:\(\?<[!=][^()]*\))*")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)")
_LETTERS = re.compile(r"[а-яёa-z ]+")


@lru_cache(maxsize=2048)
def beginnings(source: str) -> tuple[str, ...]:
    """Words one of which every match of a pattern begins with; () where that can't be told."""
    words = _first_words(small(source))
    return tuple(dict.fromkeys(words)) if min(map(len, words)) >= SHORTEST else ()


def _first_words(source: str) -> list[str]:
    """A beginning of each alternative, empty where it can't be told."""
    return [word for part in _alternatives(source) for word in _first_of(part)]


def _alternatives(source: str) -> list[str]:
    """The parts between the «|» that stand in no bracket."""
    parts, depth, begin = [], 0, 0
    for match in _SIGN.finditer(source):
        depth += (match.group() == "(") - (match.group() == ")")
        if match.group() == "|" and not depth:
            parts.append(source[begin : match.start()])
            begin = match.end()
    return [*parts, source[begin:]]


def _first_of(part: str) -> list[str]:
    behind = _LOOK_BEHIND.match(part)
    part = part[behind.end() if behind else 0 :]
    if group := _GROUP.match(part):
        end = _closing(part)
        return [""] if _may_lack(part, end + 1) else _first_words(part[group.end() : end])
    letters = _LETTERS.match(part)
    if not letters:
        return [""]
    return [letters.group()[:-1] if _may_lack(part, letters.end()) else letters.group()]


def _closing(part: str) -> int:
    """Where the bracket that opens ``part`` closes."""
    depth = 0
    for match in _SIGN.finditer(part):
        depth += (match.group() == "(") - (match.group() == ")")
        if not depth:
            return match.start()
    return len(part)


def _may_lack(part: str, position: int) -> bool:
    """Whether what stands before ``position`` is optional: «?», «*», «{0,2}»."""
    return re.match(r"[?*]|\{\d", part[position:]) is not None
