"""The law in time: what was in force on a day, what came and went, what changed between two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import russian
from nadzor_docs.knowledge.model import Edition, Instrument, Law
from nadzor_docs.knowledge.store import KB, clause_days, edition_covers

Row = dict[str, str]


def acts(kb: KB) -> list[Instrument | Law]:
    """Every act once: a statute's rule is told by its law."""
    return [*(one for one in kb.instruments.values() if not one.law), *kb.laws.values()]


def at(kb: KB, on: date) -> list[Row]:
    """Acts in force on a day, surely or possibly, with what the base holds of them."""
    rows = []
    for act in acts(kb):
        truth = kb.in_force(act.id, on)
        if truth is not Truth.FALSE:
            state = russian.TRUTHS[truth]
            rows.append({"id": act.id, "name": act.short, "state": state, "held": held(act)})
    return rows


def as_of(kb: KB, on: date) -> KB:
    """The base as it stood on a day: acts and editions in force then, surely or possibly."""
    instruments = {}
    for one in kb.instruments_in_force(on):
        whole = kb.passport(one.id).in_force
        order, clauses = (
            tuple(c for c in row if clause_days(c, whole).covers(on) is not Truth.FALSE)
            for row in (one.order, one.clauses)
        )
        instruments[one.id] = replace(one, order=order, clauses=clauses)
    laws = {law.id: replace(law, articles=_articles(law, on)) for law in kb.laws_in_force(on)}
    return replace(kb, instruments=instruments, laws=laws)


def _articles(law: Law, on: date) -> dict[str, tuple[Edition, ...]]:
    found = {
        number: tuple(e for e in editions if edition_covers(law, e, on) is not Truth.FALSE)
        for number, editions in law.articles.items()
    }
    return {number: editions for number, editions in found.items() if editions}


def held(act: Instrument | Law) -> str:
    if isinstance(act, Law):
        return f"статей со сведениями: {len(act.articles)}" if act.articles else "только реквизиты"
    return "текст есть" if act.clauses else "текста в базе нет: из акта ничего не следует"


def timeline(kb: KB) -> list[Row]:
    """Acts by their first day in force; a day that isn't known is told as a band."""
    ordered = sorted(acts(kb), key=lambda act: kb.passport(act.id).in_force.from_.earliest)
    return [_life(kb, act) for act in ordered]


def _life(kb: KB, act: Instrument | Law) -> Row:
    passport = kb.passport(act.id)
    row = {"id": act.id, "name": act.short, "in_force": russian.validity(passport.in_force)}
    by = passport.repealed_by
    return row | ({"repealed_by": kb.short(by) if kb.has(by) else by} if by else {})


def diff(kb: KB, first: date, second: date) -> list[Row]:
    """Acts and articles that aren't on the second day what they were on the first."""
    rows = []
    for act in acts(kb):
        before, after = kb.in_force(act.id, first), kb.in_force(act.id, second)
        if before is not after:
            rows.append({"id": act.id, "name": act.short, "change": _change(before, after)})
        elif isinstance(act, Law) and after is not Truth.FALSE:
            rows += _article_changes(act, first, second)
    return rows


def _change(before: Truth, after: Truth) -> str:
    if before is Truth.FALSE and after is Truth.TRUE:
        return "введение в действие"
    if before is Truth.TRUE and after is Truth.FALSE:
        return "утрата силы"
    return f"было: {russian.TRUTHS[before]}; стало: {russian.TRUTHS[after]}"


def _article_changes(law: Law, first: date, second: date) -> list[Row]:
    rows = []
    for number in law.articles:
        before, after = (_says(law, number, day) for day in (first, second))
        if before != after:
            change = f"было: {before or 'не было'}; стало: {after or 'нет'}"
            name = f"{law.short}, статья {number}"
            rows.append({"id": f"{law.id}:{number}", "name": name, "change": change})
    return rows


def _says(law: Law, number: str, day: date) -> str:
    possible = [
        e.says.rstrip(".")
        for e in law.articles[number]
        if edition_covers(law, e, day) != Truth.FALSE
    ]
    return " / ".join(possible)
