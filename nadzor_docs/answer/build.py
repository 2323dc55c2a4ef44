"""From the values that flow inside to the objects that go out."""

from __future__ import annotations

from typing import Any

from nadzor_docs.answer.model import (
    AttributeAnswer,
    CheckAnswer,
    DateAnswer,
    ErrorAnswer,
    FactAnswer,
    FindingAnswer,
    GroundAnswer,
    KindAnswer,
    ParticipationAnswer,
    PartyAnswer,
    QuoteAnswer,
    TermAnswer,
    TermErrorAnswer,
    TermInCheck,
)
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Assessment,
    Attribute,
    CourtAct,
    DatedEvent,
    Fact,
    Finding,
    Ground,
    Participation,
    Party,
    Span,
    Term,
)


def to_dict(act: CourtAct, assessment: Assessment | None = None) -> CheckAnswer:
    """The answer on one act; without an assessment, the facts alone (``nadzor extract``)."""
    answer = _facts(act)
    if assessment:
        answer["participation"] = _participation(assessment.participation, act.text)
        answer["terms"] = [_term(term) for term in assessment.terms]
        answer["warnings"] += [w for w in assessment.warnings if w not in answer["warnings"]]
    return answer


def error_answer(path: str, error: NadzorError) -> ErrorAnswer:
    """The line of a file that can't be answered."""
    message = f"{error.message}. {error.mend}" if error.mend else error.message
    return {
        "schema": "nadzor.check/1",
        "source": {"path": path},
        "error": {"code": error.code, "message": message},
    }


def term_error(kind: str, error: NadzorError) -> TermErrorAnswer:
    """The answer of ``nadzor term`` where no date can be given."""
    message = f"{error.message}. {error.mend}" if error.mend else error.message
    return {
        "schema": "nadzor.term/1",
        "id": kind,
        "error": {"code": error.code, "message": message},
    }


def term_answer(term: Term) -> TermAnswer:
    """The answer of ``nadzor term``."""
    return {
        "schema": "nadzor.term/1",
        "id": term.id,
        "starts": term.starts.isoformat(),
        "due": term.due.isoformat(),
        "strict_due": term.strict_due.isoformat() if term.strict_due else None,
        "length": term.length,
        "basis": list(term.basis),
        "derivation": list(term.derivation),
        "warnings": list(term.warnings),
    }


def _facts(act: CourtAct) -> CheckAnswer:
    text = act.text
    return {
        "schema": "nadzor.check/1",
        "source": {
            "path": text.source.path,
            "format": text.source.format,
            "sha256": text.source.sha256,
            "characters": len(text.text),
        },
        "language": act.language.value,
        "act": {
            "kind": _kind(act.kind, text),
            "court": _fact(act.court, text),
            "judge": _fact(act.judge, text),
            "case_number": _fact(act.case_number, text),
            "date": _fact(act.date, text),
            "place": _fact(act.place, text),
        },
        "parties": [_party(party, text) for party in act.parties],
        "dates": [_date(event, text) for event in act.dates],
        "findings": [_finding(finding, text) for finding in act.findings],
        "warnings": [*text.warnings, *(w for w in act.warnings if w not in text.warnings)],
    }


def _quote(span: Span | None, text: ActText) -> QuoteAnswer:
    if span is None:
        return {"start": None, "end": None, "quote": ""}
    return {"start": span.start, "end": span.end, "quote": text.quote(span)}


def _fact(fact: Fact[Any] | None, text: ActText) -> FactAnswer | None:
    if fact is None:
        return None
    return {"value": str(fact.value), **_quote(fact.span, text)}


def _kind(fact: Fact[ActKind] | None, text: ActText) -> KindAnswer | None:
    if fact is None:
        return None
    return {"value": fact.value.value, **_quote(fact.span, text)}


def _party(party: Party, text: ActText) -> PartyAnswer:
    answer: PartyAnswer = {
        "name": party.name,
        "kind": party.kind.value,
        "roles": [role.value for role in party.roles],
        "attributes": [_attribute(attribute, text) for attribute in party.attributes],
        "mentions": [_quote(span, text) for span in party.mentions],
    }
    if party.gender:
        answer["gender"] = "m" if party.gender == "m" else "f"
    if party.doubts:
        answer["doubts"] = [
            {"value": doubt.value, **_quote(doubt.span, text)} for doubt in party.doubts
        ]
    return answer


def _attribute(attribute: Attribute, text: ActText) -> AttributeAnswer:
    place = _quote(attribute.span, text)
    answer: AttributeAnswer = {
        "value": attribute.value.value,
        "start": place["start"],
        "end": place["end"],
        "quote": place["quote"],
    }
    if attribute.detail:
        answer["detail"] = attribute.detail
    return answer


def _date(event: DatedEvent, text: ActText) -> DateAnswer:
    return {"role": event.role.value, "value": event.value.isoformat(), **_quote(event.span, text)}


def _finding(finding: Finding, text: ActText) -> FindingAnswer:
    return {"name": finding.name, "value": finding.truth.value, **_quote(finding.span, text)}


def _participation(participation: Participation, text: ActText) -> ParticipationAnswer:
    answer: ParticipationAnswer = {
        "outcome": participation.outcome.value,
        "instrument": participation.instrument,
        "as_of": participation.as_of.isoformat() if participation.as_of else None,
        "grounds": [_ground(ground, text) for ground in participation.grounds],
        "questions": list(participation.questions),
        "also": [_participation(other, text) for other in participation.also],
    }
    if participation.warnings:
        answer["warnings"] = list(participation.warnings)
    return answer


def _ground(ground: Ground, text: ActText) -> GroundAnswer:
    return {
        "id": ground.id,
        "clause": ground.clause,
        "see": list(ground.see),
        "status": ground.status.value,
        "evidence": [_quote(span, text) for span in ground.evidence],
        "explanation": ground.explanation,
    }


def _term(term: Term) -> TermInCheck:
    return {
        "id": term.id,
        "clause": term.clause,
        "starts": term.starts.isoformat(),
        "due": term.due.isoformat(),
        "rule": term.rule,
        "strict_due": term.strict_due.isoformat() if term.strict_due else None,
        "derivation": list(term.derivation),
        "warnings": list(term.warnings),
    }
