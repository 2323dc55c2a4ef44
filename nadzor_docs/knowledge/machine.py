"""The base for programs: clauses, articles and acts as plain values of the public answers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nadzor_docs.knowledge.model import Clause, Instrument, Law, Norm
from nadzor_docs.knowledge.quotes import quote_problem
from nadzor_docs.knowledge.store import (
    KB,
    all_clauses,
    article_editions,
    clause_days,
    edition_covers,
)

Plain = dict[str, Any]


def plain(value: Any) -> Any:
    """A typed value as JSON's: what is empty is left out, days are ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name.rstrip("_"), getattr(value, f.name)) for f in fields(value))
        return {name: plain(item) for name, item in pairs if item not in (None, "", (), {}, False)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def part(clause: Clause, place: str) -> tuple[dict[str, str], list[Norm]]:
    """What of a clause is meant: its paragraphs, and the norms that stand on their words.

    ``place`` is the clause itself, a paragraph of it, or a norm of it (then only that norm).
    """
    if place in clause.paragraphs:
        text = clause.paragraphs[place]
        return {place: text}, [n for n in clause.norms if not quote_problem(n.quote, text)]
    norms = [norm for norm in clause.norms if norm.id == place] or [*clause.norms]
    return dict(clause.paragraphs), norms


def clause_answer(kb: KB, instrument: Instrument, clause: Clause, place: str = "") -> Plain:
    """A clause with its text, kinds, terms, references and days; only ``place`` of it if named."""
    texts, norms = part(clause, place)
    return {
        "id": f"{instrument.id}:{place or clause.id}",
        "act": instrument.id,
        "clause": clause.id,
        "label": clause.label,
        "text": "\n".join(texts.values()),
        "held": bool(texts) and not clause.partial,
        "paragraphs": [{"id": id, "text": text} for id, text in texts.items()],
        "kind": sorted({kind.value for norm in norms for kind in norm.kind}),
        "terms": [{"norm": n.id, **plain(t)} for n in norms for t in (n.term, n.frequency) if t],
        "references": sorted({ref for n in norms for ref in (*n.see, *n.leans_on)}),
        "norms": [plain(norm) for norm in norms],
        "validity": plain(clause_days(clause, kb.passport(instrument.id).in_force)),
        "note": clause.note,
    }


def everything(kb: KB) -> Plain:
    """All clauses of all instruments and all acts, in order."""
    clauses = [
        clause_answer(kb, instrument, clause)
        for instrument in kb.instruments.values()
        for clause in all_clauses(instrument)
    ]
    acts: list[Instrument | Law] = [*kb.instruments.values(), *kb.laws.values()]
    return {"clauses": clauses, "acts": [act_answer(kb, act) for act in acts]}


def act_answer(kb: KB, act: Instrument | Law) -> Plain:
    """An act's identity and days; whether its text is held."""
    held = isinstance(act, Instrument) and any(c.paragraphs for c in act.clauses)
    passport = plain(kb.passport(act.id))
    law = {"law": act.law} if isinstance(act, Instrument) and act.law else {}
    return {"id": act.id, "short": act.short, "held": held, **law, "passport": passport}


def article_answer(kb: KB, ref: str, on: date | None) -> Plain:
    """A cited article: what it says in each edition (or in that of the day), in our words."""
    act, _, number = ref.partition(":")
    law = kb.law(act)
    held = [
        e for e in article_editions(law, number) if not on or edition_covers(law, e, on) != "false"
    ]
    editions = [plain(edition) for edition in held]
    return {"id": ref, "act": act, "article": number, "held": False, "editions": editions}


def answer(kb: KB, ref: str, on: date | None = None) -> Plain:
    """Whatever ``ref`` names: an act, a clause, a paragraph, a part of the frame, an article.

    ``on`` picks the edition; without it, a clause's last one and all of an article's.
    """
    act, _, place = ref.partition(":")
    if not place:
        return act_answer(kb, kb.laws[act] if act in kb.laws else kb.instrument(act))
    if act in kb.laws:
        return article_answer(kb, ref, on)
    instrument = kb.instrument(act)
    if place in instrument.frame:
        validity = plain(kb.passport(act).in_force)
        return {"id": ref, "act": act, "text": instrument.frame[place], "validity": validity}
    return clause_answer(kb, instrument, kb.clause(ref, on), place)
