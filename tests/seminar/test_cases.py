"""Trainers' cases are whole: `kb lint` solves each, and shows a slip where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nadzor_docs.cli import nadzor
from nadzor_docs.data import data_folder
from nadzor_docs.seminar.cases import CaseError, read_cases
from nadzor_docs.seminar.collect import sample_case

SAMPLE = sample_case().read_text("utf-8")


def lint(*paths: Path) -> Result:
    return CliRunner().invoke(nadzor, ["kb", "lint", *map(str, paths)])


def line_of(words: str, text: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_shipped_cases_are_checked_with_the_base() -> None:
    assert lint().output == "Ошибок нет.\n"


def test_a_file_and_a_folder_of_own_cases_are_checked(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    assert CliRunner().invoke(nadzor, ["seminar", "new-case", str(file)]).exit_code == 0
    assert [lint(file).output, lint(tmp_path).output] == ["Ошибок нет.\n"] * 2


SLIPS = [
    # what is written, what instead, the words at whose line the slip is told, what is told
    ("level: 1", "levl: 1", "levl", "Возможно, нужно «level»"),
    ("level: 1", "level: 4", "level: 4", "уровня 4 нет"),
    ("  title: Отсрочка для общества\n", "", "- id: moe-delo ", "нет поля «title»"),
    ('from: "ТОО «Заря»"', 'from: "ТОО «Зоря»"', "replace:", "нет слов «ТОО «Зоря»»"),
    ("id: moe-delo-gu", "id: moe-delo", "id: moe-delo\n", "дело «moe-delo» уже есть"),
    ("outcome: mandatory,", "outcome: mandatry,", "mandatry", "Возможно, нужно «mandatory»"),
    ("{outcome: mandatory, grounds: [state_party]}", "{outcome: not_mandatory, grounds: []}",
     "      answer: ", "ответ тот же"),
    ('to: "ГУ «Заря»"', 'to: "АО «Заря»"', "      answer: ",
     "программа отвечает «not_mandatory» (—), автор ждёт «mandatory» (state_party)"),
    ("{outcome: not_mandatory, grounds: []}", "{outcome: review, grounds: []}", "  answer: ",
     "автор ждёт «review»"),
    ("взыскано 840 000", "взыскано с ГУ «Заря» в пользу ГУ «Заря» 840 000", "  answer: ",
     "(state_party: «"),
    ("- id: moe-delo ", "\t- id: moe-delo ", "\t- id", "табуляция"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "instead", "at", "told"), SLIPS, ids=[s[1] for s in SLIPS])
def test_a_slip_is_told_in_one_line_where_it_stands(
    words: str, instead: str, at: str, told: str, tmp_path: Path
) -> None:
    text = SAMPLE.replace(words, instead, 1)
    assert text != SAMPLE
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    answer = lint(file)
    assert answer.exit_code == 1
    [line] = answer.stdout.splitlines()
    assert line.startswith(f"{file}:{line_of(at, text)}: ")
    assert told in line
    assert answer.stderr == "Ошибок: 1\n"


def test_a_case_that_is_no_court_act_is_told(tmp_path: Path) -> None:
    act = SAMPLE[SAMPLE.index("    ОПРЕДЕЛЕНИЕ") : SAMPLE.index("  answer:")]
    text = SAMPLE[: SAMPLE.index("  changes:")].replace(act, "    Список покупок\n")
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    assert "не похоже на судебный акт" in lint(file).stdout


def test_a_file_that_is_not_there_is_told() -> None:
    assert "нет такого файла" in lint(Path("нет.yaml")).stdout


def test_a_seminar_refuses_a_slip_too(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(SAMPLE.replace("level: 1", "levl: 1"), encoding="utf-8")
    with pytest.raises(CaseError, match="levl"):
        read_cases(file)


def test_the_words_that_go_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(SAMPLE.replace(', to: "ГУ «Заря»"', ""), encoding="utf-8")
    assert "в пользу  взыскано" in read_cases(file)[1].act


@pytest.mark.parametrize(
    ("changed", "fact"),
    [
        ("deferral-kgp", "взыскателем стало ГКП"),
        ("damage-minor", "семнадцать лет"),
        ("withdrawn-no-complaint", "жалобы не было"),
        ("third-person-creditor", "взыскано в пользу ГУ"),
    ],
)
def test_one_fact_turns_the_answer(changed: str, fact: str) -> None:
    shipped = data_folder("corpora") / "seminar" / "participation.yaml"
    cases = {case.id: case for case in read_cases(shipped)}
    case = cases[changed]
    assert fact in case.change
    assert case.expected != cases[case.pair].expected
    assert case.act != cases[case.pair].act
