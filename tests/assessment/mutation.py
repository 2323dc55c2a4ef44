"""Mutation testing of the rules: every condition is broken once, and some case must notice.

Run ``python -m tests.assessment.mutation`` to see the score and the mutants that survive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from nadzor_docs.assessment.assess import participation_of
from nadzor_docs.assessment.cases import LegalCase, court_act, differences, read_cases, variants
from nadzor_docs.assessment.conditions import Condition, Edition, PartyTest, Rule
from nadzor_docs.assessment.rules import RuleBook, rule_book
from nadzor_docs.facts import CourtAct, Role
from nadzor_docs.knowledge import KB, load_kb

OTHER = {
    Role.CREDITOR: Role.DEBTOR,
    Role.DEBTOR: Role.PLAINTIFF,
    Role.PLAINTIFF: Role.DEFENDANT,
    Role.DEFENDANT: Role.APPLICANT,
    Role.APPLICANT: Role.CREDITOR,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one condition broken, and what was done to it."""

    rule: Rule
    what: str


def broken_conditions(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Each way to break a condition once, itself or somewhere inside it."""
    yield from _broken_here(condition)
    for name in ("all", "any"):
        branches = getattr(condition, name)
        for index, branch in enumerate(branches):
            for what, broken in broken_conditions(branch):
                changed = (*branches[:index], broken, *branches[index + 1 :])
                yield what, replace(condition, **{name: changed})
    for name in ("not_", "doubt"):
        inside = getattr(condition, name)
        if inside:
            for what, broken in broken_conditions(inside):
                yield what, replace(condition, **{name: broken})


def _broken_here(condition: Condition) -> Iterator[tuple[str, Condition]]:
    said = condition.says or condition.finding or "условие"
    for name, other in (("all", "any"), ("any", "all")):
        branches: tuple[Condition, ...] = getattr(condition, name)
        if len(branches) > 1:
            yield f"{name} → {other}: {said}", replace(condition, **{name: (), other: branches})
            for index, branch in enumerate(branches):
                rest = (*branches[:index], *branches[index + 1 :])
                yield f"без «{branch.says or branch.finding or branch.ref}»: {said}", replace(
                    condition, **{name: rest}
                )
    if condition.not_:
        yield f"без «не»: {said}", condition.not_
    if condition.doubt:
        yield f"сомнение → уверенность: {said}", condition.doubt
        yield f"сомнение → его нет: {said}", Condition(doubt=Condition(all=(), any=(NEVER,)))
    if condition.finding:
        yield f"не {condition.finding}: {said}", replace(
            condition, finding="", not_=replace(condition, question="")
        )
    if condition.unnamed:
        yield f"другая роль: {said}", replace(condition, unnamed=OTHER[condition.unnamed])
    if condition.party:
        for what, test in _broken_tests(condition.party):
            yield f"{what}: {said}", replace(condition, party=test)


NEVER = Condition(act_kind=(), party=PartyTest(roles=()))


def _broken_tests(test: PartyTest) -> Iterator[tuple[str, PartyTest]]:
    """One value less in each list; a list of one is emptied, which lifts the restriction."""
    for field in fields(test):
        values: tuple[Any, ...] = getattr(test, field.name)
        if field.name in ("named_like", "except_named_like"):
            if values:  # word lists are proven by extraction's own tests, not word by word here
                yield f"{field.name} снято", replace(test, **{field.name: ()})
            continue
        for index, value in enumerate(values):
            rest = (*values[:index], *values[index + 1 :])
            yield f"{field.name} без {value}", replace(test, **{field.name: rest})


def broken_editions(edition: Edition) -> Iterator[tuple[str, Edition]]:
    """Each condition of an edition broken once; each ground and reservation left out once."""
    for what, scope in broken_conditions(edition.scope):
        yield f"scope: {what}", replace(edition, scope=scope)
    if edition.applies:
        for what, applies in broken_conditions(edition.applies):
            yield f"applies: {what}", replace(edition, applies=applies)
    for name in ("grounds", "reserve", "cap"):
        ones = getattr(edition, name)
        for index, one in enumerate(ones):
            rest = (*ones[:index], *ones[index + 1 :])
            yield f"{name}: без № {index + 1}", replace(edition, **{name: rest})
            inner = one if isinstance(one, Condition) else one.when
            for what, broken in broken_conditions(inner):
                changed = broken if inner is one else replace(one, when=broken)
                whole = (*ones[:index], changed, *ones[index + 1 :])
                yield f"{name} {index + 1}: {what}", replace(edition, **{name: whole})


def mutants(rule: Rule) -> Iterator[Mutant]:
    for name, condition in rule.definitions.items():
        for what, broken in broken_conditions(condition):
            changed = {**rule.definitions, name: broken}
            yield Mutant(replace(rule, definitions=changed), f"definitions {name}: {what}")
    for index, edition in enumerate(rule.editions):
        for what, other in broken_editions(edition):
            editions = (*rule.editions[:index], other, *rule.editions[index + 1 :])
            yield Mutant(replace(rule, editions=editions), f"редакция {index + 1}: {what}")


def noticed(
    mutant: Mutant, tried: list[tuple[LegalCase, CourtAct]], book: RuleBook, kb: KB
) -> bool:
    """Does some case get another answer from the broken rule?"""
    rules = tuple(
        mutant.rule if one.instrument == mutant.rule.instrument else one for one in book.rules
    )
    changed = replace(book, rules=rules)
    for case, act in tried:
        day = act.date.value if act.date else None
        given = participation_of(act, kb, changed, day, case.instrument or None)
        if any(differences(case, given)):
            return True
    return False


def survivors(kb: KB, every: int = 1, only: str = "") -> tuple[int, list[str]]:
    """How many mutants were tried (each ``every``-th), and which of them no case noticed."""
    book = rule_book(kb)
    tried = [
        (one, court_act(one))
        for path in kb.files("cases").values()
        for case in read_cases(path)
        for one in (case, *variants(case))
    ]
    number, alive = 0, []
    for rule in book.rules:
        if only and rule.instrument != only:
            continue
        own = [(c, a) for c, a in tried if (c.instrument or c.applied) == rule.instrument]
        others = [(c, a) for c, a in tried if not c.instrument and c.applied != rule.instrument]
        for index, mutant in enumerate(mutants(rule)):
            if index % every:
                continue
            number += 1
            chooses = ": applies" in mutant.what or mutant.what.startswith("definitions civil")
            asked = own + (others if chooses else [])
            if not noticed(mutant, asked, book, kb):
                alive.append(f"{rule.instrument}, {mutant.what}")
    return number, alive


if __name__ == "__main__":
    import sys

    total, left = survivors(load_kb(), only=sys.argv[1] if len(sys.argv) > 1 else "")
    print("\n".join(left))  # noqa: T201
    print(f"{total} mutants, {total - len(left)} noticed: {1 - len(left) / total:.4f}")  # noqa: T201
