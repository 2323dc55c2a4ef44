"""The values that flow from room to room. Frozen, typed, and importing nothing of ours.

Offsets count Unicode characters of :attr:`ActText.text`, half-open, as in the public answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Truth(StrEnum):
    """Kleene's three values: what is not known is a value of its own, never «no»."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Language(StrEnum):
    RUSSIAN = "ru"
    KAZAKH = "kk"


class Gender(StrEnum):
    MASCULINE = "m"
    FEMININE = "f"


class ActKind(StrEnum):
    DECISION = "decision"
    RULING = "ruling"
    RESOLUTION = "resolution"
    VERDICT = "verdict"
    COURT_ORDER = "court_order"


class PartyKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"


class Role(StrEnum):
    CREDITOR = "creditor"
    DEBTOR = "debtor"
    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    APPLICANT = "applicant"
    INTERESTED_PARTY = "interested_party"
    THIRD_PARTY = "third_party"
    BAILIFF = "bailiff"
    PROSECUTOR = "prosecutor"
    REPRESENTATIVE = "representative"


class Vulnerability(StrEnum):
    """What may keep a party from defending their rights alone (clause 4, second paragraph)."""

    MINOR = "minor"
    INCAPABLE = "incapable"
    DISABLED = "disabled"
    ELDERLY = "elderly"
    ILL = "ill"


class DateRole(StrEnum):
    JUDGMENT = "judgment"
    WRIT = "writ"
    PROCEEDINGS_OPENED = "proceedings_opened"
    CONTESTED_ACTION = "contested_action"
    HEARING = "hearing"
    RECEIVED = "received"
    IN_FORCE = "in_force"


class SectionKind(StrEnum):
    HEADER = "header"
    PARTICIPANTS = "participants"
    FACTS = "facts"
    REASONING = "reasoning"
    OPERATIVE = "operative"
    APPEAL = "appeal"
    SIGNATURE = "signature"


class Outcome(StrEnum):
    MANDATORY = "mandatory"
    NOT_MANDATORY = "not_mandatory"
    REVIEW = "review"
    OUT_OF_SCOPE = "out_of_scope"


class GroundStatus(StrEnum):
    MET = "met"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open slice of an act's text, in Unicode characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """Something an act states: its value, where it stands, and the rule that read it.

    ``span`` is ``None`` only for a value that a person supplied (a corrected facts file).
    """

    value: T
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an act came from: its path as given, its format, the hash of its bytes."""

    path: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One mend of the text: its rule, where the result stands, what was there before."""

    rule: str
    span: Span
    before: str


@dataclass(frozen=True, slots=True)
class Place:
    """From ``start`` (a character of :attr:`ActText.raw`) on, the text stands here in the file."""

    start: int
    label: str  # «стр. 3», «колонтитул», «сноска 2», «таблица 1»


@dataclass(frozen=True, slots=True)
class ActText:
    """An act's clean text and the map back to the text as it was read.

    ``origin[i]`` is the index in ``raw`` of the character that became ``text[i]``;
    it has ``len(text) + 1`` entries and never decreases. A paragraph is a line of ``text``.
    """

    text: str
    source: Source
    raw: str
    origin: Sequence[int]
    places: tuple[Place, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Section:
    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Attribute:
    """A vulnerability of a *party*; ``detail``: «group_1», «limited», «cannot_defend» or empty."""

    value: Vulnerability
    span: Span | None
    rule: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone whom the act treats as a party, under the fullest name it uses, nominative.

    ``doubts`` are reasons to doubt ``kind`` or a role, as ids of the knowledge base
    («state_share», «foreign_state», «former_state_farm»), each with its place.
    """

    name: str
    kind: PartyKind
    roles: tuple[Role, ...]
    attributes: tuple[Attribute, ...] = ()
    mentions: tuple[Span, ...] = ()
    gender: Gender | None = None
    doubts: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    role: DateRole
    value: date
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A named fact that conditions ask for («matter.enforcement»), with the words that decided it.

    The names stand in ``kb/vocabulary/findings.yaml``; a name that is absent is unknown
    unless the vocabulary says that silence means «false».
    """

    name: str
    truth: Truth
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class CourtAct:
    """What an act says, each fact with its place. ``None``: the act doesn't say."""

    text: ActText
    language: Language
    kind: Fact[ActKind] | None = None
    court: Fact[str] | None = None
    judge: Fact[str] | None = None
    case_number: Fact[str] | None = None
    date: Fact[date] | None = None
    place: Fact[str] | None = None
    parties: tuple[Party, ...] = ()
    dates: tuple[DatedEvent, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of participation that is met or in doubt."""

    id: str
    clause: str
    status: GroundStatus
    evidence: tuple[Span, ...]
    explanation: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A node of the evaluated condition: the tree of these *is* the explanation.

    ``explanation`` says why it is so; ``question`` would settle it where it is unknown.
    """

    condition: str
    truth: Truth
    clause: str = ""
    law_quote: str = ""
    evidence: tuple[Span, ...] = ()
    branches: tuple[Reason, ...] = ()
    explanation: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """Whether the prosecutor must take part, by one instrument as of one day.

    ``as_of`` is ``None`` where the act's date isn't known and no other day was asked for.
    """

    outcome: Outcome
    instrument: str
    as_of: date | None
    grounds: tuple[Ground, ...] = ()
    questions: tuple[str, ...] = ()
    also: tuple[Participation, ...] = ()
    reason: Reason | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A procedural term: when it starts to run, its last day, and how that was found.

    ``strict_due`` is the other last day where the law is ambiguous.
    """

    id: str
    clause: str
    starts: date
    due: date
    rule: str
    length: str = ""
    strict_due: date | None = None
    basis: tuple[str, ...] = ()
    derivation: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer on one act: participation, terms, and what a person should know besides."""

    participation: Participation
    terms: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = field(default=())
