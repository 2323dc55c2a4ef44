"""The terms of ``kb/terms``: one file a kind, one edition a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from nadzor_docs.assessment.conditions import Condition
from nadzor_docs.assessment.once import once
from nadzor_docs.facts import ActKind, Truth
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.model import Validity
from nadzor_docs.knowledge.problems import BrokenKB, located
from nadzor_docs.knowledge.schema import Problem, bind


class Unit(StrEnum):
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TermEdition:
    """How a term runs in a stretch of time, or why no date can be given.

    ``unset``: the law sets none or isn't read; ``absent``: there was no such term then.
    """

    id: Annotated[str, "Постоянное имя редакции: appeal-protest-a"]
    in_force: Annotated[Validity, "Для событий какого времени"]
    unset: Annotated[str, "Почему срок назвать нельзя"] = ""
    absent: Annotated[str, "Чем этот срок был тогда заменён"] = ""
    count: Annotated[int | None, "Сколько"] = None
    unit: Annotated[Unit, "day, working_day, month или year"] = Unit.DAY
    starts: Annotated[str, "С какого события течёт срок"] = ""
    roll: Annotated[bool, "Переносится ли последний нерабочий день"] = True
    roll_doubtful: Annotated[str, "Почему неясно, переносится ли: показать обе даты"] = ""
    other_event: Annotated[str, "Имя события, от которого закон тоже мог считать"] = ""
    other_doubt: Annotated[str, "Что сказать о двух событиях"] = ""
    clause: Annotated[str, "Пункт или статья, которая устанавливает срок"] = ""
    basis: Annotated[tuple[str, ...], "На чём основан: ссылки kb"] = ()
    from_act: Annotated[bool, "Можно ли считать от даты самого акта"] = False
    caveat: Annotated[str, "Оговорка, когда считают от даты акта"] = ""
    ask: Annotated[str, "Чего не хватает, когда от даты акта считать нельзя"] = ""
    warning: Annotated[str, "Оговорка об этой редакции"] = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """For which acts ``nadzor check`` names the term."""

    act_kind: Annotated[tuple[ActKind, ...], "Виды актов"]
    when: Annotated[Condition | None, "При каком условии"] = None


@dataclass(frozen=True, slots=True)
class TermRule:
    id: Annotated[str, "Имя срока, как у файла"]
    title: Annotated[str, "Как срок называется"]
    editions: Annotated[tuple[TermEdition, ...], "Редакции по порядку"]
    offer: Annotated[Offer | None, "Для каких актов срок называет nadzor check"] = None


@once
def term_rules(kb: KB) -> dict[str, TermRule]:
    """All kinds of terms by id. Raises :class:`BrokenKB` on the first problem."""
    rules = [_rule(path) for path in kb.files("terms").values()]
    return {rule.id: rule for rule in rules}


def _rule(path: Path) -> TermRule:
    problems: list[Problem] = []
    rule = bind(TermRule, load_yaml(path), problems)
    if rule is not None:
        problems += wrong_terms(rule, path.stem)
    if rule is None or problems:
        first = min(located(path, problems))
        raise BrokenKB(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return rule


def wrong_terms(rule: TermRule, name: str) -> list[Problem]:
    """A term has a length, a start and a basis, or says why none can be given."""
    problems = []
    if rule.id != name:
        said = f"id «{rule.id}» не совпадает с именем файла"
        problems.append(Problem(("id",), said, f"Назовите файл {rule.id}.yaml"))
    for number, edition in enumerate(rule.editions):
        whole = edition.count and edition.starts and edition.basis and edition.clause
        if [bool(whole), bool(edition.unset), bool(edition.absent)].count(True) != 1:
            said = f"редакция «{edition.id}»: нужны count, starts, clause и basis, либо одно unset"
            said += ", либо одно absent"
            problems.append(Problem(("editions", number), said))
    return problems


def basis_words(kb: KB, ref: str) -> str:
    """«ГПК 1999 года, ст. 334(3)», «Инструкция № 79, п. 6». Raises :class:`NotInKB`."""
    act, _, place = ref.partition(":")
    if act in kb.laws:
        if place:
            kb.article(ref)
        return f"{kb.short(act)}, ст. {place}" if place else kb.short(act)
    clause = kb.clause(ref)
    return f"{kb.short(act)}, п. {clause.id}"


def edition_of(rule: TermRule, day: date) -> tuple[TermEdition | None, Truth]:
    """The edition for an event of that day, and whether it surely held then."""
    covers = [(one.in_force.covers(day), one) for one in rule.editions]
    for wanted in (Truth.TRUE, Truth.UNKNOWN):
        for truth, edition in covers:
            if truth is wanted:
                return edition, truth
    return None, Truth.FALSE
