"""Who is creditor, who is debtor, whatever the turn of phrase: a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.facts import Role
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text
from tests.extraction.carriers import KAZAKH_RULING, NO_SIDES, RULING, sides_of

HERE = Path(__file__).parent
CASES = load_yaml(HERE / "sides.yaml")
PARTICIPANTS = [
    case
    for table in ("participants", "introductions")
    for case in load_yaml(HERE / "tables" / f"{table}.yaml")
]


def text_of(case: dict[str, Any]) -> str:
    if case.get("language") == "kk":
        return KAZAKH_RULING.format(words=case["words"])
    return RULING.format(head=case.get("head", NO_SIDES), words=case["words"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_the_sides(case: dict[str, Any]) -> None:
    act = extract(from_text(text_of(case)))
    expected = {Role.DEBTOR: sorted(case["debtor"]), Role.CREDITOR: sorted(case["creditor"])}
    assert sides_of(act) == expected


@pytest.mark.parametrize("case", PARTICIPANTS, ids=lambda case: str(case)[10:70])
def test_the_other_participants(case: dict[str, Any]) -> None:
    words = {"head": NO_SIDES, "words": "В суд никто не явился."} | case
    act = extract(from_text(RULING.format(head=words["head"], words=words["words"])))
    for role in set(Role) & case.keys():
        assert sorted(p.name for p in act.parties if role in p.roles) == sorted(case[role])
