"""Which terms run from a court act, by its kind and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nadzor_docs.assessment.evaluate import Case, evaluate
from nadzor_docs.assessment.rules import RuleBook
from nadzor_docs.assessment.term_rules import TermEdition, TermRule, edition_of, term_rules
from nadzor_docs.assessment.terms import compute_term
from nadzor_docs.facts import ActKind, CourtAct, Term, Truth
from nadzor_docs.knowledge import KB


def terms_of(act: CourtAct, kb: KB, book: RuleBook) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms that can be counted from the act, the nearest first, and what can't be and why."""
    if act.kind is None or act.date is None:
        return (), ()
    terms: list[Term] = []
    said: list[str] = []
    for rule in _offered(act, act.kind.value, kb, book):
        edition, _ = edition_of(rule, act.date.value)
        if edition and edition.from_act and not edition.unset:
            terms.append(_from_act(rule.id, edition, act.date.value, kb))
        elif edition and (edition.unset or edition.ask):
            said.append(edition.unset or edition.ask)
    return tuple(sorted(terms, key=lambda term: term.due)), tuple(said)


def _offered(act: CourtAct, kind: ActKind, kb: KB, book: RuleBook) -> list[TermRule]:
    """The terms that belong to such an act; those that only may belong, if none surely do."""
    case = Case(act, book.silence, book.roles)
    found: dict[Truth, list[TermRule]] = {one: [] for one in Truth}
    for rule in term_rules(kb).values():
        if rule.offer and kind in rule.offer.act_kind:
            when = rule.offer.when
            found[evaluate(when, case).truth if when else Truth.TRUE].append(rule)
    sure = [rule for rule in found[Truth.TRUE] if _held(rule, act)]
    return sure or found[Truth.UNKNOWN]


def _held(rule: TermRule, act: CourtAct) -> bool:
    """Was there such a term on the act's day?"""
    edition = edition_of(rule, act.date.value)[0] if act.date else None
    return edition is not None and not edition.absent


def _from_act(kind: str, edition: TermEdition, day: date, kb: KB) -> Term:
    term = compute_term(kind, day, kb)
    return replace(term, warnings=(edition.caveat, *term.warnings)) if edition.caveat else term
