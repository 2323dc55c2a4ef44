"""The answers as an Excel table: an act a row, the nearest term first."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from nadzor_docs.cli.check_page import KINDS, VERDICTS
from nadzor_docs.cli.check_results import Answered, Failed
from nadzor_docs.facts import CourtAct, Outcome, Role

if TYPE_CHECKING:
    from nadzor_docs.knowledge import KB

COLUMNS = (
    ("Файл", 34), ("Вид акта", 16), ("Суд", 38), ("Номер дела", 16), ("Дата", 12),
    ("Взыскатель", 32), ("Должник", 32), ("Участие прокурора", 24), ("Почему", 52),
    ("Что выяснить", 52), ("Ближайший срок", 14), ("Какой срок", 26), ("Оговорки", 60),
)  # fmt: skip
SHORT = {
    Outcome.MANDATORY: "обязательно",
    Outcome.REVIEW: "нужна проверка",
    Outcome.NOT_MANDATORY: "не обязательно",
    Outcome.OUT_OF_SCOPE: "не об исполнении",
}
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
        " ".join(ground.explanation for ground in participation.grounds)
        or VERDICTS[participation.outcome],
        " ".join(participation.questions[:1]),
        term.due if term else "",
        term_rules(kb)[term.id].title if term else "",
        " ".join(dict.fromkeys(assessment.warnings)),
    ]


def _named(act: CourtAct, role: Role) -> str:
    return "; ".join(party.name for party in act.parties if role in party.roles)


def _sheet(book: Any, name: str, columns: tuple[tuple[str, int], ...], rows: list[Any]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write_string(number, column, str(value)[:CELL_LIMIT], plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
