"""What follows from a Kazakh act's matter: who contests, who must be the debtor, the scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nadzor_docs.extraction.cast import Cast
from nadzor_docs.extraction.infer import (
    CREDITORS_REQUESTS,
    DEBTORS_REQUESTS,
    challengers,
    give_defendants,
    give_verdict_sides,
)
from nadzor_docs.extraction.kazakh.actors import Actor
from nadzor_docs.extraction.kazakh.organisations import KazakhOrganisation
from nadzor_docs.extraction.kazakh.text import plain_pattern
from nadzor_docs.extraction.scope import ENFORCEMENT_MATTERS
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.facts import ActKind, Finding, PartyKind, SectionKind, Truth

_MERITS = (ActKind.DECISION, ActKind.COURT_ORDER, ActKind.VERDICT)
_ANY_ENFORCEMENT = re.compile(
    plain_pattern(
        "(?i)орында|атқар|өндір|төлет|тыйым|міндетте|алынсын|алынған|кейінге|борышкер|дубликат"
        "|телнұсқа|(?:төлеуге|беруге|қайтаруға|өтеуге) (?:тиіс|міндет)"
    )
)
_SECURITY = re.compile(plain_pattern("(?i)талап(?:ты| арызды)? (?:қою\\w* )?қамтамасыз"))
_STAGE = re.compile(plain_pattern("(?i)орындаушы|атқарушылық|өндіріп алушы"))
_CREDITORS_COMPLAINT = re.compile(
    plain_pattern("(?i)әрекетсізді|парағын\\w* қайтар|қозғаудан бас тарт")
)
_FEE = re.compile(plain_pattern("(?i)мемлекеттік баж"))


def infer_roles(
    actors: list[Actor],
    skeleton: Skeleton,
    cast: Cast,
    findings: list[Finding],
    kind: ActKind | None,
    section_of: Callable[[int], SectionKind],
) -> list[Finding]:
    """Complete the cast by the matter, and say who contests; the state may join the actors."""
    if kind is ActKind.VERDICT:
        findings = _verdict(cast, findings, section_of)
    findings = _in_scope(findings, kind, skeleton.line)
    names = {f.name for f in findings if f.truth is Truth.TRUE}
    if "matter.enforcement" in names:
        _revenue(actors, cast, findings, skeleton, section_of)
        _claims(cast, past=kind not in _MERITS and "challenge.raised" not in names)
    else:
        for claimed, role in (("claimant", "plaintiff"), ("respondent", "defendant")):
            for party in cast.with_role(claimed):
                cast.give(party, role)
    cast.resolve()
    _by_request(cast, names, skeleton.line)
    if "matter.reversal" in names:
        _reverse(cast)
    return [*findings, *challengers(cast, findings)]


def _in_scope(findings: list[Finding], kind: ActKind | None, line: str) -> list[Finding]:
    """Say that the matter is none of enforcement only where nothing hints at one."""
    names = {finding.name for finding in findings}
    if "matter.enforcement" in names:
        return findings
    own = next(
        (f for f in findings if f.name in (*ENFORCEMENT_MATTERS, "matter.verdict_civil")), None
    )
    if own:
        return [*findings, replace(own, name="matter.enforcement")]
    if names & {"text.damaged", "matter.bankruptcy", "matter.admin_fine"}:
        return findings
    security = _SECURITY.search(line[:1500]) and not _STAGE.search(line)
    if kind in _MERITS or security or not _ANY_ENFORCEMENT.search(line):
        return [*findings, Finding("matter.enforcement", Truth.FALSE, None, "matter.merits")]
    return findings


def _verdict(
    cast: Cast, findings: list[Finding], section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """A convict who was charged is the debtor, a victim who was awarded the creditor."""
    civil = next((f for f in findings if f.name == "matter.verdict_civil"), None)
    granted = bool(civil and civil.span and section_of(civil.span.start) is SectionKind.OPERATIVE)
    if granted:
        give_verdict_sides(cast)
    give_defendants(cast)
    if granted or cast.with_role("creditor"):
        award = Finding("matter.verdict_civil", Truth.TRUE, None, "matter.verdict_award")
        return findings if civil else [*findings, award]
    for victim in cast.with_role("victim"):
        cast.give(victim, "plaintiff")
    return [f for f in findings if f.name != "matter.verdict_civil"]


def _revenue(
    actors: list[Actor], cast: Cast, findings: list[Finding], skeleton: Skeleton,
    section_of: Callable[[int], SectionKind],
) -> None:  # fmt: skip
    """«мемлекет кірісіне» as what is enforced, and no body named: the creditor is the state."""
    income = next((f for f in findings if f.name == "recovery.to_state_income"), None)
    if income is None or income.span is None or cast.with_role("creditor"):
        return
    if section_of(income.span.start) is SectionKind.OPERATIVE and _FEE.search(skeleton.line):
        return
    revenue = KazakhOrganisation(
        income.span, "государство", PartyKind.STATE, "nom", "государство", ""
    )
    actors.append(Actor(PartyKind.STATE, organisations=[revenue]))
    cast.give(len(actors) - 1, "creditor")


def _claims(cast: Cast, *, past: bool) -> None:
    """What was claimed before holds as awarded where nothing says otherwise."""
    for claimed, role in (("claimant", "creditor"), ("respondent", "debtor")):
        if past and not cast.with_role(role):
            for party in cast.with_role(claimed):
                cast.give(party, role)
    for party, roles in list(cast.claims.items()):
        for role in roles:
            if not cast.with_role(role):
                cast.give(party, role)


def _by_request(cast: Cast, names: set[str], line: str) -> None:
    """Who asks is the side that such a request comes from, where the act names no one for it."""
    role = _asking_side(cast, names, line)
    for party in (*cast.with_role("applicant"), *cast.with_role("plaintiff")):
        if role and not _OTHERS & set(cast.roles[party]):
            cast.give(party, role)


_OTHERS = frozenset({"creditor", "debtor", "bailiff", "prosecutor", "third_party"})


def _asking_side(cast: Cast, names: set[str], line: str) -> str:
    if not cast.with_role("debtor"):
        return "debtor" if names & set(DEBTORS_REQUESTS) else ""
    if cast.with_role("creditor"):
        return ""
    if "alimony.for_minor" in names:
        return "creditor"
    if "challenge.raised" in names:
        return "creditor" if _CREDITORS_COMPLAINT.search(line) else ""
    return "creditor" if names & set(CREDITORS_REQUESTS) else ""


def _reverse(cast: Cast) -> None:
    """By a reversal who was charged is to be paid back: each side holds both roles."""
    for party in [p for p in cast.roles if {"creditor", "debtor"} & set(cast.roles[p])]:
        cast.give(party, "creditor")
        cast.give(party, "debtor")
