"""Which instruments apply to an act on its day, what each answers, and the terms that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nadzor_docs.assessment.conditions import Edition, Rule
from nadzor_docs.assessment.evaluate import evaluate
from nadzor_docs.assessment.offers import terms_of
from nadzor_docs.assessment.participation import case_of, decide
from nadzor_docs.assessment.rules import RuleBook, rule_book
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Assessment, CourtAct, Outcome, Participation, Truth
from nadzor_docs.knowledge import KB
from nadzor_docs.knowledge.store import weaker


class NoRule(NadzorError):
    """The instrument asked for has no rule of participation in the knowledge base."""

    code = "no_rule"


def assess(
    act: CourtAct, kb: KB, *, as_of: date | None = None, instrument: str | None = None
) -> Assessment:
    """Must the prosecutor take part in the case of this act, and which terms run from it?

    By default the instruments in force on the act's own day answer, the prosecutors' instruction
    first and the statutes in ``also``. ``as_of`` asks for another day, ``instrument`` for one
    instrument whatever its validity (with a warning outside it).

    Raises:
        NoRule: ``instrument`` has no rule of participation in the knowledge base.
    """
    book = rule_book(kb)
    day = as_of or (act.date.value if act.date else None)
    participation = participation_of(act, kb, book, day, instrument)
    terms, untold = terms_of(act, kb, book)
    return Assessment(participation, terms, (*_doubtful(participation, book), *untold))


def _doubtful(participation: Participation, book: RuleBook) -> tuple[str, ...]:
    """The warnings that may change the answer; what merely explains it stays beside the verdict."""
    asides = {
        text
        for edition in _rule_of(book, participation.instrument).editions
        for text in (edition.strength, *(note.text for note in edition.notes))
    }
    return tuple(warning for warning in participation.warnings if warning not in asides)


def participation_of(
    act: CourtAct, kb: KB, book: RuleBook, day: date | None, instrument: str | None = None
) -> Participation:
    """The answer by one instrument, or by all that was in force on the day."""
    if instrument:
        return _by_instrument(act, kb, book, _rule_of(book, instrument), day)
    return _by_day(act, kb, book, day)


def _rule_of(book: RuleBook, instrument: str) -> Rule:
    for rule in book.rules:
        if rule.instrument == instrument:
            return rule
    known = ", ".join(rule.instrument for rule in book.rules)
    raise NoRule(
        f"в базе нет правила об участии прокурора по «{instrument}»", mend=f"Можно: {known}"
    )


def _by_instrument(
    act: CourtAct, kb: KB, book: RuleBook, rule: Rule, day: date | None
) -> Participation:
    """One instrument's answer, whatever the day; outside its validity with a warning."""
    edition, truth = edition_on(kb, rule, day)
    warnings = _validity_warnings(kb, book, rule, day, truth) if day else ()
    return _warned(decide(act, rule, edition, book, day), warnings)


def _by_day(act: CourtAct, kb: KB, book: RuleBook, day: date | None) -> Participation:
    """The answers of all that was in force on the day, the first with the others in ``also``."""
    if day is None:
        return _undated(act, kb, book)
    answers = [_by_instrument(act, kb, book, rule, day) for rule in _applying(act, kb, book, day)]
    if not answers:
        return _nothing_held(act, kb, book, day)
    first, *others = answers
    warnings = (*_stricter(kb, book, first, others), *_not_held(kb, book, first, day))
    return replace(_warned(first, warnings), also=tuple(others))


STRICTNESS = (Outcome.OUT_OF_SCOPE, Outcome.NOT_MANDATORY, Outcome.REVIEW, Outcome.MANDATORY)


def _stricter(
    kb: KB, book: RuleBook, first: Participation, others: list[Participation]
) -> tuple[str, ...]:
    """A «no» by the first instrument mustn't hide what another one in force asks."""
    return tuple(
        getattr(book.messages, f"stricter_{other.outcome}").format(short=kb.short(other.instrument))
        for other in others
        if other.outcome in (Outcome.REVIEW, Outcome.MANDATORY)
        and STRICTNESS.index(other.outcome) > STRICTNESS.index(first.outcome)
    )


