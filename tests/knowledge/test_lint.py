"""What is wrong with a file is found, all of it, and told with file, line and the mend."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from nadzor_docs.assessment.lint import check_rules
from nadzor_docs.cli import nadzor
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import BrokenKB, load_kb
from nadzor_docs.knowledge.lint import lint_kb
from nadzor_docs.knowledge.problems import Finding

TABLE: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("lint.yaml").read_text(encoding="utf-8")
)
INSTRUMENT, LAW = "instruments/kz-gp-2030-1.yaml", "laws/zakon-2029.yaml"


def office(folder: Path, instrument: str = TABLE["instrument"], law: str = TABLE["law"]) -> Path:
    for name, text in ((INSTRUMENT, instrument), (LAW, law)):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def findings(folder: Path) -> list[Finding]:
    kb, found = lint_kb(data_folder("kb"), folder)
    return [*found, *check_rules(kb)[0]]


def spoilt(text: str, slip: dict[str, Any]) -> str:
    assert slip["old"] in text
    return text.replace(slip["old"], slip["new"], 1)


def test_the_shipped_base_has_no_contradiction() -> None:
    kb, found = lint_kb(data_folder("kb"))
    assert [*found, *check_rules(kb)[0]] == []


def test_the_model_file_is_right(tmp_path: Path) -> None:
    assert findings(office(tmp_path)) == []


@pytest.mark.parametrize("slip", TABLE["slips"], ids=lambda slip: slip["name"])
def test_a_slip_in_an_instrument(tmp_path: Path, slip: dict[str, Any]) -> None:
    found = findings(office(tmp_path, instrument=spoilt(TABLE["instrument"], slip)))
    check(found, tmp_path / INSTRUMENT, slip)


@pytest.mark.parametrize("slip", TABLE["law_slips"], ids=lambda slip: slip["name"])
def test_a_slip_in_a_law(tmp_path: Path, slip: dict[str, Any]) -> None:
    found = findings(office(tmp_path, law=spoilt(TABLE["law"], slip)))
    check(found, tmp_path / LAW, slip)


def check(found: list[Finding], path: Path, slip: dict[str, Any]) -> None:
    assert len(found) == slip.get("count", 1)
    assert {(one.file, one.line) for one in found} == {(str(path), slip["line"])}
    assert any(slip["says"] in one.message and slip.get("mend", "") in one.mend for one in found)


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    text = TABLE["instrument"]
    for name in ("неизвестное поле", "дата в кавычках", "номер без кавычек"):
        text = spoilt(text, next(slip for slip in TABLE["slips"] if slip["name"] == name))
    law = spoilt(TABLE["law"], TABLE["law_slips"][0])
    found = findings(office(tmp_path, instrument=text, law=law))
    assert {(Path(one.file).name, one.line) for one in found} == {
        ("kz-gp-2030-1.yaml", 2),  # shrot
        ("kz-gp-2030-1.yaml", 7),
        ("kz-gp-2030-1.yaml", 8),
        ("zakon-2029.yaml", 13),
    }


def test_a_broken_base_concludes_nothing(tmp_path: Path) -> None:
    office(tmp_path, instrument=spoilt(TABLE["instrument"], TABLE["slips"][0]))
    with pytest.raises(BrokenKB) as caught:
        load_kb(overlay=tmp_path)
    assert "nadzor kb lint" in caught.value.line()
    assert "kz-gp-2030-1.yaml:" in caught.value.where


def test_lint_command(tmp_path: Path) -> None:
    fine = CliRunner().invoke(nadzor, ["kb", "lint", str(office(tmp_path))])
    assert (fine.exit_code, fine.output) == (0, "Ошибок нет.\n")
    office(tmp_path, instrument=spoilt(TABLE["instrument"], TABLE["slips"][0]))
    wrong = CliRunner().invoke(nadzor, ["kb", "lint", str(tmp_path)])
    assert wrong.exit_code == 1
    assert f"{tmp_path / INSTRUMENT}:2: неизвестное поле «shrot». " in wrong.stdout
    assert "Ошибок: 1" in wrong.stderr


def test_an_office_adds_and_overrides(tmp_path: Path) -> None:
    """A file of the same name is the office's; everything else stays."""
    law = data_folder("kb") / "laws" / "obr-2007.yaml"
    own = office(tmp_path) / "laws" / "obr-2007.yaml"
    own.write_text(law.read_text("utf-8").replace("short: Закон", "short: Наш закон"), "utf-8")
    kb = load_kb(overlay=tmp_path)
    assert kb.short("obr-2007").startswith("Наш закон")
    assert kb.text("kz-gp-2030-1:1.2") == "О результатах направляет информацию."
    assert kb.text("kz-gp-2002-79:1")


def test_what_stands_where_nobody_looks_is_told(tmp_path: Path) -> None:
    """Notepad adds .txt, a folder's name is mistyped, a file lies beside the folders."""
    office(tmp_path)
    for name in ("instrument/a.yaml", "правило.yaml", "cases/b.yaml.txt", "cases/c.yml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a: 1", encoding="utf-8")
    (tmp_path / ".DS_Store").write_text("", encoding="utf-8")
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "roles.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    told = {Path(one.file).name: one for one in findings(tmp_path)}
    assert "«instruments»" in told["a.yaml"].mend
    assert "Папки базы" in told["правило.yaml"].mend
    assert told["b.yaml.txt"].mend == told["c.yml"].mend == "Имя файла должно кончаться на .yaml"
    assert (told["roles.yaml"].line, "уже было" in told["roles.yaml"].message) == (2, True)
    assert len(told) == 5


def test_a_pattern_of_words_without_an_example_is_told(tmp_path: Path) -> None:
    path = office(tmp_path) / "vocabulary" / "roles.yaml"
    path.parent.mkdir()
    shown = "  - {id: award, pattern: взыскано с, examples: [взыскано с Петрова]}\n"
    path.write_text(f"rules:\n{shown}  - {{id: debtor, pattern: должник}}\n", encoding="utf-8")
    (problem,) = findings(tmp_path)
    assert (problem.file, problem.line) == (str(path), 3)
    assert "правило «debtor» без примера" in problem.message


def test_a_term_that_differs_from_its_clause_is_told(tmp_path: Path) -> None:
    path = office(tmp_path) / "terms" / "file-study.yaml"
    path.parent.mkdir()
    shipped = (data_folder("kb") / "terms" / "file-study.yaml").read_text("utf-8")
    assert "count: 5" in shipped
    path.write_text(shipped.replace("count: 5", "count: 7", 1), encoding="utf-8")
    (problem,) = findings(tmp_path)
    assert "kz-gp-2002-79:6: в пункте назван другой срок" in problem.message


def test_one_slip_in_a_law_isnt_told_again_in_the_files_that_lean_on_it(tmp_path: Path) -> None:
    office(tmp_path)
    law = (data_folder("kb") / "laws" / "gpk-1999.yaml").read_text("utf-8")
    (tmp_path / "laws" / "gpk-1999.yaml").write_text(
        law.replace("kind: code", "kind: cod", 1), encoding="utf-8"
    )
    (problem,) = findings(tmp_path)
    assert problem.file.endswith("gpk-1999.yaml")
