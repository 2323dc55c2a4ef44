"""Who stands in the case besides the two sides: a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text
from tests.extraction.carriers import RULING

CASES = load_yaml(Path(__file__).parent / "tables" / "people_of_the_case.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["head"][:60])
def test_everyone_of_the_case_is_seen(case: dict[str, Any]) -> None:
    act = extract(from_text(RULING.format(head=case["head"], words=case.get("words", ""))))
    told = {party.name: sorted(role.value for role in party.roles) for party in act.parties}
    assert told == {name: sorted(roles) for name, roles in case["roles"].items()}
