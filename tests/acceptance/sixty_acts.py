"""Sixty acts in all formats with hostile files among them, through one `nadzor check`.

    python -m tests.acceptance.sixty_acts FOLDER

Makes FOLDER/дела and FOLDER/таблица.xlsx; the files and the table stay, to be looked at. Says
which rows of the table are not what the act's own file gives, and which files got the wrong
error; then how many acts there were, and how many files were refused. Takes some minutes: scans.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from nadzor_docs.assessment import assess
from nadzor_docs.cli.check_table import SHORT
from nadzor_docs.extraction import extract
from nadzor_docs.facts import CourtAct, Role
from nadzor_docs.knowledge import load_kb
from nadzor_docs.reading import read_act
from tests.acceptance.mixed_folder import Made, hostile, made, office_folder

Row = dict[str, Any]


def checked(folder: Path, table: Path) -> int:
    """The exit status of the command, run as a person runs it."""
    command = [sys.executable, "-m", "nadzor_docs", "check", str(folder), "--xlsx", str(table)]
    return subprocess.run(command, check=False).returncode


def rows_of(table: Path, sheet: str) -> list[Row]:
    head, *rows = openpyxl.load_workbook(table)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def expected(act: CourtAct) -> Row:
    """What a table's row says of an act, from the act's own file."""
    outcome = assess(act, load_kb()).participation.outcome
    return {
        "Суд": act.court.value if act.court else "",
        "Номер дела": act.case_number.value if act.case_number else "",
        "Дата": act.date.value if act.date else "",
        "Взыскатель": named(act, Role.CREDITOR),
        "Должник": named(act, Role.DEBTOR),
        "Участие прокурора": SHORT[outcome],
    }


def named(act: CourtAct, role: Role) -> str:
    return "; ".join(party.name for party in act.parties if role in party.roles)


def wrong_rows(files: Sequence[Made], table: Path) -> Iterator[str]:
    """Where the table differs from what the acts' own files give: a line a cell."""
    by_file = {row["Файл"]: row for row in rows_of(table, "Акты")}
    for file in files:
        if file.act and file.path not in by_file:
            yield f"{file.path}: нет в таблице"
        elif file.act:
            row, act = by_file[file.path], extract(read_act(file.act))
            for column, value in expected(act).items():
                if cell(row[column]) != value:
                    yield f"{file.path}: {column}: {cell(row[column])} вместо {value}"


def cell(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value or ""


def as_gold(act: Path) -> bool:
    """Whether clause 5 is decided as the corpus's own answer decides it."""
    gold = yaml.safe_load(act.with_name(f"{act.stem}.gold.yaml").read_text(encoding="utf-8"))
    decided = assess(extract(read_act(act)), load_kb(), instrument="kz-gp-2002-79")
    return bool(decided.participation.outcome == gold["participation"]["outcome"])


def wrong_errors(files: Sequence[Made], table: Path) -> Iterator[str]:
    told = {row["Файл"]: row["Что не так и что сделать"] for row in rows_of(table, "Не прочитано")}
    words = {file.path: file.error for file in files if file.error}
    for path in sorted(told.keys() | words.keys()):
        line = told.get(path, "нет на листе ошибок")
        if path not in words or words[path] not in line:
            yield f"{path}: {line}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    chosen: Path = parser.parse_args().folder
    table = chosen / "таблица.xlsx"
    files = office_folder(chosen / "дела", made(), hostile())
    begun = time.perf_counter()
    status = checked(chosen / "дела", table)
    seconds = time.perf_counter() - begun
    wrong = [*wrong_rows(files, table), *wrong_errors(files, table)]
    acts = [file.act for file in files if file.act]
    told = (
        *wrong,
        f"acts {len(acts)}, refused {len(files) - len(acts)}, exit status {status}, "
        f"{seconds:.0f} s; cells and errors that differ {len(wrong)}; "
        f"clause 5 as in the gold answers {sum(map(as_gold, acts))}",
    )
    sys.stdout.write("\n".join(told) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
