"""Every case that stands beside the rules gets the answer that a lawyer wrote down for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from nadzor_docs.assessment.cases import LegalCase, mismatches, read_cases
from nadzor_docs.assessment.rules import rule_book
from nadzor_docs.knowledge import KB, load_kb


def all_cases() -> Iterator[tuple[str, LegalCase]]:
    for name, path in load_kb().files("cases").items():
        for number, case in enumerate(read_cases(path), 1):
            yield f"{name}:{number} {case.act}", case


CASES = dict(all_cases())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: LegalCase, kb: KB) -> None:
    assert list(mismatches(case, kb)) == []


def test_every_clause_that_has_a_rule_has_three_cases(kb: KB) -> None:
    tried = Counter(case.instrument or case.applied for case in CASES.values())
    assert {rule.instrument: tried[rule.instrument] for rule in rule_book(kb).rules} == {
        rule.instrument: max(3, tried[rule.instrument]) for rule in rule_book(kb).rules
    }
