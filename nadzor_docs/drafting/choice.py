"""Which protest an act takes: the first row of ``templates/protest.yaml`` that fits decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from nadzor_docs.drafting.contract import shared_file
from nadzor_docs.drafting.errors import BrokenContract, NotPossible
from nadzor_docs.drafting.office import Level
from nadzor_docs.facts import ActKind, CourtAct, Truth
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.problems import located
from nadzor_docs.knowledge.schema import Problem, bind


@dataclass(frozen=True, slots=True)
class Row:
    """Conditions that must all hold, and what follows: a kind of document, or why there is none."""

    because: Annotated[str, "Почему так; отказ печатается этими словами"]
    acts: Annotated[tuple[ActKind, ...], "Виды акта; пусто — любой"] = ()
    from_: Annotated[date | None, "Первая дата акта"] = None
    until: Annotated[date | None, "Последняя дата акта"] = None
    in_force: Annotated[bool | None, "Вступил ли акт в силу; нет поля — всё равно"] = None
    office: Annotated[tuple[Level, ...], "Уровень прокуратуры; пусто — любой"] = ()
    court: Annotated[str, "Что есть в названии суда (регулярное выражение); пусто — любой"] = ""
    finding: Annotated[str, "Что должно быть известно об акте"] = ""
    draft: Annotated[str, "Вид документа; нет поля — документа нет"] = ""
    at_once: Annotated[bool, "Акт вступает в силу в день вынесения"] = False
    right: Annotated[str, "Что сказать в документе о праве на протест"] = ""
    cites: Annotated[tuple[str, ...], "На чём это стоит"] = ()


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is known besides the act's text: whether it is in force, and whose office asks."""

    in_force: bool = False
    office: Level | None = None
    templates: Path | None = None  # an office's own folder, which may have its own table


def choose_protest(act: CourtAct, stage: Stage) -> Row:
    """The row that decides, its ``draft`` never empty.

    Raises:
        NotPossible: the law gives no protest against such an act; the row's words say why.
    """
    if act.kind is None or act.date is None:
        missing = "вид акта" if act.kind is None else "дата акта"
        raise NotPossible(
            f"в акте не найдено: {missing}; без этого вид протеста не выбрать",
            mend="Исправьте факты (nadzor extract … --format yaml) и укажите --facts",
        )
    for row in protest_table(stage.templates):
        if _fits(row, act, act.date.value, stage):
            if not row.draft:
                raise NotPossible(row.because)
            return row
    raise NotPossible("для такого акта вид протеста в базе не описан")


def row_for(kind: str, act: CourtAct, stage: Stage) -> Row | None:
    """The first row that gives the document ``kind`` for this act, where a person chose it."""
    day = act.date.value if act.date else date.max
    rows = (row for row in protest_table(stage.templates) if row.draft == kind)
    return next((row for row in rows if _fits(row, act, day, stage)), None)


def protest_table(own: Path | None = None) -> tuple[Row, ...]:
    """The rows of the shipped table, or of an office's own."""
    path = shared_file("protest.yaml", own)
    problems: list[Problem] = []
    table = bind(Table, load_yaml(path), problems)
    if table is None:
        first = min(located(path, problems))
        raise BrokenContract(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return table.rows


def _fits(row: Row, act: CourtAct, day: date, stage: Stage) -> bool:
    return (
        (not row.acts or (act.kind is not None and act.kind.value in row.acts))
        and (row.from_ or date.min) <= day <= (row.until or date.max)
        and row.in_force in (None, stage.in_force)
        and (not row.office or stage.office in row.office)
        and (not row.court or bool(act.court and re.search(row.court, act.court.value)))
        and (not row.finding or _known(act, row.finding))
    )


def _known(act: CourtAct, name: str) -> bool:
    return any(f.name == name and f.truth is Truth.TRUE for f in act.findings)
