"""A folder through one command into one table: small here, sixty acts in sixty_acts.py."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from nadzor_docs.cli import check_many, check_results, nadzor
from nadzor_docs.files import NotWritten, write_atomically
from tests.acceptance.mixed_folder import Recipe, each, hostile, made, office_folder, typed, writes
from tests.acceptance.sixty_acts import rows_of, wrong_errors, wrong_rows
from tests.reading.agreement import open_acts
from tests.reading.renders import word_file

RECIPES = (
    Recipe("docx", each(word_file), 4, "Определения"),
    Recipe("txt", each(typed("koi8-r")), 1, "Старый архив", writes("koi8-r")),
    Recipe("txt", each(typed("cp866")), 1, "Старый архив", writes("cp866")),
    Recipe("txt", each(lambda text: text.encode("utf-16")), 2, "Старый архив"),
)
SLOW = ("бесконечный.pdf", "под паролем.pdf")  # half a minute; made by LibreOffice
ACTS = open_acts()[20:120:20]


def check(*arguments: str | Path) -> Result:
    words = ["check", *map(str, arguments)]
    return CliRunner().invoke(nadzor, words, prog_name="nadzor", catch_exceptions=False)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder of five acts and a broken file."""
    folder = tmp_path / "дела"
    folder.mkdir()
    for act in ACTS:
        (folder / act.name).write_bytes(act.read_bytes())
    (folder / "пустой.docx").write_bytes(b"")
    return folder


def test_every_file_of_a_mixed_folder_is_answered_or_refused(tmp_path: Path) -> None:
    files = office_folder(tmp_path / "дела", made(RECIPES), hostile(SLOW))
    table = tmp_path / "таблица.xlsx"
    result = check(tmp_path / "дела", "--xlsx", table)
    assert result.exit_code == 1
    assert [*wrong_rows(files, table), *wrong_errors(files, table)] == []
    assert "Проверено актов: 8" in result.stdout
    assert "В акте:" not in result.stdout


def test_what_asks_something_of_the_prosecutor_stands_above(few: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    check(few, "--xlsx", table)
    rows = rows_of(table, "Акты")
    todo = [row["Участие прокурора"] in ("обязательно", "нужна проверка") for row in rows]
    assert todo == sorted(todo, reverse=True)
    for part in (True, False):  # of these acts every term has run out: the latest first
        due = [row["Ближайший срок"] for row, asks in zip(rows, todo, strict=True) if asks == part]
        terms = [day or datetime.combine(date.max, datetime.min.time()) for day in due]
        assert terms == sorted(terms, reverse=True)
    assert all(row["Почему"] for row in rows)


def test_a_stopped_run_is_taken_up_again(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, table = tmp_path / "whole.xlsx", tmp_path / "t.xlsx"
    check(few, "--xlsx", whole)
    stopped = check_stopped_at(3, few, table, monkeypatch)
    assert "Повторите ту же команду" in stopped.stderr
    assert not table.exists()
    asked = counted(monkeypatch)
    check(few, "--xlsx", table)
    assert len(asked) == len(ACTS) + 1 - 2
    assert table.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.xlsx", "whole.xlsx", "дела"]


def test_a_table_that_cannot_be_written_costs_no_second_reading(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "t.xlsx"

    def write(path: Path, content: bytes, *, force: bool = False) -> None:
        if path == table:  # as when Excel holds the file
            raise NotWritten("файл не записывается")
        write_atomically(path, content, force=force)

    monkeypatch.setattr(check_many, "write_atomically", write)
    with pytest.raises(NotWritten):
        check(few, "--xlsx", table)
    asked = counted(monkeypatch)
    check(few, "--xlsx", table)
    assert [Path(one.path).name for one in asked] == ["пустой.docx"]


def test_a_stopped_run_of_other_wishes_is_not_taken_up(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "t.xlsx"
    check_stopped_at(3, few, table, monkeypatch)
    asked = counted(monkeypatch)
    check(few, "--xlsx", table, "--instrument", "kz-gp-2002-79")
    assert len(asked) == len(ACTS) + 1


def test_a_changed_file_is_read_again(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "t.xlsx"
    check_stopped_at(3, few, table, monkeypatch)
    (few / ACTS[0].name).write_text("не акт", encoding="utf-8")
    check(few, "--xlsx", table)
    assert {row["Файл"] for row in rows_of(table, "Не прочитано")} == {ACTS[0].name, "пустой.docx"}


def test_a_file_that_went_meanwhile_stops_nothing(few: Path, tmp_path: Path) -> None:
    (few / "ссылка.docx").symlink_to(tmp_path / "нет.docx")
    table = tmp_path / "t.xlsx"
    check(few, "--xlsx", table)
    assert "ссылка.docx" in {row["Файл"] for row in rows_of(table, "Не прочитано")}


def check_stopped_at(
    number: int, folder: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> Result:
    """The command, with Ctrl-C pressed while it answers that file."""
    asked = counted(monkeypatch, number)
    result = check(folder, "--xlsx", table)
    assert len(asked) == number
    assert result.exit_code == 1
    return result


def counted(monkeypatch: pytest.MonkeyPatch, stop_at: int = 0) -> list[Any]:
    """What is asked of `answer` from now on."""
    monkeypatch.undo()
    asked: list[Any] = []
    real: Callable[..., Any] = check_results.answer

    def answer(one: Any, wishes: Any) -> Any:
        asked.append(one)
        if len(asked) == stop_at:
            raise KeyboardInterrupt
        return real(one, wishes)

    monkeypatch.setattr(check_many, "answer", answer)
    return asked


@pytest.mark.skipif(sys.platform == "win32", reason="в Windows нет псевдотерминала")
def test_a_terminal_shows_how_far_it_is(few: Path, tmp_path: Path) -> None:
    ours, its = os.openpty()
    files = [str(few), "--xlsx", str(tmp_path / "t.xlsx")]
    command = [sys.executable, "-m", "nadzor_docs", "check", *files]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=its, check=False)
    os.close(its)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert f"{len(ACTS) + 1}/{len(ACTS) + 1}" in shown
    assert ACTS[1].name in shown
    assert shown.rstrip().endswith("файл пуст. Скачайте или запросите его заново")
    assert b"\n" in done.stdout


def test_the_table_marks_terms_by_the_day_it_is_opened(few: Path, tmp_path: Path) -> None:
    check(few, "--xlsx", tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Акты"]
    (marked,) = sheet.conditional_formatting
    head = [cell.value for cell in sheet[1]]
    assert str(marked.sqref).startswith(sheet.cell(2, head.index("Ближайший срок") + 1).coordinate)
    assert all("TODAY()" in rule.formula[0] for rule in marked.rules)
