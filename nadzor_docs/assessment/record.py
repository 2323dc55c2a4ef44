"""An act's facts and its answer as a case of the knowledge base, for a lawyer to confirm.

People's names stay out of the base: a person is told by role. Organisations and the state
keep theirs, because rules look at them.
"""

from __future__ import annotations

from typing import Any

import yaml

from nadzor_docs.facts import (
    Assessment,
    CourtAct,
    Finding,
    GroundStatus,
    Participation,
    Party,
    PartyKind,
    Truth,
)

HEAD = """\
# yaml-language-server: $schema=../schemas/cases.schema.json
# Записано программой по акту. Проверьте факты и ответ, замените «[указать …]» своими словами.
"""


def case_text(act: CourtAct, assessment: Assessment) -> str:
    """The YAML of ``cases/NAME.yaml`` with one case; lint finds the blanks left over."""
    return HEAD + yaml.safe_dump(
        [case_of(act, assessment.participation)], allow_unicode=True, sort_keys=False, width=100
    )


def case_of(act: CourtAct, answer: Participation) -> dict[str, Any]:
    """The case as plain values, in the order a lawyer reads them; empty fields left out."""
    said = {
        "act": "[указать, что произошло, словами юриста]",
        "date": act.date.value if act.date else None,
        "kind": act.kind.value.value if act.kind else None,
        "facts": names(act.findings, Truth.TRUE),
        "absent": names(act.findings, Truth.FALSE),
        "unknown": names(act.findings, Truth.UNKNOWN),
        "parties": [_party(party, number) for number, party in enumerate(act.parties, 1)],
        "instrument": answer.instrument,
        "outcome": answer.outcome.value,
        "grounds": [one.id for one in answer.grounds if one.status is GroundStatus.MET],
        "in_doubt": [one.id for one in answer.grounds if one.status is GroundStatus.IN_DOUBT],
        "why": "[указать, почему ответ таков]",
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def names(findings: tuple[Finding, ...], truth: Truth) -> list[str]:
    return sorted({one.name for one in findings if one.truth is truth})


def _party(party: Party, number: int) -> dict[str, Any]:
    person = party.kind is PartyKind.PERSON
    attributes = [
        {"value": one.value.value, **({"detail": one.detail} if one.detail else {})}
        for one in party.attributes
    ]
    said: dict[str, Any] = {
        "name": f"гражданин {number}" if person else party.name,
        "kind": party.kind.value,
        "roles": [role.value for role in party.roles],
        "attributes": attributes,
        "doubts": sorted({doubt.value for doubt in party.doubts}),
    }
    return {name: value for name, value in said.items() if value}
