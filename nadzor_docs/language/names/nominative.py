"""The way back: a name in any case to the nominative, every reading proved by declining it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import Case
from nadzor_docs.language.letters import recased
from nadzor_docs.language.names.anatomy import PersonName, patronymic_gender, split_name
from nadzor_docs.language.names.candidates import Candidate, candidates
from nadzor_docs.language.names.inflection import NamePart

# Without anything that tells, a name as it stands is more often a nominative than a rare form.
NOMINATIVE_BONUS = 0.6
NEAR = 1.0  # readings this close in weight don't decide the gender
ALL_CASES = frozenset(Case)


@dataclass(frozen=True, slots=True)
class Nominative:
    """A reading of a name: its nominative, whose it is, the cases in which the words may stand."""

    name: str
    gender: Gender | None
    cases: frozenset[Case]
    score: float


@lru_cache(maxsize=50_000)
def to_nominative(
    name: str, gender: Gender | None = None, cases: frozenset[Case] = ALL_CASES
) -> tuple[Nominative, ...]:
    """The readings of a name that stands in any (or in one of the given) cases, likeliest first.

    Word order, initials, spaces and capitals stay. ``gender`` and ``cases`` say what is known
    from elsewhere: «взыскать с …» asks for ``frozenset({Case.GEN})``. A reading whose gender is
    ``None`` is the same words for a man and a woman. Never empty: a name that can't be read
    comes back as it is, with no case and a score of 0.
    """
    parts = split_name(name)
    genders = (gender,) if gender else _possible_genders(parts)
    readings = [reading for whose in genders for reading in _readings(parts, whose, cases)]
    ranked = sorted(_merged(readings), key=lambda reading: -reading.score)
    return tuple(ranked) or (Nominative(name, gender, frozenset(), 0),)


def _possible_genders(name: PersonName) -> tuple[Gender, ...]:
    told = {
        patronymic_gender(word.text)
        for word in name.words
        if word.part in (NamePart.PATRONYMIC, NamePart.FIXED)
    } - {None}
    return tuple(gender for gender in Gender if gender in told or not told)


def _readings(name: PersonName, gender: Gender, cases: frozenset[Case]) -> list[Nominative]:
    """All ways to read every word in one and the same case."""
    choices = [candidates(word.lower, word.part, gender)[:4] for word in name.words]
    found = []
    for chosen in product(*choices):
        common = cases.intersection(*(candidate.cases for candidate in chosen))
        if common:
            found.append(
                Nominative(_rebuilt(name, chosen), gender, common, _weight(chosen, common))
            )
    return found


def _rebuilt(name: PersonName, chosen: tuple[Candidate, ...]) -> str:
    return name.rewritten(
        tuple(
            recased(candidate.nominative, word.text)
            for word, candidate in zip(name.words, chosen, strict=True)
        )
    )


def _weight(chosen: tuple[Candidate, ...], cases: frozenset[Case]) -> float:
    bonus = NOMINATIVE_BONUS if Case.NOM in cases else 0
    return sum(candidate.score for candidate in chosen) + bonus


def _merged(readings: list[Nominative]) -> list[Nominative]:
    """One reading for a name that is the same for both genders and likely for either."""
    by_name: dict[str, list[Nominative]] = {}
    for reading in readings:
        by_name.setdefault(reading.name, []).append(reading)
    return [_one(same) for same in by_name.values()]


def _one(same: list[Nominative]) -> Nominative:
    best = max(same, key=lambda reading: reading.score)
    near = [reading for reading in same if best.score - reading.score <= NEAR]
    genders = {reading.gender for reading in near}
    cases = frozenset[Case]().union(*(reading.cases for reading in near))
    return Nominative(best.name, best.gender if len(genders) == 1 else None, cases, best.score)
