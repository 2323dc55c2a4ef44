"""Which terms run from a court act, by its kind and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nadzor_docs.assessment.evaluate import Case, evaluate
from nadzor_docs.assessment.rules import RuleBook
from nadzor_docs.assessment.term_rules import TermEdition, TermRule, edition_of, term_rules
from nadzor_docs.assessment.terms import compute_term
from nadzor_docs.facts import CourtAct, Term, Truth
from nadzor_docs.knowledge import KB


def terms_of(act: CourtAct, kb: KB, book: RuleBook) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms that can be counted from the act, the nearest first, and what can't be and why."""
    if act.kind is None or act.date is None:
        return (), ()
    terms: list[Term] = []
    said: list[str] = []
    for rule in term_rules(kb).values():
        edition = _edition_offered(rule, act, book, act.date.value)
        if edition is None:
            continue
        if edition.from_act:
            terms.append(_from_act(rule.id, edition, act.date.value, kb))
        elif edition.unset or edition.ask:
            said.append(edition.unset or edition.ask)
    return tuple(sorted(terms, key=lambda term: term.due)), tuple(said)


def _edition_offered(
    rule: TermRule, act: CourtAct, book: RuleBook, day: date
) -> TermEdition | None:
    """The edition of the act's day, where the term isn't surely out of place."""
    offer = rule.offer
    if offer is None or act.kind is None or act.kind.value not in offer.act_kind:
        return None
    case = Case(act, book.silence, book.roles)
    if offer.when and evaluate(offer.when, case).truth is Truth.FALSE:
        return None
    return edition_of(rule, day)[0]


def _from_act(kind: str, edition: TermEdition, day: date, kb: KB) -> Term:
    term = compute_term(kind, day, kb)
    return replace(term, warnings=(edition.caveat, *term.warnings)) if edition.caveat else term
