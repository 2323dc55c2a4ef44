"""The six cases, and what declining a text gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from nadzor_docs.facts import Gender


class Case(StrEnum):
    """Russian cases by the names of the public answer."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    INS = "ins"
    PREP = "prep"

    @property
    def grammeme(self) -> str:
        """The case's name in OpenCorpora's dictionary."""
        return GRAMMEMES[self]


GRAMMEMES = {
    Case.NOM: "nomn", Case.GEN: "gent", Case.DAT: "datv",
    Case.ACC: "accs", Case.INS: "ablt", Case.PREP: "loct",
}  # fmt: skip
OBLIQUE = (Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.PREP)


class TextKind(StrEnum):
    """What is declined: a person, a title (post, court, body) or an organisation."""

    PERSON = "person"
    TITLE = "title"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Declined:
    """A text in one case. What isn't ``sure`` keeps its form, and ``notes`` say why (Russian)."""

    text: str
    sure: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A text in all six cases."""

    text: str
    kind: TextKind
    gender: Gender | None
    forms: Mapping[Case, str]
    sure: bool = True
    notes: tuple[str, ...] = ()

    def __getitem__(self, case: Case | str) -> Declined:
        return Declined(self.forms[Case(case)], self.sure, self.notes)


def unchanged(text: str, kind: TextKind, gender: Gender | None, note: str = "") -> Paradigm:
    """``text`` in its own form in every case; with a ``note`` it is marked as not sure."""
    forms = dict.fromkeys(Case, text)
    return Paradigm(text, kind, gender, forms, sure=not note, notes=(note,) if note else ())
