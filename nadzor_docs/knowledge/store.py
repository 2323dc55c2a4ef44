"""The knowledge base: its folder, an office's own folder laid over it, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from nadzor_docs.data import data_folder
from nadzor_docs.facts import Truth
from nadzor_docs.knowledge.model import (
    UNKNOWN_DAY,
    CitationCode,
    CitationProblem,
    Clause,
    Edition,
    Instrument,
    Law,
    Mark,
    Passport,
    Validity,
)
from nadzor_docs.knowledge.problems import BrokenKB, Finding, NotInKB, from_error, located
from nadzor_docs.knowledge.schema import Problem, bind, nearest
from nadzor_docs.knowledge.yaml_files import BrokenYaml, load_yaml

Act = TypeVar("Act", Instrument, Law)
STRENGTH = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)


@dataclass(frozen=True, slots=True)
class KB:
    """The knowledge base. ``overlay`` is an office's own folder: its files win, one by one.

    A reference is ``ACT`` or ``ACT:PROVISION``: ``kz-gp-2002-79:5``, ``kz-gp-2002-79:4.2`` (the
    second paragraph of clause 4), ``gpk-1999:334(3)`` (an article with its part).
    """

    folder: Path
    overlay: Path | None
    instruments: Mapping[str, Instrument]
    laws: Mapping[str, Law]
    broken: frozenset[str] = frozenset()  # acts left out because their files have errors
    listed: dict[str, dict[str, Path]] = field(default_factory=dict, repr=False, compare=False)

    def files(self, below: str) -> dict[str, Path]:
        """The YAML files of a subfolder by their path in it, sorted; the overlay's replace ours.

        Listed once: a knowledge base is what its folders held when it was loaded.
        """
        if below not in self.listed:
            self.listed[below] = files(self.folder, self.overlay, below)
        return self.listed[below]

    def path(self, name: str) -> Path:
        """Where a file of the base stands, e.g. ``rules/participation/kz-gp-2002-79.yaml``."""
        own = self.overlay / name if self.overlay else None
        return own if own and own.is_file() else self.folder / name

    def load(self, name: str) -> Any:
        """The YAML file ``name`` of the base, the overlay's where it has one."""
        return load_yaml(self.path(name))

    def instrument(self, id: str) -> Instrument:
        """The instrument of that id. Raises :class:`NotInKB`."""
        return _named(self.instruments, id, "инструкции или правила")

    def law(self, id: str) -> Law:
        """The cited law of that id. Raises :class:`NotInKB`."""
        return _named(self.laws, id, "закона")

    def passport(self, id: str) -> Passport:
        """The passport of an instrument (its law's, where it quotes a law) or of a law."""
        if id in self.laws:
            return self.laws[id].passport
        instrument = self.instrument(id)
        return instrument.passport or self.law(instrument.law).passport

    def short(self, id: str) -> str:
        """How the act is called in answers: «Инструкция № 79», «ГПК 1999 года»."""
        return (self.laws[id] if id in self.laws else self.instrument(id)).short

    def clause(self, ref: str, on: date | None = None) -> Clause:
        """The clause of an instrument, also by a paragraph of it or a norm's id.

        ``on`` picks the edition; without it, the last one. Raises :class:`NotInKB`.
        """
        return self.clause_editions(ref, on)[-1]

    def clause_editions(self, ref: str, on: date | None = None) -> tuple[Clause, ...]:
        """The clause in all its editions, or in those that held, surely or possibly, on a day."""
        act, _, place = ref.partition(":")
        instrument, whole = self.instrument(act), self.passport(act).in_force
        editions = tuple(c for c in all_clauses(instrument) if holds(c, place))
        if on is not None:
            editions = tuple(c for c in editions if clause_days(c, whole).covers(on) != Truth.FALSE)
        if not editions:
            raise NotInKB(_missing_clause(instrument, place, on), where=ref)
        return editions

    def text(self, ref: str, on: date | None = None) -> str:
        """The verbatim words of a clause, a paragraph, or a part of the frame (``order.title``)."""
        act, _, place = ref.partition(":")
        frame = self.instrument(act).frame
        if place in frame:
            return frame[place]
        clause = self.clause(ref, on)
        return clause.paragraphs.get(place) or clause.text

    def article(self, ref: str, on: date | None = None) -> Edition:
        """What a cited article says on a day (without a day: in its last edition).

        A part that isn't listed by itself (``334(1)``) is answered by its article.
        Raises :class:`NotInKB` where the article isn't held, or not for that day.
        """
        law = self.law(ref.partition(":")[0])
        editions = article_editions(law, ref.partition(":")[2])
        if on is not None:
            editions = tuple(e for e in editions if edition_covers(law, e, on) != Truth.FALSE)
        if not editions:
            raise NotInKB("такой статьи на этот день в базе нет", where=ref)
        return editions[-1]

    def in_force(self, ref: str, on: date) -> Truth:
        """Was the act, or the provision, in force on that day? Unknown where a day isn't known."""
        act, _, place = ref.partition(":")
        whole = self.passport(act).in_force.covers(on)
        if not place or whole is Truth.FALSE:
            return whole
        parts = {days.covers(on) for days in self.stretches(ref)}
        return weaker(whole, max(parts, key=STRENGTH.index, default=Truth.FALSE))

    def stretches(self, ref: str) -> list[Validity]:
        """When each edition of a provision was in force, never outside the act's own days."""
        act, _, place = ref.partition(":")
        whole = self.passport(act).in_force
        if act in self.laws:
            return [edition_days(e, whole) for e in article_editions(self.laws[act], place)]
        instrument = self.instruments[act]
        clauses = [c for c in all_clauses(instrument) if holds(c, place)]
        return [clause_days(c, whole) for c in clauses] or [whole] * (place in instrument.frame)

    def citation_problem(self, ref: str, on: date) -> CitationProblem | None:
        """Why ``ref`` can't be cited as the law in force on a day; ``None``: it can."""
        act, _, place = ref.partition(":")
        if not self.has(ref):
            return CitationProblem(ref, CitationCode.MISSING, f"в базе знаний нет нормы «{ref}»")
        truth, name = self.in_force(ref, on), self.short(act)
        what = f"{name}, {place}" if place else name
        if truth is Truth.FALSE:
            return self._out_of_force(ref, what, on)
        if truth is Truth.UNKNOWN or (place and self._mark(ref, on) is Mark.UNCERTAIN):
            said = f"{what}: не установлено, действовала ли норма {on:%d.%m.%Y} и в какой редакции"
            return CitationProblem(ref, CitationCode.UNCERTAIN, said)
        return None

    def _mark(self, ref: str, on: date) -> Mark:
        act, _, place = ref.partition(":")
        if act in self.laws:
            return self.article(ref, on).mark
        framed = place in self.instrument(act).frame
        return self.passport(act).mark if framed else self.clause(ref, on).mark

    def has(self, ref: str) -> bool:
        """Is there such an act and, where one is named, such a provision?"""
        act, _, place = ref.partition(":")
        if act in self.broken:
            return True  # its own file is what has to be mended
        if act in self.laws:
            return not place or bool(article_editions(self.laws[act], place))
        if act not in self.instruments:
            return False
        held = self.instruments[act]
        return not place or place in held.frame or any(holds(c, place) for c in all_clauses(held))

    def _out_of_force(self, ref: str, what: str, on: date) -> CitationProblem:
        days = self.stretches(ref) if ":" in ref else [self.passport(ref).in_force]
        if all(on < one.from_.earliest for one in days):
            said = f"{what}: {on:%d.%m.%Y} норма ещё не действовала"
            return CitationProblem(ref, CitationCode.NOT_YET, said)
        said = f"{what}: {on:%d.%m.%Y} норма уже не действовала"
        return CitationProblem(ref, CitationCode.HISTORICAL, said)

    def instruments_in_force(self, on: date) -> tuple[Instrument, ...]:
        """Instruments in force on a day, surely or possibly (see :meth:`in_force`)."""
        return tuple(
            one for id, one in self.instruments.items() if self.in_force(id, on) != Truth.FALSE
        )

    def laws_in_force(self, on: date) -> tuple[Law, ...]:
        """Cited laws in force on a day, surely or possibly."""
        return tuple(one for id, one in self.laws.items() if self.in_force(id, on) != Truth.FALSE)


