"""The benchmark's short run: gold lists, and ours not behind the peers on them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent.parent / "benchmarks" / "declension.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("declension_benchmark", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_reach_their_figure_and_the_peers(benchmark: ModuleType) -> None:
    right = benchmark.gold_names()["right"]
    assert right["ours"] >= 99
    assert right["ours"] >= max(right["pytrovich"], right["pymorphy3"])


def test_titles_reach_their_figure(benchmark: ModuleType) -> None:
    assert benchmark.gold_titles()["right"]["ours"] >= 97


def test_a_list_of_first_names_is_scored(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    rows = ["lemma\tword\tgrammemes", "АННА\tАННЫ\tжр,ед,рд", "ИВАН\tИВАНЕ\tмр,ед,рд"]
    path.write_text("\n".join(rows), encoding="utf-8")
    scored = benchmark.figures(benchmark.first_names(path))
    assert scored["forms"] == 2
    assert scored["ours"]["right"] == 50  # the second row is wrong on purpose
