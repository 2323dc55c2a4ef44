"""What a person must know about a document besides its text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nadzor_docs.drafting.choice import Row, Stage, choose_protest
from nadzor_docs.drafting.contract import Contract
from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.drafting.words import words
from nadzor_docs.facts import CourtAct, Language, Term


def about_choice(
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


def about_language(act: CourtAct | None) -> str:
    kazakh = act is not None and act.language is Language.KAZAKH
    return str(words()["kazakh_act"]) if kazakh else ""


def about_term(term: Term | None, on: date) -> list[str]:
    if term is None:
        return []
    said = words()["term_passed" if term.due < on else "term_due"]
    counted = words()["term_counted"].format(derivation="; ".join(term.derivation))
    return [said.format(due=f"{term.due:%d.%m.%Y}"), counted, *term.warnings]


def about_day(act: CourtAct | None, on: date) -> str:
    """A document can't be older than the act it is about: a slip of the year, most often."""
    early = act is not None and act.date is not None and on < act.date.value
    return str(words()["before_act"]) if early else ""


def is_gap(mark: str) -> bool:
    """Is a highlighted place one to be filled in, not a word to be checked?"""
    return mark.startswith("[")


def about_marks(marked: Iterable[str]) -> list[str]:
    """The words that are highlighted because their case or their law isn't sure."""
    return [words()["unsure"].format(text=mark) for mark in marked if not is_gap(mark)]
