"""Numbers that Word gives to paragraphs of a list: they are on the page and not in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE: Final = re.compile(r"%([1-9])")
RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"  # as Word counts: without ё, й, ъ, ы, ь
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LONGEST: Final = 200  # a list's numbers in letters or Roman figures go no further


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: «decimal», «%1.», from 1."""

    form: str
    text: str
    start: int


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _styles(styles)
        self._counted: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: etree._Element) -> str:
        """«1. », «а) », «– » before a paragraph of a list; empty before any other."""
        if not self._lists:
            return ""
        place = _place(paragraph.find(W + "pPr"), self._styles)
        levels = self._lists.get(place[0]) if place else None
        if place is None or levels is None or place[1] not in levels:
            return ""
        level = levels[place[1]]
        if level.form == "bullet":
            return "– "
        if level.form == "none":
            return ""
        counted = self._count(place[0], place[1], levels)
        shown = PLACE.sub(lambda at: _figure(levels, int(at[1]) - 1, counted), level.text)
        return f"{shown} " if shown else ""

    def _count(self, number: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        counted = self._counted[number]
        counted[depth] = counted.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counted if other > depth]:
            del counted[deeper]
        return counted


def _figure(levels: dict[int, Level], depth: int, counted: dict[int, int]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return _written(counted.get(depth, level.start), level.form)


def _written(number: int, form: str) -> str:
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


def _lists(numbering: etree._Element) -> dict[str, dict[int, Level]]:
    """Levels by the number that paragraphs refer to."""
    abstract = {a.get(W + "abstractNumId"): _levels(a) for a in numbering.iter(W + "abstractNum")}
    return {
        num.get(W + "numId", ""): abstract.get(_value(num, "abstractNumId"), {})
        for num in numbering.iter(W + "num")
    }


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        _number(level.get(W + "ilvl")): Level(
            _value(level, "numFmt"), _value(level, "lvlText"), _number(_value(level, "start"), 1)
        )
        for level in abstract.iter(W + "lvl")
    }


def _styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """The lists that styles belong to."""
    found = {}
    for style in styles.iter(W + "style"):
        place = _place(style.find(W + "pPr"), {})
        if place:
            found[style.get(W + "styleId", "")] = place
    return found


def _place(
    properties: etree._Element | None, styles: dict[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """Which list, and how deep in it: from the paragraph itself, else from its style."""
    if properties is None:
        return None
    listed = properties.find(W + "numPr")
    if listed is not None and _value(listed, "numId"):
        return _value(listed, "numId"), _number(_value(listed, "ilvl"))
    return styles.get(_value(properties, "pStyle"))


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(W + name)
    return "" if child is None else child.get(W + "val", "")


def _number(told: str | None, default: int = 0) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 7 else default
