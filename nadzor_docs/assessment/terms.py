"""A procedural term: its last day and how that was found, in words a lawyer can check."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from nadzor_docs.assessment.calendar import ONE_DAY, WorkCalendar, work_calendar
from nadzor_docs.assessment.term_rules import (
    TermEdition,
    TermRule,
    Unit,
    basis_words,
    edition_of,
    term_rules,
)
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import Term, Truth
from nadzor_docs.knowledge import KB
from nadzor_docs.knowledge.schema import nearest

# Days off in a row, and a month of them to be sure: how far a last day may move.
LONGEST_MOVE = dt.timedelta(days=31)
LAST_YEAR = 2100
ENGLISH = {
    Unit.DAY: "day", Unit.WORKING_DAY: "working day", Unit.MONTH: "month", Unit.YEAR: "year"
}  # fmt: skip
RUSSIAN = {
    Unit.DAY: ("день", "дня", "дней"),
    Unit.WORKING_DAY: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.MONTH: ("месяц", "месяца", "месяцев"),
    Unit.YEAR: ("год", "года", "лет"),
}


class UnknownTerm(NadzorError):
    """There is no such kind of term."""

    code = "unknown_term"


class TermNotSet(NadzorError):
    """No date can be given: the law sets none, or its text of that time isn't held."""

    code = "term_not_set"


def compute_term(kind: str, start: dt.date, kb: KB, **events: dt.date) -> Term:
    """The term ``kind`` whose start event was on ``start``; the date picks the law's edition.

    ``events`` are other dates that the law may count from, by the name the edition gives them
    (``announced``). The result's ``due`` is the last day, ``strict_due`` the other last day
    where the law is ambiguous.

    Raises:
        UnknownTerm: no such kind.
        TermNotSet: the law of that time sets no term, or its text isn't held.
    """
    rules = term_rules(kb)
    if kind not in rules:
        mend = nearest(kind, rules) or "Все виды: nadzor term --list"
        raise UnknownTerm(f"такого срока нет: «{kind}»", mend=mend)
    edition, truth = edition_of(rules[kind], start)
    if edition is None:
        raise TermNotSet(
            f"срок «{rules[kind].title}» на {_day(start)} в базе не описан", where=kind
        )
    if edition.unset or edition.absent:
        raise TermNotSet(edition.unset or edition.absent, where=kind)
    if start.year > LAST_YEAR:
        raise TermNotSet(f"год {start.year} слишком далёк для календаря", where=kind)
    return _term(rules[kind], edition, truth, start, kb, events)


def _term(
    rule: TermRule, edition: TermEdition, truth: Truth, start: dt.date, kb: KB,
    events: dict[str, dt.date],
) -> Term:  # fmt: skip
    days = _calendar(edition, start, kb)
    nominal, due = last_days(edition, start, days)
    strict = nominal if edition.roll_doubtful and nominal != due else None
    term = Term(
        id=rule.id,
        clause=edition.clause,
        starts=start,
        due=due,
        rule=edition.id,
        length=_length_in_english(edition),
        strict_due=strict,
        basis=tuple(basis_words(kb, ref) for ref in edition.basis),
        derivation=tuple(_derivation(edition, start, nominal, due, days, kb)),
        warnings=tuple(_warnings(edition, truth, nominal, due, start, days)),
    )
    other = events.get(edition.other_event)
    return _with_other_event(term, edition, other, kb) if other else term


def _with_other_event(term: Term, edition: TermEdition, other: dt.date, kb: KB) -> Term:
    """Where the law doesn't say from which of two events, the earlier end is the safe one."""
    _, due = last_days(edition, other, _calendar(edition, other, kb))
    if due == term.due:
        return term
    said = f"если считать с {_day(other)} — {_day(due)}"
    return replace(term, strict_due=due, derivation=(*term.derivation, said))


def _calendar(edition: TermEdition, start: dt.date, kb: KB) -> WorkCalendar:
    furthest = _nominal(edition, start) + LONGEST_MOVE
    if edition.unit is Unit.WORKING_DAY:
        furthest = start + ONE_DAY * (3 * (edition.count or 0)) + LONGEST_MOVE
    return work_calendar(kb, start, furthest)


def last_days(
    edition: TermEdition, start: dt.date, days: WorkCalendar
) -> tuple[dt.date, dt.date]:  # fmt: skip
    """The last day as counted, and the one it moves to when it isn't a working day."""
    if edition.unit is Unit.WORKING_DAY:
        last = days.working_days_after(start, edition.count or 0)
        return last, last
    nominal = _nominal(edition, start)
    return nominal, days.next_working(nominal) if edition.roll else nominal


def _nominal(edition: TermEdition, start: dt.date) -> dt.date:
    count = edition.count or 0
    if edition.unit is Unit.MONTH:
        return add_months(start, count)
    if edition.unit is Unit.YEAR:
        return add_months(start, 12 * count)
    return start + dt.timedelta(days=count)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same date of a later month; its last day where it has no such date."""
    # ГПК 1999, ст. 125(1); ГПК 2015, ст. 123(2).
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _derivation(
    edition: TermEdition, start: dt.date, nominal: dt.date, due: dt.date, days: WorkCalendar,
    kb: KB,
) -> Iterator[str]:  # fmt: skip
    yield length_in_russian(edition)
    yield f"событие {_day(start)} ({edition.starts})"
    yield f"начало {_day(start + ONE_DAY)}"
    yield f"последний день {_day(nominal)} — {days.describe(nominal)}"
    if due != nominal:
        yield f"перенос на {_day(due)} — {days.describe(due)}"
    yield cited(kb, edition.basis)


def cited(kb: KB, refs: tuple[str, ...]) -> str:
    """«ГПК 1999 года, ст. 334(3), ст. 124, ст. 125»: each act named once."""
    by_act: dict[str, list[str]] = {}
    for ref in refs:
        name, _, place = basis_words(kb, ref).partition(", ")
        by_act.setdefault(name, []).append(place)
    return "; ".join(", ".join(one for one in (name, *by_act[name]) if one) for name in by_act)


def _warnings(
    edition: TermEdition, truth: Truth, nominal: dt.date, due: dt.date, start: dt.date,
    days: WorkCalendar,
) -> Iterator[str]:  # fmt: skip
    if truth is Truth.UNKNOWN:
        yield f"День, с которого действует это правило, точно не установлен: сверьте {_day(start)}."
    if edition.warning:
        yield edition.warning
    if edition.roll_doubtful and nominal != due:
        yield edition.roll_doubtful
    if edition.other_doubt:
        yield edition.other_doubt
    first = start if edition.unit is Unit.WORKING_DAY else nominal
    yield from days.doubts(first, due)


def length_in_russian(edition: TermEdition) -> str:
    """«15 дней», «1 месяц», «10 рабочих дней»."""
    count = edition.count or 0
    one, few, many = RUSSIAN[edition.unit]
    if 11 <= count % 100 <= 14:
        return f"{count} {many}"
    return f"{count} {one if count % 10 == 1 else few if count % 10 in (2, 3, 4) else many}"


def _length_in_english(edition: TermEdition) -> str:
    plural = "" if edition.count == 1 else "s"
    return f"{edition.count} {ENGLISH[edition.unit]}{plural}"


def _day(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"
