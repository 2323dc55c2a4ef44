"""What a court act supplies to a document, by the names that contracts use (``act.court``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from nadzor_docs.drafting.values import Filled
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import (
    CourtAct,
    DateRole,
    Fact,
    Party,
    PartyKind,
    Role,
    SectionKind,
    Span,
    Truth,
)

LONGEST_QUOTE = 300
Value = Filled | list[Filled] | None


def act_values(act: CourtAct | None) -> Mapping[str, Any]:
    """Every value that ``act`` has; what it doesn't say is absent."""
    if act is None:
        return {}
    found = {f"act.{name}": supply(act) for name, supply in SUPPLIES.items()}
    return {name: value for name, value in found.items() if value}


def quoted(act: CourtAct, span: Span | None) -> str:
    """The act's words at a place, cut where they are long; empty for what a person supplied."""
    words_there = act.text.quote(span) if span else ""
    return words_there if len(words_there) <= LONGEST_QUOTE else words_there[:LONGEST_QUOTE] + "…"


def _fact(name: str) -> Callable[[CourtAct], Value]:
    def supply(act: CourtAct) -> Value:
        fact: Fact[Any] | None = getattr(act, name)
        return Filled(fact.value, quote=quoted(act, fact.span)) if fact else None

    return supply


def _kind(act: CourtAct) -> Value:
    if act.kind is None:
        return None
    return Filled(words()["act_kinds"][act.kind.value.value], quote=quoted(act, act.kind.span))


def _parties(*roles: Role) -> Callable[[CourtAct], Value]:
    """Everyone in one of ``roles``."""

    def supply(act: CourtAct) -> Value:
        return [_party(act, party) for party in act.parties if set(roles) & set(party.roles)]

    return supply


def _party(act: CourtAct, party: Party) -> Filled:
    quote = quoted(act, party.mentions[0]) if party.mentions else ""
    return Filled(party.name, party.gender if party.kind is PartyKind.PERSON else None, quote)


def _everyone(act: CourtAct) -> Value:
    left_out = {Role.PROSECUTOR, Role.REPRESENTATIVE}
    return [_party(act, party) for party in act.parties if set(party.roles) - left_out]


def _copies(act: CourtAct) -> Value:
    people = _everyone(act)
    return Filled(len(people)) if isinstance(people, list) and people else None


def _date(role: DateRole) -> Callable[[CourtAct], Value]:
    def supply(act: CourtAct) -> Value:
        events = [event for event in act.dates if event.role is role]
        return Filled(events[0].value, quote=quoted(act, events[0].span)) if events else None

    return supply


def _subject(act: CourtAct) -> Value:
    """«об отсрочке исполнения …»: the first matter of the list that the act is about."""
    known = {finding.name: finding for finding in act.findings if finding.truth is Truth.TRUE}
    for name, matter in words()["matters"].items():
        if name in known:
            return Filled(matter, quote=quoted(act, known[name].span))
    return None


def _decided(act: CourtAct) -> Value:
    """The operative words, without the heading and the notice of appeal."""
    for section in act.sections:
        if section.kind is SectionKind.OPERATIVE:
            said = re.sub(words()["operative_heading"], "", act.text.quote(section.span))
            one_line = re.sub(r"\s+", " ", said).strip()
            kept = re.sub(words()["operative_tail"], "", one_line).strip(" .:")
            return Filled(kept, quote=quoted(act, section.span)) if kept else None
    return None


def appeal_court(act: CourtAct) -> Value:
    """The court above, by the region or the city that the court's name ends in."""
    if act.court is None:
        return None
    day = act.date.value if act.date else date.max
    for row in words()["appeal_courts"]:
        found = re.search(row["pattern"], act.court.value)
        if found and row.get("from", date.min) <= day <= row.get("until", date.max):
            return Filled(found.expand(row["court"]), quote=quoted(act, act.court.span))
    return None


SUPPLIES: dict[str, Callable[[CourtAct], Value]] = {
    "court": _fact("court"),
    "judge": _fact("judge"),
    "case_number": _fact("case_number"),
    "date": _fact("date"),
    "place": _fact("place"),
    "kind": _kind,
    "creditor": _parties(Role.CREDITOR),
    "debtor": _parties(Role.DEBTOR),
    "applicant": _parties(Role.APPLICANT, Role.PLAINTIFF),
    "bailiff": _parties(Role.BAILIFF),
    "parties": _everyone,
    "copies": _copies,
    "subject": _subject,
    "decided": _decided,
    "appeal_court": appeal_court,
    "judgment_date": _date(DateRole.JUDGMENT),
    "writ_date": _date(DateRole.WRIT),
    "opened": _date(DateRole.PROCEEDINGS_OPENED),
    "contested": _date(DateRole.CONTESTED_ACTION),
    "received": _date(DateRole.RECEIVED),
}
