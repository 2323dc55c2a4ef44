"""A person's name taken apart: which word is the surname, the first name, the patronymic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.letters import plain
from nadzor_docs.language.names.candidates import first_name_score, surname_score
from nadzor_docs.language.names.inflection import NamePart
from nadzor_docs.language.words import words

LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"(?P<initial>{LETTER}{{1,2}}\.|(?<!\w){LETTER}(?![\w'’-]))|(?P<word>{LETTER}[\w'’ʼ-]*)"
)
PARTICLES = ("фон", "ван", "дер", "ден", "де", "ди", "да", "ла", "бин", "ибн")
MOST_WORDS, LONGEST_WORD, MOST_HYPHENS = 6, 40, 3
KOREAN_PARTS = (NamePart.SURNAME, NamePart.FIXED, NamePart.FIRST)
OBLIQUE_TAIL = {Gender.MASCULINE: "(?:|а|у|е|ем|ом)", Gender.FEMININE: "(?:а|ы|е|у|ой|ою)"}


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name: its text, its part, where it stands in the whole."""

    text: str
    part: NamePart
    start: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is written, and its words."""

    text: str
    words: tuple[NameWord, ...]

    def part(self, part: NamePart) -> str:
        """The words of one part, as written: «Ахметова», «Г.К.», «Гасан оглы», or nothing."""
        return " ".join(word.text for word in self.words if word.part is part)

    @property
    def surname(self) -> str:
        return self.part(NamePart.SURNAME)

    @property
    def first(self) -> str:
        return self.part(NamePart.FIRST)

    @property
    def patronymic(self) -> str:
        return self.part(NamePart.PATRONYMIC)

    @property
    def initials(self) -> str:
        return "".join(word.text for word in self.words if word.part is NamePart.INITIAL)

    @property
    def is_korean(self) -> bool:
        """«Ким Чен Ир»: of such a name only the last word declines."""
        return tuple(word.part for word in self.words) == KOREAN_PARTS

    def rewritten(self, texts: tuple[str, ...]) -> str:
        """The whole with each word replaced, the spaces between them kept."""
        result, end = "", 0
        for word, text in zip(self.words, texts, strict=True):
            result += self.text[end : word.start] + text
            end = word.start + len(word.text)
        return result + self.text[end:]


@lru_cache(maxsize=50_000)
def split_name(text: str) -> PersonName:
    """The parts of a person's name in any order and any case; surname first when in doubt.

    Of what is too long for a name every word is ``FIXED``.
    """
    found = [
        (m.group(), m.lastgroup == "initial" and m.group()[0].isupper(), m.start())
        for m in WORD.finditer(text)
    ]
    if _begins_with_short_surname(found):
        found[0] = (found[0][0], False, found[0][2])
    # A small particle («фон», «де») stays small, and is no word of the name to be counted.
    full = tuple(
        "" if word in PARTICLES else word.lower() for word, is_initial, _ in found if not is_initial
    )
    parts = iter(
        _parts(full, has_initials=len(full) < len(found))
        if _is_name(full)
        else [NamePart.FIXED] * len(full)
    )
    return PersonName(
        text,
        tuple(
            NameWord(word, NamePart.INITIAL if is_initial else next(parts), start)
            for word, is_initial, start in found
        ),
    )


def _is_name(full: tuple[str, ...]) -> bool:
    """Not a sentence or a hostile word, whose readings would multiply beyond bounds."""
    return len(full) <= MOST_WORDS and all(
        len(word) <= LONGEST_WORD and word.count("-") <= MOST_HYPHENS for word in full
    )


def _begins_with_short_surname(found: list[tuple[str, bool, int]]) -> bool:
    """«О Валерий Дмитриевич», «И Анна»: a Korean surname of one letter, no initial."""
    lone = [word for word, is_initial, _ in found if is_initial]
    return len(found) > 1 and lone == [found[0][0]] and _is_korean(lone[0].lower())


def patronymic_gender(word: str) -> Gender | None:
    """The gender that a patronymic in any case tells; ``None``: the word is no patronymic."""
    spelled = plain(word)
    for gender in Gender:
        tails = tuple(map(plain, words("names")["patronymic_tails"][gender]))
        if spelled.endswith(tails) or _stem_pattern(gender).search(spelled):
            return gender
    return None


@lru_cache(maxsize=2)
def _stem_pattern(gender: Gender) -> re.Pattern[str]:
    stems = "|".join(words("names")["patronymic_stems"][gender])
    return re.compile(f"(?:{stems}){OBLIQUE_TAIL[gender]}$")


def is_tail(word: str) -> bool:
    """Whether ``word`` is a patronymic's tail that stands apart: «оглы», «қызы»."""
    tails = words("names")["patronymic_tails"].values()
    return plain(word) in {plain(tail) for tails_of in tails for tail in tails_of}


