"""One award told by its synonyms: the sides and what clause 5 says of them stay the same."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.extraction import extract
from nadzor_docs.facts import Role
from nadzor_docs.knowledge import load_kb, load_yaml
from nadzor_docs.reading import from_text
from tests.extraction.carriers import RULING, sides_of

TABLE = load_yaml(Path(__file__).parent / "synonyms.yaml")
ACTS = {
    "russian": RULING.replace("{head}", "рассмотрев {asks}").replace("{words}", "{turn} {also}"),
    "kazakh": """ҰЙҒАРЫМ

14.03.2008 ж.            № 2-811/08            Тараз қаласы

Тараз қалалық соты, төрағалық етуші судья Оразалиев Б.Т., хатшы Мырзахметова А.С.
қатысуымен, атқарушылық іс жүргізу материалдарын ашық сот отырысында қарап,

АНЫҚТАДЫ:

{turn}

ҰЙҒАРДЫ:

Атқарушылық іс жүргізу тоқтатылсын.

Судья                 Б.Т. Оразалиев
""",
}
CASES = [
    (language, carrier, turn)
    for language, table in TABLE.items()
    for carrier in table["carriers"]
    for turn in table["turns"]
]


@pytest.mark.parametrize(("language", "carrier", "turn"), CASES)
def test_no_synonym_changes_the_answer(language: str, carrier: dict[str, Any], turn: str) -> None:
    names = {side: SimpleNamespace(**carrier[side]) for side in "DC"}
    words = {key: carrier.get(key, "").format(**names) for key in ("asks", "also")}
    act = extract(from_text(ACTS[language].format(turn=turn.format(**names), **words)))
    outcome = assess(act, load_kb(), instrument="kz-gp-2002-79").participation.outcome
    assert sides_of(act) == {Role.DEBTOR: [names["D"].nom], Role.CREDITOR: [names["C"].nom]}
    assert outcome.value == carrier["outcome"]
