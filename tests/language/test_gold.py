"""The gold lists: every form right, whole texts, and back to the nominative."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nadzor_docs.facts import Gender
from nadzor_docs.language import Case, decline_person, paradigm, to_nominative
from nadzor_docs.language.names import Nominative

HERE = Path(__file__).parent
NAMES: list[dict[str, Any]] = yaml.safe_load((HERE / "gold_names.yaml").read_text("utf-8"))
TITLES: list[dict[str, Any]] = yaml.safe_load((HERE / "gold_titles.yaml").read_text("utf-8"))
OBLIQUE = (Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.PREP)


@pytest.mark.parametrize("row", [*NAMES, *TITLES], ids=lambda row: row["nom"])
def test_every_case_is_right(row: dict[str, Any]) -> None:
    given = Gender(row["given"]) if "given" in row else None
    declined = paradigm(row["nom"], given)
    assert {case.value: declined.forms[case] for case in OBLIQUE} == {
        case.value: row[case] for case in OBLIQUE
    }
    assert declined.sure


@pytest.mark.parametrize(
    "row", [row for row in NAMES if "given" not in row], ids=lambda row: row["nom"]
)
def test_the_gender_is_told_by_the_whole_name(row: dict[str, Any]) -> None:
    assert decline_person(row["nom"]).gender == Gender(row["gender"])


def test_every_case_leads_back_to_the_nominative() -> None:
    read = [
        (to_nominative(row[case], Gender(row["gender"])), row["nom"].replace("ё", "е"))
        for row in NAMES
        for case in OBLIQUE
    ]
    missed = [nominative for readings, nominative in read if nominative not in names(readings)]
    first = sum(names(readings)[0] == nominative for readings, nominative in read)
    assert missed == []
    assert first / len(read) >= 0.98


def names(readings: tuple[Nominative, ...]) -> list[str]:
    return [reading.name.replace("ё", "е") for reading in readings]


def test_the_lists_are_as_long_as_they_claim() -> None:
    assert len(NAMES) * 5 >= 500
    assert len(TITLES) >= 100
