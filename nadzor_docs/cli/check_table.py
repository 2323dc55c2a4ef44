"""The answers as an Excel table: an act a row, the nearest term first."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from nadzor_docs.cli.check_page import KINDS
from nadzor_docs.cli.check_results import Answered, Failed
from nadzor_docs.facts import CourtAct, GroundStatus, Outcome, Participation, Role, Truth

if TYPE_CHECKING:
    from nadzor_docs.knowledge import KB

COLUMNS = (
    ("Файл", 22), ("Вид акта", 13), ("Суд", 28), ("Номер дела", 14), ("Дата", 11),
    ("Взыскатель", 24), ("Должник", 24), ("Участие прокурора", 16), ("Почему", 36),
    ("Что выяснить", 38), ("Ближайший срок", 12), ("Какой срок", 18), ("Оговорки", 40),
)  # fmt: skip
FILLS = {"обязательно": "#F8D7DA", "нужна проверка": "#FFF3CD", "не обязательно": "#DFF0D8"}
A3 = 8  # Excel's number of the paper
SHORT = {
    Outcome.MANDATORY: "обязательно",
    Outcome.REVIEW: "нужна проверка",
    Outcome.NOT_MANDATORY: "не обязательно",
    Outcome.OUT_OF_SCOPE: "не об исполнении",
}
LINE_HEIGHT = 15.0  # points
TALLEST = 400.0  # Excel takes 409
CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell


def table(results: list[Answered | Failed], kb: KB) -> bytes:
    """The workbook: the acts on one sheet, what couldn't be read on another."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    # Text of an act is never a formula or a link, whatever it begins with.
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "default_date_format": "dd.mm.yyyy",
    }  # fmt: skip
    with Workbook(content, options) as book:
        book.set_properties({"created": _fixed()})
        _sheet(book, "Акты", COLUMNS, _rows(results, kb))
        errors = [[one.path, one.error.line()] for one in results if isinstance(one, Failed)]
        if errors:
            _sheet(book, "Не прочитано", (("Файл", 50), ("Что не так и что сделать", 100)), errors)
    return content.getvalue()


def _fixed() -> Any:
    """The same answers give the same bytes: the workbook bears no clock."""
    from datetime import datetime

    return datetime(2000, 1, 1)


def _rows(results: list[Answered | Failed], kb: KB) -> list[list[Any]]:
    answered = [one for one in results if isinstance(one, Answered)]
    return [_row(one, kb) for one in sorted(answered, key=_urgency)]


def _urgency(answered: Answered) -> tuple[date, int]:
    """The nearest term first, then where participation is mandatory."""
    terms = answered.assessment.terms
    order = list(SHORT).index(answered.assessment.participation.outcome)
    return (terms[0].due if terms else date.max, order)


def _row(answered: Answered, kb: KB) -> list[Any]:
    from nadzor_docs.assessment.term_rules import term_rules

    act, assessment = answered.act, answered.assessment
    participation = assessment.participation
    term = assessment.terms[0] if assessment.terms else None
    return [
        answered.path,
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
    """The grounds by their headings; without any, nothing."""
    if not participation.grounds or participation.reason is None:
        return ""
    met = participation.grounds[0].status is GroundStatus.MET
    wanted = (Truth.TRUE,) if met else (Truth.TRUE, Truth.UNKNOWN)
    nodes = participation.reason.branches[1].branches
    said = "; ".join(node.condition for node in nodes if node.truth in wanted)
    return said if met else f"под вопросом: {said}"


def _named(act: CourtAct, role: Role) -> str:
    return "; ".join(party.name for party in act.parties if role in party.roles)


def _height(row: list[Any], columns: tuple[tuple[str, int], ...]) -> float:
    """Enough for the longest cell: nothing is hidden below its neighbour."""
    cells = zip(row, columns, strict=True)
    lines = max(-(-len(str(value)) // (0.9 * width)) for value, (_, width) in cells)
    return min(max(lines, 1) * LINE_HEIGHT, TALLEST)


def _sheet(book: Any, name: str, columns: tuple[tuple[str, int], ...], rows: list[Any]) -> None:
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
            elif value in fills:
                sheet.write_string(number, column, value, fills[value])
            else:
                sheet.write_string(number, column, str(value)[:CELL_LIMIT], plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
