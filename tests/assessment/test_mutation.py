"""Breaking a condition of a rule must be noticed by some case."""

from __future__ import annotations

from nadzor_docs.knowledge import KB
from tests.assessment.mutation import survivors

WANTED = 0.95


def test_the_cases_notice_nearly_every_broken_condition(kb: KB) -> None:
    """Every third mutant here; all of them: ``python -m tests.assessment.mutation``."""
    tried, alive = survivors(kb, every=3)
    assert tried > 150
    assert 1 - len(alive) / tried >= WANTED, alive
