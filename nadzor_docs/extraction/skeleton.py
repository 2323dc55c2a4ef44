"""An act with every party, role word, date and court as one character.

Patterns over this line read as the law speaks («взыскано с {who} в пользу {who}») and don't
care how long a name is, in which case it stands, or where the line was broken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary

PARTY, DATE, COURT, ROLE = 0xF0000, 0xF4000, 0xF8000, 0xFC000
_SIZE = 0x4000
BREAK = "¶"


def _range(base: int) -> str:
    return f"[{chr(base)}-{chr(base + _SIZE - 1)}]"


P, D, C, R = (_range(base) for base in (PARTY, DATE, COURT, ROLE))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The line in small letters, where each of its characters begins in the text, and as printed.

    In small letters a pattern need not ignore case, and a search for its first word is quick.
    """

    line: str
    starts: Sequence[int]
    printed: str

    def span(self, start: int, end: int) -> Span:
        """The text that ``line[start:end]`` stands for."""
        return Span(
            self.starts[start], self.starts[end] if end < len(self.starts) else self.starts[-1]
        )

    def position(self, offset: int) -> int:
        """The index in the line of the character that covers ``offset`` of the text."""
        return max(0, bisect_right(self.starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word that stands for a party's role: «взыскатель», «должники», «судебного исполнителя»."""

    span: Span
    role: str
    plural: bool


@lru_cache(maxsize=1)
def role_names() -> tuple[str, ...]:
    return tuple(vocabulary("roles")["words"])


@lru_cache(maxsize=1)
def _role_pattern() -> re.Pattern[str]:
    words = vocabulary("roles")["words"]
    parts = [f"(?P<{role}>{'|'.join(patterns)})" for role, patterns in words.items()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


_PLURAL = re.compile(r"(?:ы|и|ей|ам|ям|ами|ями|цов|цы|цам|цами|лица|лиц|лицам|лицами|ов)$")
_SINGULAR = re.compile(r"(?:ьи|ицы|сти)$")


def find_role_words(text: str) -> list[RoleWord]:
    """Every role word in the folded ``text``."""
    return [
        RoleWord(Span(m.start(), m.end()), str(m.lastgroup), _plural(m.group().lower()))
        for m in _role_pattern().finditer(text)
    ]


def _plural(word: str) -> bool:
    if word == "чси":
        return False
    if "лиц" in word:
        return bool(re.search(r"лиц(?:а|ам|ами|)$", word)) and not re.match(
            r"\w+(?:его|ого)\s", word
        )
    return bool(_PLURAL.search(word)) and not _SINGULAR.search(word)


def role_character(role: str, plural: bool) -> str:
    return chr(ROLE + 2 * role_names().index(role) + plural)


def role_of(character: str) -> str:
    return role_names()[(ord(character) - ROLE) // 2]


def is_plural(character: str) -> bool:
    return bool((ord(character) - ROLE) % 2)


_ABBREVIATION = re.compile(
    r"(?<!\w)(?:г|гг|гор|ст|ч|п|пп|п\.п|гр|гр-на|гр-ки|обл|р-н|ул|им|д|кв|тыс|млн|тг|руб|т|др|пр"
    r"|стр|см|в т|т\.е|т\.д|т\.к|Т|с\.г|исп|зам|рег|тел|ж|коп|оф|корп|мкр|пос|н|р|И\.о|и\.о)\."
    r"|(?<=\d)\.(?=\d)|(?<=[А-ЯЁ])\.(?= ?[А-ЯЁ]\.)"
)
_PARENTHESES = re.compile(r"\([^()]{1,300}\)")


def build(text: str, items: Iterable[tuple[Span, str]], breaks: Sequence[int]) -> Skeleton:
    """Put each item's character in its place, drop brackets, mark paragraphs with «¶»."""
    line: list[str] = []
    starts: list[int] = []
    position = 0
    marks = frozenset(breaks)
    for span, character in sorted(items, key=lambda item: item[0].start):
        if span.start < position:
            continue
        _copy(text, position, span.start, line, starts, marks)
        line.append(character)
        starts.append(span.start)
        position = span.end
    _copy(text, position, len(text), line, starts, marks)
    starts.append(len(text))
    printed = "".join(line)
    return Skeleton(printed.lower(), starts, printed)


def _copy(
    text: str, start: int, end: int, line: list[str], starts: list[int], marks: frozenset[int]
) -> None:
    for index in range(start, end):
        letter = text[index]
        if letter == "\n":
            letter = BREAK if index in marks else " "
        if letter == " " and line and line[-1] == " ":
            continue
        line.append(letter)
        starts.append(index)


def quiet_dots(text: str) -> str:
    """Dots of abbreviations and figures become «·»: what is left ends sentences. Same length."""
    return _ABBREVIATION.sub(
        lambda m: m.group()[:-1] + "·" if m.group().endswith(".") else m.group(), text
    )


def paragraph_breaks(text: str) -> list[int]:
    """The line ends that end a paragraph: after a full stop, at a blank line, before a heading."""
    found = []
    for match in re.finditer(r"\n", text):
        at = match.start()
        before, after = text[max(0, at - 200) : at].rstrip(" "), text[at + 1 : at + 80]
        blank = before.endswith("\n") or after.strip(" ")[:1] in ("\n", "")
        if blank or before[-1:] in ".:;!?" or re.match(r" *(?:[А-ЯЁ][А-ЯЁ ]{4,}|\d+[.)] )", after):
            found.append(at)
    return found


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    descriptor = "|".join(vocabulary("roles")["descriptors"])
    title = rf"(?:{R}(?:\s*[-:])?\s*|(?:{descriptor})\s+|(?:ИП|ЧП)\s*[«\"])"
    born = r"(?:,\s*(?:\d{4}|[\U000F4000-\U000F7FFF])\s*(?:года|г·)?\s*рождения)?"
    aside = rf"(?:\s*\([^()¶]{{0,120}}\))?{born}"
    one = rf"(?:{title}){{0,5}}(?:{P})(?:\s*{P})?[»\"]?{aside}"
    amount = r"(?:\s*-?\s*(?:по\s+)?\d[\d .,·]*(?:тыс·?|млн·?)?\s*(?:тенге|тг·?)(?:\s+каждому)?)?"
    comma = (
        rf"{amount}\s*(?:(?:,|;)\s*(?:также\s+|с\s+)?|,?\s+(?:и|а\s+также|или)\s+(?:с\s+|к\s+)?)"
    )
    # One copy of a name's pattern for the whole list: compiling is what a cold start pays for.
    several = rf"(?:(?:(?<!{P})(?<!{P} )|{comma}){one}){{1,13}}"
    stand_in = rf"(?:\w+\s+)?{R}(?:\s*(?:,|и)\s*{R}){{0,2}}"
    macros = {
        "party": one, "parties": several, "date": D, "court": C, "role": R,
        "who": rf"(?:{several}|(?:него|не[её]|них)(?!\w)|{stand_in})",
        "name": P, "gap": r"[^.;¶]{0,200}?", "near": r"[^.;,¶]{0,60}?", "far": r"[^¶]{0,400}?",
    }  # fmt: skip
    for role in role_names():
        macros[role] = f"[{role_character(role, False)}{role_character(role, True)}]"
        macros[f"{role}s"] = role_character(role, True)
    return {name: small(macro) for name, macro in macros.items()}


@lru_cache(maxsize=2048)
def pattern(source: str) -> re.Pattern[str]:
    """A vocabulary pattern compiled: «{who}», «{date}», «{bailiff}» are single characters."""
    return re.compile(
        re.sub(r"\{(\w*[a-z]\w*)\}", lambda m: _macros()[m.group(1)], small(source))
    )


# A capital that is a letter to find: no «\W», no «(?P<…», no mark of the skeleton.
_CAPITAL = re.compile(r"(?<![\\?])[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def small(source: str) -> str:
    """A pattern's letters made small, as those of the line are."""
    return _CAPITAL.sub(lambda m: m.group().lower(), source)
