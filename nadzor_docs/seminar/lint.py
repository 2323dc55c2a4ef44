"""Cases checked whole: how each is written, and whether the program answers it as its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import KB
from nadzor_docs.knowledge.problems import Finding, located
from nadzor_docs.knowledge.schema import Path as Place
from nadzor_docs.knowledge.schema import Problem
from nadzor_docs.seminar.build import INSTRUMENT
from nadzor_docs.seminar.cases import CaseRow, cases_of, read_rows
from nadzor_docs.seminar.solve import solve


def lint_cases(path: Path, kb: KB) -> list[Finding]:
    """Everything wrong with a file of cases, each with its line.

    The acts are read only when all is well written: a half-written case answers nothing.
    """
    rows, findings = read_rows(path)
    if not findings:
        findings = located(path, wrong_answers(rows, kb))
    return sorted(findings)


def wrong_answers(rows: Sequence[CaseRow], kb: KB) -> Iterator[Problem]:
    """Cases that the program answers otherwise than their author, or whose act it can't read."""
    for index, row in enumerate(rows):
        for place, case in zip(_answers(index, row), cases_of(row), strict=True):
            try:
                solve(case, kb, INSTRUMENT)
            except NadzorError as error:
                yield Problem(place, error.message, error.mend)


def _answers(index: int, row: CaseRow) -> Iterator[Place]:
    yield (index, "answer")
    yield from ((index, "changes", number, "answer") for number in range(len(row.changes)))
