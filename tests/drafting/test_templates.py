"""Every template folder: its contract, its template, its sample and the text expected of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.drafting.compiled import load
from nadzor_docs.drafting.contract import EXPECTED, SAMPLE, find_kind, kind_folders
from nadzor_docs.drafting.fill import fill
from nadzor_docs.drafting.office import office_values, read_office
from nadzor_docs.drafting.render import Rendered, render
from nadzor_docs.knowledge import load_kb, load_yaml
from tests.drafting.conftest import text_in_order

FOLDERS = list(kind_folders())
THE_SET = {
    "protest-appeal", "protest-private", "protest-supervisory", "protest-act",
    "submission-protest", "submission-violations", "info-branch", "info-justice", "info-checks",
    "info-damage", "file-request", "file-study", "conclusion", "reply", "training-plan",
    "petition-appeal", "petition-private",
}  # fmt: skip
each_kind = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def rendered_sample(folder: Path) -> Rendered:
    kind = find_kind(folder.name)
    sample: dict[str, Any] = load_yaml(folder / SAMPLE)
    office = read_office(data_folder("templates") / "office.sample.yaml")
    law_day: date = sample["law_day"]
    filling = fill(
        kind.contract, office_values(office, folder.name), sample["values"], load_kb(),
        law_day=law_day, today=sample["on"],
    )  # fmt: skip
    return render(load(kind.template), filling.values)


def test_the_whole_set_is_there() -> None:
    assert {folder.name for folder in FOLDERS} == THE_SET


def test_the_four_informations_are_four_documents() -> None:
    """«направлять (раздельно)», clauses 9 and 10: none holds the subject of another."""
    subjects = {
        "info-branch": "по отрасли надзора", "info-justice": "при отправлении правосудия",
        "info-checks": "о результатах проверок", "info-damage": "о возмещении ущерба государству",
    }  # fmt: skip
    for kind in subjects:
        text = (data_folder("templates") / kind / EXPECTED).read_text(encoding="utf-8")
        assert [other for other in subjects if subjects[other] in text] == [kind]


@each_kind
def test_a_sample_gives_the_expected_text(folder: Path) -> None:
    """``NADZOR_ACCEPT=1`` writes the expected texts anew; a person then reads the difference."""
    text = text_in_order(rendered_sample(folder).content)
    if os.environ.get("NADZOR_ACCEPT"):
        (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == (folder / EXPECTED).read_text(encoding="utf-8")


@each_kind
def test_a_sample_leaves_nothing_to_fill_in(folder: Path) -> None:
    assert rendered_sample(folder).marked == ()


@each_kind
def test_a_template_asks_only_for_what_its_contract_names(folder: Path) -> None:
    kind = find_kind(folder.name)
    assert load(kind.template).variables <= kind.contract.names


@each_kind
def test_without_any_values_every_gap_is_visible(folder: Path) -> None:
    kind = find_kind(folder.name)
    day: date = load_yaml(folder / SAMPLE)["law_day"]
    filling = fill(kind.contract, {}, {}, load_kb(), law_day=day, today=day)
    marked = render(load(kind.template), filling.values).marked
    assert marked
    assert all(mark.startswith("[") and mark.endswith("]") for mark in marked)


@each_kind
def test_a_shipped_template_is_what_its_source_makes(folder: Path) -> None:
    from templates.source.make import SOURCES, make

    assert make(SOURCES / f"{folder.name}.txt") == (folder / "template.docx").read_bytes()
