"""Trainers' cases: an act, the answer expected of it, and changes of one fact that turn it.

The program itself solves each case; a case whose expected answer it can't reproduce is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Outcome
from nadzor_docs.knowledge import BrokenYaml, load_yaml
from nadzor_docs.knowledge.problems import Finding, from_error, located
from nadzor_docs.knowledge.schema import Path as Place
from nadzor_docs.knowledge.schema import Problem, bind


class CaseError(NadzorError):
    """A case that can't be used: a key is wrong, a replaced passage isn't in the act."""

    code = "bad_case"


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer that the case's author expects: the outcome and the grounds' ids."""

    outcome: Outcome
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the act and what stands there instead, everywhere; without ``to`` they go."""

    from_: str
    to: Any = ""  # text, a number or a date: whatever stands unquoted in YAML

    def applied(self, act: str) -> str:
        return act.replace(self.from_, "" if self.to is None else str(self.to))


@dataclass(frozen=True, slots=True)
class Change:
    """One fact changed: the case that pairs with the one it stands in."""

    id: str
    title: str
    what: str
    replace: tuple[Swap, ...]
    answer: Expected
    teaches: str
    mistakes: tuple[str, ...] = ()  # none: those that the new answer invites


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as its author writes it."""

    id: str
    level: int
    title: str
    act: str
    answer: Expected
    teaches: str
    points: int
    mistakes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case on clause 5. ``pair`` names the case it differs from by the fact ``change``."""

    id: str
    level: int
    title: str
    act: str
    expected: Expected
    teaches: str
    mistakes: tuple[str, ...]
    points: int
    pair: str = ""
    change: str = ""
    sides: frozenset[tuple[str, str]] | None = None  # (name, creditor or debtor), where told


def read_cases(path: Path) -> list[Case]:
    """Every case of a file, each followed by its changed ones.

    Raises:
        CaseError: a case is incomplete or contradicts itself; the message names file and line.
    """
    rows, findings = read_rows(path)
    if findings:
        first = min(findings)
        raise CaseError(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return [case for row in rows for case in cases_of(row)]


def read_rows(path: Path) -> tuple[Sequence[CaseRow], list[Finding]]:
    """The cases as they are written, and everything wrong with how they are written."""
    problems: list[Problem] = []
    try:
        rows = bind(tuple[CaseRow, ...], load_yaml(path), problems)
    except BrokenYaml as error:
        return (), [from_error(error)]
    for index, row in enumerate(rows or ()):
        problems += _slips((index,), row)
    return rows or (), located(path, [*problems, *_twice(rows or ())])


def cases_of(row: CaseRow) -> Iterator[Case]:
    """The case itself, then its changed ones in their order."""
    original = Case(
        id=row.id, level=row.level, title=row.title, act=row.act.strip(), expected=row.answer,
        teaches=row.teaches, mistakes=row.mistakes, points=row.points,
    )  # fmt: skip
    yield original
    for change in row.changes:
        yield replace(
            original, id=change.id, title=change.title, act=_changed(original.act, change),
            expected=change.answer, teaches=change.teaches, mistakes=change.mistakes,
            pair=original.id, change=change.what,
        )  # fmt: skip


def _changed(act: str, change: Change) -> str:
    for swap in change.replace:
        act = swap.applied(act)
    return act


def _slips(place: Place, row: CaseRow) -> Iterator[Problem]:
    """What the shape alone doesn't show: the levels there are, words that the act hasn't."""
    if row.level not in (1, 2, 3):
        yield Problem((*place, "level"), f"уровня {row.level} нет", "Уровень — 1, 2 или 3")
    if row.points < 1:
        yield Problem((*place, "points"), "за дело нет баллов", "Поставьте 1 или больше")
    for number, change in enumerate(row.changes):
        here = (*place, "changes", number)
        yield from _lost_words((*here, "replace"), row, change)
        if change.answer == row.answer:
            said = f"дело «{change.id}»: ответ тот же, что у дела «{row.id}»"
            yield Problem((*here, "answer"), said, "Перемена должна переворачивать ответ")


def _lost_words(place: Place, row: CaseRow, change: Change) -> Iterator[Problem]:
    act = row.act
    for index, swap in enumerate(change.replace):
        if swap.from_ not in act:
            said = f"дело «{change.id}»: в акте нет слов «{swap.from_}»"
            yield Problem((*place, index), said, "Скопируйте слова из акта")
        act = swap.applied(act)


def _twice(rows: Sequence[CaseRow]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, name in _names(rows):
        if name in seen:
            yield Problem((*place, "id"), f"дело «{name}» уже есть", "Дайте ему другое имя")
        seen.add(name)


def _names(rows: Sequence[CaseRow]) -> Iterator[tuple[Place, str]]:
    for index, row in enumerate(rows):
        yield (index,), row.id
        yield from (((index, "changes", n), change.id) for n, change in enumerate(row.changes))
