"""Numbers of lists: they are on the page and not in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PLACE: Final = re.compile(r"%([1-9])")
RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"  # as Word counts: without ё, й, ъ, ы, ь
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LONGEST: Final = 200  # a list's numbers in letters or Roman figures go no further
BULLET: Final = "– "


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: «decimal», «%1.», from 1. A form is named as Word names
    it."""

    form: str
    text: str
    start: int


Levels = Mapping[int, Level]  # by depth, from 0


class Lists:
    """The lists of a document by name, and how far each has been counted."""

    def __init__(self, levels: Mapping[str, Levels]) -> None:
        self._levels = levels
        self._counted: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, name: str, depth: int, number: int | None = None) -> str:
        """What stands before the next item: «1. », «а) », «– », or nothing. An item may name its
        own number."""
        levels = self._levels.get(name, {})
        if depth not in levels:
            return ""
        level = levels[depth]
        if level.form == "bullet":
            return BULLET
        if level.form == "none":
            return ""
        if number is not None:
            self._counted[name][depth] = number - 1
        counted = self._count(name, depth, levels)
        shown = PLACE.sub(lambda at: _figure(levels, int(at[1]) - 1, counted), level.text)
        return f"{shown} " if shown else ""

    def begin_anew(self, name: str) -> None:
        self._counted.pop(name, None)

    def _count(self, name: str, depth: int, levels: Levels) -> dict[int, int]:
        counted = self._counted[name]
        counted[depth] = counted.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counted if other > depth]:
            del counted[deeper]
        return counted


def _figure(levels: Levels, depth: int, counted: Mapping[int, int]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written(counted.get(depth, level.start), level.form)


def written(number: int, form: str) -> str:
    if not 0 < number <= LONGEST:
        return str(number)
    if form.startswith("russian"):
        letters = RUSSIAN[(number - 1) % len(RUSSIAN)]
    elif form.endswith("Letter"):
        letters = LATIN[(number - 1) % len(LATIN)]
    elif form.endswith("Roman"):
        letters = _roman(number)
    else:
        return str(number)
    return letters.upper() if form.startswith("upper") or form.endswith("Upper") else letters


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def whole_number(told: str | None, default: int = 0) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 7 else default
