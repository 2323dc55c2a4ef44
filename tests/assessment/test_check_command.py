"""`nadzor check` as a person and as a program see it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from nadzor_docs.answer.schema import schema
from nadzor_docs.cli import nadzor
from nadzor_docs.cli.check_table import DUE, OUTCOME, Line, urgency

ACTS = Path(__file__).parents[2] / "corpora" / "acts" / "train"
DEMO = ACTS / "demo.docx"
PENSIONER = ACTS / "010-pensioner-otsrochka.docx"
PRIVATE = ACTS / "004-rassrochka-too-bank.txt"

FACTS: dict[str, Any] = {
    "act": {"kind": "ruling", "date": "2007-03-02", "court": "Районный суд"},
    "language": "ru",
    "parties": [
        {"name": "ТОО «Арман»", "kind": "organization", "roles": ["debtor", "applicant"]},
        {"name": "АО «Банк Самал»", "kind": "organization", "roles": ["creditor"]},
    ],
    "findings": [{"name": "matter.enforcement", "value": "true"}],
}
Check = Callable[..., Result]


@pytest.fixture
def check() -> Check:
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(nadzor, ["check", *map(str, arguments)], prog_name="nadzor")

    return run


@pytest.fixture
def facts(tmp_path: Path) -> Callable[..., Path]:
    def write(**changes: Any) -> Path:
        path = tmp_path / "facts.yaml"
        path.write_text(yaml.safe_dump(FACTS | changes, allow_unicode=True), encoding="utf-8")
        return path

    return write


def test_the_page_says_verdict_clause_reasons_and_term(check: Check) -> None:
    page = check(DEMO).output
    assert "УЧАСТИЕ ПРОКУРОРА ОБЯЗАТЕЛЬНО" in page
    assert "Инструкция № 79, пункт 5 — на 14.09.2005" in page
    assert "«Участие прокурора в суде обязательно" in page
    assert "постановление" in page.split("В акте:")[1]
    assert "29.09.2005 — частный протест" in page
    assert "Также: статья 55 ГПК 1999 года" in page


def test_a_doubt_is_a_question_and_not_a_no(check: Check) -> None:
    page = check(PENSIONER).output
    assert "НУЖНА ПРОВЕРКА" in page
    assert "Что выяснить" in page
    assert "не мешает ли возраст" in page


def test_a_no_says_what_was_looked_for(check: Check) -> None:
    page = check(PRIVATE).output
    assert "НЕ ОБЯЗАТЕЛЬНО" in page
    assert "никто не оспаривает" in page


def test_machine_answers_fit_the_schema_one_line_a_file(check: Check, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    result = check("--format", "jsonl", DEMO, empty, PRIVATE, tmp_path / "нет.docx")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    for answer in answers:
        jsonschema.validate(answer, schema("check"))
    assert [a["source"]["path"] for a in answers] == [
        str(path) for path in (DEMO, empty, PRIVATE, tmp_path / "нет.docx")
    ]
    assert ["error" in answer for answer in answers] == [False, True, False, True]
    assert result.exit_code == 1


def test_quotes_are_the_words_of_the_text(check: Check) -> None:
    answer = json.loads(check("--format", "jsonl", DEMO).stdout)
    text = CliRunner().invoke(nadzor, ["text", str(DEMO)]).stdout
    spans = [e for g in answer["participation"]["grounds"] for e in g["evidence"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_yaml_and_json_say_the_same(check: Check) -> None:
    as_yaml = yaml.safe_load(check("--format", "yaml", PRIVATE).stdout)
    assert as_yaml == json.loads(check("--format", "json", PRIVATE).stdout)


def test_exit_status(check: Check, tmp_path: Path) -> None:
    assert check(PRIVATE).exit_code == 0
    assert check(tmp_path / "нет.docx").exit_code == 1
    assert check().exit_code == 2
    assert check(PRIVATE, "--instrument", "kz-no").exit_code == 2
    assert check(PRIVATE, "--what-if", "debtor.kind=nobody").exit_code == 2


def test_a_repealed_instrument_answers_and_says_what_was_in_force(
    check: Check, facts: Callable[..., Path]
) -> None:
    act = {"kind": "decision", "date": "2012-05-16"}
    page = check("--facts", facts(act=act), "--instrument", "kz-gp-2002-79").output
    flat = " ".join(page.split())
    assert "на 16.05.2012 эта норма не действовала" in flat
    assert "приказом № 88" in flat


def test_by_default_what_was_in_force_on_the_acts_day_answers(
    check: Check, facts: Callable[..., Path]
) -> None:
    act = {"kind": "decision", "date": "2012-05-16"}
    answer = json.loads(check("--facts", facts(act=act), "--format", "jsonl").stdout)
    assert answer["participation"]["instrument"] == "kz-gpk-1999"
    assert "в базе не содержится" in answer["warnings"][0]


def test_as_of_asks_another_day(check: Check, facts: Callable[..., Path]) -> None:
    options = ("--facts", facts(), "--as-of", "2020-03-01", "--format", "jsonl")
    answer = json.loads(check(*options).stdout)
    assert answer["participation"]["instrument"] == "kz-gpk-2015"
    assert answer["participation"]["as_of"] == "2020-03-01"


def test_an_act_without_a_date_is_never_a_confident_no(
    check: Check, facts: Callable[..., Path]
) -> None:
    answer = json.loads(
        check("--facts", facts(act={"kind": "ruling"}), "--format", "jsonl").stdout
    )
    assert answer["participation"]["outcome"] == "review"
    assert answer["participation"]["as_of"] is None
    assert answer["participation"]["questions"] == ["Какого числа вынесен судебный акт?"]
    assert answer["terms"] == []
    jsonschema.validate(answer, schema("check"))


def test_a_no_by_the_instruction_does_not_hide_the_statutes_yes(
    check: Check, facts: Callable[..., Path]
) -> None:
    said = ["matter.enforcement", "court.found_participation_necessary"]
    findings = [{"name": name, "value": "true"} for name in said]
    answer = json.loads(check("--facts", facts(findings=findings), "--format", "jsonl").stdout)
    assert answer["participation"]["outcome"] == "not_mandatory"
    assert answer["participation"]["also"][0]["outcome"] == "mandatory"
    assert "участие прокурора обязательно" in answer["warnings"][0]


def test_an_instruction_whose_text_is_not_held_says_so(check: Check) -> None:
    result = check(PRIVATE, "--instrument", "kz-gp-2010-88")
    assert result.exit_code == 2
    assert "текста этого акта в базе нет" in result.output


@pytest.mark.parametrize(
    ("supposition", "outcome"),
    [
        ("debtor.kind=state", "mandatory"),
        ("creditor.attribute=minor", "mandatory"),
        ("creditor.attribute=disabled:group_2", "review"),
        ("challenge.raised=true", "mandatory"),
        ("challenge.raised=да", "mandatory"),
        ("matter.enforcement=false", "out_of_scope"),
        ("matter.bankruptcy=true", "review"),
        ("act.kind=decision", "not_mandatory"),
        ("act.date=2020-03-01", "not_mandatory"),
    ],
)
def test_what_if(
    check: Check, facts: Callable[..., Path], supposition: str, outcome: str
) -> None:
    options = ("--facts", facts(), "--what-if", supposition)
    answer = json.loads(check(*options, "--format", "jsonl").stdout)
    assert answer["participation"]["outcome"] == outcome
    assert any("допущении" in warning for warning in answer["warnings"])
    assert "При допущении" in check(*options).output


def test_why_not_names_each_ground_that_fails(check: Check, facts: Callable[..., Path]) -> None:
    page = check("--facts", facts(), "--why-not").output
    after = page.split("Почему нет остальных оснований")[1]
    assert after.count("Нет:") == 3
    assert "Торги не оспариваются" in after


def test_explain_shows_conditions_words_and_truth(check: Check) -> None:
    tree = check(DEMO, "--explain").output.split("Дерево условий")[1]
    flat = " ".join(tree.split())
    assert "[да] оспариваются действия, бездействие или акт органа исполнения" in flat
    assert "слова п. 5: «взыскателем или должником" in flat
    assert "слова п. 4.2: «лиц, которые по состоянию здоровья" in flat
    assert "слова акта: «" in flat
    assert "[неизвестно]" not in tree.split("Дерево")[0]


def test_questions_are_ranked_by_what_they_settle(
    check: Check, facts: Callable[..., Path]
) -> None:
    """With the creditor unnamed and the debtor old, neither «no» alone settles it: all remain."""
    parties = [
        {"name": "Громов Н.Е.", "kind": "person", "roles": ["debtor"], "attributes": ["elderly"]}
    ]
    unknown = [{"name": "matter.enforcement", "value": "unknown"}]
    answer = json.loads(
        check("--facts", facts(parties=parties, findings=unknown), "--format", "jsonl").stdout
    )
    questions = answer["participation"]["questions"]
    assert questions[0].startswith("Относится ли дело к исполнению")
    assert len(questions) == 3


def test_the_table_is_ready_to_read_and_safe(
    check: Check, facts: Callable[..., Path], tmp_path: Path
) -> None:
    broken = tmp_path / "=cmd.txt"
    broken.write_text("это не судебный акт", encoding="utf-8")
    out = tmp_path / "table.xlsx"
    assert check(PRIVATE, DEMO, broken, "--xlsx", out).exit_code == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Акты", "Не прочитано"]
    sheet = book["Акты"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Файл", "Вид акта", "Суд", "Номер дела")
    assert [row[0] for row in rows[1:]] == [str(DEMO), str(PRIVATE)]  # what asks something first
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref
    assert all(cell.data_type != "f" for row in book["Не прочитано"] for cell in row)


def test_a_term_that_runs_stands_above_those_that_have_run_out() -> None:
    today = date(2026, 3, 10)
    terms: list[str | date] = [
        date(2005, 5, 4), "", date(2026, 3, 9), date(2026, 4, 1), today,
    ]  # fmt: skip
    acts = [Line("акт", ("",) * OUTCOME + ("обязательно", "", "", due)) for due in terms]
    acts.append(Line("акт", ("",) * OUTCOME + ("не обязательно", "", "", today)))
    ordered = sorted(acts, key=lambda act: urgency(act, today))
    assert [act.cells[DUE] for act in ordered] == [
        today, date(2026, 4, 1), "", date(2026, 3, 9), date(2005, 5, 4), today,
    ]  # fmt: skip


def test_a_name_that_looks_like_a_formula_stays_text(
    check: Check, facts: Callable[..., Path], tmp_path: Path
) -> None:
    parties = [
        {"name": '=HYPERLINK("http://example.org")', "kind": "organization", "roles": ["debtor"]},
        {"name": "@СУММ(1)", "kind": "organization", "roles": ["creditor"]},
    ]
    out = tmp_path / "table.xlsx"
    check("--facts", facts(parties=parties), "--xlsx", out)
    sheet = openpyxl.load_workbook(out)["Акты"]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in sheet[2])


def test_tables_and_receipts_are_the_same_bytes_again(check: Check, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        table, receipt = tmp_path / f"{name}.xlsx", tmp_path / f"{name}.json"
        check(DEMO, "--xlsx", table, "--receipt", receipt)
        made.append((table.read_bytes(), receipt.read_bytes()))
    assert made[0] == made[1]
    (proof,) = json.loads(made[0][1])
    assert len(proof["act"]["sha256"]) == len(proof["kb"]["sha256"]) == 64
    assert proof["versions"]["pymorphy3"]
    assert proof["facts"]["parties"]


def test_nothing_is_overwritten_unasked(check: Check, tmp_path: Path) -> None:
    out = tmp_path / "table.xlsx"
    out.write_bytes(b"mine")
    result = check(PRIVATE, "--xlsx", out)
    assert result.exit_code == 1
    assert out.read_bytes() == b"mine"
    assert check(PRIVATE, "--xlsx", out, "--force").exit_code == 0


def test_folders_and_archives_are_opened(check: Check, tmp_path: Path) -> None:
    folder = tmp_path / "дело"
    folder.mkdir()
    (folder / "1.txt").write_bytes(PRIVATE.read_bytes())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2.txt", PRIVATE.read_bytes())
    (folder / "архив.zip").write_bytes(packed.getvalue())
    result = check("--format", "jsonl", folder)
    paths = [json.loads(line)["source"]["path"] for line in result.stdout.splitlines()]
    assert [Path(path).name for path in paths] == ["1.txt", "2.txt"]


def test_an_empty_folder_is_no_silent_success(check: Check, tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 1
    assert "файлов нет" in result.output


def test_the_kind_of_an_act_can_be_told(check: Check, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    text = PRIVATE.read_text(encoding="utf-8")
    letter.write_text(text, encoding="utf-8")
    answer = json.loads(check(letter, "--kind", "decision", "--format", "jsonl").stdout)
    assert answer["act"]["kind"]["value"] == "decision"
    assert answer["terms"][0]["id"] == "appeal-protest"
