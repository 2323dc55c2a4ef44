"""The grading table in Excel: a sheet a variant to fill in, and a summary that counts by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.seminar.exercise import Exercise

MADE = datetime(2003, 1, 1)  # not the day of writing: the same seed gives the same bytes
FIRST_ROW = 3  # of participants, under the title, the cases' titles and their points
NAMES, FIRST_CASE = 0, 1  # columns of a variant's sheet
NUMBER, WHO, VARIANT, CASES = 0, 1, 2, 3  # columns of the summary
A4 = 9


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of the book's cells."""

    title: Any
    head: Any
    cell: Any
    text: Any
    share: Any
    mean: Any
    worst: Any

    @classmethod
    def of(cls, book: Any) -> Styles:
        framed = {"border": 1, "valign": "top"}
        heading = {**framed, "bold": True, "text_wrap": True, "bg_color": "#EDEDED"}
        return cls(
            title=book.add_format({"bold": True, "font_size": 14}),
            head=book.add_format(heading),
            cell=book.add_format({**framed, "align": "center"}),
            text=book.add_format({**framed, "text_wrap": True}),
            share=book.add_format({**framed, "align": "center", "num_format": "0%"}),
            mean=book.add_format({**framed, "align": "center", "num_format": "0.0"}),
            worst=book.add_format({"bg_color": "#F8CBAD"}),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A variant's sheet: its name, its cases, how many participants solve it."""

    name: str
    exercises: Sequence[Exercise]
    seats: int

    @property
    def points(self) -> int:
        return sum(exercise.points for exercise in self.exercises)

    def cell(self, row: int, column: int) -> str:
        """A reference to the sheet's cell from another sheet."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        return f"'{self.name}'!{xl_rowcol_to_cell(row, column)}"

    def marks_of(self, column: int) -> str:
        """A reference to all marks of a case."""
        from xlsxwriter.utility import xl_range

        return f"'{self.name}'!{xl_range(FIRST_ROW, column, FIRST_ROW + self.seats - 1, column)}"


def grading_table(title: str, variants: Sequence[Sequence[Exercise]], seats: int) -> bytes:
    """An .xlsx: the summary, then a sheet for each variant; ``seats`` participants share them.

    A mark above a case's points, or below zero, is refused by the cell itself.
    """
    import xlsxwriter

    a_variant = -(-seats // len(variants))
    sheets = [
        Sheet(f"Вариант {number}", exercises, a_variant)
        for number, exercises in enumerate(variants, 1)
    ]
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE})
        styles = Styles.of(book)
        _summary(book.add_worksheet("Сводка"), title, sheets, styles)
        for sheet in sheets:
            _variant(book.add_worksheet(sheet.name), f"{title}. {sheet.name}", sheet, styles)
    return content.getvalue()


def _variant(page: Any, title: str, sheet: Sheet, styles: Styles) -> None:
    """A row a participant, a column a case; the sum and the share count themselves."""
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    total = FIRST_CASE + len(sheet.exercises)
    page.write(0, 0, title, styles.title)
    page.write(1, NAMES, "Участник", styles.head)
    page.write(2, NAMES, "Наибольший балл", styles.head)
    last = FIRST_ROW + sheet.seats - 1
    for column, exercise in enumerate(sheet.exercises, FIRST_CASE):
        page.write(1, column, f"{column}. {exercise.title}", styles.head)
        page.write(2, column, exercise.points, styles.head)
        page.data_validation(FIRST_ROW, column, last, column, {
            "validate": "decimal", "criteria": "between", "minimum": 0,
            "maximum": exercise.points, "error_title": "Балл",
            "error_message": f"От 0 до {exercise.points}",
        })  # fmt: skip
    page.write(1, total, "Всего", styles.head)
    page.write(1, total + 1, "Доля", styles.head)
    page.write_formula(2, total, f"=SUM({xl_range(2, FIRST_CASE, 2, total - 1)})", styles.head,
                       sheet.points)  # fmt: skip
    page.write_blank(2, total + 1, None, styles.head)
    most = xl_rowcol_to_cell(2, total, row_abs=True, col_abs=True)
    for row in range(FIRST_ROW, last + 1):
        for column in range(total):
            style = styles.text if column == NAMES else styles.cell
            page.write_blank(row, column, None, style)
        marks, mine = xl_range(row, FIRST_CASE, row, total - 1), xl_rowcol_to_cell(row, total)
        page.write_formula(row, total, f'=IF(COUNT({marks})=0,"",SUM({marks}))', styles.cell, "")
        page.write_formula(row, total + 1, f'=IF({mine}="","",{mine}/{most})', styles.share, "")
    _for_print(page, [34, *[16] * len(sheet.exercises), 9, 9])
    page.set_row(1, 80)
    page.freeze_panes(FIRST_ROW, 1)


def _summary(page: Any, title: str, sheets: Sequence[Sheet], styles: Styles) -> None:
    """Everyone's points, per cent and mark; then the cases, to see which was missed most."""
    most_cases = max(len(sheet.exercises) for sheet in sheets)
    page.write(0, 0, f"{title}. Сводка", styles.title)
    head = ["№", "Участник", "Вариант", *[f"Дело {n}" for n in range(1, most_cases + 1)],
            "Всего", "Из", "Доля", "Отметка"]  # fmt: skip
    page.write_row(2, 0, head, styles.head)
    after_people = _participants(page, sheets, CASES + most_cases, styles)
    _cases(page, sheets, after_people + 2, styles)
    _for_print(page, [5, 44, 9, *[max(9, 90 // (most_cases + 4))] * (most_cases + 3), 20])
    page.freeze_panes(3, 2)


def _participants(page: Any, sheets: Sequence[Sheet], total: int, styles: Styles) -> int:
    """A row for each seat, then the group's mean and the scale of marks; the row after them."""
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    first = row = 3
    scale = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["marks"]
    people = sum(sheet.seats for sheet in sheets)
    mean_row = first + people
    for sheet in sheets:
        for seat in range(FIRST_ROW, FIRST_ROW + sheet.seats):
            page.write(row, NUMBER, row - first + 1, styles.cell)
            name = sheet.cell(seat, NAMES)
            page.write_formula(row, WHO, f'=IF({name}="","",{name})', styles.text, "")
            page.write(row, VARIANT, sheet.name.split()[-1], styles.cell)
            for column in range(CASES, total):
                mark = sheet.cell(seat, column - CASES + FIRST_CASE)
                if column - CASES < len(sheet.exercises):
                    page.write_formula(row, column, f'=IF({mark}="","",{mark})', styles.cell, "")
                else:
                    page.write_blank(row, column, None, styles.cell)
            sum_of = sheet.cell(seat, FIRST_CASE + len(sheet.exercises))
            mine, share = xl_rowcol_to_cell(row, total), xl_rowcol_to_cell(row, total + 2)
            page.write_formula(row, total, f"={sum_of}", styles.cell, "")
            page.write(row, total + 1, sheet.points, styles.cell)
            page.write_formula(row, total + 2, f'=IF({mine}="","",{mine}/{sheet.points})',
                               styles.share, "")  # fmt: skip
            mark = _mark(share, scale, mean_row + 2)
            page.write_formula(row, total + 3, f'=IF({share}="","",{mark})', styles.cell, "")
            row += 1
    shares = xl_range(first, total + 2, row - 1, total + 2)
    page.write(row, WHO, "В среднем по группе", styles.head)
    page.write_formula(row, total + 2, f'=IF(COUNT({shares})=0,"",AVERAGE({shares}))',
                       styles.share, "")  # fmt: skip
    page.write(mean_row + 1, WHO, "Отметка ставится от доли (можно изменить):", styles.text)
    for place, step in enumerate(scale, mean_row + 2):
        page.write(place, WHO, step["name"], styles.cell)
        page.write(place, VARIANT, step["from"] / 100, styles.share)
    return mean_row + 2 + len(scale)


def _mark(share: str, scale: Sequence[Any], row: int) -> str:
    """The words of the first step that the share reaches, by the cells where the scale stands."""
    *steps, lowest = (f"$B${place}" for place in range(row + 1, row + 1 + len(scale)))
    formula = lowest
    for name in reversed(steps):
        formula = f"IF({share}>={name.replace('B', 'C')},{name},{formula})"
    return formula


def _cases(page: Any, sheets: Sequence[Sheet], row: int, styles: Styles) -> None:
    """How the group did each case; the worst is coloured and named."""
    from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

    mean, share = CASES + 1, CASES + 2
    count = sum(len(sheet.exercises) for sheet in sheets)
    shares, titles = xl_range_abs(row + 2, share, row + 1 + count, share), xl_range_abs(
        row + 2, WHO, row + 1 + count, WHO
    )  # fmt: skip
    page.write(row, WHO, "Чаще всего ошибались:", styles.head)
    page.write_formula(
        row, VARIANT, f'=IF(COUNT({shares})=0,"",INDEX({titles},MATCH(MIN({shares}),{shares},0)))',
        None, "",
    )  # fmt: skip
    page.write_row(row + 1, 0, ["№", "Дело", "Вариант", "Балл", "Средний", "Доля", "Решили"],
                   styles.head)  # fmt: skip
    here = row + 2
    for sheet in sheets:
        for column, exercise in enumerate(sheet.exercises, FIRST_CASE):
            marks, average = sheet.marks_of(column), xl_rowcol_to_cell(here, mean)
            page.write(here, NUMBER, column, styles.cell)
            page.write(here, WHO, exercise.title, styles.text)
            page.write(here, VARIANT, sheet.name.split()[-1], styles.cell)
            page.write(here, CASES, exercise.points, styles.cell)
            page.write_formula(here, mean, f'=IF(COUNT({marks})=0,"",AVERAGE({marks}))',
                               styles.mean, "")  # fmt: skip
            page.write_formula(here, share, f'=IF({average}="","",{average}/{exercise.points})',
                               styles.share, "")  # fmt: skip
            full = f'COUNTIF({marks},{exercise.points})&" из "&COUNT({marks})'
            page.write_formula(here, share + 1, f'=IF(COUNT({marks})=0,"",{full})',
                               styles.cell, "")  # fmt: skip
            here += 1
    page.conditional_format(row + 2, share, here - 1, share,
                            {"type": "bottom", "value": 1, "format": styles.worst})  # fmt: skip


def _for_print(page: Any, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