def weaker(one: Truth, other: Truth) -> Truth:
    """Kleene's «and» of two values."""
    if Truth.FALSE in (one, other):
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in (one, other) else Truth.TRUE


def all_clauses(instrument: Instrument) -> tuple[Clause, ...]:
    """The order's own points, then the clauses."""
    return (*instrument.order, *instrument.clauses)


def holds(clause: Clause, place: str) -> bool:
    """Is ``place`` this clause, a paragraph of it, or a norm of it?"""
    return (
        clause.id == place
        or place in clause.paragraphs
        or any(norm.id == place for norm in clause.norms)
    )


def article_editions(law: Law, number: str) -> tuple[Edition, ...]:
    """The editions of an article, or of the article whose part is meant."""
    return law.articles.get(number) or law.articles.get(number.partition("(")[0]) or ()


def edition_days(edition: Edition, whole: Validity) -> Validity:
    """An edition's own days; where it has none, those of its act."""
    return Validity(edition.from_ or whole.from_, edition.until or whole.until)


def clause_days(clause: Clause, whole: Validity) -> Validity:
    """A clause's own days; where it has none, those of its act."""
    own = clause.in_force or whole
    start = whole.from_ if own.from_ is UNKNOWN_DAY else own.from_
    return Validity(start, own.until or whole.until)


def edition_covers(law: Law, edition: Edition, on: date) -> Truth:
    """Was this edition of an article in force on a day?"""
    whole = law.passport.in_force
    return weaker(edition_days(edition, whole).covers(on), whole.covers(on))


