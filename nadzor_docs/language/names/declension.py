"""A person's whole name in the six cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import OBLIQUE, Case, Paradigm, TextKind, unchanged
from nadzor_docs.language.letters import recased
from nadzor_docs.language.names.anatomy import NameWord, PersonName, split_name
from nadzor_docs.language.names.candidates import surname_weight
from nadzor_docs.language.names.doubts import is_doubtful
from nadzor_docs.language.names.first_names import genders_of_first_name, guessed_gender
from nadzor_docs.language.names.gender import find_gender
from nadzor_docs.language.names.inflection import NamePart, inflect
from nadzor_docs.language.names.nominative import to_nominative
from nadzor_docs.language.words import words

OBLIQUE_BY = 3.0
# «ФИО1», «ФИО-3», «Х.А.К.», «<данные изъяты>»: a mark in a name's place is printed as it is.
MARK = re.compile(r"\d|[<>*\[\]{}_]|^фио\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def decline_person(text: str, gender: Gender | None = None) -> Paradigm:
    """The name in six cases. Where the gender isn't told and matters, the name keeps its form."""
    name = split_name(text)
    if MARK.search(text) or all(word.part is NamePart.INITIAL for word in name.words):
        return unchanged(text, TextKind.PERSON, gender)
    whose = gender or find_gender(text)
    note = next(_doubts(name, whose, asked=gender is not None), "")
    if note:
        return unchanged(text, TextKind.PERSON, whose, note)
    forms = {case: _in_case(name, whose or Gender.FEMININE, case) for case in Case}
    return Paradigm(text, TextKind.PERSON, whose, forms)


def _in_case(name: PersonName, gender: Gender, case: Case) -> str:
    forms = [_word_in_case(word, gender, case) for word in name.words]
    if name.is_korean:  # «Ким Чен Ира»
        forms[:-1] = [word.text for word in name.words[:-1]]
    return name.rewritten(tuple(forms))


def _word_in_case(word: NameWord, gender: Gender, case: Case) -> str:
    address = words("names")["address"][gender]
    if word.lower == address["word"] and case is not Case.NOM:  # «г-на Кима»
        return recased(address["forms"][OBLIQUE.index(case)], word.text)
    return recased(inflect(word.lower, word.part, gender, case), word.text)


def _doubts(name: PersonName, gender: Gender | None, *, asked: bool) -> Iterator[str]:
    """Why the name had better keep its form."""
    fixed = all(word.part is NamePart.FIXED for word in name.words)
    if fixed or (not asked and not _looks_like_person(name)):
        yield "Не видно, что это имя человека: укажите пол, если это так"
    if _stands_oblique(name.text, gender):
        yield "Похоже, имя стоит не в именительном падеже: дайте его в именительном"
    if gender is None and _in_case(name, Gender.MASCULINE, Case.GEN) != _in_case(
        name, Gender.FEMININE, Case.GEN
    ):
        yield "Из имени не видно, мужчина это или женщина: укажите пол"
    if gender is not None and name.surname and _disagrees(name.surname.lower(), gender):
        yield "Фамилия не согласуется с полом: имя нужно дать в именительном падеже"
    for word in name.words:
        if gender is not None and is_doubtful(word.lower, word.part, gender):
            yield f"Неясно, как склонять «{word.text}»: проверьте"


def _stands_oblique(text: str, gender: Gender | None) -> bool:
    """Whether the name reads far better as a form of some other nominative."""
    readings = to_nominative(text, gender)
    nominative = [reading.score for reading in readings if Case.NOM in reading.cases]
    return max(nominative, default=-OBLIQUE_BY) < readings[0].score - OBLIQUE_BY


def _looks_like_person(name: PersonName) -> bool:
    """A patronymic, initials, a known first name or a surname's ending; not just any word."""
    if any(
        word.part in (NamePart.PATRONYMIC, NamePart.FIXED, NamePart.INITIAL) for word in name.words
    ):
        return True
    lower = [word.lower for word in name.words]
    first = name.first.lower()
    if any(genders_of_first_name(word) for word in lower) or (first and guessed_gender(first)):
        return True
    return any(surname_weight(word, gender) >= 2 for word in lower for gender in Gender)


def _disagrees(surname: str, gender: Gender) -> bool:
    other = Gender.FEMININE if gender is Gender.MASCULINE else Gender.MASCULINE
    last = surname.rsplit("-", 1)[-1]
    return surname_weight(last, gender) < 0 and surname_weight(last, other) >= 2


def initials(text: str, *, first: bool = False) -> str:
    """A name shortened: «Ахметова Г.К.», or with ``first`` the initials before: «Г.К. Ахметова».

    The words keep their case, so a declined name gives a declined short one. Patronymics in
    «-ұлы», «-қызы» have an initial as others do, «Гасан оглы» has «Г.»; «ИП» stays in front;
    a name of one word stays whole.
    """
    name = split_name(text)
    letters = "".join(map(_initial, name.words))
    if not name.surname or not letters:
        return text
    before = [word.text for word in name.words[:1] if word.part is NamePart.FIXED]
    short = [letters, name.surname] if first else [name.surname, letters]
    return " ".join([*before, *short])


def _initial(word: NameWord) -> str:
    if word.part is NamePart.INITIAL:
        return word.text if word.text.endswith(".") else f"{word.text}."
    shortened = (NamePart.FIRST, NamePart.PATRONYMIC, NamePart.FATHER)
    return f"{word.text[0].upper()}." if word.part in shortened else ""
