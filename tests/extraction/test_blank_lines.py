"""Word sets paragraphs apart by spacing: many acts come without a single blank line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.extraction import extract
from nadzor_docs.facts import ActText, CourtAct, Outcome, Role
from nadzor_docs.knowledge import load_kb
from nadzor_docs.reading import from_text, read_act
from tests.reading.agreement import open_acts

# «гор. Рудный⏎Рудненский городской суд», «09/12/09⏎СУД …», «… производстве⏎№ 7119-18-00-2/9052»
HARD = ("026-prigovor-shkola-sposob", "514-rassrochka-ip-shchuchinsk",
        "654-sapfir-zamena-smes-nursultan")  # fmt: skip
ACTS = [act for at, act in enumerate(open_acts()) if at % 20 == 0 or act.stem in HARD]


def main_facts(act: CourtAct) -> tuple[object, ...]:
    sides = [
        [party.name for party in act.parties if role in party.roles]
        for role in (Role.CREDITOR, Role.DEBTOR)
    ]
    heads = (act.kind, act.court, act.case_number, act.date)
    return *(fact and fact.value for fact in heads), *sides, outcome(act)


def outcome(act: CourtAct) -> Outcome:
    return assess(act, load_kb()).participation.outcome


def without_blank_lines(text: ActText) -> ActText:
    return from_text(re.sub(r"\n\s*\n+", "\n", text.text))


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_blank_lines_are_no_part_of_the_answer(path: Path) -> None:
    text = read_act(path)
    assert main_facts(extract(without_blank_lines(text))) == main_facts(extract(text))
