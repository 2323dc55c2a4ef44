"""Kazakh case endings of names and bodies put off and on again, and Kazakh dates.

In Kazakh only the last word of a name takes the ending: «Ахметов Нұрлан Серікұлына»,
«Г.К. Ахметоваға», «Ахметова Г.К.-ға», «ЖШС-ның».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from nadzor_docs.language.letters import is_upper, plain
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.language.names.inflection import has_tail
from nadzor_docs.language.words import words


class KazakhCase(StrEnum):
    """The seven cases: атау, ілік, барыс, табыс, жатыс, шығыс, көмектес."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    LOC = "loc"
    ABL = "abl"
    INS = "ins"


@dataclass(frozen=True, slots=True)
class KazakhForm:
    """A nominative and the case in which the word stands."""

    nominative: str
    case: KazakhCase


# By what a stem ends in; {a} is «а» or «е», {y} «ы» or «і», {g} «ғ» or «г», {k} «қ» or «к».
ENDINGS: dict[str, dict[KazakhCase, str]] = {
    "vowel": {
        KazakhCase.GEN: "н{y}ң", KazakhCase.DAT: "{g}{a}", KazakhCase.ACC: "н{y}",
        KazakhCase.LOC: "д{a}", KazakhCase.ABL: "д{a}н", KazakhCase.INS: "мен",
    },
    "nasal": {
        KazakhCase.GEN: "н{y}ң", KazakhCase.DAT: "{g}{a}", KazakhCase.ACC: "д{y}",
        KazakhCase.LOC: "д{a}", KazakhCase.ABL: "н{a}н", KazakhCase.INS: "мен",
    },
    "sonorous": {
        KazakhCase.GEN: "д{y}ң", KazakhCase.DAT: "{g}{a}", KazakhCase.ACC: "д{y}",
        KazakhCase.LOC: "д{a}", KazakhCase.ABL: "д{a}н", KazakhCase.INS: "мен",
    },
    "voiced": {
        KazakhCase.GEN: "д{y}ң", KazakhCase.DAT: "{g}{a}", KazakhCase.ACC: "д{y}",
        KazakhCase.LOC: "д{a}", KazakhCase.ABL: "д{a}н", KazakhCase.INS: "бен",
    },
    "voiceless": {
        KazakhCase.GEN: "т{y}ң", KazakhCase.DAT: "{k}{a}", KazakhCase.ACC: "т{y}",
        KazakhCase.LOC: "т{a}", KazakhCase.ABL: "т{a}н", KazakhCase.INS: "пен",
    },
    # «Серікұлы», «Маратқызы», «соты»: a possessive in «-ы», «-і».
    "possessive": {
        KazakhCase.GEN: "н{y}ң", KazakhCase.DAT: "н{a}", KazakhCase.ACC: "н",
        KazakhCase.LOC: "нд{a}", KazakhCase.ABL: "н{a}н", KazakhCase.INS: "мен",
    },
}  # fmt: skip
LONGEST_WORD = 40
VOWELS = "аәеёиоөуұүыіэюя"
NASAL, SONOROUS, VOICED = "мнң", "рлй", "жз"
BACK, FRONT = "аоұыяё", "әөүіеэ"
HARMONY = ({"a": "а", "y": "ы", "g": "ғ", "k": "қ"}, {"a": "е", "y": "і", "g": "г", "k": "к"})
SURNAME = re.compile(r"(?:[оеё]в|(?<!вт)[иы]н|[цс]к[иы]й)а?$|[цс]кая$")


def add_case(word: str, case: KazakhCase | str) -> str:
    """``word`` with the ending of ``case``, by the law of harmony: «Оспан», dat → «Оспанға»."""
    return _with_ending(word.lower(), KazakhCase(case), _harmony(word.lower()), word)


@lru_cache(maxsize=50_000)
def strip_case(word: str) -> tuple[KazakhForm, ...]:
    """What ``word`` (a name, «Серікұлына») may be in the nominative, likeliest first.

    Every answer, declined again, gives the word; either harmony is accepted, for names from
    Russian are written with both («Ахметовтың», «Ахметовтің»). Never empty.
    """
    stripped = _stripped(word) if len(word) <= LONGEST_WORD else ()
    found = dict.fromkeys([KazakhForm(word, KazakhCase.NOM), *stripped])
    return tuple(sorted(found, key=lambda form: _unlikeliness(form, word)))


def _stripped(word: str) -> Iterator[KazakhForm]:
    lower = word.lower()
    for size in range(1, 5):
        stem, ending = word[:-size], lower[-size:]
        bare = stem.rstrip("-")
        if len(bare) < 2 and not stem.endswith((".-", "-")):
            continue
        for case in _cases(lower[: len(bare)], ending, hyphen=bare != stem):
            yield KazakhForm(bare, case)


