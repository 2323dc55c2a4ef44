"""Names of people: declined, recognised in any case, with their gender."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nadzor_docs.facts import Gender
from nadzor_docs.language import decline_person, find_gender, initials, paradigm, to_nominative

TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "names.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLES["nominative"], ids=lambda row: row["text"])
def test_a_name_in_any_case_comes_back_to_the_nominative(row: dict[str, str]) -> None:
    best = to_nominative(row["text"])[0]
    assert (best.name, best.gender) == (row["name"], row["gender"] and Gender(row["gender"]))


def test_the_asked_case_decides_between_a_woman_and_a_man() -> None:
    from nadzor_docs.language import Case

    read = to_nominative("Ахметова Г.К.", cases=frozenset({Case.GEN}))
    assert read[0].name == "Ахметов Г.К."


def test_a_long_line_is_no_name_and_costs_nothing() -> None:
    line = "Ахметова Нурлана " * 100
    assert [reading.name for reading in to_nominative(line)] == [line]
    assert not decline_person(line).sure


@pytest.mark.parametrize("row", TABLES["unsure"], ids=lambda row: row["text"])
def test_what_is_not_sure_keeps_its_form_and_says_why(row: dict[str, str]) -> None:
    paradigm = decline_person(row["text"])
    assert set(paradigm.forms.values()) == {row["text"]}
    assert not paradigm.sure
    assert paradigm.notes


@pytest.mark.parametrize("row", TABLES["unsure_titles"], ids=lambda row: row["text"])
def test_a_title_that_is_not_sure_keeps_its_form(row: dict[str, str]) -> None:
    declined = paradigm(row["text"])
    assert set(declined.forms.values()) == {row["text"]}
    assert not declined.sure
    assert declined.notes


@pytest.mark.parametrize("row", TABLES["gender"], ids=lambda row: row["text"])
def test_the_whole_name_tells_the_gender(row: dict[str, str]) -> None:
    assert find_gender(row["text"]) == (row["gender"] and Gender(row["gender"]))


@pytest.mark.parametrize("row", TABLES["initials"], ids=lambda row: row["text"])
def test_names_are_shortened(row: dict[str, str]) -> None:
    assert initials(row["text"]) == row["after"]
    assert initials(row["text"], first=True) == row["before"]
