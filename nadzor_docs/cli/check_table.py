"""The answers as an Excel table: an act a row, the most urgent first."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nadzor_docs.cli.check_page import KINDS, against
from nadzor_docs.cli.check_results import Answered, Failed
from nadzor_docs.facts import CourtAct, Outcome, Participation, Reason, Role, Truth

if TYPE_CHECKING:
    from nadzor_docs.knowledge import KB

Rows = list[list[str | date]]
Columns = tuple[tuple[str, int], ...]
COLUMNS: Columns = (
    ("Файл", 30), ("Вид акта", 14), ("Суд", 28), ("Номер дела", 18), ("Дата", 11),
    ("Взыскатель", 24), ("Должник", 24), ("Участие прокурора", 17), ("Почему", 42),
    ("Что выяснить", 38), ("Ближайший срок", 12), ("Какой срок", 18), ("Оговорки", 50),
)  # fmt: skip
# Places among an act's cells, which the file's name stands before.
DATE, OUTCOME, DUE = 3, 6, 9
DUE_LETTER = "K"
FILLS = {"обязательно": "#F8D7DA", "нужна проверка": "#FFF3CD", "не обязательно": "#DFF0D8"}
A3 = 8  # Excel's number of the paper
SHORT = {
    Outcome.MANDATORY: "обязательно",
    Outcome.REVIEW: "нужна проверка",
    Outcome.NOT_MANDATORY: "не обязательно",
    Outcome.OUT_OF_SCOPE: "не об исполнении",
}
TO_DO = 1  # the last outcome that asks something of the prosecutor
LINE_HEIGHT = 15.0  # points
TALLEST = 400.0  # Excel takes 409
CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell


@dataclass(frozen=True, slots=True)
class Line:
    """What the table says of one file: the cells of an act's row, or why it has none."""

    path: str
    cells: tuple[str | date, ...] = ()
    error: str = ""


def line_of(result: Answered | Failed, kb: KB) -> Line:
    if isinstance(result, Failed):
        return Line(result.path, error=result.error.line())
    return Line(result.path, tuple(_cells(result, kb)))


def table(lines: Sequence[Line], today: date, folder: Path | None = None) -> bytes:
    """The workbook: the acts on one sheet, the most urgent ``today`` first, what couldn't be read
    on another; files are named from ``folder`` on."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    # Text of an act is never a formula or a link, whatever it begins with.
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "default_date_format": "dd.mm.yyyy",
    }  # fmt: skip
    with Workbook(content, options) as book:
        book.set_properties({"created": _fixed()})
        acts = sorted((one for one in lines if one.cells), key=lambda one: urgency(one, today))
        _sheet(book, "Акты", COLUMNS, [[_below(one.path, folder), *one.cells] for one in acts])
        errors: Rows = [[_below(one.path, folder), one.error] for one in lines if one.error]
        if errors:
            _sheet(book, "Не прочитано", (("Файл", 50), ("Что не так и что сделать", 100)), errors)
    return content.getvalue()


def _below(path: str, folder: Path | None) -> str:
    inside = Path(path)
    return str(inside.relative_to(folder)) if folder and inside.is_relative_to(folder) else path


def _fixed() -> Any:
    """The same answers give the same bytes: the workbook bears no clock."""
    from datetime import datetime

    return datetime(2000, 1, 1)


def urgency(line: Line, today: date) -> tuple[bool, int, int, int]:
    """What asks something of the prosecutor stands above; the nearest term first, then what has
    none that is known, then the terms that have run out, the latest first."""
    outcome, due = line.cells[OUTCOME], line.cells[DUE]
    order = list(SHORT.values()).index(str(outcome))
    if not isinstance(due, date):
        return order > TO_DO, 1, 0, order
    days = (due - today).days
    return order > TO_DO, 0 if days >= 0 else 2, abs(days), order


def _cells(answered: Answered, kb: KB) -> list[str | date]:
    from nadzor_docs.assessment.term_rules import term_rules

    act, assessment = answered.act, answered.assessment
    participation = assessment.participation
    term = assessment.terms[0] if assessment.terms else None
    return [
        KINDS[act.kind.value] if act.kind else "",
        act.court.value if act.court else "",
        act.case_number.value if act.case_number else "",
        act.date.value if act.date else "",
        _named(act, Role.CREDITOR),
        _named(act, Role.DEBTOR),
        SHORT[participation.outcome],
        _few_words(participation),
        " ".join(participation.questions[:1]),
        term.due if term else "",
        term_rules(kb)[term.id].title if term else "",
        " ".join(dict.fromkeys(assessment.warnings)),
    ]


def _few_words(participation: Participation) -> str:
    """The grounds by their headings: those that hold, are in doubt, or were not found."""
    if participation.reason is None:
        return ""
    scope, grounds = participation.reason.branches
    if participation.outcome is Outcome.MANDATORY:
        return _headings(grounds, Truth.TRUE)
    if participation.outcome is Outcome.REVIEW:
        doubts = _headings(grounds, Truth.TRUE, Truth.UNKNOWN)
        return f"под вопросом: {doubts if participation.grounds else scope.condition}"
    if participation.outcome is Outcome.OUT_OF_SCOPE:
        return next(against(scope), "")
    return f"не найдено: {_headings(grounds, Truth.FALSE)}"


def _headings(reason: Reason, *wanted: Truth) -> str:
    return "; ".join(node.condition for node in reason.branches if node.truth in wanted)


def _named(act: CourtAct, role: Role) -> str:
    return "; ".join(party.name for party in act.parties if role in party.roles)


def _height(row: list[str | date], columns: Columns) -> float:
    """Enough for the longest cell: nothing is hidden below its neighbour."""
    cells = zip(row, columns, strict=True)
    lines = max(-(-len(str(value)) // (0.9 * width)) for value, (_, width) in cells)
    return min(max(lines, 1) * LINE_HEIGHT, TALLEST)


def _sheet(book: Any, name: str, columns: Columns, rows: Rows) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    fills = {
        words: book.add_format({"bg_color": colour, "text_wrap": True, "valign": "top"})
        for words, colour in FILLS.items()
    }
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.set_row(0, 2 * LINE_HEIGHT)
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, _height(row, columns))
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write_string(number, column, value[:CELL_LIMIT], fills.get(value, plain))
    if columns is COLUMNS:
        _mark_terms(book, sheet, len(rows))
    _lay_out(sheet, len(rows), len(columns))


def _mark_terms(book: Any, sheet: Any, rows: int) -> None:
    """Excel itself marks, on the day it is opened, the terms that run out and those that have."""
    soon = book.add_format({"bold": True, "bg_color": "#F8D7DA"})
    over = book.add_format({"font_color": "#666666", "italic": True})
    place = (1, DUE + 1, max(rows, 1), DUE + 1)
    for criterion, style in (("<TODAY()", over), ("<=TODAY()+7", soon)):
        cell = f"${DUE_LETTER}2"
        rule = f"=AND(ISNUMBER({cell}),{cell}{criterion})"
        sheet.conditional_format(*place, {
            "type": "formula", "criteria": rule, "format": style, "stop_if_true": True,
        })  # fmt: skip


def _lay_out(sheet: Any, rows: int, columns: int) -> None:
    """The head stays in sight on the screen and on every page that is printed."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&LСписок: &A&RСтраница &P из &N")
    sheet.hide_gridlines(0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
