"""Where how a word of a name declines is only a guess: better left than wrong."""

from __future__ import annotations

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import Case
from nadzor_docs.language.letters import plain
from nadzor_docs.language.morphology import inflected, known_name, noun_reading
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.language.names.inflection import (
    NamePart,
    by_own_rules,
    is_fixed_head,
    is_given_name,
)
from nadzor_docs.language.words import words

SOFT_FIXED = ("гуль", "гүль", "куль", "күль")  # «Айгуль»: no woman's name of the kind declines
FLEETING = ("ец", "ок", "ёк", "яц", "ень")
LIKE_ADJECTIVES = ("ина", "ова", "ева")
SHORT = 3  # letters: «Пок», «Кац» keep their vowel, «Бек-» is a first half of many


def is_doubtful(word: str, part: NamePart, gender: Gender) -> bool:
    """Whether the forms of the lower-case nominative ``word`` are only a guess."""
    *heads, last = word.split("-")
    if part is NamePart.FIRST:
        return gender is Gender.FEMININE and _is_unknown_soft(last)
    if part is not NamePart.SURNAME:
        return False
    if gender is Gender.FEMININE:
        return _is_his_too(last)
    return any(map(_is_unclear_head, heads)) or _may_lose_vowel(last)


def _is_unknown_soft(name: str) -> bool:
    """«Айгюнь», «Гизель»: some women's names in «-ь» decline, some don't."""
    soft = name.endswith("ь") and not name.endswith(SOFT_FIXED)
    return soft and Gender.FEMININE not in genders_of_first_name(name)


def _is_his_too(surname: str) -> bool:
    """A man's «Щербина», «Бова»: hers is declined as his is, or as «Иванова» is."""
    if not surname.endswith(LIKE_ADJECTIVES):
        return False
    if known_name(surname, "Surn", "masc"):
        return True
    paired = known_name(surname, "Surn", "femn") or surname in words("names")["paired_surnames"]
    return noun_reading(surname) is not None and not paired


def _is_unclear_head(head: str) -> bool:
    """The first half of a double surname that may be a surname by itself: «Белиц-Гейман»."""
    listed = plain(head) in words("names")["indeclinable_prefixes"]
    fixed = is_fixed_head(head, NamePart.SURNAME, Gender.MASCULINE)
    return len(head) > SHORT and fixed and not listed


def _may_lose_vowel(surname: str) -> bool:
    """«Орёл», «Жмурец»: the noun has «орла», the surname «Орла» or «Орёла»."""
    if known_name(surname, "Surn", "masc") or surname in words("names")["korean_surnames"]:
        return False
    if _noun_loses_vowel(surname):
        return True
    fleeting = len(surname) > SHORT and surname.endswith(FLEETING)
    settled = by_own_rules(surname, NamePart.SURNAME, Gender.MASCULINE)
    return fleeting and not settled and not is_given_name(surname, Gender.MASCULINE)


def _noun_loses_vowel(surname: str) -> bool:
    noun = noun_reading(surname)
    hard = noun is not None and "masc" in noun.tag and surname[-1] not in "оеаяйь"
    return hard and inflected(noun, Case.GEN) != f"{surname}а"
