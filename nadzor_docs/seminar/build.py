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
from nadzor_docs.seminar.exercise import Exercise, Topic
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
    return [_variant(plan, number, cases, kb) for number in range(1, plan.variants + 1)]


def _variant(plan: Plan, number: int, cases: Sequence[Case], kb: KB) -> list[Exercise]:
    chance = random.Random(f"{plan.seed}:{plan.topic}:{plan.level}:{number}")
    exercises: list[Exercise] = []
    for topic, share in _shares(plan).items():
        if topic is Topic.TERMS:
            exercises += term_exercises(plan.level, share, chance, kb)
        else:
            exercises += _from_acts(topic, share, plan, cases, chance, kb)
    return exercises


def _shares(plan: Plan) -> Mapping[Topic, int]:
    if plan.topic != MIXED:
        return {Topic(plan.topic): plan.number}
    topics = list(Topic)
    return {
        topic: plan.number // len(topics) + (place < plan.number % len(topics))
        for place, topic in enumerate(topics)
    }


def _from_acts(
    topic: Topic, number: int, plan: Plan, cases: Sequence[Case], chance: random.Random, kb: KB
) -> list[Exercise]:
    fitting = [
        case
        for case in cases
        if case.level <= plan.level and not (case.pair and topic is not Topic.PARTICIPATION)
    ]  # a changed fact turns the answer on participation, on nothing else
    wanted = number * (CHOICE if topic is Topic.PROTEST else 1)
    found: list[Exercise] = []
    for group in _shuffled(fitting, chance):
        if len(found) >= wanted:
            break
        renamed = _renamed(group, f"{plan.seed}:{number}:{group[0].id}")
        exercises = (_exercise(topic, *both, kb) for both in zip(group, renamed, strict=True))
        found += [exercise for exercise in exercises if exercise][: wanted - len(found)]
    if len(found) < number:
        name = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["names"][topic.value]
        raise TooFewCases(
            f"по теме «{name}» на уровне {plan.level} есть дел: {len(found)}, просили {number}",
            mend="Возьмите меньше дел, уровень выше или добавьте свои: nadzor seminar new-case",
        )
    return _various(found)[:number] if topic is Topic.PROTEST else found


def _various(exercises: Sequence[Exercise]) -> list[Exercise]:
    """One of each answer in turn: most acts take a private protest, the others teach as much."""
    by_answer: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        by_answer.setdefault(exercise.answer, []).append(exercise)
    return [one for turn in zip_longest(*by_answer.values()) for one in turn if one]


def _shuffled(cases: Sequence[Case], chance: random.Random) -> Iterator[list[Case]]:
    """In random order, a pair, then a single case: a changed case stands right after the one it
    differs from, and pairs, which teach most, aren't lost among the many single acts."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.pair or case.id, []).append(case)
    pairs = [group for group in groups.values() if len(group) > 1]
    singles = [group for group in groups.values() if len(group) == 1]
    chance.shuffle(pairs)
    chance.shuffle(singles)
    yield from filter(None, chain.from_iterable(zip_longest(pairs, singles, fillvalue=[])))


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
