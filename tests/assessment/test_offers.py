"""Which terms an act starts: by its kind, its day and the kind of proceedings."""

from __future__ import annotations

from datetime import date

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.assessment.cases import LegalCase, court_act
from nadzor_docs.facts import ActKind, Outcome
from nadzor_docs.knowledge import KB

ADMINISTRATIVE = ("challenge.raised", "proceedings.administrative", "matter.enforcement")


@pytest.mark.parametrize(
    ("kind", "day", "facts", "terms"),
    [
        ("decision", date(2005, 3, 11), (), ["appeal-protest 2005-03-28"]),
        ("ruling", date(2007, 3, 2), (), ["private-protest 2007-03-19"]),
        ("ruling", date(2011, 3, 2), (), ["private-protest 2011-03-14"]),
        ("ruling", date(2013, 3, 4), (), []),
        ("decision", date(2011, 3, 2), (), []),
        ("ruling", date(2016, 3, 2), (), []),
        ("ruling", date(2019, 2, 11), (), ["ruling-petition 2019-02-25"]),
        ("decision", date(2019, 2, 21), (), ["appeal-petition 2019-03-26"]),
        ("decision", date(2023, 10, 19), ADMINISTRATIVE, ["appk-appeal-bailiff 2023-11-03"]),
        ("ruling", date(2023, 10, 19), ADMINISTRATIVE, ["appk-ruling 2023-11-03"]),
        ("decision", date(2024, 2, 8), ("matter.enforcement",), ["appeal-petition 2024-03-11"]),
        ("resolution", date(2007, 3, 2), (), []),
        ("resolution", date(2007, 3, 2), ("matter.admin_fine",), []),
        ("verdict", date(2007, 3, 2), ("matter.verdict_civil",), []),
        ("court_order", date(2007, 3, 2), (), []),
    ],
)
def test_terms_of_an_act(
    kind: str, day: date, facts: tuple[str, ...], terms: list[str], kb: KB
) -> None:
    legal = LegalCase("акт", Outcome.REVIEW, "", date=day, kind=ActKind(kind), facts=facts)
    answer = assess(court_act(legal), kb)
    assert [f"{term.id} {term.due}" for term in answer.terms] == terms


@pytest.mark.parametrize(
    ("kind", "day", "facts", "said"),
    [
        ("ruling", date(2013, 3, 4), (), "срока не называет"),
        ("decision", date(2011, 3, 2), (), "со дня вручения копии"),
        ("ruling", date(2016, 3, 2), (), "не прочитан"),
        ("resolution", date(2007, 3, 2), (), "supervisory-protest"),
        ("resolution", date(2007, 3, 2), ("matter.admin_fine",), "adm-protest"),
        ("resolution", date(2020, 3, 2), (), "cassation-protest"),
    ],
)
def test_what_can_not_be_counted_is_said(
    kind: str, day: date, facts: tuple[str, ...], said: str, kb: KB
) -> None:
    legal = LegalCase("акт", Outcome.REVIEW, "", date=day, kind=ActKind(kind), facts=facts)
    assert said in " ".join(assess(court_act(legal), kb).warnings)


def test_where_the_proceedings_are_not_known_both_terms_show_the_nearest_first(kb: KB) -> None:
    legal = LegalCase(
        "акт", Outcome.REVIEW, "", date=date(2023, 10, 19), kind=ActKind.DECISION,
        facts=("challenge.raised", "matter.enforcement"),
    )  # fmt: skip
    terms = assess(court_act(legal), kb).terms
    assert [term.id for term in terms] == ["appk-appeal-bailiff", "appeal-petition"]
    assert terms[0].due < terms[1].due


def test_a_decisions_term_says_that_the_final_form_may_be_later(kb: KB) -> None:
    legal = LegalCase("акт", Outcome.REVIEW, "", date=date(2005, 3, 11), kind=ActKind.DECISION)
    (term,) = assess(court_act(legal), kb).terms
    assert "в окончательной форме" in term.warnings[0]
