"""No document goes out on a false citation: each is proven against the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nadzor_docs.drafting.errors import FalseCitation
from nadzor_docs.drafting.values import Filled
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import KB
from nadzor_docs.knowledge.model import CitationCode


@dataclass(frozen=True, slots=True)
class Proven:
    """What was cited, what of it a lawyer must check, and what has gone out of force since."""

    cites: tuple[str, ...]
    doubts: tuple[str, ...]
    doubtful: frozenset[str]  # the references that ``doubts`` are about
    history: tuple[Filled, ...]


def prove(cites: Iterable[str], kb: KB, act_day: date, today: date) -> Proven:
    """Every citation exists and was in force on ``act_day``.

    Raises:
        FalseCitation: one isn't in the base, or wasn't in force on that day.
    """
    refs = tuple(dict.fromkeys(cites))
    doubts: dict[str, str] = {}
    for ref in refs:
        problem = kb.citation_problem(ref, act_day)
        if problem is None:
            continue
        if problem.code is not CitationCode.UNCERTAIN:
            raise FalseCitation(
                problem.message, where=ref, mend="Исправьте период ссылки в contract.yaml"
            )
        doubts[ref] = problem.message
    # «344» and «344(4)» are one doubt: the part says it for its article.
    said = tuple(
        message for ref, message in doubts.items()
        if not any(other.startswith(f"{ref}(") for other in doubts)
    )  # fmt: skip
    history = tuple(_history(refs, kb, act_day, today, said))
    return Proven(refs, said, frozenset(doubts), history)


def _history(
    refs: Iterable[str], kb: KB, act_day: date, today: date, doubts: Iterable[str]
) -> Iterable[Filled]:
    """A line for each cited act that is out of force today, and for each doubt a marked one."""
    said = words()["history"]
    for act in dict.fromkeys(ref.partition(":")[0] for ref in refs):
        if kb.in_force(act, today) is Truth.FALSE:
            line = said["out_of_force"].format(
                act=act_name(act, kb), day=f"{act_day:%d.%m.%Y}", how=_how_it_ended(act, kb)
            )
            yield Filled(line)
    for doubt in doubts:
        yield Filled(said["check"].format(doubt=doubt), blank=True)


def act_name(act: str, kb: KB) -> str:
    """An act's full name: «Закон Республики Казахстан от 21.12.1995 № 2709 «О Прокуратуре»»."""
    passport = kb.passport(act)
    named = words()["acts"].get(act) or words()["act_names"][passport.kind.value]
    return str(named.format(
        title=passport.title, number=passport.number, day=f"{passport.date:%d.%m.%Y}"
    ))  # fmt: skip


def _how_it_ended(act: str, kb: KB) -> str:
    passport, said = kb.passport(act), words()["history"]
    if passport.repealed_by:
        return str(said["repealed"].format(act=act_name(passport.repealed_by, kb)))
    until = passport.in_force.until
    return str(said["ended"].format(day=f"{until.latest:%d.%m.%Y}" if until else ""))
