"""Who is creditor, who is debtor in a Kazakh act: a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.facts import Role
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text
from tests.extraction.carriers import sides_of

FOLDER = Path(__file__).parent
CASES = load_yaml(FOLDER / "kazakh_sides.yaml")
VULNERABLE = load_yaml(FOLDER / "tables" / "kazakh_vulnerable.yaml")
NO_SIDES = "атқарушылық іс жүргізу материалдарын қарап"
ACT = """ҰЙҒАРЫМ

2008 жылғы 14 наурыз          № 2-1234/2008          Қарағанды қаласы

Қарағанды қаласының Қазыбек би аудандық соты судья А.К. Сатыбалдиеваның төрағалығымен,
хатшы Е. Кимнің қатысуымен, {head},

АНЫҚТАДЫ:

{words}

Сот іс құжаттарын зерттеп, мынадай тұжырымға келді.

ҰЙҒАРДЫ:

Іс жүргізу қысқартылсын.

Судья                     А.К. Сатыбалдиева
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("head", case["words"])[:80])
def test_the_sides(case: dict[str, Any]) -> None:
    act = extract(from_text(ACT.format(head=case.get("head", NO_SIDES), words=case["words"])))
    expected = {Role.DEBTOR: sorted(case["debtor"]), Role.CREDITOR: sorted(case["creditor"])}
    assert sides_of(act) == expected


@pytest.mark.parametrize("case", VULNERABLE, ids=lambda case: case["said"][:80])
def test_whom_age_and_health_are_told_of(case: dict[str, Any]) -> None:
    head = (
        "борышкер Оспанов Серік Маратұлының шешімнің орындалуын кейінге қалдыру туралы арызын, "
        "өндіріп алушы Ахметова Гүлнәр Асқарқызы, қарап"
    )
    act = extract(from_text(ACT.format(head=head, words=case["said"])))
    told = {p.name: [a.value.value for a in p.attributes] for p in act.parties if p.attributes}
    assert told == case["of"]
