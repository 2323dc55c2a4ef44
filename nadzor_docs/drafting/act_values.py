"""What a court act supplies to a document, by the names that contracts use (``act.court``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from nadzor_docs.drafting.operative import decided_words
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
        if fact is None:
            return None
        return Filled(fact.value, quote=quoted(act, fact.span), unsure=_is_hidden(fact.value))

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
    """A party; one that is creditor and debtor at once (a reversal) is for a person to settle."""
    quote = quoted(act, party.mentions[0]) if party.mentions else ""
    gender = party.gender if party.kind is PartyKind.PERSON else None
    both = {Role.CREDITOR, Role.DEBTOR} <= {*party.roles}
    return Filled(party.name, gender, quote, unsure=both or _is_hidden(party.name))


def _is_hidden(value: object) -> bool:
    """«ФИО-1», «<данные изъяты>»: a published act hides whose name it is; the office knows it."""
    return bool(re.search(words()["hidden_name"], str(value)))


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
    judge = act.judge.value if act.judge else ""
    for section in act.sections:
        if section.kind is SectionKind.OPERATIVE:
            kept = decided_words(act.text.quote(section.span), judge)
            return Filled(kept, quote=quoted(act, section.span)) if kept else None
    return None


def _court(act: CourtAct) -> Value:
    """The court as it is named inside a sentence: «специализированного межрайонного … суда»."""
    if act.court is None:
        return None
    return Filled(_inside_sentence(act.court.value), quote=quoted(act, act.court.span))


def _inside_sentence(court: str) -> str:
    """A common noun or adjective begins with a small letter, the name of a place doesn't."""
    first = court.partition(" ")[0]
    return court[:1].lower() + court[1:] if first in words()["common_court_words"] else court


def appeal_court(act: CourtAct) -> Value:
    """The court above, by the region or the city that the court's name ends in."""
    return _court_by(act, "appeal_courts")


def supervisory_court(act: CourtAct) -> Value:
    """The court whose supervisory board reviews the act, by what made it."""
    return _court_by(act, "supervisory_courts") or appeal_court(act)


def _court_by(act: CourtAct, table: str) -> Value:
    if act.court is None:
        return None
    day, head = act.date.value if act.date else date.max, _head(act)
    for row in words()[table]:
        found = re.search(row["pattern"], act.court.value)
        in_time = row.get("from", date.min) <= day <= row.get("until", date.max)
        if found and in_time and re.search(row.get("head", ""), head):
            name = _inside_sentence(found.expand(row["court"]))
            return Filled(name, quote=quoted(act, act.court.span))
    return None


def _head(act: CourtAct) -> str:
    """What stands before the story: which court, in what composition."""
    heads = [s.span for s in act.sections if s.kind is SectionKind.HEADER]
    return " ".join(act.text.quote(heads[0]).split()) if heads else ""


SUPPLIES: dict[str, Callable[[CourtAct], Value]] = {
    "court": _court,
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
    "supervisory_court": supervisory_court,
    "judgment_date": _date(DateRole.JUDGMENT),
    "writ_date": _date(DateRole.WRIT),
    "opened": _date(DateRole.PROCEEDINGS_OPENED),
    "contested": _date(DateRole.CONTESTED_ACTION),
    "received": _date(DateRole.RECEIVED),
}