def _named(acts: Mapping[str, Act], id: str, what: str) -> Act:
    if id not in acts:
        mend = nearest(id, acts) or f"Есть: {', '.join(acts)}"
        raise NotInKB(f"в базе нет {what} «{id}»", mend=mend)
    return acts[id]


def _missing_clause(instrument: Instrument, place: str, on: date | None) -> str:
    if not instrument.clauses:
        return f"текста акта «{instrument.short}» в базе нет: из него ничего не следует"
    day = f" на {on:%d.%m.%Y}" if on else ""
    return f"в акте «{instrument.short}» нет пункта «{place}»{day}"


def files(folder: Path, overlay: Path | None, below: str) -> dict[str, Path]:
    """YAML files of ``below`` by their path in it; those of ``overlay`` replace ours."""
    found: dict[str, Path] = {}
    for root in (folder, overlay):
        if root is not None:
            start = root / below
            found |= {p.relative_to(start).as_posix(): p for p in start.rglob("*.yaml")}
    return dict(sorted(found.items()))


def read_acts(kind: type[Act], paths: Mapping[str, Path]) -> tuple[dict[str, Act], list[Finding]]:
    """The acts of a folder by id, and every problem of their files."""
    acts: dict[str, Act] = {}
    findings: list[Finding] = []
    for name, path in paths.items():
        problems: list[Problem] = []
        try:
            act = bind(kind, load_yaml(path), problems)
        except BrokenYaml as error:
            findings.append(from_error(error))
            continue
        if act is not None and f"{act.id}.yaml" != name:
            mend = f"Назовите файл {act.id}.yaml или исправьте id"
            problems.append(Problem(("id",), f"id «{act.id}» не совпадает с именем файла", mend))
        if act is not None and not problems:
            acts[act.id] = act
        findings += located(path, problems)
    return acts, findings


def read_kb(folder: Path, overlay: Path | None = None) -> tuple[KB, list[Finding]]:
    """The base and every problem of its acts' files; the acts that have one are left out."""
    laws, findings = read_acts(Law, files(folder, overlay, "laws"))
    broken = {Path(one.file).stem for one in findings}
    paths = files(folder, overlay, "instruments")
    instruments, wrong = read_acts(Instrument, paths)
    for id, one in [*instruments.items()]:
        problem = None if one.law in broken else _no_identity(one, laws)
        if problem or one.law in broken:
            wrong += located(paths[f"{id}.yaml"], [problem] if problem else [])
            broken.add(instruments.pop(id).id)
    ranked = sorted(instruments.values(), key=lambda one: _rank(one, laws))
    broken |= {Path(one.file).stem for one in wrong}
    kb = KB(folder, overlay, {one.id: one for one in ranked}, laws, frozenset(broken))
    return kb, findings + wrong


def _no_identity(instrument: Instrument, laws: Mapping[str, Law]) -> Problem | None:
    """Every act has one passport: its own, or that of the law it quotes."""
    if (instrument.passport is None) == (not instrument.law):
        mend = "passport — свой паспорт акта, law — имя закона из папки laws"
        return Problem((), "нужно одно из двух: passport или law", mend)
    if instrument.law and instrument.law not in laws:
        mend = nearest(instrument.law, laws) or f"Добавьте файл laws/{instrument.law}.yaml"
        return Problem(("law",), f"в базе нет закона «{instrument.law}»", mend)
    return None


def _rank(instrument: Instrument, laws: Mapping[str, Law]) -> tuple[bool, date]:
    """Prosecutors' own instruments first, then the statutes' rules; each by adoption."""
    passport = instrument.passport or laws[instrument.law].passport
    return bool(instrument.law), passport.date


def check_folders(*roots: Path | None) -> None:
    """A folder that isn't there is an error, not an empty base."""
    for root in roots:
        if root is not None and not root.is_dir():
            mend = "Проверьте путь к папке"
            raise BrokenKB("нет такой папки базы знаний", where=str(root), mend=mend)


def load_kb(folder: Path | None = None, overlay: Path | None = None) -> KB:
    """The knowledge base in ``folder`` (the shipped one if not given), an office's over it.

    Raises :class:`BrokenKB` on the first problem and says how many there are.
    """
    base = folder or data_folder("kb")
    check_folders(base, overlay)
    kb, findings = read_kb(base, overlay)
    if findings:
        first = min(findings)
        more = f" Всего ошибок: {len(findings)}." if len(findings) > 1 else ""
        mend = f"{first.mend}.{more} Все ошибки покажет nadzor kb lint".lstrip(". ")
        raise BrokenKB(first.message, where=f"{first.file}:{first.line}", mend=mend)
    return kb


@lru_cache(maxsize=64)
def vocabulary(name: str) -> Any:
    """The word list ``kb/vocabulary/NAME.yaml``, read once a process: not to be changed."""
    return load_yaml(data_folder("kb") / "vocabulary" / f"{name}.yaml")