def _cases(stem: str, ending: str, *, hyphen: bool) -> Iterator[KazakhCase]:
    kinds = set(ENDINGS) if hyphen else _kinds(stem)
    # Typed without Kazakh letters, «-нің» is «-нин»: both sides are compared in Russian ones.
    spelled = plain if ending == plain(ending) else str
    for case in KazakhCase:
        forms = {
            spelled(ENDINGS[kind].get(case, "").format(**harmony))
            for kind in kinds
            for harmony in HARMONY
        }
        if ending in forms:
            yield case


def _kinds(stem: str) -> set[str]:
    """What a stem's end may ask for: its last sound, or a possessive's own endings."""
    last = stem[-1:]
    if last == "у":  # «Сансызбайу», «Тілеу»: a vowel in «Асу», a consonant after a vowel
        return {"sonorous", "vowel"}
    if last in VOWELS:
        return {"vowel", "possessive"} if last in "ыі" else {"vowel"}
    for kind, sounds in (("nasal", NASAL), ("sonorous", SONOROUS), ("voiced", VOICED)):
        if last in sounds:
            return {kind}
    return {"voiceless"}


def _with_ending(stem: str, case: KazakhCase, harmony: dict[str, str], word: str) -> str:
    if case is KazakhCase.NOM:
        return word
    kinds = _kinds(stem)
    possessive = "possessive" in kinds and has_tail(stem)
    kind = "possessive" if possessive else min(kinds - {"possessive"})
    ending = ENDINGS[kind][case].format(**harmony)
    return word + (ending.upper() if is_upper(word) else ending)


def _harmony(word: str) -> dict[str, str]:
    """Back or front by the last vowel that tells; «и», «у», «ю» leave it to the one before."""
    for letter in reversed(word):
        if letter in BACK or letter in FRONT:
            return HARMONY[letter in FRONT]
    return HARMONY[0]


def _unlikeliness(form: KazakhForm, word: str) -> tuple[int, int]:
    """A patronymic before a known name before an unknown word; the longer before the shorter."""
    spelled = form.nominative.lower()
    abbreviation = form.nominative.isupper() and not word.isupper()  # «ЖШС-ға», «Г.К.-ға»
    known = genders_of_first_name(spelled) or SURNAME.search(spelled)
    if has_tail(spelled) or abbreviation:
        return (0, -len(spelled))
    if known:
        return (1, -len(spelled))
    # No nominative ends in «-ның»: an unknown word with it is a genitive.
    return (2 if form.case is KazakhCase.GEN else 3, -len(spelled))


@lru_cache(maxsize=20_000)
def nominative_name(name: str) -> KazakhForm:
    """A whole name, its last word out of its case: «Ахметов Нұрлан Серікұлына» → «… Серікұлы»."""
    before, space, last = name.rpartition(" ")
    form = strip_case(last)[0]
    return KazakhForm(before + space + form.nominative, form.case)


def in_words(day: date) -> str:
    """«2005 жылғы 14 наурыз»."""
    return f"{day.year} жылғы {day.day} {months()[day.month - 1]}"


def months() -> list[str]:
    """The months from January on: «қаңтар» …"""
    return list(words("dates")["kk_months"])


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Dates with a month's name: where each stands (the month's case ending too), and its day.

    «2005 жылғы 14 наурызда», «2005 ж. 14 наурыз», «14 наурыз 2005 жыл»; no impossible days.
    """
    # Compared in Russian letters, one for one: acts typed without Kazakh ones say «карашада».
    for match in _date_pattern().finditer(plain(text)):
        groups = match.groupdict()
        year, day = groups["year"] or groups["year2"], groups["day"] or groups["day2"]
        month = (groups["month"] or groups["month2"]).replace("йег", "йек")
        found = _day(int(year), list(map(plain, months())).index(month) + 1, int(day))
        if found:
            yield match.start(), match.end(), found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    # A case ending voices the last «к»: «қыркүйегінде».
    names = "|".join(map(plain, [*months(), "қыркүйег"]))
    tail = r"\w*"
    year = r"(?:\s*(?:жыл(?:гы|дын|ы)?|ж\.))"
    return re.compile(
        rf"(?P<year>\d{{4}}){year}\s*[«\"]?(?P<day>\d{{1,2}})[»\"]?(?:-?[шщ][ыи])?\s+(?P<month>{names}){tail}"
        rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{names})\s+(?P<year2>\d{{4}}){year}",
    )
