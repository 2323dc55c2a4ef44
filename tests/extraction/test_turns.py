"""A turn of phrase is never passed over where its pattern would have found it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.evaluation.gold import read_split
from nadzor_docs.extraction.attributes import attribute_rules
from nadzor_docs.extraction.findings import finding_rules
from nadzor_docs.extraction.marking import mark
from nadzor_docs.extraction.roles import role_rules
from nadzor_docs.extraction.turns import ANY, Gate, Turn, turn, ways_of
from nadzor_docs.reading import read_act

CORPORA = Path(__file__).parents[2] / "corpora"
EVERY = 6  # acts: the whole split would take longer than it tells


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"жалоб\w+ на действи", [{"жалоб", " на действи"}]),
        (r"отсроч(?:ить|ен\w+)", [{"отсроч"}]),
        (r"(?:долг|недоимк)\w* взыскан", [{"долг", " взыскан"}, {"недоимк", " взыскан"}]),
        (r"групп?\w+ (?:второй )?группы", [{"груп", "группы"}]),
        (r"Замен\w* {party}|(?<!не )розыск", [{"замен"}, {"розыск"}]),
        (r"(?P<debtor>{who}) задолжал", [{" задолжал"}]),
        (r"за сч[её]т[|)]? казны", [{"за сч", " казны"}]),
    ],
)
def test_the_words_of_a_turn_are_told_from_its_pattern(
    pattern: str, words: list[set[str]]
) -> None:
    assert [set(way) for way in ways_of(pattern)] == words


def test_a_turn_without_words_of_its_own_may_stand_anywhere() -> None:
    assert ways_of(r"{bailiff}|исполнител\w+") == ANY
    assert turn(r"(?:о|к) {debtor}").may_stand_in("")


def test_a_gate_passes_what_has_a_word_there_in_order() -> None:
    gate = Gate([["долг"], [""], ["штраф", "пеня"]])
    assert gate.passed("взыскан долг и пеня") == [0, 1, 2]
    assert gate.narrowed("взыскан долг").passed("пеня") == [1]


def rules() -> list[tuple[str, Turn]]:
    named = [(rule.name, rule.turn) for rule in finding_rules() if not rule.raw]
    others = [(rule.id, rule.turn) for rule in (*role_rules(), *attribute_rules())]
    return [*named, *others]


def test_no_act_has_a_turn_that_its_words_deny() -> None:
    acts = [g for split in ("train", "validation") for g in read_split(CORPORA, split)]
    russian = [act for act in acts if act.language == "ru"][::EVERY]
    assert len(russian) > 20
    denied = [
        (act.id, name)
        for act, line in ((a, mark(read_act(a.file).text).named.skeleton.line) for a in russian)
        for name, one in rules()
        if not one.may_stand_in(line) and one.pattern.search(line)
    ]
    assert denied == []