def _applying(act: CourtAct, kb: KB, book: RuleBook, day: date) -> list[Rule]:
    """Rules in force on the day for this kind of matter; those that only may apply, if none do."""
    found: dict[Truth, list[Rule]] = {Truth.TRUE: [], Truth.UNKNOWN: [], Truth.FALSE: []}
    for rule in book.rules:
        edition, in_force = edition_on(kb, rule, day)
        applies = Truth.TRUE
        if edition.applies:
            applies = evaluate(edition.applies, case_of(act, rule, book)).truth
        found[Truth.FALSE if in_force is Truth.FALSE else applies].append(rule)
    return found[Truth.TRUE] or found[Truth.UNKNOWN]


def edition_on(kb: KB, rule: Rule, day: date | None) -> tuple[Edition, Truth]:
    """The edition of the day and whether it was in force; outside all of them, the nearest."""
    if day is None:
        return rule.editions[-1], Truth.UNKNOWN
    covers = [(_covers(kb, rule, edition, day), edition) for edition in rule.editions]
    for wanted in (Truth.TRUE, Truth.UNKNOWN):
        for truth, edition in covers:
            if truth is wanted:
                return edition, truth
    first = rule.editions[0].in_force or kb.passport(rule.instrument).in_force
    nearest = rule.editions[0] if day < first.from_.earliest else rule.editions[-1]
    return nearest, Truth.FALSE


def _covers(kb: KB, rule: Rule, edition: Edition, day: date) -> Truth:
    whole = kb.passport(rule.instrument).in_force.covers(day)
    return weaker(whole, edition.in_force.covers(day)) if edition.in_force else whole


def _validity_warnings(
    kb: KB, book: RuleBook, rule: Rule, day: date, truth: Truth
) -> tuple[str, ...]:
    """What to say where the instrument wasn't, or perhaps wasn't, in force on the day."""
    if truth is Truth.TRUE:
        return ()
    held = [one for one in kb.instruments_in_force(day) if one.id != rule.instrument]
    others = [one.short for one in sorted(held, key=lambda one: one.passport is None)]
    texts = book.messages
    ended = texts.out_of_force if others else texts.nothing_in_force
    text = texts.band if truth is Truth.UNKNOWN else ended
    return (_filled(text, day, kb.short(rule.instrument), others),)


def _not_held(kb: KB, book: RuleBook, first: Participation, day: date) -> tuple[str, ...]:
    """A statute answers alone where the prosecutors' instruction of the time isn't held."""
    orders = [one for one in kb.instruments_in_force(day) if one.passport]
    if first.instrument in {one.id for one in orders} or not orders:
        return ()
    others = [one.short for one in orders if not one.clauses]
    return (_filled(book.messages.not_held, day, kb.short(first.instrument), others),)


def _filled(text: str, day: date, short: str = "", others: Sequence[str] = ()) -> str:
    return text.format(short=short, day=f"{day:%d.%m.%Y}", others=", ".join(others))


def _undated(act: CourtAct, kb: KB, book: RuleBook) -> Participation:
    """Without a date no rule is surely the right one: the first answers, and «no» is a question."""
    answer = _by_instrument(act, kb, book, book.rules[0], None)
    return _unsure(_warned(answer, (book.messages.undated,)), book.messages.undated_question)


def _nothing_held(act: CourtAct, kb: KB, book: RuleBook, day: date) -> Participation:
    answer = _by_instrument(act, kb, book, book.rules[0], day)
    said = _filled(book.messages.nothing_held, day)
    question = _filled(book.messages.nothing_held_question, day)
    return _unsure(_warned(answer, (said,)), question)


def _unsure(answer: Participation, question: str) -> Participation:
    """A confident «not mandatory» becomes a question."""
    if answer.outcome is not Outcome.NOT_MANDATORY:
        return answer
    return replace(answer, outcome=Outcome.REVIEW, questions=(question, *answer.questions))


def _warned(answer: Participation, warnings: tuple[str, ...]) -> Participation:
    return replace(answer, warnings=(*warnings, *answer.warnings))
