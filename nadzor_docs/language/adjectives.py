"""Adjectives by their endings alone, so that unknown ones («Бостандыкский») decline as well."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nadzor_docs.language.cases import OBLIQUE, Case

HISSING = "жшчщ"
VELAR = "гкх"
# gen, dat, acc (of what isn't alive), ins, prep; «o» and «y» are hard, «e» and «i» soft.
ENDINGS = {
    ("masc", "hard"): ("ого", "ому", "", "ым", "ом"),
    ("masc", "soft"): ("его", "ему", "", "им", "ем"),
    ("masc", "velar"): ("ого", "ому", "", "им", "ом"),
    ("femn", "hard"): ("ой", "ой", "ую", "ой", "ой"),
    ("femn", "soft"): ("ей", "ей", "юю", "ей", "ей"),
    ("femn", "hissing"): ("ей", "ей", "ую", "ей", "ей"),
    ("neut", "hard"): ("ого", "ому", "", "ым", "ом"),
    ("neut", "soft"): ("его", "ему", "", "им", "ем"),
    ("neut", "velar"): ("ого", "ому", "", "им", "ом"),
    ("masc", "third"): ("его", "ему", "", "им", "ем"),
    ("femn", "third"): ("ей", "ей", "ю", "ей", "ей"),
    ("neut", "third"): ("его", "ему", "", "им", "ем"),
    ("plur", "third"): ("их", "им", "", "ими", "их"),
    ("plur", "hard"): ("ых", "ым", "", "ыми", "ых"),
    ("plur", "soft"): ("их", "им", "", "ими", "их"),
}
THIRD = {"третий": "masc", "третья": "femn", "третье": "neut", "третьи": "plur"}
ORDINAL = re.compile(r"(\d+)-(й|я|е)")
ORDINAL_FORMS = {
    "й": ("masc", ("го", "му", "", "м", "м")),
    "я": ("femn", ("й", "й", "ю", "й", "й")),
    "е": ("neut", ("го", "му", "", "м", "м")),
}
GENDER_BY_END = {"ый": "masc", "ий": "masc", "ой": "masc", "ая": "femn", "яя": "femn",
                 "ое": "neut", "ее": "neut", "ые": "plur", "ие": "plur"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Adjective:
    """A nominative adjective or participle: its stem, «masc femn neut plur», its type."""

    word: str
    stem: str
    gender: str
    type: str

    def form(self, case: Case, animate: bool) -> str:
        """Its form with a noun that is alive (``animate``) or isn't."""
        if case is Case.NOM:
            return self.word
        if case is Case.ACC and self.gender != "femn":
            return self.form(Case.GEN, animate) if animate and self.gender != "neut" else self.word
        return self.stem + self._endings()[OBLIQUE.index(case)]

    def plural(self, case: Case, animate: bool = False) -> str:
        """The plural with a noun of any gender: «исполнительных»."""
        if self.type in ORDINAL_FORMS:
            return self.word
        if self.gender == "plur":
            return self.form(case, animate)
        if case is Case.ACC:
            return self.plural(Case.GEN if animate else Case.NOM)
        soft = self.type in ("soft", "velar", "hissing", "third") or self.stem[-1] in VELAR
        if case is Case.NOM:
            return self.stem + {"third": "и"}.get(self.type, "ие" if soft else "ые")
        return self.stem + ENDINGS["plur", "soft" if soft else "hard"][OBLIQUE.index(case)]

    def _endings(self) -> tuple[str, ...]:
        if self.type in ORDINAL_FORMS:
            return ORDINAL_FORMS[self.type][1]
        return ENDINGS[self.gender, self.type]


def adjective(word: str) -> Adjective | None:
    """``word`` (lower case) as a nominative adjective by its ending; ``None``: it can't be one."""
    if numeral := ORDINAL.fullmatch(word):  # «1-й заместитель»
        end = numeral[2]
        return Adjective(word, numeral[1] + "-", ORDINAL_FORMS[end][0], end)
    gender = THIRD.get(word) or GENDER_BY_END.get(word[-2:])
    stem = word[:-2]
    if gender is None or len(stem) < 2:
        return None
    if word in THIRD:  # «третий», «третья», «третье»: «треть-его»
        return Adjective(word, "треть", THIRD.get(word, gender), "third")
    return Adjective(word, stem, gender, _type(word, stem, gender))


def _type(word: str, stem: str, gender: str) -> str:
    last = stem[-1]
    if last in HISSING:
        if word.endswith(("ой", "ое")):
            return "velar"
        return "hissing" if gender == "femn" else "soft"
    if last in VELAR:
        return {"femn": "hard", "plur": "soft"}.get(gender, "velar")
    return "soft" if word.endswith(("ий", "яя", "ее", "ие")) else "hard"
