"""Trainers' cases: an act, the answer expected of it, and changes of one fact that turn it.

The program itself solves each case; a case whose expected answer it can't reproduce is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Outcome
from nadzor_docs.knowledge import load_yaml

KEYS = {
    "id", "level", "title", "act", "answer", "teaches", "mistakes", "points", "changes",
    "what", "replace",
}  # fmt: skip


class CaseError(NadzorError):
    """A case that can't be used: a key is wrong, a replaced passage isn't in the act."""

    code = "bad_case"


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer that the case's author expects: the outcome and the grounds' ids."""

    outcome: Outcome
    grounds: frozenset[str]


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
        CaseError: a case is incomplete or contradicts itself; the message names file and case.
    """
    cases = [case for row in load_yaml(path) for case in _with_changes(row, path)]
    names = [case.id for case in cases]
    for name in names:
        if names.count(name) > 1:
            raise CaseError(f"дело «{name}» встречается дважды", where=str(path))
    return cases


def _with_changes(row: Mapping[str, Any], path: Path) -> Iterator[Case]:
    original = _case(row, path)
    yield original
    for change in row.get("changes") or ():
        yield _changed(original, change, path)


def _case(row: Mapping[str, Any], path: Path) -> Case:
    _check_keys(row, path)
    try:
        return Case(
            id=str(row["id"]),
            level=int(row["level"]),
            title=str(row["title"]),
            act=str(row["act"]).strip(),
            expected=_expected(row["answer"]),
            teaches=str(row["teaches"]),
            mistakes=tuple(row.get("mistakes") or ()),
            points=int(row["points"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise CaseError(
            f"дело «{row.get('id', '?')}»: нет ключа или неверное значение: {error}",
            where=str(path),
            mend="Образец: nadzor seminar new-case",
        ) from error


def _changed(original: Case, change: Mapping[str, Any], path: Path) -> Case:
    _check_keys(change, path)
    act = original.act
    for passage in change["replace"]:
        if act.count(passage["from"]) < 1:
            raise CaseError(
                f"дело «{change['id']}»: в акте нет слов «{passage['from']}»", where=str(path)
            )
        act = act.replace(passage["from"], passage["to"])
    return replace(
        original,
        id=str(change["id"]),
        title=str(change["title"]),
        act=act,
        expected=_expected(change["answer"]),
        teaches=str(change["teaches"]),
        pair=original.id,
        change=str(change["what"]),
    )


def _expected(answer: Mapping[str, Any]) -> Expected:
    return Expected(Outcome(answer["outcome"]), frozenset(answer.get("grounds") or ()))


def _check_keys(row: Mapping[str, Any], path: Path) -> None:
    for key in row:
        if key not in KEYS:
            raise CaseError(
                f"дело «{row.get('id', '?')}»: неизвестный ключ «{key}»", where=str(path)
            )
