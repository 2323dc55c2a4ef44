"""The room's door: an act or a person's values go in, a finished Word file comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from nadzor_docs.drafting.act_values import act_values
from nadzor_docs.drafting.advice import (
    about_choice,
    about_day,
    about_language,
    about_marks,
    about_term,
    is_gap,
)
from nadzor_docs.drafting.choice import Row, Stage, choose_protest, row_for
from nadzor_docs.drafting.compiled import load
from nadzor_docs.drafting.contract import Contract, Kind, find_kind
from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.drafting.fill import fill, participation_values, term_values
from nadzor_docs.drafting.office import Office, office_values
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.trace import Subject, subject
from nadzor_docs.drafting.values import Filled
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import ActKind, Assessment, CourtAct, Term, Truth
from nadzor_docs.knowledge import KB

PROTEST = "protest"  # «какой положен по акту», see choice


@dataclass(frozen=True, slots=True)
class Draft:
    """A document: its bytes, what it cites, what a person must still write, what to know."""

    kind: str
    content: bytes
    cites: tuple[str, ...]
    blanks: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a document is asked for, besides its values."""

    in_force: bool = False
    annotate: bool = False
    templates: Path | None = None


def draft(
    kind: str, act: CourtAct | None, assessment: Assessment | None, kb: KB, *,
    office: Office | None = None, values: Mapping[str, Any] | None = None, on: date,
    wishes: Wishes = Wishes(),
) -> Draft:  # fmt: skip
    """The document ``kind`` (``protest``: the one that the act takes) as of the day ``on``.

    Args:
        act: the court act; ``None`` for kinds that aren't about one.
        assessment: its assessment, whose terms the document prints.
        values: a person's values by the names of the contract; they outweigh the act's.

    Raises:
        NotPossible: the law gives no such document for this act.
        FalseCitation: the document would cite a norm not in force on the act's day.
    """
    own = values or {}
    order = _order(kind, act, office, own, on, wishes)
    term, no_term = _term(order, assessment, own, kb)
    supplies = _supplies(order, assessment, term, office, on)
    if not wishes.annotate:
        supplies = {name: _without_quotes(value) for name, value in supplies.items()}
    filling = fill(
        order.contract, supplies, own, kb, law_day=order.law_day, today=on,
        known=_known(act), also_cites=order.row.cites if order.row else (),
    )  # fmt: skip
    rendered = render(load(order.kind.template), filling.values, _subject(order))
    warnings = (
        about_choice(order.contract, act, order.stage, order.row),
        about_language(act), about_day(act, on), no_term, *about_term(term, on),
        *filling.proven.doubts, *about_marks(rendered.marked),
    )  # fmt: skip
    return Draft(
        order.contract.id,
        rendered.content,
        filling.proven.cites,
        tuple(mark for mark in rendered.marked if is_gap(mark)),
        tuple(dict.fromkeys(warning for warning in warnings if warning)),
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made: of which kind, by which row of the table, by the law of which day."""

    kind: Kind
    act: CourtAct | None
    stage: Stage
    row: Row | None
    law_day: date

    @property
    def contract(self) -> Contract:
        return self.kind.contract

    @property
    def in_force(self) -> date | None:
        """The day the act came into force, where that is the day it was made."""
        at_once = self.row is not None and self.row.at_once
        return self.act.date.value if at_once and self.act and self.act.date else None


def _order(
    kind: str, act: CourtAct | None, office: Office | None, own: Mapping[str, Any], on: date,
    wishes: Wishes,
) -> _Order:  # fmt: skip
    stage = Stage(wishes.in_force, office.level if office else None, wishes.templates)
    row = choose_protest(_needed(act), stage) if kind == PROTEST else None
    found = find_kind(row.draft if row else kind, wishes.templates)
    if row is None and act is not None:
        row = row_for(kind, act, stage)
    return _Order(found, act, stage, row, _law_day(found.contract, act, own, on))


def _subject(order: _Order) -> Subject:
    act = order.act
    return subject(
        order.contract.id,
        number=act.case_number.value if act and act.case_number else "",
        date=str(act.date.value) if act and act.date else "",
    )


def _supplies(
    order: _Order, assessment: Assessment | None, term: Term | None, office: Office | None, on: date
) -> dict[str, Any]:
    """Everything that is known, by the names that contracts ask for."""
    supplies = {
        **act_values(order.act), **participation_values(assessment), **term_values(term, on),
        **office_values(office, order.contract.id),
    }  # fmt: skip
    if order.row and order.row.right:
        supplies["choice.right"] = Filled(order.row.right)
    if order.in_force:
        supplies["choice.in_force_date"] = Filled(order.in_force)
    return supplies


def _known(act: CourtAct | None) -> frozenset[str]:
    """The findings that are true of the act."""
    findings = act.findings if act else ()
    return frozenset(finding.name for finding in findings if finding.truth is Truth.TRUE)


def _needed(act: CourtAct | None) -> CourtAct:
    if act is None:
        raise NotPossible("документ составляется по судебному акту", mend="Укажите файл акта")
    return act


def _law_day(
    contract: Contract, act: CourtAct | None, own: Mapping[str, Any], on: date
) -> date:
    """The day whose law is cited: the act's own; without an act, the document's own."""
    if contract.acts:
        act = _needed(act)
    if act is None or act.date is None:
        written = own.get("document_date")
        return written if isinstance(written, date) else on
    day = act.date.value
    if act.kind is not None and contract.acts:
        _refuse_kind(contract, act.kind.value)
    if not (contract.from_act_date or date.min) <= day <= (contract.until_act_date or date.max):
        raise NotPossible(
            words()["not_in_period"].format(title=contract.title, day=f"{day:%d.%m.%Y}")
        )
    return day


def _refuse_kind(contract: Contract, kind: ActKind) -> None:
    if kind not in contract.acts:
        names = words()["act_kinds"]
        allowed = ", ".join(names[one.value] for one in contract.acts)
        raise NotPossible(
            f"документ «{contract.title}» составляется не по такому акту: "
            f"это {names[kind.value]}, а нужно {allowed}",
            mend="Какой протест положен, скажет nadzor draft protest АКТ",
        )


def _term(
    order: _Order, assessment: Assessment | None, own: Mapping[str, Any], kb: KB
) -> tuple[Term | None, str]:
    """The document's term, from the day that a person gave, else as the act was assessed;

    and why there is none, where the law sets none or its text isn't held.
    """
    contract, known = order.contract, _known(order.act)
    kinds = contract.term_when or {}
    kind = next((kinds[name] for name in kinds if name in known), contract.term)
    start = own.get(contract.term_from, order.in_force) if contract.term_from else None
    if isinstance(start, date):
        from nadzor_docs.assessment import TermNotSet, compute_term

        try:
            return compute_term(kind, start, kb), ""
        except TermNotSet as error:
            return None, error.message
    terms = assessment.terms if assessment else ()
    return next((term for term in terms if term.id == kind), None), ""


def _without_quotes(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_quotes(item) for item in value]
    return replace(value, quote="") if isinstance(value, Filled) else value
