"""The shapes of the public answers. Their JSON Schemas are generated from these classes.

``start`` and ``end`` count Unicode characters of the text that ``nadzor text FILE`` prints,
half-open; ``quote`` is exactly that slice. A value that a person supplied has no place.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from nadzor_docs.facts import (
    ActKind,
    DateRole,
    GroundStatus,
    Language,
    Outcome,
    PartyKind,
    Role,
    Truth,
    Vulnerability,
)


class QuoteAnswer(TypedDict):
    start: int | None
    end: int | None
    quote: str


class FactAnswer(QuoteAnswer):
    value: str


class KindAnswer(QuoteAnswer):
    value: Annotated[str, ActKind]


class AttributeAnswer(QuoteAnswer):
    value: Annotated[str, Vulnerability]
    detail: NotRequired[str]


class DateAnswer(QuoteAnswer):
    role: Annotated[str, DateRole]
    value: str


class FindingAnswer(QuoteAnswer):
    name: str
    value: Annotated[str, Truth]


class PartyAnswer(TypedDict):
    name: str
    kind: Annotated[str, PartyKind]
    roles: list[Annotated[str, Role]]
    attributes: list[AttributeAnswer]
    mentions: list[QuoteAnswer]
    gender: NotRequired[Literal["m", "f"]]
    doubts: NotRequired[list[FactAnswer]]


class ActAnswer(TypedDict):
    kind: KindAnswer | None
    court: FactAnswer | None
    judge: FactAnswer | None
    case_number: FactAnswer | None
    date: FactAnswer | None
    place: FactAnswer | None


class SourceAnswer(TypedDict):
    path: str
    format: str
    sha256: str
    characters: int


class GroundAnswer(TypedDict):
    id: str
    clause: str
    see: list[str]
    status: Annotated[str, GroundStatus]
    evidence: list[QuoteAnswer]
    explanation: str


class ParticipationAnswer(TypedDict):
    outcome: Annotated[str, Outcome]
    instrument: str
    as_of: str | None
    grounds: list[GroundAnswer]
    questions: list[str]
    also: list[ParticipationAnswer]
    warnings: NotRequired[list[str]]


class TermInCheck(TypedDict):
    id: str
    clause: str
    starts: str
    due: str
    rule: str
    strict_due: str | None
    derivation: list[str]
    warnings: list[str]


class CheckAnswer(TypedDict):
    """``nadzor check`` and ``nadzor extract`` (the latter without participation and terms)."""

    schema: Literal["nadzor.check/1"]
    source: SourceAnswer
    language: Annotated[str, Language]
    act: ActAnswer
    parties: list[PartyAnswer]
    dates: list[DateAnswer]
    findings: list[FindingAnswer]
    participation: NotRequired[ParticipationAnswer]
    terms: NotRequired[list[TermInCheck]]
    warnings: list[str]


class PathAnswer(TypedDict):
    path: str


class ErrorText(TypedDict):
    code: str
    message: str


class ErrorAnswer(TypedDict):
    """A file that can't be answered."""

    schema: Literal["nadzor.check/1"]
    source: PathAnswer
    error: ErrorText


class CaseForms(TypedDict):
    nom: str
    gen: str
    dat: str
    acc: str
    ins: str
    prep: str


class DeclineAnswer(TypedDict):
    """``nadzor decline``: one object a text."""

    schema: Literal["nadzor.decline/1"]
    text: str
    kind: Literal["person", "title", "organization"]
    gender: Literal["m", "f"] | None
    forms: CaseForms
    sure: bool
    notes: list[str]


class TermAnswer(TypedDict):
    """``nadzor term``: the last day, and how it was found."""

    schema: Literal["nadzor.term/1"]
    id: str
    starts: str
    due: str
    strict_due: str | None
    length: str
    basis: list[str]
    derivation: list[str]
    warnings: list[str]


class TermErrorAnswer(TypedDict):
    """``nadzor term`` where no date can be given: the law sets none, or its text isn't held."""

    schema: Literal["nadzor.term/1"]
    id: str
    error: ErrorText


class DraftAnswer(TypedDict):
    """``nadzor draft``: what was made."""

    schema: Literal["nadzor.draft/1"]
    kind: str
    path: str
    cites: list[str]
    blanks: list[str]
    warnings: list[str]
