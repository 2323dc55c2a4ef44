"""The figures count what a lawyer would count."""

from __future__ import annotations

from typing import Any

from nadzor_docs.evaluation.compare import Count, compare

GOLD: dict[str, Any] = {
    "act": {"court": {"value": "Темиртауский городской суд", "quote": ""}, "judge": None},
    "parties": [
        {"name": "ТОО «Арман»", "kind": "organization", "roles": ["creditor"]},
        {"name": "Королёв Пётр", "kind": "person", "roles": ["debtor"]},
    ],
    "dates": [{"role": "judgment", "value": "2005-03-14"}],
    "participation": {"outcome": "mandatory", "grounds": [{"id": "challenge", "status": "met"}]},
}


def answer(**change: Any) -> dict[str, Any]:
    return GOLD | change


def test_the_same_answer_has_no_errors() -> None:
    assert compare("x", GOLD, GOLD).errors == 0


def test_quotes_and_yo_do_not_make_another_party() -> None:
    parties = [
        {"name": 'ТОО "Арман"', "kind": "organization", "roles": ["creditor"]},
        {"name": "Королев Петр", "kind": "person", "roles": ["debtor"]},
    ]
    assert compare("x", GOLD, answer(parties=parties)).errors == 0


def test_swapped_creditor_and_debtor_are_four_errors_of_that_field() -> None:
    parties = [
        {"name": "ТОО «Арман»", "kind": "organization", "roles": ["debtor"]},
        {"name": "Королёв Пётр", "kind": "person", "roles": ["creditor"]},
    ]
    counts = compare("x", GOLD, answer(parties=parties)).counts
    assert counts["creditor_debtor"] == Count(found=0, invented=2, missed=2)
    assert counts["parties"] == Count(found=2)


def test_a_fact_that_the_act_does_not_state_is_invented() -> None:
    act = GOLD["act"] | {"judge": {"value": "Иванов И.И."}}
    assert compare("x", GOLD, answer(act=act)).counts["judge"] == Count(invented=1)


def test_the_outcome_is_compared_in_words() -> None:
    wrong = {"outcome": "not_mandatory", "grounds": []}
    comparison = compare("x", GOLD, answer(participation=wrong))
    assert comparison.outcome == ("mandatory", "not_mandatory")
    assert any("challenge" in line for line in comparison.differences)
