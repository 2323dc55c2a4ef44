"""From facts, office and a person's values to the values of one template, by its contract."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from nadzor_docs.drafting.citations import Proven, prove
from nadzor_docs.drafting.contract import Contract, Form, Need, Phrase
from nadzor_docs.drafting.errors import BadValues
from nadzor_docs.drafting.values import Filled, blank
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import Assessment, Gender, GroundStatus, Outcome, Term
from nadzor_docs.knowledge import KB
from nadzor_docs.knowledge.schema import nearest

# The names that assessments and the table of protests supply (see also ``draft``).
ASSESSMENT_SUPPLIES = frozenset({
    "term.due", "term.starts", "term.length", "term.derivation", "term.days_left",
    "term.strict_due", "participation.duty", "participation.grounds", "choice.right",
    "choice.in_force_date",
})  # fmt: skip
NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
LEGAL_BASIS = "норма закона, действовавшая на этот день"


@dataclass(frozen=True, slots=True)
class Filling:
    """All values of a document, and what its words about the law stand on."""

    values: Mapping[str, Any]
    proven: Proven


def fill(
    contract: Contract, supplies: Mapping[str, Any], own: Mapping[str, Any], kb: KB, *,
    law_day: date, today: date, known: Collection[str] = (), also_cites: Collection[str] = (),
) -> Filling:  # fmt: skip
    """Each need filled from a person's ``own`` values, else from ``supplies``, else a blank.

    ``law_day`` is the day whose law is cited (the act's), ``today`` the day of the document;
    ``known`` the findings that are true of the act.

    Raises:
        BadValues: an own value has a name or a shape that the contract doesn't know.
        FalseCitation: the law cited wasn't in force on ``law_day``.
    """
    _refuse_unknown(own, contract.needs, "")
    values = {name: _one(name, need, supplies, own) for name, need in contract.needs.items()}
    chosen = {
        name: next((one for one in editions if one.holds(law_day, known)), None)
        for name, editions in contract.phrases.items()
    }
    cites = [ref for phrase in chosen.values() if phrase for ref in phrase.cites]
    proven = prove([*cites, *also_cites], kb, law_day, today)
    values |= {name: _said(phrase, proven) for name, phrase in chosen.items()}
    values["history"] = list(proven.history)
    return Filling(values, proven)


def _said(phrase: Phrase | None, proven: Proven) -> Filled | str:
    """Words about the law; marked where all they stand on is doubtful on that day.

    Where only a part is, the note under the document says which.
    """
    if phrase is None:
        return blank(LEGAL_BASIS)
    if phrase.absent:
        return ""
    doubtful = bool(phrase.cites) and proven.doubtful.issuperset(phrase.cites)
    return Filled(phrase.text, unsure=doubtful)


def term_values(term: Term | None, today: date) -> Mapping[str, Any]:
    """What a computed term supplies: ``term.due`` (marked if in doubt), ``term.days_left``, …"""
    if term is None:
        return {}
    given: dict[str, Any] = {
        "due": Filled(term.due, unsure=bool(term.warnings)),
        "starts": Filled(term.starts),
        "length": Filled(term.length),
        "derivation": [Filled(line) for line in term.derivation],
        "days_left": Filled(max((term.due - today).days, 0)),
    }
    if term.strict_due:
        given["strict_due"] = Filled(term.strict_due)
    return {f"term.{name}": value for name, value in given.items()}


def participation_values(assessment: Assessment | None) -> Mapping[str, Any]:
    """``participation.duty`` and ``.grounds``: only where the prosecutor must surely take part."""
    if assessment is None or assessment.participation.outcome is not Outcome.MANDATORY:
        return {}
    grounds = assessment.participation.grounds
    met = [Filled(ground.explanation) for ground in grounds if ground.status is GroundStatus.MET]
    return {"participation.duty": Filled(words()["duty"]), "participation.grounds": met}


def _one(name: str, need: Need, supplies: Mapping[str, Any], own: Mapping[str, Any]) -> Any:
    if name in own and own[name] is not None:
        return _typed(own[name], need, name)
    if need.from_ in supplies:
        return _single(supplies[need.from_])
    if need.default:
        return Filled(need.default)
    if need.optional:
        return [] if need.form in (Form.LIST, Form.TABLE) else ""
    if need.form is Form.TABLE:
        return [_row({}, need.each or {}, name)]
    return [blank(need.about)] if need.form is Form.LIST else blank(need.about)


def _single(value: Any) -> Any:
    """A list of one is that one: «взыскатель», not «взыскатели»."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _typed(value: Any, need: Need, where: str) -> Any:
    """A person's value in the shape that the contract asks for."""
    if need.form is Form.TABLE:
        rows = _list(value, where)
        return [_row(row, need.each or {}, f"{where}[{i}]") for i, row in enumerate(rows, 1)]
    if need.form is Form.LIST:
        return [_scalar(item, where) for item in _list(value, where)]
    if need.form is Form.DATE:
        return _date(value, where)
    if need.form is Form.NUMBER:
        return _number(value, where)
    if isinstance(value, list):
        return _single([_person(item, where) for item in value])
    return _person(value, where)


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadValues("нужен список", where=where, mend="Начните каждую строку с «- »")
    return value


def _row(row: Any, each: Mapping[str, str], where: str) -> dict[str, Any]:
    """One row of a table; a field that isn't given is a blank."""
    if not isinstance(row, Mapping):
        raise BadValues("нужны поля строки", where=where, mend=f"Поля: {', '.join(each)}")
    _refuse_unknown(row, each, where)
    return {name: _cell(row.get(name), about, where) for name, about in each.items()}


def _cell(value: Any, about: str, where: str) -> Any:
    if value is None:
        return blank(about)
    if isinstance(value, list):
        return [_person(item, where) for item in value]
    return _person(value, where)


def _person(value: Any, where: str) -> Filled:
    """A text, or a person written as ``{name: …, gender: f}``."""
    if isinstance(value, Mapping):
        _refuse_unknown(value, {"name": "", "gender": ""}, where)
        if value.get("gender") not in (None, "m", "f"):
            raise BadValues("пол — m или f", where=where)
        gender = Gender(value["gender"]) if value.get("gender") else None
        return Filled(str(value.get("name", "")), gender)
    return _scalar(value, where)


def _scalar(value: Any, where: str) -> Filled:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        raise BadValues(f"«{value}» — не текст, не число и не дата", where=where)
    return Filled(str(value) if isinstance(value, float) else value)


def _date(value: Any, where: str) -> Filled:
    if isinstance(value, date):
        return Filled(value)
    try:
        return Filled(date.fromisoformat(str(value)))
    except ValueError:
        raise BadValues(
            f"«{value}» — не дата", where=where, mend="Запишите дату так: 2005-03-14"
        ) from None


def _number(value: Any, where: str) -> Filled:
    """A figure that a higher office adds up: digits, spaces between thousands allowed."""
    digits = str(value).replace("\u00a0", "").replace(" ", "").replace(",", ".", 1)
    if isinstance(value, bool) or not NUMBER.fullmatch(digits):
        raise BadValues(f"«{value}» — не число", where=where, mend="Запишите число цифрами")
    return Filled(value if isinstance(value, int) else Decimal(digits))


def _refuse_unknown(given: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
    for name in given:
        if name not in known:
            raise BadValues(
                f"нет такого поля: «{name}»", where=where,
                mend=nearest(str(name), known) or f"Бывают: {', '.join(known)}",
            )  # fmt: skip