def _parts(full: tuple[str, ...], *, has_initials: bool) -> list[NamePart]:
    """The part of each full word; an empty one stands for a particle."""
    if "" in full:
        counted = iter(_parts(tuple(filter(None, full)), has_initials=has_initials))
        return [next(counted) if word else NamePart.FIXED for word in full]
    if full and full[0].rstrip(".") in words("names")["fixed_before"]:  # «ИП Ахметова Г.К.»
        return [NamePart.FIXED, *_parts(full[1:], has_initials=has_initials)]
    if full and is_tail(full[-1]) and len(full) > 1:  # «Мамедов Али Гасан оглы»
        return [*_parts(full[:-2], has_initials=has_initials), NamePart.FATHER, NamePart.FIXED]
    if has_initials or len(full) == 1:
        lone_first = not has_initials and len(full) == 1 and _is_first_only(full[0])
        return [NamePart.FIRST if lone_first else NamePart.SURNAME] * len(full)
    return _by_order(full)


def _by_order(full: tuple[str, ...]) -> list[NamePart]:
    """The parts of two or more full words by their order and looks."""
    if len(full) == 2:
        return _two_parts(*full)
    if len(full) == 3:
        return _three_parts(*full)
    if len(full) == 4:
        return _four_parts(*full)
    return [NamePart.SURNAME, *[NamePart.FIRST] * (len(full) - 1)] if full else []


def _is_first_only(word: str) -> bool:
    return first_name_score(word) > 0 and surname_score(word) < 3 and not _is_korean(word)


def _two_parts(one: str, two: str) -> list[NamePart]:
    if patronymic_gender(two) and not patronymic_gender(one):
        return [NamePart.FIRST, NamePart.PATRONYMIC]
    surname_last = first_name_score(one) > 0 and surname_score(two) > surname_score(one)
    if surname_last and first_name_score(two) <= 0 and not _is_korean(one):
        return [NamePart.FIRST, NamePart.SURNAME]
    return [NamePart.SURNAME, NamePart.FIRST]


def _three_parts(one: str, two: str, three: str) -> list[NamePart]:
    if patronymic_gender(two) and not patronymic_gender(one):
        return [NamePart.FIRST, NamePart.PATRONYMIC, NamePart.SURNAME]
    if patronymic_gender(three):
        return [NamePart.SURNAME, NamePart.FIRST, NamePart.PATRONYMIC]
    if _is_korean(one) and not first_name_score(two) > 0:  # «Ким Чен Ир»: one name of two words
        return list(KOREAN_PARTS)
    if first_name_score(one) > 0 and surname_score(three) >= 3 > surname_score(one):
        return [NamePart.FIRST, NamePart.FIRST, NamePart.SURNAME]
    return [NamePart.SURNAME, NamePart.FIRST, NamePart.FIRST]


def _is_korean(word: str) -> bool:
    return word in words("names")["korean_surnames"]


def _four_parts(one: str, two: str, three: str, four: str) -> list[NamePart]:
    """Two surnames: «Сердюк (Жумабекова) Инна Андреевна», «Сердюк Инна Андреевна (Жумабекова)»."""
    if patronymic_gender(four):
        return [NamePart.SURNAME, NamePart.SURNAME, NamePart.FIRST, NamePart.PATRONYMIC]
    if patronymic_gender(three):
        return [*_three_parts(one, two, three), NamePart.SURNAME]
    return [NamePart.SURNAME, *[NamePart.FIRST] * 3]
