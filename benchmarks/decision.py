"""One decision, against the least that could decide and against printing its answer.

    python benchmarks/decision.py

Prints milliseconds (the best of several runs) and ratios of one run: the ratios may be compared
between machines, the milliseconds may not.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import click

from nadzor_docs.answer import to_dict
from nadzor_docs.assessment import assess, compute_term
from nadzor_docs.assessment.cases import court_act, read_cases
from nadzor_docs.assessment.participation import decide
from nadzor_docs.assessment.rules import rule_book
from nadzor_docs.facts import CourtAct, PartyKind, Role, Truth, Vulnerability
from nadzor_docs.knowledge import load_kb

RUNS = 7
CASES = Path("cases/kz-gp-2002-79.yaml")


def best(job: Callable[[], object], times: int) -> float:
    """Milliseconds of one job in the fastest run of ``times`` of them."""
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for _ in range(times):
            job()
        took.append((time.perf_counter() - start) / times)
    return min(took) * 1000


def by_hand(act: CourtAct) -> bool:
    """Clause 5 as plain Python: no reasons, no doubts, no words. The least that could decide."""
    true = {one.name for one in act.findings if one.truth is Truth.TRUE}
    sides = [p for p in act.parties if Role.CREDITOR in p.roles or Role.DEBTOR in p.roles]
    return "matter.enforcement" in true and (
        "challenge.raised" in true
        or any(party.kind is PartyKind.STATE for party in sides)
        or any(one.value is Vulnerability.MINOR for p in sides for one in p.attributes)
    )


def main() -> None:
    kb = load_kb()
    acts = [court_act(case) for case in read_cases(kb.path(str(CASES)))]
    book = rule_book(kb)
    rule = book.rules[0]

    def everything() -> None:
        for act in acts:
            assess(act, kb)

    def clause_alone() -> None:
        for act in acts:
            decide(act, rule, rule.editions[0], book, None)

    answers = [to_dict(act, assess(act, kb)) for act in acts]
    rows = [
        ("assess: все действовавшие правила и сроки", best(everything, 5)),
        ("decide: один пункт 5, с причинами и вопросами", best(clause_alone, 20)),
        ("compute_term: один срок", len(acts) * best(lambda: _term(kb), 50)),
        ("json.dumps готового ответа", best(lambda: [json.dumps(one) for one in answers], 20)),
        ("пункт 5 вручную на Python, без причин", best(lambda: [by_hand(a) for a in acts], 50)),
    ]
    peer = rows[3][1]
    for name, whole in rows:
        one = whole / len(acts)
        click.echo(f"{name:48} {one:8.4f} мс   {whole / peer:8.2f} от json.dumps")


def _term(kb: object) -> object:
    from datetime import date

    return compute_term("appeal-protest", date(2007, 3, 2), kb)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
