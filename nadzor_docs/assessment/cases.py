"""Cases of law as data: the facts of an act in a lawyer's words, and the answer they must get."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from nadzor_docs.assessment.assess import assess
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    Fact,
    Finding,
    GroundStatus,
    Language,
    Outcome,
    Participation,
    Party,
    PartyKind,
    Role,
    Source,
    Truth,
    Vulnerability,
)
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.problems import BrokenKB, located
from nadzor_docs.knowledge.schema import Problem, bind

BY_PERSON = "person"
NOTHING = ActText("", Source("", "yaml", ""), "", (0,))


@dataclass(frozen=True, slots=True)
class CaseAttribute:
    SHORT = "value"
    value: Annotated[Vulnerability, "minor, incapable, disabled, elderly или ill"]
    detail: Annotated[str, "group_1, group_2, group_3, limited, cannot_defend"] = ""


@dataclass(frozen=True, slots=True)
class CaseParty:
    name: Annotated[str, "Имя стороны"]
    kind: Annotated[PartyKind, "person, organization или state"]
    roles: Annotated[tuple[Role, ...], "Роли: creditor, debtor …"]
    attributes: Annotated[tuple[CaseAttribute, ...], "Что мешает защищать себя"] = ()
    doubts: Annotated[tuple[str, ...], "state_share, foreign_state, unnamed …"] = ()


@dataclass(frozen=True, slots=True)
class LegalCase:
    """Facts and the answer that they must get by one instrument, or by what was in force."""

    act: Annotated[str, "Что произошло, словами юриста"]
    outcome: Annotated[Outcome, "mandatory, not_mandatory, review или out_of_scope"]
    why: Annotated[str, "Почему ответ таков"]
    date: Annotated[dt.date | None, "День акта"] = None
    kind: Annotated[ActKind, "Вид акта"] = ActKind.RULING
    parties: Annotated[tuple[CaseParty, ...], "Стороны"] = ()
    facts: Annotated[tuple[str, ...], "Какие факты установлены"] = ()
    absent: Annotated[tuple[str, ...], "О чём известно, что этого нет"] = ()
    unknown: Annotated[tuple[str, ...], "Что неясно"] = ()
    instrument: Annotated[str, "По какому акту ответ; нет поля — по действовавшему"] = ""
    applied: Annotated[str, "Какой акт должен быть применён по умолчанию"] = ""
    grounds: Annotated[tuple[str, ...], "Какие основания есть"] = ()
    in_doubt: Annotated[tuple[str, ...], "Какие основания под вопросом"] = ()
    also_as: Annotated[tuple[Role, ...], "Тот же ответ, если первая сторона в этой роли"] = ()
    also_with: Annotated[
        tuple[CaseAttribute, ...], "Тот же ответ, если у первой стороны такой признак"
    ] = ()
    also_doubt: Annotated[tuple[str, ...], "Тот же ответ, если о ней такое сомнение"] = ()
    first_question: Annotated[str, "С чего начинается первый вопрос"] = ""
    says: Annotated[str, "Что сказано в оговорках"] = ""


def read_cases(path: Path) -> tuple[LegalCase, ...]:
    """The cases of a file. Raises :class:`BrokenKB` with file and line."""
    problems: list[Problem] = []
    found = bind(tuple[LegalCase, ...], load_yaml(path), problems)
    if found is None:
        first = min(located(path, problems))
        raise BrokenKB(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return found


def court_act(case: LegalCase) -> CourtAct:
    """The act that a case describes; nothing in it has a place, a person stated it all."""
    stated = ((Truth.TRUE, case.facts), (Truth.FALSE, case.absent), (Truth.UNKNOWN, case.unknown))
    return CourtAct(
        text=NOTHING,
        language=Language.RUSSIAN,
        kind=Fact(case.kind, None, BY_PERSON),
        date=Fact(case.date, None, BY_PERSON) if case.date else None,
        parties=tuple(_party(party) for party in case.parties),
        findings=tuple(
            Finding(name, truth, None, BY_PERSON) for truth, names in stated for name in names
        ),
    )


def _party(party: CaseParty) -> Party:
    return Party(
        name=party.name,
        kind=party.kind,
        roles=party.roles,
        attributes=tuple(
            Attribute(one.value, None, BY_PERSON, one.detail) for one in party.attributes
        ),
        doubts=tuple(Fact(doubt, None, BY_PERSON) for doubt in party.doubts),
    )


def mismatches(case: LegalCase, kb: KB) -> Iterator[str]:
    """How the answer differs from what the case expects, the variants that it names included."""
    for variant in (case, *variants(case)):
        answer = assess(court_act(variant), kb, instrument=variant.instrument or None)
        yield from differences(variant, answer.participation)


def variants(case: LegalCase) -> Iterator[LegalCase]:
    """The same case with its first party in another role, or with another sign or doubt."""
    if not case.parties:
        return
    first, *others = case.parties
    plain = replace(case, first_question="", also_as=(), also_with=(), also_doubt=())
    for role in case.also_as:
        yield replace(plain, parties=(replace(first, roles=(role,)), *others, *_in_place(case)))
    for sign in case.also_with:
        yield replace(plain, parties=(replace(first, attributes=(sign,)), *others))
    for doubt in case.also_doubt:
        yield replace(plain, parties=(replace(first, doubts=(doubt,)), *others))


def _in_place(case: LegalCase) -> tuple[CaseParty, ...]:
    """Private companies in the roles of creditor and debtor that the first party leaves."""
    left = [role for role in case.parties[0].roles if role in (Role.CREDITOR, Role.DEBTOR)]
    return tuple(
        CaseParty("ТОО «Иная сторона»", PartyKind.ORGANIZATION, (role,)) for role in left
    )


def differences(case: LegalCase, given: Participation) -> Iterator[str]:
    """How an answer differs from what the case expects, in words."""
    pairs = (
        ("ответ", case.outcome.value, given.outcome.value),
        ("основания", set(case.grounds), _ids(given, GroundStatus.MET)),
        ("под вопросом", set(case.in_doubt), _ids(given, GroundStatus.IN_DOUBT)),
        ("применён", case.applied or given.instrument, given.instrument),
    )
    for what, wanted, found in pairs:
        if wanted != found:
            yield f"{what}: ожидалось {wanted}, получено {found}"
    if not "".join(given.questions[:1]).startswith(case.first_question):
        yield f"первый вопрос: «{given.questions[:1]}»"
    if case.says not in " ".join(given.warnings):
        yield f"в оговорках нет слов «{case.says}»"


def _ids(given: Participation, status: GroundStatus) -> set[str]:
    return {ground.id for ground in given.grounds if ground.status is status}
