"""Who stands in the case besides the two sides: a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text

CASES = load_yaml(Path(__file__).parent / "tables" / "people_of_the_case.yaml")
ACT = """ОПРЕДЕЛЕНИЕ

14 марта 2008 года          дело № 2-1234/2008          город Караганда

Казыбекбийский районный суд города Караганды в составе председательствующего судьи
Сатыбалдиевой А.К., при секретаре Ким Е., {head},

УСТАНОВИЛ:

{words}

ОПРЕДЕЛИЛ:

Производство прекратить.

Судья Сатыбалдиева А.К.
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["head"][:60])
def test_everyone_of_the_case_is_seen(case: dict[str, Any]) -> None:
    words = case.get("words", "Суд, изучив материалы, приходит к следующему.")
    act = extract(from_text(ACT.format(head=case["head"], words=words)))
    told = {party.name: sorted(role.value for role in party.roles) for party in act.parties}
    assert told == {name: sorted(roles) for name, roles in case["roles"].items()}
