"""The vocabulary proves itself: every rule matches its examples and spares its counter-examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nadzor_docs.extraction.attributes import attribute_rules
from nadzor_docs.extraction.date_roles import _decide, date_rules, places
from nadzor_docs.extraction.findings import finding_rules, means_it
from nadzor_docs.extraction.roles import role_rules
from nadzor_docs.extraction.skeleton import pattern
from nadzor_docs.extraction.unsaid import unsaying
from nadzor_docs.knowledge import vocabulary
from tests.extraction.lines import skeleton_of


def pairs(entries: list[dict[str, Any]], rules: Any, key: str) -> list[Any]:
    """Each entry with its compiled rule and each of its texts."""
    return [
        pytest.param(rule, text, id=f"{entry.get('id') or entry.get('name')}: {text[:50]}")
        for entry, rule in zip(entries, rules, strict=True)
        for text in entry.get(key, ())
    ]


def compiled(rule: Any) -> re.Pattern[str]:
    pattern: re.Pattern[str] = rule.turn.pattern
    return pattern


ROLES = vocabulary("roles")["rules"]


@pytest.mark.parametrize(("rule", "text"), pairs(ROLES, role_rules(), "examples"))
def test_a_role_rule_matches_its_example(rule: Any, text: str) -> None:
    line = skeleton_of(text).line
    assert compiled(rule).search(line), line
    assert any(key in line for key in rule.needs)
    assert rule.turn.may_stand_in(line)


@pytest.mark.parametrize(("rule", "text"), pairs(ROLES, role_rules(), "counter_examples"))
def test_a_role_rule_spares_its_counter_example(rule: Any, text: str) -> None:
    assert not compiled(rule).search(skeleton_of(text).line)


FINDINGS = vocabulary("finding_rules")


def found(rule: Any, text: str) -> bool:
    line = text if rule.raw else skeleton_of(text).line
    match = compiled(rule).search(line)
    return bool(match and means_it(rule, line, match))


@pytest.mark.parametrize(("rule", "text"), pairs(FINDINGS, finding_rules(), "examples"))
def test_a_finding_rule_matches_its_example(rule: Any, text: str) -> None:
    assert found(rule, text), skeleton_of(text).line


@pytest.mark.parametrize(("rule", "text"), pairs(FINDINGS, finding_rules(), "counter_examples"))
def test_a_finding_rule_spares_its_counter_example(rule: Any, text: str) -> None:
    assert not found(rule, text)


def test_every_finding_that_rules_state_is_described() -> None:
    described = {entry["name"] for entry in vocabulary("findings")}
    assert {entry["name"] for entry in FINDINGS} <= described


DATES = vocabulary("date_roles")["rules"]


def role_of_date(text: str) -> Any:
    [place] = places(skeleton_of(text).line)
    rule = _decide(place, challenged=True, bankruptcy=True)
    return rule.role if rule else None


@pytest.mark.parametrize(("rule", "text"), pairs(DATES, date_rules(), "examples"))
def test_a_date_has_the_role_of_its_example(rule: Any, text: str) -> None:
    assert role_of_date(text) is rule.role


@pytest.mark.parametrize(("rule", "text"), pairs(DATES, date_rules(), "counter_examples"))
def test_a_date_rule_spares_its_counter_example(rule: Any, text: str) -> None:
    [place] = places(skeleton_of(text).line)
    chosen = _decide(place, challenged=True, bankruptcy=True)
    assert chosen is None or chosen.id != rule.id


ATTRIBUTES = vocabulary("attributes")["rules"]


@pytest.mark.parametrize(("rule", "text"), pairs(ATTRIBUTES, attribute_rules(), "examples"))
def test_an_attribute_rule_matches_its_example(rule: Any, text: str) -> None:
    line = skeleton_of(text).line
    assert compiled(rule).search(line)
    assert rule.turn.may_stand_in(line)


@pytest.mark.parametrize(("rule", "text"), pairs(ATTRIBUTES, attribute_rules(), "counter_examples"))
def test_an_attribute_rule_spares_its_counter_example(rule: Any, text: str) -> None:
    assert not compiled(rule).search(skeleton_of(text).line)


UNSAID = [
    (turn, example, entry["id"], kind)
    for entry, (_, turn) in zip(
        vocabulary("attributes")["unsaid"], unsaying("attributes", pattern), strict=True
    )
    for kind in ("examples", "counter_examples")
    for example in entry[kind]
]


@pytest.mark.parametrize(("turn", "text", "rule", "kind"), UNSAID)
def test_a_turn_takes_back_its_example(turn: Any, text: str, rule: str, kind: str) -> None:
    assert bool(turn.search(text.lower().replace("ё", "е"))) is (kind == "examples"), rule


LIFTED = vocabulary("attributes")["lifted"]
LIFTING = [next(r for r in attribute_rules("lifted") if r.id == one["id"]) for one in LIFTED]


@pytest.mark.parametrize(
    ("rule", "text"),
    pairs(LIFTED, LIFTING, "examples"),
)
def test_words_say_that_an_attribute_is_no_more(rule: Any, text: str) -> None:
    assert compiled(rule).search(skeleton_of(text).line)


@pytest.mark.parametrize(
    ("rule", "text"), pairs(LIFTED, LIFTING, "counter_examples")
)
def test_words_that_look_so_say_nothing_of_it(rule: Any, text: str) -> None:
    assert not compiled(rule).search(skeleton_of(text).line)


@pytest.mark.parametrize("name", ["roles", "date_roles", "attributes"])
def test_every_rule_has_an_example_and_its_own_id(name: str) -> None:
    rules = vocabulary(name)["rules"]
    assert all(rule.get("examples") for rule in rules)
    if name == "roles":
        ids = [rule["id"] for rule in rules]
        assert len(ids) == len(set(ids))
