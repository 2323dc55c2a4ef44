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
from itertools import groupby

from nadzor_docs.extraction.view import small_letters
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
def _role_pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All role words in small letters, each closed by its empty group, and the groups' roles."""
    words = [(role, word) for role, some in vocabulary("roles")["words"].items() for word in some]
    either = "|".join(f"(?:{small(word)})()" for _, word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)"), tuple(role for role, _ in words)


_PLURAL = re.compile(r"(?:ы|и|ей|ам|ям|ами|ями|цов|цы|цам|цами|лица|лиц|лицам|лицами|ов)$")
_SINGULAR = re.compile(r"(?:ьи|ицы|сти)$")


def find_role_words(text: str) -> list[RoleWord]:
    """Every role word in the folded ``text``."""
    pattern, roles = _role_pattern()
    return [
        RoleWord(Span(m.start(), m.end()), roles[(m.lastindex or 0) - 1], _plural(m.group()))
        for m in pattern.finditer(small_letters(text))
    ]


_PROSECUTOR_NOUN = re.compile(r"(?:представител|обвинител|помощник|заместител|прокур|пом|зам)\w*")


def _plural(word: str) -> bool:
    if word == "чси":
        return False
    if "прокур" in word:  # «представителя прокуратуры», «помощника прокурора района имени …»
        word = _PROSECUTOR_NOUN.findall(word)[0]
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


def _quiet_dot() -> re.Pattern[str]:
    """A dot after an abbreviation, a figure or an initial: it is sought, then what precedes it."""
    words = sorted(vocabulary("words")["abbreviations"].split(), key=len)
    by_length = ("|".join(map(re.escape, some)) for _, some in groupby(words, len))
    behind = "|".join(rf"(?<=(?<!\w)(?:{some})\.)" for some in by_length)
    return re.compile(rf"\.(?:(?<=\d\.)(?=\d)|(?<=[А-ЯЁ]\.)(?= ?[А-ЯЁ]\.)|{behind})")


_QUIET_DOT = _quiet_dot()


def build(text: str, items: Iterable[tuple[Span, str]], breaks: Sequence[int]) -> Skeleton:
    """Put each item's character in its place, drop brackets, mark paragraphs with «¶»."""
    line: list[str] = []
    starts: list[int] = []
    position = 0
    text = _with_breaks(text, breaks)
    for span, character in sorted(items, key=lambda item: item[0].start):
        if span.start < position:
            continue
        _copy(text, position, span.start, line, starts)
        line.append(character)
        starts.append(span.start)
        position = span.end - bool(_SENTENCE_END.match(text, span.end - 1))
    _copy(text, position, len(text), line, starts)
    starts.append(len(text))
    printed = "".join(line)
    return Skeleton(small_letters(printed), starts, printed)


def _with_breaks(text: str, breaks: Sequence[int]) -> str:
    """Line ends as spaces, those that end a paragraph as «¶»."""
    begins = [0, *(at + 1 for at in breaks)]
    paragraphs = [text[begin:end] for begin, end in zip(begins, [*breaks, None], strict=True)]
    return BREAK.join(paragraphs).replace("\n", " ")


# «… со счёта Юрченко О.П. Копию направить»: the dot of the initials ends the sentence too.
_SENTENCE_END = re.compile(r"(?<=[А-ЯЁ])\. +[А-ЯЁ][а-яё]")

_SPACES = re.compile(r"  +")


def _copy(text: str, start: int, end: int, line: list[str], starts: list[int]) -> None:
    """A piece of the text with one space where several stand."""
    position = start
    for spaces in _SPACES.finditer(text, start, end):
        line.append(text[position : spaces.start() + 1])
        starts += range(position, spaces.start() + 1)
        position = spaces.end()
    line.append(text[position:end])
    starts += range(position, end)


def quiet_dots(text: str) -> str:
    """Dots of abbreviations and figures become «·»: what is left ends sentences. Same length."""
    return _QUIET_DOT.sub("·", text)


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
def descriptor() -> str:
    """A whole word that may stand before a name and says nothing of its role, in small letters."""
    return rf"(?<!\w)(?:{small('|'.join(vocabulary('roles')['descriptors']))})"


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    title = rf"(?:{R}(?:\s*[-:])?\s*|{descriptor()}\s+|(?:ИП|ЧП)\s*[«\"])"
    born = r"(?:,\s*(?:\d{4}|[\U000F4000-\U000F7FFF])\s*(?:года|г·)?\s*рождения)?"
    aside = rf"(?:\s*\([^()¶]{{0,120}}\))?{born}"
    one = rf"(?:{title}){{0,5}}(?:{P})(?:\s*{P})?[»\"]?{aside}"
    amount = (
        r"(?:\s*-?\s*(?:(?:по|на)\s+)?\d[\d .,·]*(?:тыс·?|млн·?)?\s*(?:тенге|тг·?)(?:\s+каждому)?"
        r"(?:\s*\([^()¶]{0,60}\))?)?"
    )
    comma = (
        rf"{amount}\s*(?:(?:,|;)\s*(?:также\s+|с\s+|перед\s+)?|,?\s+(?:и|а\s+также|или)\s+(?:с\s+|к\s+)?)"
    )
    # One copy of a name's pattern for the whole list: compiling is what a cold start pays for.
    several = rf"(?:(?:(?<!{P})(?<!{P} )|{comma}){one}){{1,13}}"
    stand_in = rf"(?:\w+\s+)?{R}(?:\s*(?:,|и)\s*{R}){{0,2}}"
    macros = {
        "party": one, "parties": several, "date": D, "court": C, "role": R,
        "who": rf"(?:{several}|(?:него|не[её]|них|последн(?:его|ей|их))(?!\w)|{stand_in})",
        "name": P, "gap": r"[^.;¶]{0,200}?", "near": r"[^.;,¶]{0,60}?", "far": r"[^¶]{0,400}?",
    }  # fmt: skip
    for role in role_names():
        macros[role] = f"[{role_character(role, False)}{role_character(role, True)}]"
        macros[f"{role}s"] = role_character(role, True)
    for name, words in vocabulary("fragments")["words"].items():
        macros[name] = f"(?:{_filled(words, macros)})"
    return {name: small(macro) for name, macro in macros.items()}


@lru_cache(maxsize=2048)
def pattern(source: str) -> re.Pattern[str]:
    """A vocabulary pattern compiled: «{who}», «{date}», «{bailiff}» are single characters."""
    return re.compile(_filled(small(source), _macros()))


def _filled(source: str, macros: dict[str, str]) -> str:
    return re.sub(r"\{(\w*[a-z]\w*)\}", lambda m: macros[m.group(1)], source)


# A capital that is a letter to find: no «\W», no «(?P<…», no mark of the skeleton.
_CAPITAL = re.compile(r"(?<![\\?])[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def small(source: str) -> str:
    """A pattern's letters made small, as those of the line are."""
    return _CAPITAL.sub(lambda m: m.group().lower(), source).replace("ё", "е")
