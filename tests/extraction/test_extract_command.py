"""`nadzor extract`: a page for people, one object a file for programs, a line for what fails."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from click.testing import CliRunner

from nadzor_docs.cli.extract import extract

ACT = str(Path(__file__).parent / "acts" / "09.txt")


def test_the_page_names_parties_with_roles() -> None:
    done = CliRunner().invoke(extract, [ACT])
    assert done.exit_code == 0
    assert "ТОО «Жамбыл-Мрамор» (организация): взыскатель, заявитель" in done.output
    assert "ГККП «Областная детская больница» управления здравоохранения" in done.output


def test_programs_get_one_line_a_file_and_the_bad_file_gets_one_too(tmp_path: Path) -> None:
    letter = tmp_path / "письмо.txt"
    letter.write_text("Уважаемый Болат Серикович! Поздравляем Вас с праздником.", encoding="utf-8")
    done = CliRunner().invoke(extract, [ACT, str(letter), "--format", "jsonl"])
    good, bad = (json.loads(line) for line in done.output.splitlines())
    assert done.exit_code == 1
    assert good["act"]["judge"]["value"] == "Бейсебаев С.М."
    assert bad["error"]["code"] == "not_a_court_act"


def test_yaml_is_what_a_person_corrects() -> None:
    done = CliRunner().invoke(extract, [ACT, "--format", "yaml"])
    assert yaml.safe_load(done.output)["parties"][0]["name"] == "ТОО «Жамбыл-Мрамор»"
