"""Whether the court is asked about enforcement at all, or a claim, a securing, a penalty."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nadzor_docs.extraction.skeleton import Skeleton, pattern
from nadzor_docs.facts import ActKind, Finding, SectionKind, Truth

# Matters that exist only at the stage of enforcement.
ENFORCEMENT_MATTERS = (
    "matter.deferral", "matter.instalment", "matter.method_change", "matter.reversal",
    "matter.search", "matter.substitution", "matter.sanction", "matter.release_from_arrest",
    "matter.auction", "matter.suspension", "matter.postponement", "matter.termination",
    "matter.duplicate", "matter.indexation", "matter.exit_ban", "matter.foreign_award",
    "matter.explanation", "challenge.raised",
)  # fmt: skip
MERITS = (ActKind.DECISION, ActKind.COURT_ORDER, ActKind.VERDICT)
_ASKED = (SectionKind.HEADER, SectionKind.PARTICIPANTS)
_TOLD = (*_ASKED, SectionKind.FACTS, SectionKind.REASONING)
_ANY_ENFORCEMENT = re.compile(r"исполн|взыск")
# A decision that speaks of bailiffs may still be one of enforcement: then a person decides.
_BAILIFF = r"{bailiff}(?!»)|(?<!об )исполнительн\w+ производств"
_STAGE = r"{bailiff}|{creditor}|исполнительн\w+ (?:производств|лист|документ)"
_HINT = (
    rf"{_STAGE}|{{debtor}}|(?<!не)исполнени\w+ (?:\w+ )?(?:решени|приговор|судебн)"
    r"|(?:арест|опис|реализац)\w* (?:\w+ )?имуществ|торг(?:и|ов|ах)(?!\w)"
)
_ON_A_DECISION = re.compile(
    r"(?:апелляционн|кассационн|надзорн)\w+ (?:жалоб|протест|ходатайств)\w*[^.]{0,300}?"
    r"[ ¶]на (?:\w+ )?решени"
)


def in_scope(
    findings: list[Finding],
    kind: ActKind | None,
    skeleton: Skeleton,
    section_of: Callable[[int], SectionKind],
) -> list[Finding]:
    """Say whether the matter is one of enforcement, where the act's words tell.

    «no» only where the court is asked something else and nothing hints at enforcement;
    where the one is asked and the other told, nothing is said, and a person decides.
    """
    if kind is ActKind.VERDICT:
        return _verdict(findings)
    if kind is ActKind.COURT_ORDER:  # it is given before any enforcement
        return _no(findings)
    line = skeleton.line
    findings = _of_enforcement(findings, line, section_of)
    stage = next((f for f in findings if f.name == "matter.enforcement"), None)
    asked = stage is not None and stage.span and section_of(stage.span.start) in _ASKED
    own = next((f for f in findings if f.name in ENFORCEMENT_MATTERS), None)
    if asked:
        return findings
    if own and own.truth is Truth.TRUE:
        return [*_without_stage(findings), replace(own, name="matter.enforcement")]
    if _on_the_merits(findings, kind, line):
        return _no(findings)
    if own:
        return [*_without_stage(findings), replace(own, name="matter.enforcement")]
    names = {finding.name for finding in findings}
    if names & {"matter.before_judgment", "matter.penalty"}:
        told = stage or (not _asks_before(findings, section_of) and _tells(skeleton, section_of))
        return _without_stage(findings) if told else _no(findings)
    if stage:
        return findings
    return _unless_hinted(findings, kind, line)


def _verdict(findings: list[Finding]) -> list[Finding]:
    """A verdict is in scope for the civil claim that it grants, and for nothing else."""
    civil = next((f for f in findings if f.name == "matter.verdict_civil"), None)
    if civil:
        return [*_without_stage(findings), replace(civil, name="matter.enforcement")]
    return _no(findings)


def _of_enforcement(
    findings: list[Finding], line: str, section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """Without a challenge that is only suspected, where the court is asked nothing of the kind."""
    if pattern(_HINT).search(line) and not _asks_before(findings, section_of):
        return findings
    return [f for f in findings if f.name != "challenge.raised" or f.truth is Truth.TRUE]


def _asks_before(findings: list[Finding], section_of: Callable[[int], SectionKind]) -> bool:
    """Whether the question before judgment is the very one that the court is asked."""
    return any(
        f.span and section_of(f.span.start) in _ASKED
        for f in findings
        if f.name in ("matter.before_judgment", "matter.penalty")
    )


def _tells(skeleton: Skeleton, section_of: Callable[[int], SectionKind]) -> bool:
    """Whether the act, before it decides, speaks of a bailiff, a creditor, a writ."""
    return any(
        section_of(skeleton.starts[match.start()]) in _TOLD
        for match in pattern(_STAGE).finditer(skeleton.line)
    )


def _on_the_merits(findings: list[Finding], kind: ActKind | None, line: str) -> bool:
    """A claim that the decision, or an appeal against it, is about."""
    if not any(f.name == "matter.claim" for f in findings):
        return False
    return kind is ActKind.DECISION or bool(_ON_A_DECISION.search(line[:2500]))


def _unless_hinted(findings: list[Finding], kind: ActKind | None, line: str) -> list[Finding]:
    names = {finding.name for finding in findings}
    civil = next((f for f in findings if f.name == "matter.verdict_civil"), None)
    if civil:
        return [*findings, replace(civil, name="matter.enforcement")]
    if names & {"text.damaged", "matter.bankruptcy"}:
        return findings
    if "matter.admin_fine" in names:
        return findings if pattern(_HINT).search(line) else _no(findings)
    merits = kind in MERITS and not pattern(_BAILIFF).search(line)
    return _no(findings) if merits or not _ANY_ENFORCEMENT.search(line) else findings


def _without_stage(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.name != "matter.enforcement"]


def _no(findings: list[Finding]) -> list[Finding]:
    """No enforcement, so that nothing of a bailiff's is contested, whatever was suspected."""
    findings = [f for f in findings if f.name != "challenge.raised" or f.truth is Truth.TRUE]
    no = Finding("matter.enforcement", Truth.FALSE, None, "matter.merits")
    return [*_without_stage(findings), no]
