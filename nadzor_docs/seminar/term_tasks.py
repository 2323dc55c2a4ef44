"""Tasks on terms: a random event in the period of a rule, the last day, and near misses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nadzor_docs.assessment import compute_term
from nadzor_docs.assessment.calendar import work_calendar
from nadzor_docs.assessment.term_rules import TermEdition, Unit, edition_of, term_rules
from nadzor_docs.assessment.terms import last_days
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Term
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.seminar.exercise import Choice, Exercise, LawWords, Question, Topic, capital

SATURDAY = 5
ATTEMPTS = 60  # events drawn until a last day is moved: that is what most tasks are about
MOVED_SHARE = 0.7
OTHER_DAYS = 3  # offered beside the right one
NEAR = tuple(timedelta(days) for days in (-3, -2, -1, 1, 2, 3))


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event, the term from it, the law's edition, the last day before it was moved."""

    event: date
    term: Term
    edition: TermEdition
    nominal: date

    @property
    def is_moved(self) -> bool:
        return self.nominal != self.term.due

    @property
    def traits(self) -> tuple[str, ...]:
        """What there is to learn from the term: names in ``wording.yaml``."""
        working = self.edition.unit is Unit.WORKING_DAY
        moved = "moved" if self.is_moved else "working" if working else "kept"
        saturday = ("saturday",) if self.term.due.weekday() == SATURDAY else ()
        return ("always", moved, *saturday)


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
    drawn = _drawn(row, chance, kb)
    title = words["title"].format(name=term_rules(kb)[row["kind"]].title)
    told = words["text"].format(starts=_spoken(drawn.event), event=capital(drawn.edition.starts))
    right = drawn.term.due
    days = sorted({right, *_near(drawn, chance)})
    return Exercise(
        id=f"terms-{place}-{row['kind']}",
        topic=Topic.TERMS,
        level=int(row["level"]),
        title=title,
        heading=title,
        text=(told, *([row["note"]] if "note" in row else [])),
        questions=(
            Question(words["question"], tuple(Choice(_spoken(d), d == right) for d in days)),
        ),
        answer=f"Последний день — {_spoken(right)}.",
        why=f"{capital('; '.join(drawn.term.derivation))}.",
        law=tuple(_law_words(drawn, kb)),
        teaches=" ".join(words["teaches"][trait] for trait in drawn.traits),
        mistakes=tuple(words["mistakes"][trait] for trait in drawn.traits),
        points=int(row["level"]) + 1,
    )


def _law_words(drawn: Drawn, kb: KB) -> Iterator[LawWords]:
    """What the term stands on, in the edition of the day: a clause's own words, an article's
    in short, as the base has them."""
    for reference, label in zip(drawn.edition.basis, drawn.term.basis, strict=True):
        if reference.partition(":")[0] in kb.laws:
            yield LawWords(label, kb.article(reference, drawn.event).says, verbatim=False)
        else:
            yield LawWords(label, kb.text(reference, drawn.event))


def _drawn(row: dict[str, Any], chance: random.Random, kb: KB) -> Drawn:
    """A working day's event whose last day leaves no doubt; mostly one that a day off moves."""
    found: list[Drawn] = []
    moved = chance.random() < MOVED_SHARE
    span = (row["until"] - row["from"]).days
    for _ in range(ATTEMPTS):
        event = row["from"] + timedelta(chance.randint(0, span))
        if work_calendar(kb, event, event).is_working(event):
            found += _solved(row, event, kb)
        if found and found[-1].is_moved == moved:
            break
    return found[-1]


def _solved(row: dict[str, Any], event: date, kb: KB) -> Iterator[Drawn]:
    """The term from the event, unless it is doubtful; what the row's note settles is no doubt."""
    edition, _ = edition_of(term_rules(kb)[row["kind"]], event)
    try:
        term = compute_term(row["kind"], event, kb)
    except NadzorError:  # a year whose calendar isn't certain
        return
    if edition and not term.strict_due and ("note" in row or not term.warnings):
        nominal, _ = last_days(edition, event, work_calendar(kb, event, term.due))
        yield Drawn(event, term, edition, nominal)


def _near(drawn: Drawn, chance: random.Random) -> list[date]:
    """What one gets by a usual mistake; the right day stands among them at no fixed place."""
    due = drawn.term.due
    known = [drawn.nominal] if drawn.is_moved else []
    others = [due + step for step in NEAR if due + step > drawn.event and due + step not in known]
    return [*known, *chance.sample(others, OTHER_DAYS - len(known))]


def _spoken(day: date) -> str:
    return f"{day:%d.%m.%Y}"
