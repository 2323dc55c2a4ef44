"""«What if»: an act with one fact supposed to be otherwise, so that its answer can be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import (
    ActKind,
    Attribute,
    CourtAct,
    Fact,
    Finding,
    Party,
    PartyKind,
    Role,
    Truth,
    Vulnerability,
)

SUPPOSED = "supposed"
YES_NO = {"yes": Truth.TRUE, "no": Truth.FALSE, "да": Truth.TRUE, "нет": Truth.FALSE}
ROLES = {role.value for role in Role}
Choice = TypeVar("Choice", bound=StrEnum)


class BadSupposition(NadzorError):
    """A supposition that names no fact, or a value that the fact can't have."""

    code = "bad_supposition"


def suppose(act: CourtAct, supposition: str, findings: set[str]) -> CourtAct:
    """The act where ``supposition`` holds; nothing supposed has a place in its text.

    ``debtor.kind=state``, ``creditor.attribute=minor``, ``act.kind=ruling``,
    ``act.date=2012-03-01``, or a named finding: ``challenge.raised=true``.

    Raises:
        BadSupposition: unknown fact, unknown value, or nobody in the act has that role.
    """
    name, equals, value = (part.strip() for part in supposition.partition("="))
    if not equals or not value:
        raise _bad(supposition, "нужно «имя=значение»")
    if name in findings:
        return _with_finding(act, name, _truth(supposition, value))
    subject, _, field = name.partition(".")
    if subject == "act" and field in ("kind", "date"):
        return _with_head(act, field, value, supposition)
    if subject in ROLES and field in ("kind", "attribute"):
        return _with_party(act, Role(subject), field, value, supposition)
    raise _bad(supposition, f"такого факта нет: «{name}»")


def _with_finding(act: CourtAct, name: str, truth: Truth) -> CourtAct:
    others = tuple(one for one in act.findings if one.name != name)
    return replace(act, findings=(*others, Finding(name, truth, None, SUPPOSED)))


def _with_head(act: CourtAct, field: str, value: str, supposition: str) -> CourtAct:
    if field == "kind":
        return replace(act, kind=Fact(_choice(ActKind, value, supposition), None, SUPPOSED))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _bad(supposition, "дата пишется так: 2012-03-01") from None
    return replace(act, date=Fact(day, None, SUPPOSED))


def _with_party(act: CourtAct, role: Role, field: str, value: str, supposition: str) -> CourtAct:
    """Everyone in that role; where nobody is named, somebody unnamed is supposed."""
    has_role = any(role in party.roles for party in act.parties)
    parties = act.parties if has_role else (*act.parties, _somebody(role))

    def changed(party: Party) -> Party:
        if field == "kind":
            kind = _choice(PartyKind, value, supposition)
            return replace(party, kind=kind, doubts=())
        vulnerability, _, detail = value.partition(":")
        added = Attribute(
            _choice(Vulnerability, vulnerability, supposition), None, SUPPOSED, detail
        )
        return replace(party, attributes=(*party.attributes, added))

    return replace(act, parties=tuple(changed(p) if role in p.roles else p for p in parties))


def _somebody(role: Role) -> Party:
    return Party("предполагаемое лицо", PartyKind.PERSON, (role,))


def _truth(supposition: str, value: str) -> Truth:
    return YES_NO.get(value.lower()) or _choice(Truth, value.lower(), supposition)


def _choice(kind: type[Choice], value: str, supposition: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise _bad(supposition, f"значения «{value}» нет; возможно: {known}") from None


def _bad(supposition: str, message: str) -> BadSupposition:
    mend = "Например: debtor.kind=state, creditor.attribute=minor, challenge.raised=true"
    return BadSupposition(message, where=f"--what-if «{supposition}»", mend=mend)
