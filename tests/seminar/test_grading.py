"""The grading table counts by itself: recalculated by LibreOffice, a group's numbers come out."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from nadzor_docs.seminar.exercise import Exercise, Topic
from nadzor_docs.seminar.grading import grading_table


def case(number: int, points: int) -> Exercise:
    return Exercise(
        id=f"case-{number}", topic=Topic.PARTICIPATION, level=1, title=f"Дело {number}",
        heading="Определение", text=(), questions=(), answer="", why="", points=points,
    )  # fmt: skip


TABLE = grading_table("Семинар", [[case(1, 2), case(2, 4)], [case(3, 2), case(4, 4)]], seats=5)


def test_seats_are_shared_by_the_variants_and_the_summary_stands_first() -> None:
    book = openpyxl.load_workbook(BytesIO(TABLE))
    assert book.sheetnames == ["Сводка", "Вариант 1", "Вариант 2"]
    assert [row[2].value for row in book["Сводка"]["A4:C9"]] == ["1"] * 3 + ["2"] * 3
    assert book["Вариант 1"].max_row == 3 + 3


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """The table filled by a trainer and recalculated. The third seat of each variant is empty."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice isn't installed")
    folder: Path = tmp_path_factory.mktemp("grades")
    book = openpyxl.load_workbook(BytesIO(TABLE))
    marks = {"Вариант 1": [("Айгуль", 2, 4), ("Борис", 2, 1)], "Вариант 2": [("Вера", 2, 0), ("Глеб", 0, 3)]}  # fmt: skip # noqa: E501
    for sheet, people in marks.items():
        for row, person in enumerate(people, 4):
            for column, value in enumerate(person, 1):
                book[sheet].cell(row, column, value)
    book.save(folder / "filled.xlsx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", folder / "out", folder / "filled.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return openpyxl.load_workbook(folder / "out" / "filled.xlsx", data_only=True)


def test_everyone_has_points_share_and_mark(counted: openpyxl.Workbook) -> None:
    rows = [[cell.value or "" for cell in row] for row in counted["Сводка"]["B4:I9"]]
    assert rows == [
        ["Айгуль", "1", 2, 4, 6, 6, 1, "отлично"],
        ["Борис", "1", 2, 1, 3, 6, 0.5, "удовлетворительно"],
        ["", "1", "", "", "", 6, "", ""],
        ["Вера", "2", 2, "", 2, 6, pytest.approx(1 / 3), "неудовлетворительно"],
        ["Глеб", "2", "", 3, 3, 6, 0.5, "удовлетворительно"],
        ["", "2", "", "", "", 6, "", ""],
    ]
    assert counted["Сводка"]["H10"].value == pytest.approx((1 + 0.5 + 1 / 3 + 0.5) / 4)


def test_the_case_missed_most_is_named(counted: openpyxl.Workbook) -> None:
    page = counted["Сводка"]
    assert page["C18"].value == "Дело 4"
    told = [[cell.value for cell in row] for row in page["B20:G23"]]
    assert told == [
        ["Дело 1", "1", 2, 2, 1, "2 из 2"],
        ["Дело 2", "1", 4, 2.5, 0.625, "1 из 2"],
        ["Дело 3", "2", 2, 1, 0.5, "1 из 2"],
        ["Дело 4", "2", 4, 1.5, 0.375, "0 из 2"],
    ]


def test_nothing_in_the_table_is_an_error(counted: openpyxl.Workbook) -> None:
    for page in counted:
        assert not [c.coordinate for row in page for c in row if str(c.value).startswith("#")]
