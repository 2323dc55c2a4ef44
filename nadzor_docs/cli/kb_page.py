"""Pages of the knowledge base for people, in plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import russian
from nadzor_docs.knowledge.find import Hit
from nadzor_docs.knowledge.machine import part
from nadzor_docs.knowledge.model import Clause, Edition, Instrument, Law, Mark, Norm, Passport
from nadzor_docs.knowledge.store import (
    KB,
    all_clauses,
    article_editions,
    clause_days,
    edition_covers,
    edition_days,
)

WIDTH = 96
PREFIXES = {"repealed_by": "отменяющий акт: "}


def list_page(kb: KB) -> str:
    """Instruments with their clauses, then the acts of which only the identity is held."""
    lines: list[str] = []
    for instrument in kb.instruments.values():
        if instrument.clauses:
            lines += [f"{instrument.short} ({instrument.id})"]
            lines += [clause_line(instrument, clause) for clause in all_clauses(instrument)]
            lines += [""]
    bare = [one for one in kb.instruments.values() if not one.clauses]
    if bare:
        lines += ["Только реквизиты (текста в базе нет, из этих актов ничего не следует):"]
        lines += [*(f"  {one.id:18} {one.short}" for one in bare), ""]
    lines += ["Законы, на которые ссылаются документы (статьи: nadzor kb show ЗАКОН):"]
    lines += [f"  {law.id:18} {law.short}, статей: {len(law.articles)}" for law in kb.laws.values()]
    return "\n".join(lines)


def clause_line(instrument: Instrument, clause: Clause) -> str:
    kinds = {russian.KINDS[kind]: "" for norm in clause.norms for kind in norm.kind}
    room = WIDTH - 16
    first = textwrap.shorten(clause.text or clause.note, room, placeholder=" …")
    also = f"\n{'':12}[{', '.join(kinds)}]" if kinds else ""
    return f"  {clause.id:9} {first}{also}"


def page(kb: KB, ref: str, on: date | None = None) -> str:
    """Whatever the reference names; its edition of the day, or without a day all of them."""
    act, _, place = ref.partition(":")
    if act in kb.laws:
        law = kb.laws[act]
        return article_page(law, place, on) if place else law_page(kb, law)
    instrument = kb.instrument(act)
    if not place:
        return instrument_page(kb, instrument)
    if place in instrument.frame:
        return f"{title(kb, ref)}\n\n{wrapped(instrument.frame[place], 2)}"
    editions = kb.clause_editions(ref, on)
    return "\n\n".join(clause_page(kb, instrument, one, place) for one in editions)


def title(kb: KB, ref: str) -> str:
    return f"{russian.ref_name(kb, ref)}   ({ref})"


def clause_page(kb: KB, instrument: Instrument, clause: Clause, place: str) -> str:
    paragraphs, norms = part(clause, place)
    texts = [*paragraphs.values()]
    lines = [title(kb, f"{instrument.id}:{place}"), ""]
    lines += [wrapped(text, 2) for text in texts] or ["  Дословного текста в базе нет."]
    if clause.partial and texts:
        lines += ["  (приведены только прочитанные слова, не весь текст)"]
    for norm in norms:
        lines += ["", *norm_block(kb, instrument, norm)]
    days = clause_days(clause, kb.passport(instrument.id).in_force)
    lines += ["", row("действие", russian.validity(days))]
    notes = [b.note for b in (days.from_, days.until) if b and b.note]
    lines += [row("", note) for note in notes] + [row("заметка", clause.note)] * bool(clause.note)
    if clause.mark is not Mark.VERIFIED:
        lines += [row("надёжность", russian.MARKS[clause.mark])]
    return "\n".join(lines)


def norm_block(kb: KB, instrument: Instrument, norm: Norm) -> Iterable[str]:
    yield wrapped(f"• «{norm.quote}»", 2)
    for label, words in russian.norm_lines(kb, instrument, norm):
        yield row(label, words)


def instrument_page(kb: KB, instrument: Instrument) -> str:
    lines = [f"{instrument.short}   ({instrument.id})", ""]
    lines += passport_lines(kb, kb.passport(instrument.id))
    lines += [row("заметка", instrument.note)] * bool(instrument.note)
    if instrument.clauses:
        lines += ["", "Пункты:", *(clause_line(instrument, c) for c in all_clauses(instrument))]
    else:
        lines += ["", "Текста в базе нет: из этого акта программа ничего не выводит."]
    return "\n".join(lines)


def law_page(kb: KB, law: Law) -> str:
    lines = [f"{law.short}   ({law.id})", "", *passport_lines(kb, law.passport)]
    lines += ["", "Статьи (о чём они — своими словами, текста в базе нет):"]
    for number, editions in law.articles.items():
        for edition in editions:
            lines += [hanging(f"  {number:9} ", article_line(law, edition, len(editions) > 1))]
    return "\n".join(lines)


def article_line(law: Law, edition: Edition, several: bool) -> str:
    days = f" [{russian.validity(edition_days(edition, law.passport.in_force))}]" if several else ""
    doubt = "" if edition.mark is Mark.VERIFIED else f" ({russian.MARKS[edition.mark]})"
    return f"{edition.says}{days}{doubt}"


def article_page(law: Law, number: str, on: date | None) -> str:
    lines = [f"{law.short}, статья {number}   ({law.id}:{number})", ""]
    for edition in article_editions(law, number):
        if on and edition_covers(law, edition, on) is Truth.FALSE:
            continue
        lines += [wrapped(edition.says, 2)]
        lines += [row("действие", russian.validity(edition_days(edition, law.passport.in_force)))]
        lines += [row("надёжность", russian.MARKS[edition.mark])]
        lines += [row("читали", edition.read)] * bool(edition.read)
        lines += [row("заметка", edition.note)] * bool(edition.note) + [""]
    return "\n".join([*lines, "Текста статьи в базе нет: здесь только, о чём она."])


def passport_lines(kb: KB, passport: Passport) -> list[str]:
    said = [
        ("название", passport.title),
        ("издан", f"{passport.issuer}, {russian.day(passport.date)}, № {passport.number}"),
        ("действие", russian.validity(passport.in_force)),
        *(("", b.note) for b in (passport.in_force.from_, passport.in_force.until) if b),
        ("банк", passport.bank),
        ("отменил", ", ".join(russian.ref_name(kb, ref) for ref in passport.repeals)),
        ("отменён", russian.ref_name(kb, passport.repealed_by) if passport.repealed_by else ""),
        ("изменяет", ", ".join(russian.ref_name(kb, ref) for ref in passport.amends)),
        ("основание", ", ".join(russian.ref_name(kb, ref) for ref in passport.leans_on)),
        ("надёжность", russian.MARKS[passport.mark]),
        *(("сверено", f"{russian.day(s.checked)}: {s.text}") for s in passport.sources),
        ("заметка", passport.note),
        *(("вопрос", question) for question in passport.questions),
    ]
    if passport.registration:
        r = passport.registration
        said.insert(2, ("регистрация", f"{r.body}, {russian.day(r.date)}, № {r.number}"))
    return [row(label, words) for label, words in said if words]


def hits_page(kb: KB, hits: list[Hit]) -> str:
    if not hits:
        return "Ничего не найдено. Попробуйте одно слово или другую форму."
    return "\n\n".join(
        f"{title(kb, hit.ref)}\n{wrapped(textwrap.shorten(hit.text, 400, placeholder=' …'), 2)}"
        for hit in hits
    )


def rows_page(rows: list[dict[str, str]]) -> str:
    if not rows:
        return "Изменений нет."
    return "\n".join(
        hanging(
            f"{one['id']:16} ",
            "; ".join(PREFIXES.get(k, "") + v for k, v in one.items() if v and k != "id"),
        )
        for one in rows
    )


def row(label: str, words: str) -> str:
    return hanging(f"    {label:12}", words)


def hanging(head: str, words: str) -> str:
    return textwrap.fill(
        words, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )


def wrapped(text: str, indent: int) -> str:
    space = " " * indent
    return "\n".join(
        textwrap.fill(
            line, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False
        )
        for line in text.split("\n")
    )
