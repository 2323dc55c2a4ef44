"""Tasks on terms: a random event in the period of a rule, the last day, and near misses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from nadzor_docs.assessment import compute_term
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Term
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.seminar.exercise import Choice, Exercise, Question, Topic, capital

ATTEMPTS = 40  # events drawn until a last day is moved: that is what the task is about


def term_exercises(level: int, number: int, chance: random.Random, kb: KB) -> list[Exercise]:
    """Up to ``number`` tasks of at most ``level``, each with its derivation."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")
    kinds = [row for row in words["terms"] if row["level"] <= level]
    chance.shuffle(kinds)
    rows = [kinds[place % len(kinds)] for place in range(number)]
    return [_exercise(place, row, words["term"], chance, kb) for place, row in enumerate(rows, 1)]


def _exercise(
    place: int, row: dict[str, Any], words: dict[str, Any], chance: random.Random, kb: KB
) -> Exercise:
    rule = kb.load(f"terms/{row['kind']}.yaml")
    event, term = _drawn(row, chance, kb)
    [happened] = [one["starts"] for one in rule["editions"] if one["id"] == term.rule]
    title = words["title"].format(name=rule["title"])
    right = term.due
    days = sorted({right, *_near(event, term, chance)})
    return Exercise(
        id=f"terms-{place}-{row['kind']}",
        topic=Topic.TERMS,
        level=int(row["level"]),
        title=title,
        heading=title,
        text=(words["text"].format(starts=_spoken(event), event=capital(happened)),),
        questions=(
            Question(words["question"], tuple(Choice(_spoken(d), d == right) for d in days)),
        ),
        answer=f"Последний день — {_spoken(right)}.",
        why="; ".join(term.derivation),
        teaches=words["teaches"],
        mistakes=tuple(words["mistakes"]),
        points=int(row["level"]) + 1,
    )


def _drawn(row: dict[str, Any], chance: random.Random, kb: KB) -> tuple[date, Term]:
    """An event, at best one whose last day is moved from a day off."""
    drawn: list[tuple[date, Term]] = []
    span = (row["until"] - row["from"]).days
    while len(drawn) < ATTEMPTS:
        event = row["from"] + timedelta(chance.randint(0, span))
        try:
            term = compute_term(row["kind"], event, kb)
        except NadzorError:  # a year whose calendar isn't certain: draw again
            span -= 1
            continue
        drawn.append((event, term))
        if term.due.weekday() == 0 or not term.warnings:
            break
    return drawn[-1]


def _near(event: date, term: Term, chance: random.Random) -> Iterator[date]:
    """What one gets by each usual mistake, and a day that nobody can derive."""
    yield term.due - timedelta(1)
    yield term.due + timedelta(1)
    nominal = term.strict_due or term.due - timedelta(chance.choice([2, 3]))
    yield nominal if nominal > event else term.due + timedelta(2)


def _spoken(day: date) -> str:
    return f"{day:%d.%m.%Y}"
