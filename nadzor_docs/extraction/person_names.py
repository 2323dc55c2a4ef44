"""The name to print for a person: the fullest that the act uses, in the nominative."""

from __future__ import annotations

from collections import Counter

from nadzor_docs.extraction.entities import Entity, fullness
from nadzor_docs.extraction.people import PersonName, gender_and_case
from nadzor_docs.extraction.person_forms import (
    given_readings,
    guess_given,
    patronymic_reading,
    plain,
)
from nadzor_docs.facts import Gender


def person_name(entity: Entity) -> tuple[str, Gender | None]:
    """The fullest form of the person's name, nominative, surname first; the gender if told.

    To be asked when all mentions are gathered: the answer is kept.
    """
    if entity.told is None:
        entity.told = _told(entity)
    return entity.told


def _told(entity: Entity) -> tuple[str, Gender | None]:
    best = max(entity.people, key=lambda n: (fullness(n), n.sure, -n.span.start))
    if best.mask:
        return best.mask, None
    lemma, gender = _vote(entity)
    found = entity.readings.get(best, ())
    cases = {r.case for r in found if r.gender == gender and r.lemma == lemma}
    given, father = _given_and_patronymic(best, gender, cases)
    if best.initials:
        father = ""
        given = best.initials
    name = " ".join(part for part in (lemma or best.surname, given, father) if part)
    return name, Gender(gender) if gender and _gender_sure(entity) else None


def _gender_sure(entity: Entity) -> bool:
    genders = [{r.gender for r in found} for found in entity.readings.values() if found]
    return bool(genders) and len(set.intersection(*genders)) == 1


def _vote(entity: Entity) -> tuple[str, str]:
    """The nominative surname and the gender that most mentions allow; the sharpest count most."""
    votes: Counter[tuple[str, str]] = Counter()
    spelled: dict[tuple[str, str], str] = {}
    for name, found in entity.readings.items():
        options = dict.fromkeys((plain(r.lemma), r.gender) for r in found)
        for rank, option in enumerate(options):
            votes[option] += 60 // len(options) - min(rank, 5)
            spelled.setdefault(
                option, next(r.lemma for r in found if (plain(r.lemma), r.gender) == option)
            )
        _ = name
    if not votes:
        gender = gender_and_case(entity.people[0])[0]
        return "", gender
    winner = max(votes, key=lambda option: votes[option])
    return spelled[winner], winner[1]


def _given_and_patronymic(name: PersonName, gender: str, told: set[str]) -> tuple[str, str]:
    """The given name and the patronymic; ``told``: the cases that the words around allow."""
    told_gender, case = gender_and_case(name)
    gender = told_gender or gender
    father = _patronymic(name.patronymic, case)
    if not name.given:
        return "", father
    known = [r for r in given_readings(name.given) if not gender or r.gender == gender]
    if told == {"nom"} and gender == "f" and known and all(r.case != "nom" for r in known):
        return name.given, father  # «заявитель Озтюрк Айше просит»
    known.sort(key=lambda r: not case and r.case not in told)
    if known:
        same = [r for r in known if not case or r.case == case or r.case in ("gen", "acc")]
        return (same or known)[0].lemma, father
    cases = (case,) if case else _oblique(told)
    guesses = (guess_given(name.given, gender or "m", one) for one in cases)
    return next((g for g in guesses if g != name.given), name.given), father


def _oblique(told: set[str]) -> tuple[str, ...]:
    """The cases to try on a rare given name; none where it may stand in the nominative."""
    return () if "nom" in told else tuple(c for c in ("gen", "dat", "acc", "ins") if c in told)


def _patronymic(printed: str, case: str) -> str:
    if not printed:
        return ""
    *first, last = printed.split()
    reading = patronymic_reading(last)
    fathers = [guess_given(part, "m", case or "nom") for part in first]
    return " ".join([*fathers, reading.lemma if reading else last])
