"""Who is creditor, who is debtor, whatever the turn of phrase: a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.facts import Role
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text

HERE = Path(__file__).parent
CASES = load_yaml(HERE / "sides.yaml")
PARTICIPANTS = [
    case
    for table in ("participants", "introductions")
    for case in load_yaml(HERE / "tables" / f"{table}.yaml")
]
NO_SIDES = "рассмотрев материалы исполнительного производства"
ACT = """ОПРЕДЕЛЕНИЕ

14 марта 2008 года          дело № 2-1234/2008          город Караганда

Казыбекбийский районный суд города Караганды в составе председательствующего судьи
Сатыбалдиевой А.К., при секретаре Ким Е., {head},

УСТАНОВИЛ:

{words}

Суд, изучив материалы, приходит к следующему.

ОПРЕДЕЛИЛ:

Производство прекратить.

Судья Сатыбалдиева А.К.
"""

KAZAKH_ACT = """ҰЙҒАРЫМ

2008 жылғы 12 қараша                                          Орал қаласы

Батыс Қазақстан облысы Орал қалалық сотының судьясы Т.М. Сисенғалиев, хатшы Г. Ермекованың
қатысуымен, атқарушылық іс жүргізу материалдарын сот мәжілісінде қарап,

АНЫҚТАДЫ:

{words}

Сот материалдарды зерделеп, мынаны анықтады.

ҰЙҒАРДЫ:

Іс қысқартылсын.

Судья Т. Сисенғалиев
"""


def text_of(case: dict[str, Any]) -> str:
    if case.get("language") == "kk":
        return KAZAKH_ACT.format(words=case["words"])
    return ACT.format(head=case.get("head", NO_SIDES), words=case["words"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_the_sides(case: dict[str, Any]) -> None:
    act = extract(from_text(text_of(case)))
    sides = {
        role: sorted(party.name for party in act.parties if role in party.roles)
        for role in (Role.DEBTOR, Role.CREDITOR)
    }
    assert sides == {Role.DEBTOR: sorted(case["debtor"]), Role.CREDITOR: sorted(case["creditor"])}


@pytest.mark.parametrize("case", PARTICIPANTS, ids=lambda case: str(case)[10:70])
def test_the_other_participants(case: dict[str, Any]) -> None:
    words = {"head": NO_SIDES, "words": "В суд никто не явился."} | case
    act = extract(from_text(ACT.format(head=words["head"], words=words["words"])))
    for role in set(Role) & case.keys():
        assert sorted(p.name for p in act.parties if role in p.roles) == sorted(case[role])
