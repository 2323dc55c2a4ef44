"""An act's facts and answer become a case that a lawyer confirms and lint runs."""

from datetime import date
from pathlib import Path

from nadzor_docs.assessment import assess
from nadzor_docs.assessment.lint import lint_rules
from nadzor_docs.assessment.record import case_text
from nadzor_docs.data import data_folder
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    Fact,
    Finding,
    Language,
    Party,
    PartyKind,
    Role,
    Source,
    Truth,
    Vulnerability,
)
from nadzor_docs.knowledge import load_kb

NOTHING = ActText("", Source("", "txt", ""), "", (0,))
ACT = CourtAct(
    text=NOTHING,
    language=Language.RUSSIAN,
    kind=Fact(ActKind.RULING, None, "test"),
    date=Fact(date(2005, 3, 14), None, "test"),
    parties=(
        Party(
            "Ахметова Гульнара Кайратовна",
            PartyKind.PERSON,
            (Role.CREDITOR,),
            (Attribute(Vulnerability.DISABLED, None, "test", "group_2"),),
        ),
        Party("ТОО «Арман»", PartyKind.ORGANIZATION, (Role.DEBTOR, Role.APPLICANT)),
    ),
    findings=(
        Finding("matter.enforcement", Truth.TRUE, None, "test"),
        Finding("matter.instalment", Truth.TRUE, None, "test"),
    ),
)


def written(folder: Path) -> str:
    text = case_text(ACT, assess(ACT, load_kb(), instrument="kz-gp-2002-79"))
    (folder / "cases").mkdir()
    (folder / "cases" / "first.yaml").write_text(text, encoding="utf-8")
    return text


def test_the_case_asks_for_a_lawyers_words_and_then_holds(tmp_path: Path) -> None:
    text = written(tmp_path)
    kb = load_kb(overlay=tmp_path)
    assert [one.message[:12] for one in lint_rules(kb)] == ["не заполнено", "не заполнено"]
    filled = text.replace("[указать", "указано: ")
    (tmp_path / "cases" / "first.yaml").write_text(filled, encoding="utf-8")
    assert lint_rules(kb) == []


def test_a_case_that_the_rules_answer_otherwise_is_found(tmp_path: Path) -> None:
    text = written(tmp_path).replace("[указать", "указано: ")
    wrong = text.replace("outcome: review", "outcome: not_mandatory")
    assert wrong != text
    (tmp_path / "cases" / "first.yaml").write_text(wrong, encoding="utf-8")
    (problem,) = lint_rules(load_kb(overlay=tmp_path))
    assert (
        "правило отвечает иначе — ответ: ожидалось not_mandatory, получено review"
        in problem.message
    )
    assert problem.file.endswith("cases/first.yaml")


def test_peoples_names_stay_out_of_the_base(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert "Ахметова" not in text
    assert "ТОО «Арман»" in text


def test_the_shipped_cases_are_not_touched(tmp_path: Path) -> None:
    written(tmp_path)
    names = set(load_kb(overlay=tmp_path).files("cases"))
    assert names == {"first.yaml", *load_kb().files("cases")}
    assert not (data_folder("kb") / "cases" / "first.yaml").exists()


def test_a_mistyped_fact_is_found(tmp_path: Path) -> None:
    text = written(tmp_path).replace("[указать", "указано: ")
    wrong = text.replace("matter.instalment", "matter.instalmnt")
    (tmp_path / "cases" / "first.yaml").write_text(wrong, encoding="utf-8")
    (problem,) = lint_rules(load_kb(overlay=tmp_path))
    assert "такого факта нет: «matter.instalmnt»" in problem.message
    assert "«matter.instalment»" in problem.mend
