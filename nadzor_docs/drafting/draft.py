"""The room's door: an act or a person's values go in, a finished Word file comes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nadzor_docs.drafting.act_values import act_values
from nadzor_docs.drafting.choice import Row, Stage, choose_protest, row_for
from nadzor_docs.drafting.compiled import load
from nadzor_docs.drafting.contract import Contract, find_kind
from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.drafting.fill import fill, participation_values, term_values
from nadzor_docs.drafting.office import Office, office_values
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.values import Filled
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import ActKind, Assessment, CourtAct, Language, Term, Truth
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
    stage = Stage(wishes.in_force, office.level if office else None)
    row = choose_protest(_needed(act), stage) if kind == PROTEST else None
    found = find_kind(row.draft if row else kind, wishes.templates)
    contract = found.contract
    if row is None and act is not None:
        row = row_for(kind, act, stage)
    known = _known(act)
    law_day = _law_day(contract, act, own, on)
    term, no_term = _term(contract, assessment, own, known, kb)
    supplies = {
        **act_values(act), **participation_values(assessment), **term_values(term, on),
        **office_values(office, contract.id),
    }  # fmt: skip
    if row and row.right:
        supplies["choice.right"] = Filled(row.right)
    if not wishes.annotate:
        supplies = {name: _without_quotes(value) for name, value in supplies.items()}
    filling = fill(
        contract, supplies, own, kb, law_day=law_day, today=on, known=known,
        also_cites=row.cites if row else (),
    )  # fmt: skip
    rendered = render(load(found.template), filling.values)
    warnings = [
        _about_choice(contract, act, stage, row), _about_language(act), no_term,
        *_about_term(term, on),
        *filling.proven.doubts,
    ]  # fmt: skip
    return Draft(
        contract.id, rendered.content, filling.proven.cites, rendered.marked,
        tuple(dict.fromkeys(warning for warning in warnings if warning)),
    )  # fmt: skip


def _known(act: CourtAct | None) -> frozenset[str]:
    """The findings that are true of the act."""
    findings = act.findings if act else ()
    return frozenset(finding.name for finding in findings if finding.truth is Truth.TRUE)


def _about_choice(
    contract: Contract, act: CourtAct | None, stage: Stage, row: Row | None
) -> str:
    """Why this document; where a person asked for another than the table gives, that too."""
    if act is None or not contract.acts:
        return ""
    try:
        chosen = choose_protest(act, stage)
    except NotPossible as error:
        return str(words()["other_choice"].format(because=error.message))
    if chosen.draft != contract.id:
        return str(words()["other_choice"].format(because=chosen.because))
    return row.because if row else ""


def _about_language(act: CourtAct | None) -> str:
    kazakh = act is not None and act.language is Language.KAZAKH
    return str(words()["kazakh_act"]) if kazakh else ""


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
    contract: Contract, assessment: Assessment | None, own: Mapping[str, Any],
    known: Collection[str], kb: KB,
) -> tuple[Term | None, str]:  # fmt: skip
    """The document's term, from the day that a person gave, else as the act was assessed;

    and why there is none, where the law sets none or its text isn't held.
    """
    kinds = contract.term_when or {}
    kind = next((kinds[name] for name in kinds if name in known), contract.term)
    start = own.get(contract.term_from) if contract.term_from else None
    if isinstance(start, date):
        from nadzor_docs.assessment import TermNotSet, compute_term

        try:
            return compute_term(kind, start, kb), ""
        except TermNotSet as error:
            return None, error.message
    terms = assessment.terms if assessment else ()
    return next((term for term in terms if term.id == kind), None), ""


def _about_term(term: Term | None, on: date) -> list[str]:
    if term is None:
        return []
    said = words()["term_passed" if term.due < on else "term_due"]
    return [said.format(due=f"{term.due:%d.%m.%Y}"), *term.derivation, *term.warnings]


def _without_quotes(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_quotes(item) for item in value]
    return Filled(value.value, value.gender) if isinstance(value, Filled) else value
