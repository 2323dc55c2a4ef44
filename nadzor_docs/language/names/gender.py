"""Whose name it is: the patronymic tells first, then the surname, then the first name."""

from __future__ import annotations

from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.names.anatomy import PersonName, patronymic_gender, split_name
from nadzor_docs.language.names.candidates import surname_weight
from nadzor_docs.language.names.doubts import is_doubtful
from nadzor_docs.language.names.first_names import (
    genders_of_first_name,
    guessed_gender,
    is_listed_name,
)
from nadzor_docs.language.names.inflection import NamePart
from nadzor_docs.language.words import words


@lru_cache(maxsize=50_000)
def find_gender(name: str) -> Gender | None:
    """The gender of a person by the whole name in the nominative; ``None``: it doesn't tell."""
    parts = split_name(name)
    told = _by_patronymic(parts) or _by_address(parts)
    if told:
        return told
    by_surname, by_first = _by_surname(parts.surname), _by_first_name(parts.first)
    if by_surname and by_first and by_surname is not by_first and is_listed_name(parts.first):
        return None  # «Оспанова Нурлан»: a slip, or an oblique case
    return by_surname or by_first


def _by_patronymic(name: PersonName) -> Gender | None:
    told = [
        patronymic_gender(word.text)
        for word in name.words
        if word.part in (NamePart.PATRONYMIC, NamePart.FIXED)
    ]
    return next((gender for gender in told if gender), None)


def _by_address(name: PersonName) -> Gender | None:
    """«г-н Ким», «г-жа Ким»."""
    before = name.words[0].lower if name.words else ""
    return next((g for g in Gender if before == words("names")["address"][g]["word"]), None)


def _by_surname(surname: str) -> Gender | None:
    """Only what is a Russian surname's ending tells: «-ов», «-ова», «-ский», «-ская»."""
    last = surname.lower().rsplit("-", 1)[-1]
    if not last or Gender.MASCULINE in genders_of_first_name(last):
        return None  # «Турсын», a grandfather's name, ends as «Птицын» does
    if is_doubtful(last, NamePart.SURNAME, Gender.FEMININE):
        return None  # «Щербина» may be he or she
    weights = {gender: surname_weight(last, gender) for gender in Gender}
    likeliest = max(weights, key=lambda gender: weights[gender])
    return likeliest if weights[likeliest] - min(weights.values()) >= 3 else None


def _by_first_name(first: str) -> Gender | None:
    for name in first.lower().split():
        known = genders_of_first_name(name) or genders_of_first_name(name.rsplit("-", 1)[-1])
        if len(known) == 1:
            return next(iter(known))
        if not known and (guess := guessed_gender(name)):
            return guess
    return None
