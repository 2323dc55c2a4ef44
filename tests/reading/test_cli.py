"""What a person sees of reading: `nadzor text` and `nadzor doctor`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nadzor_docs.cli import nadzor
from nadzor_docs.cli.text import NAMES
from nadzor_docs.reading import programs
from nadzor_docs.reading.repair import RECOGNITION_REPAIRS, REPAIRS
from tests.reading import samples


def run(*arguments: str) -> Result:
    return CliRunner().invoke(nadzor, arguments, catch_exceptions=False)


@pytest.fixture
def act(tmp_path: Path) -> str:
    path = tmp_path / "act.txt"
    path.write_text("О П Р Е Д Е Л И Л:\r\nприказ  N 79", encoding="utf-8")
    return str(path)


def test_the_text_is_the_mended_one(act: str) -> None:
    assert run("text", act).stdout == "ОПРЕДЕЛИЛ:\nприказ № 79\n"


def test_raw_is_untouched(act: str) -> None:
    assert run("text", "--raw", act).stdout.startswith("О П Р Е Д Е Л И Л:")


def test_repairs_say_what_and_where(act: str) -> None:
    told = run("text", "--repairs", act).stdout
    assert "строка 1, разрядка: «О П Р Е Д Е Л И Л:» → «ОПРЕДЕЛИЛ:»" in told
    assert "строка 2, знак номера: «N» → «№»" in told
    assert "лишние пробелы — 1" in told


def test_nothing_to_mend_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Решение", encoding="utf-8")
    assert "Исправлять было нечего" in run("text", "--repairs", str(path)).stdout


def test_warnings_go_to_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    changed = f"<w:p><w:ins>{samples.run('Суд')}</w:ins></w:p>"
    path.write_bytes(samples.docx(changed))
    result = run("text", str(path))
    assert result.stdout == "Суд\n"
    assert "исправления" in result.stderr


def test_every_repair_has_a_russian_name() -> None:
    named = {find.__name__ for find in (*REPAIRS, *RECOGNITION_REPAIRS)}
    assert named | {"running_heads"} == set(NAMES)


def test_doctor_says_what_is_there_and_how_to_get_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "office", lambda: "")
    told = run("doctor").stdout
    assert "нет   LibreOffice" in told
    assert "apt install libreoffice-writer" in told
    assert "Windows" in told
    rows = json.loads(run("doctor", "--format", "json").stdout)
    assert {"LibreOffice": False}.items() <= {r["name"]: r["installed"] for r in rows}.items()
