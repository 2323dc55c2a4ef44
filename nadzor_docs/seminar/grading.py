"""The grading table in Excel: a row a participant, a column a case, totals by formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from nadzor_docs.seminar.exercise import Exercise

MADE = datetime(2003, 1, 1)  # not the day of writing: the same seed gives the same bytes
FIRST_ROW = 3  # under the title, the cases' titles and their points


def grading_table(title: str, variants: Sequence[Sequence[Exercise]], seats: int) -> bytes:
    """An .xlsx with a sheet for each variant; ``seats`` rows wait for names.

    A mark above a case's points, or below zero, is refused by the cell itself.
    """
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE})
        for number, exercises in enumerate(variants, 1):
            sheet = book.add_worksheet(f"Вариант {number}")
            _fill(book, sheet, f"{title}. Вариант {number}", exercises, seats)
    return content.getvalue()


def _fill(book: Any, sheet: Any, title: str, exercises: Sequence[Exercise], seats: int) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    cell = book.add_format({"border": 1})
    share = book.add_format({"border": 1, "num_format": "0 %"})
    total = len(exercises) + 1
    sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write(1, 0, "Участник", bold)
    sheet.write(2, 0, "Наибольший балл", bold)
    for column, exercise in enumerate(exercises, 1):
        sheet.write(1, column, f"{column}. {exercise.title}", bold)
        sheet.write(2, column, exercise.points, bold)
        limits = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": exercise.points,
        }
        sheet.data_validation(FIRST_ROW, column, FIRST_ROW + seats - 1, column, limits)
    sheet.write(1, total, "Всего", bold)
    sheet.write(1, total + 1, "Доля", bold)
    most = sum(exercise.points for exercise in exercises)
    for row in range(2, FIRST_ROW + seats):
        style, known = (bold, most) if row == 2 else (cell, 0)
        _total(sheet, row, total, style, share, cell, known)
    sheet.set_column(0, 0, 34)
    sheet.set_row(1, 80)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_column(1, total - 1, 18)
    sheet.freeze_panes(FIRST_ROW, 1)


def _total(sheet: Any, row: int, total: int, style: Any, share: Any, cell: Any, known: int) -> None:
    """The sum and its share. ``known`` is the sum now: some readers show it uncounted."""
    from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

    first, last = xl_rowcol_to_cell(row, 1), xl_rowcol_to_cell(row, total - 1)
    sheet.write_formula(row, total, f"=SUM({first}:{last})", style, known)
    if row >= FIRST_ROW:
        for column in range(total):
            sheet.write_blank(row, column, None, cell)
        most = f"{xl_col_to_name(total)}$3"
        mine = xl_rowcol_to_cell(row, total)
        sheet.write_formula(row, total + 1, f'=IF({most}=0,"",{mine}/{most})', share)
