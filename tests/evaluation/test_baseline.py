"""No figure of the validation part falls below the committed baseline.

A deliberate change is committed with a new baseline:
``nadzor evaluate --split validation --save tests/evaluation/baseline.json --force``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.gold import read_split
from nadzor_docs.evaluation.run import Result, answer_gold, dangerous, figures, gains_and_losses

BASELINE = Path(__file__).parent / "baseline.json"


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return answer_gold(read_split(data_folder("corpora"), "validation"))


def test_no_figure_falls_below_the_baseline(results: list[Result]) -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    now = figures(results)
    fallen = {
        field: (was["f1"], now[field]["f1"])
        for field, was in baseline["figures"].items()
        if now[field]["f1"] < was["f1"]
    }
    assert fallen == {}, "\n".join(gains_and_losses(results, baseline))


def test_no_mandatory_participation_is_answered_with_a_confident_no(results: list[Result]) -> None:
    assert dangerous(results) == []
