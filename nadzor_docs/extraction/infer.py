"""What follows from the matter: who contests, who must be the debtor, whose interests they are."""

from __future__ import annotations

from collections.abc import Callable

from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.roles import Cast
from nadzor_docs.facts import Finding, SectionKind, Truth

# Requests that only the debtor makes where no one is named as such.
DEBTORS_REQUESTS = ("matter.deferral", "matter.instalment")


def infer_roles(
    named: Named, cast: Cast, findings: list[Finding], section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """Complete the cast by the matter, and say who contests."""
    names = {finding.name for finding in findings}
    in_enforcement = "matter.enforcement" in names
    _past_claims(cast, in_enforcement)
    _debtor_by_request(cast, names)
    return [*findings, *_challengers(cast, findings)]


def _past_claims(cast: Cast, in_enforcement: bool) -> None:
    """«решение по делу по иску [A] к [B]»: awarded and charged, where nothing says otherwise."""
    for claimed, role in (("claimant", "creditor"), ("respondent", "debtor")):
        holders = cast.with_role(claimed)
        if in_enforcement and not cast.with_role(role):
            for party in holders:
                cast.give(party, role)
    if in_enforcement:
        for party, roles in cast.claims.items():
            for role in roles:
                if not cast.with_role(role):
                    cast.give(party, role)


def _debtor_by_request(cast: Cast, names: set[str]) -> None:
    if not names & set(DEBTORS_REQUESTS) or cast.with_role("debtor"):
        return
    for party in cast.with_role("applicant"):
        roles = cast.roles[party]
        if not {"creditor", "bailiff", "prosecutor"} & set(roles):
            cast.give(party, "debtor")


def _challengers(cast: Cast, findings: list[Finding]) -> list[Finding]:
    raised = next((f for f in findings if f.name == "challenge.raised"), None)
    if raised is None:
        return []
    challengers = cast.with_role("applicant") or cast.with_role("plaintiff")
    found = {_challenger(cast.roles[party]) for party in challengers} - {""}
    return [
        Finding(f"challenge.by_{who}", Truth.TRUE, raised.span, "challenge.applicant")
        for who in sorted(found)
    ]


def _challenger(roles: list[str]) -> str:
    for role in ("prosecutor", "creditor", "debtor"):
        if role in roles:
            return role
    return "third_person" if "bailiff" not in roles else ""
