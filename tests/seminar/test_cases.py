"""Trainers' cases are whole: each solved by the program as its author expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.seminar.cases import Case, CaseError, read_cases

CASES = read_cases(data_folder("corpora") / "seminar" / "participation.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_program_answers_the_case_as_its_author_expects(case: Case) -> None:
    from nadzor_docs.assessment import assess
    from nadzor_docs.extraction import extract
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.reading import from_text

    answer = assess(extract(from_text(case.act)), load_kb(), instrument="kz-gp-2002-79")
    participation = answer.participation
    assert participation.outcome == case.expected.outcome
    assert {ground.id for ground in participation.grounds} == case.expected.grounds


def test_a_changed_case_differs_from_its_pair_in_the_answer() -> None:
    by_id = {case.id: case for case in CASES}
    for case in CASES:
        if case.pair:
            assert case.expected.outcome != by_id[case.pair].expected.outcome


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a, levl: 1}", "levl"),
        ("- {id: a, level: 1}", "title"),
        (
            "- {id: a, level: 1, title: т, act: акт, answer: {outcome: review}, teaches: ч,"
            " points: 1, changes: [{id: b, title: т, what: в, teaches: ч,"
            " replace: [{from: нет таких слов, to: x}], answer: {outcome: mandatory}}]}",
            "нет таких слов",
        ),
    ],
    ids=["misspelt key", "missing key", "passage not in the act"],
)
def test_a_slip_in_a_case_names_the_case_and_the_slip(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        read_cases(file)
    assert told in caught.value.line()
    assert "«a»" in caught.value.line() or "«b»" in caught.value.line()
