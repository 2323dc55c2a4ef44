"""Invented names under which every decision stays what it was."""

from __future__ import annotations

from collections.abc import Sequence

from nadzor_docs.assessment import assess
from nadzor_docs.errors import NadzorError
from nadzor_docs.extraction import extract
from nadzor_docs.facts import CourtAct
from nadzor_docs.knowledge import KB
from nadzor_docs.reading import from_text
from nadzor_docs.seminar.pseudonymise import Pseudonymiser

ATTEMPTS = 20


def faithful_names(acts: Sequence[CourtAct], seed: int, kb: KB) -> tuple[Pseudonymiser, list[str]]:
    """Names for a set of acts, and the paths of acts whose decision changes under any of them.

    An invented name may read otherwise than the original in an act's crooked sentence; then
    other names are tried, each attempt from the seed.
    """
    attempts: list[tuple[Pseudonymiser, list[str]]] = []
    for attempt in range(ATTEMPTS):
        names = Pseudonymiser(f"{seed}:{attempt}" if attempt else seed)
        for act in acts:
            names.learn(act)
        changed = [act.text.source.path for act in acts if not _stays(act, names, kb)]
        names.forget_counts()
        attempts.append((names, changed))
        if not changed:
            break
    return min(attempts, key=lambda attempt: len(attempt[1]))


def _stays(act: CourtAct, names: Pseudonymiser, kb: KB) -> bool:
    try:
        renamed = extract(from_text(names.apply_all(act.text.text)))
    except NadzorError:
        return False
    return _decision(renamed, kb) == _decision(act, kb)


def _decision(act: CourtAct, kb: KB) -> tuple[object, ...]:
    answer = assess(act, kb).participation
    return answer.outcome, *((ground.id, ground.status) for ground in answer.grounds)
