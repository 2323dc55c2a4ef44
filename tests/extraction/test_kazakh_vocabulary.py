"""Each rule of the Kazakh vocabulary reads its examples and leaves its counter-examples alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nadzor_docs.extraction.date_roles import places
from nadzor_docs.extraction.kazakh.actors import Actor
from nadzor_docs.extraction.kazakh.attributes import attribute_rules
from nadzor_docs.extraction.kazakh.courts import KazakhCourt
from nadzor_docs.extraction.kazakh.date_roles import rest_of_sentence, rule_of
from nadzor_docs.extraction.kazakh.dates import find_dates
from nadzor_docs.extraction.kazakh.findings import finding_rules
from nadzor_docs.extraction.kazakh.roles import role_rules
from nadzor_docs.extraction.kazakh.skeleton import build, find_role_words, pattern
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.extraction.unsaid import unsaying
from nadzor_docs.facts import PartyKind, SectionKind, Span
from nadzor_docs.knowledge import vocabulary

SIGN = re.compile(r"\[(?P<letter>[A-F])(?:\.(?P<case>\w+))?\]")


def skeleton(example: str) -> Skeleton:
    """An example's line: «[A.abl]» stands for a party in the ablative, «[F]» for a court."""
    actors = {letter: Actor(PartyKind.PERSON) for letter in "ABCDE"}
    courts = []
    for match in SIGN.finditer(example):
        span, case = Span(match.start(), match.end()), match.group("case") or "nom"
        if match.group("letter") == "F":
            courts.append(KazakhCourt(span, "сот", case))
        else:
            actors[match.group("letter")].aliases.append((span, case))
    text = plain(example)
    named = [actor for actor in actors.values() if actor.aliases]
    return build(text, named, courts, find_dates(text), find_role_words(text))


def examples(name: str, key: str, label: str) -> list[Any]:
    entries = vocabulary(f"kk/{name}")
    rules = entries["rules"] if isinstance(entries, dict) else entries
    return [
        pytest.param(number, text, id=f"{rule[label]}: {text[:40]}")
        for number, rule in enumerate(rules)
        for text in rule.get(key, ())
    ]


@pytest.mark.parametrize(("number", "text"), examples("roles", "examples", "id"))
def test_a_turn_of_phrase_shows_its_roles(number: int, text: str) -> None:
    assert role_rules()[number].pattern.search(skeleton(text).line)


@pytest.mark.parametrize(("number", "text"), examples("roles", "counter_examples", "id"))
def test_a_turn_of_phrase_is_not_seen_elsewhere(number: int, text: str) -> None:
    assert not role_rules()[number].pattern.search(skeleton(text).line)


def finds(number: int, text: str) -> bool:
    rule = finding_rules()[number]
    line = plain(text) if rule.raw else skeleton(text).line
    barred = rule.unless and rule.unless.pattern.search(line)
    return bool(rule.turn.pattern.search(line)) and not barred


@pytest.mark.parametrize(("number", "text"), examples("finding_rules", "examples", "name"))
def test_words_show_a_finding(number: int, text: str) -> None:
    assert finds(number, text)


@pytest.mark.parametrize(("number", "text"), examples("finding_rules", "counter_examples", "name"))
def test_other_words_show_no_finding(number: int, text: str) -> None:
    assert not finds(number, text)


def date_rule(text: str) -> str:
    line, dates = skeleton(text).line, find_dates(plain(text))
    rules = [
        rule_of(
            p, dates[p.number], rest_of_sentence(line, p), SectionKind.OPERATIVE, challenged=True
        )
        for p in places(line)
    ]
    assert len(rules) == 1, "an example holds one date"
    return rules[0].id if rules[0] else ""


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(r["id"], text, id=f"{r['id']}: {text[:40]}")
        for r in vocabulary("kk/date_roles")["rules"]
        if not r.get("section") or "operative" in r["section"]
        for text in r["examples"]
    ],
)
def test_words_show_a_dates_role(rule: str, text: str) -> None:
    assert date_rule(text) == rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(r["id"], text, id=f"{r['id']}: {text[:40]}")
        for r in vocabulary("kk/date_roles")["rules"]
        for text in r["counter_examples"]
    ],
)
def test_a_dates_role_is_not_seen_elsewhere(rule: str, text: str) -> None:
    assert date_rule(text) != rule


@pytest.mark.parametrize(("number", "text"), examples("attributes", "examples", "id"))
def test_words_show_an_attribute(number: int, text: str) -> None:
    assert attribute_rules()[number].pattern.search(skeleton(text).line)


@pytest.mark.parametrize(("number", "text"), examples("attributes", "counter_examples", "id"))
def test_other_words_show_no_attribute(number: int, text: str) -> None:
    assert not attribute_rules()[number].pattern.search(skeleton(text).line)


@pytest.mark.parametrize("kind", ["examples", "counter_examples"])
def test_a_turn_takes_back_its_examples(kind: str) -> None:
    entries = vocabulary("kk/attributes")["unsaid"]
    for entry, (_, turn) in zip(entries, unsaying("kk/attributes", pattern), strict=True):
        for text in entry[kind]:
            assert bool(turn.search(plain(text))) is (kind == "examples"), entry["id"]
