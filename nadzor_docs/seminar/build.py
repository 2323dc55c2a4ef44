"""A seminar out of cases: the same seed gives the same seminar, to the byte."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from nadzor_docs.answer import to_dict
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from nadzor_docs.evaluation.compare import items_of
from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.reading import from_text
from nadzor_docs.seminar.cases import Case
from nadzor_docs.seminar.exercise import Exercise, Topic, exercise_id
from nadzor_docs.seminar.protest_tasks import protest_exercise
from nadzor_docs.seminar.pseudonymise import Pseudonymiser
from nadzor_docs.seminar.solve import (
    Solved,
    participation_exercise,
    roles_exercise,
    shows_the_challenge,
    solve,
)
from nadzor_docs.seminar.term_tasks import term_exercises

MIXED = "mixed"
CHOICE = 4  # times as many acts are looked at as are taken, where answers should differ
INSTRUMENT = "kz-gp-2002-79"  # clause 5 and clause 11 are those of this instruction


class TooFewCases(NadzorError):
    """There aren't as many cases of this topic and level as were asked for."""

    code = "too_few_cases"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for. ``topic``: a :class:`Topic`'s value or «mixed»; ``level`` 1 to 3."""

    topic: str
    number: int
    level: int
    seed: int
    variants: int = 1


def variants(plan: Plan, cases: Sequence[Case], kb: KB) -> list[list[Exercise]]:
    """The exercises of each variant: other cases, other names, the same difficulty.

    Raises:
        TooFewCases: fewer cases than asked for; the message says how many there are.
    """
    made: list[list[Exercise]] = []
    for number in range(1, plan.variants + 1):
        uses = Counter(exercise.id for exercises in made for exercise in exercises)
        made.append(_variant(plan, number, cases, uses, kb))
    return made


def _variant(
    plan: Plan, number: int, cases: Sequence[Case], uses: Counter[str], kb: KB
) -> list[Exercise]:
    seed = f"{plan.seed}:{plan.topic}:{plan.level}:{number}"
    chance = random.Random(seed)
    exercises: list[Exercise] = []
    for topic, share in _shares(plan).items():
        if topic is Topic.TERMS:
            exercises += term_exercises(plan.level, share, chance, kb)
        else:
            fitting = _shuffled(_fitting(topic, plan.level, cases), topic, uses, chance)
            exercises += _from_acts(topic, share, fitting, seed, kb)
            _check_number(topic, plan.level, share, exercises)
    return exercises


def _shares(plan: Plan) -> Mapping[Topic, int]:
    if plan.topic != MIXED:
        return {Topic(plan.topic): plan.number}
    topics = list(Topic)
    return {
        topic: plan.number // len(topics) + (place < plan.number % len(topics))
        for place, topic in enumerate(topics)
    }


def _fitting(topic: Topic, level: int, cases: Sequence[Case]) -> list[Case]:
    """A changed fact turns the answer on participation, on nothing else."""
    return [
        case
        for case in cases
        if case.level <= level and not (case.pair and topic is not Topic.PARTICIPATION)
    ]


def _from_acts(
    topic: Topic, number: int, groups: Iterable[Sequence[Case]], seed: str, kb: KB
) -> list[Exercise]:
    wanted = number * (CHOICE if topic is Topic.PROTEST else 1)
    found: list[Exercise] = []
    for group in groups:
        if len(found) >= wanted:
            break
        renamed = _renamed(group, f"{seed}:{group[0].id}")
        exercises = (_exercise(topic, *both, kb) for both in zip(group, renamed, strict=True))
        found += [exercise for exercise in exercises if exercise][: wanted - len(found)]
    return _various(found)[:number] if topic is Topic.PROTEST else found


def _check_number(topic: Topic, level: int, number: int, exercises: Sequence[Exercise]) -> None:
    found = sum(exercise.topic is topic for exercise in exercises)
    if found < number:
        name = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["names"][topic.value]
        raise TooFewCases(
            f"по теме «{name}» на уровне {level} есть дел: {found}, просили {number}",
            mend="Возьмите меньше дел, уровень выше или добавьте свои: nadzor seminar new-case",
        )


def _various(exercises: Sequence[Exercise]) -> list[Exercise]:
    """One of each answer in turn: most acts take a private protest, the others teach as much."""
    by_answer: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        by_answer.setdefault(exercise.answer, []).append(exercise)
    return [one for turn in zip_longest(*by_answer.values()) for one in turn if one]


def _shuffled(
    cases: Sequence[Case], topic: Topic, uses: Counter[str], chance: random.Random
) -> Iterator[list[Case]]:
    """In random order, a pair, then a single case: a changed case stands right after the one it
    differs from, and pairs, which teach most, aren't lost among the many single acts. What other
    variants have already comes last."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.pair or case.id, []).append(case)
    kinds = (
        [group for group in groups.values() if len(group) > 1],
        [group for group in groups.values() if len(group) == 1],
    )
    for kind in kinds:
        chance.shuffle(kind)
        kind.sort(key=lambda group: uses[exercise_id(topic, group[0].id)])
    yield from filter(None, chain.from_iterable(zip_longest(*kinds, fillvalue=[])))


def _exercise(topic: Topic, case: Case, renamed: Case, kb: KB) -> Exercise | None:
    """The exercise, under other names; none where the program can't vouch for the answer."""
    try:
        solved = solve(renamed, kb, INSTRUMENT)
    except NadzorError:  # not read as its author reads it: other cases there are
        return None
    if topic is Topic.PARTICIPATION:
        told_by_author = case.sides is None
        shown = told_by_author or shows_the_challenge(solved)
        return participation_exercise(solved, kb) if shown else None
    if topic is Topic.PROTEST:
        return protest_exercise(solved) if solved.act.date else None
    return roles_exercise(solved) if _sides_are_proven(case, solved) else None


def _renamed(group: Sequence[Case], seed: str) -> list[Case]:
    """The cases under other names; a pair keeps one set of names between them."""
    names = Pseudonymiser(seed)
    texts = [from_text(case.act, path=case.id) for case in group]
    for text in texts:
        names.learn(extract(text))
    return [
        replace(
            case,
            act=names.apply_all(text.text),
            teaches=names.apply(case.teaches),
            change=names.apply(case.change),
        )
        for case, text in zip(group, texts, strict=True)
    ]


def _sides_are_proven(case: Case, solved: Solved) -> bool:
    """A lawyer told who is creditor and debtor, the program reads the same, and the act under
    other names shows as many of each."""
    if not case.sides or len({role for _, role in case.sides}) < 2:
        return False
    read = items_of(to_dict(extract(from_text(case.act))))["creditor_debtor"]
    renamed = items_of(to_dict(solved.act))["creditor_debtor"]
    return read == case.sides and _roles(renamed) == _roles(case.sides)


def _roles(sides: Iterable[tuple[str, ...]]) -> Counter[str]:
    return Counter(role for _, role in sides)
