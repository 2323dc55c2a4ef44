"""Acts written for this test, out of the corpus: nothing marked in them is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_kb, load_yaml
from nadzor_docs.reading import from_text
from nadzor_docs.seminar.faithful import faithful_names

ACTS = load_yaml(Path(__file__).parent / "own_acts.yaml")
MARKED = re.compile(r"\{([^}]*)\}")
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.mark.parametrize("row", ACTS, ids=[row["id"] for row in ACTS])
def test_nothing_marked_is_left_and_the_decision_stays(row: dict[str, Any]) -> None:
    act = extract(from_text(MARKED.sub(r"\1", row["act"])))
    names, changed = faithful_names([act], 7, load_kb())
    output = names.apply_all(act.text.text)
    assert list(left(row, output)) == []
    assert not changed
    for kept in row["keep"]:
        assert kept in re.sub(r"\s+", " ", output)


def left(row: dict[str, Any], output: str) -> Iterator[str]:
    """Words of a marked name, and marked numbers, that stand in the output."""
    words = set(WORD.findall(output.lower()))
    digits = re.sub(r"\s+", "", output)
    for marked in MARKED.findall(row["act"]):
        for word in set(WORD.findall(re.sub(r"-\n", "", marked).lower())):
            if word in words:
                yield word
        for number in re.findall(r"\d[\d\s/:-]{2,}\d", marked):
            bare = re.sub(r"\s+", "", number)
            if bare in digits:
                yield bare
