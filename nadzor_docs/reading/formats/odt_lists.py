"""Lists of an OpenDocument text: how its styles number their items."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from nadzor_docs.reading.formats.numbering import Level, whole_number

NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, STYLE = NS % "text", NS % "style"
SHOWN: Final = (STYLE + "num-list-format",
                "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
                "num-list-format")  # fmt: skip
FORMS: Final = {"": "none", "a": "lowerLetter", "A": "upperLetter",
                "i": "lowerRoman", "I": "upperRoman",
                "а": "russianLower", "А": "russianUpper"}  # fmt: skip


def levels_of(*roots: etree._Element) -> dict[str, dict[int, Level]]:
    """The levels of each list style of a document."""
    return {
        style.get(STYLE + "name", ""): {
            whole_number(level.get(TEXT + "level"), 1) - 1: _level(level)
            for level in style
            if level.tag.startswith(TEXT + "list-level-style-")
        }
        for root in roots
        for style in root.iter(TEXT + "list-style")
    }


def _level(level: etree._Element) -> Level:
    if level.tag != TEXT + "list-level-style-number":
        return Level("bullet", "", 1)
    told = level.get(STYLE + "num-format", "")
    # Russian letters are told by a row of them: «А, Б, .., Аа, Бб, ... (ru)».
    form = FORMS.get(told.partition(",")[0], "decimal")
    return Level(form, _shown(level), whole_number(level.get(TEXT + "start-value"), 1))


def _shown(level: etree._Element) -> str:
    """«%1.%2.»: as newer programs write it outright, or put together as older ones mean it."""
    for name in SHOWN:
        if told := level.get(name):
            return re.sub(r"%(\d+)%", r"%\1", told)
    last = whole_number(level.get(TEXT + "level"), 1)
    first = last + 1 - whole_number(level.get(TEXT + "display-levels"), 1)
    numbers = ".".join(f"%{number}" for number in range(max(1, first), last + 1))
    return level.get(STYLE + "num-prefix", "") + numbers + level.get(STYLE + "num-suffix", "")
