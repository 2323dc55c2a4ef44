"""Does the base agree with itself? Every contradiction is a problem with its place and mend.

Checked beyond the schema: references lead somewhere, quotes are words of their clause, days
neither overlap nor leave a gap, and what one act says of another, the other says too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from nadzor_docs.knowledge.model import (
    Boundary,
    Clause,
    Instrument,
    Law,
    Norm,
    Passport,
    Validity,
)
from nadzor_docs.knowledge.problems import Finding, from_error, located
from nadzor_docs.knowledge.quotes import quote_problem
from nadzor_docs.knowledge.schema import Path as Place
from nadzor_docs.knowledge.schema import Problem, nearest
from nadzor_docs.knowledge.store import KB, all_clauses, clause_days, edition_days, files, read_kb
from nadzor_docs.knowledge.yaml_files import BrokenYaml, load_yaml

DAY = timedelta(days=1)
Problems = Iterator[Problem]


def lint_kb(folder: Path, overlay: Path | None = None) -> tuple[KB, list[Finding]]:
    """The base with everything that is wrong with its instruments and laws, in order of place."""
    kb, findings = read_kb(folder, overlay)
    for instrument in kb.instruments.values():
        path = kb.path(f"instruments/{instrument.id}.yaml")
        findings += located(path, instrument_problems(kb, instrument))
    for law in kb.laws.values():
        findings += located(kb.path(f"laws/{law.id}.yaml"), law_problems(kb, law))
    findings += other_files(folder, overlay)
    return kb, sorted(findings)


def other_files(folder: Path, overlay: Path | None) -> Iterator[Finding]:
    """Every other YAML file is strict YAML, and an office's stands where the program looks."""
    for name, path in files(folder, overlay, ".").items():
        if name.startswith(("instruments/", "laws/")):
            continue
        try:
            value = load_yaml(path)
        except BrokenYaml as error:
            yield from_error(error)
            continue
        if name.startswith("vocabulary/"):
            yield from located(path, unproven_patterns(value))
    if overlay:
        yield from unread_files(folder, overlay)


def unread_files(folder: Path, overlay: Path) -> Iterator[Finding]:
    """What an office put where the program doesn't look, or under a name it doesn't read."""
    known = {path.name: path for path in folder.iterdir() if path.is_dir()}
    for path in sorted(overlay.rglob("*")):
        top, *below = path.relative_to(overlay).parts
        if path.is_dir() or path.name.startswith(".") or top == "schemas":
            continue
        if not below or top not in known:
            mend = nearest(top, known) or f"Папки базы: {', '.join(sorted(known))}"
            yield Finding(str(path), 1, "файл лежит там, где программа его не читает", mend)
        elif path.suffix != ".yaml":
            mend = "Имя файла должно кончаться на .yaml"
            yield Finding(str(path), 1, "файл с таким именем программа не читает", mend)


def unproven_patterns(value: Any, place: Place = ()) -> Problems:
    """A pattern of words must show words that it finds."""
    if isinstance(value, dict) and {"id", "pattern"} <= value.keys() and not value.get("examples"):
        mend = "Добавьте examples: слова акта, которые оно находит"
        yield Problem(place, f"правило «{value['id']}» без примера", mend)
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inside:
        if isinstance(item, (dict, list)):
            yield from unproven_patterns(item, (*place, key))


def instrument_problems(kb: KB, instrument: Instrument) -> Problems:
    if instrument.passport:
        yield from passport_problems(kb, instrument.id, instrument.passport)
    for part, clauses in (("order", instrument.order), ("clauses", instrument.clauses)):
        default = kb.passport(instrument.id).in_force
        yield from editions_of_clauses(part, clauses, default)
        for index, clause in enumerate(clauses):
            yield from clause_problems(kb, instrument, (part, index), clause)
    yield from twice(instrument)
    for index, repair in enumerate(instrument.repairs):
        if not stands_in(instrument, repair.place):
            yield Problem(("repairs", index, "place"), f"в акте нет места «{repair.place}»")


def law_problems(kb: KB, law: Law) -> Problems:
    yield from passport_problems(kb, law.id, law.passport)
    whole = law.passport.in_force
    for number, editions in law.articles.items():
        days = [edition_days(edition, whole) for edition in editions]
        yield from row_problems(("articles", number), days)
        for index, edition in enumerate(editions):
            for name, boundary in (("from", edition.from_), ("until", edition.until)):
                yield from boundary_problems(("articles", number, index, name), boundary)
        if not editions:
            yield Problem(
                ("articles", number), "у статьи нет ни одной редакции", "Добавьте «- says: …»"
            )


def passport_problems(kb: KB, id: str, passport: Passport) -> Problems:
    """Days that make sense, references that lead somewhere, and said by both sides."""
    place: Place = ("passport", "in_force")
    yield from boundary_problems((*place, "from"), passport.in_force.from_)
    yield from boundary_problems((*place, "until"), passport.in_force.until)
    yield from row_problems(place, [passport.in_force])
    if not passport.sources:
        yield Problem(
            ("passport", "sources"), "не назван источник", "Укажите, где текст и когда сверен"
        )
    for name in ("repeals", "amends", "leans_on"):
        for index, ref in enumerate(getattr(passport, name)):
            yield from ref_problems(kb, ("passport", name, index), ref)
    known = {**kb.instruments, **kb.laws}
    for index, other in enumerate(passport.repeals):
        if other in known and kb.passport(other).repealed_by != id:
            said = f"«{other}» не называет «{id}» отменившим"
            yield Problem(("passport", "repeals", index), said, f"Добавьте repealed_by: {id}")
    if passport.repealed_by:
        yield from repeal_problems(kb, id, passport)


def repeal_problems(kb: KB, id: str, passport: Passport) -> Problems:
    place: Place = ("passport", "repealed_by")
    successor = passport.repealed_by
    if successor in kb.broken:
        return
    if successor not in kb.instruments and successor not in kb.laws:
        yield missing(kb, place, successor)
        return
    after = kb.passport(successor)
    if id not in after.repeals:
        yield Problem(
            place, f"«{successor}» не называет «{id}» отменённым", f"Добавьте в repeals: {id}"
        )
    if passport.in_force.until is None:
        yield Problem(
            place, "акт отменён, а последнего дня действия нет", "Добавьте in_force.until"
        )
        return
    yield from row_problems(("passport", "in_force", "until"), [passport.in_force, after.in_force])


def boundary_problems(place: Place, boundary: Boundary | None) -> Problems:
    if boundary is None:
        return
    if boundary.date and (boundary.not_before or boundary.not_after):
        yield Problem(place, "день известен, а названы и границы", "Оставьте date или границы")
    if boundary.earliest > boundary.latest:
        yield Problem(place, "not_before позже, чем not_after", "Поменяйте их местами")


def row_problems(place: Place, days: Sequence[Validity]) -> Problems:
    """Stretches that follow one another day by day; in a band, both its edges do."""
    for one in days:
        if one.until and one.until.earliest < one.from_.earliest:
            yield Problem(place, "последний день раньше первого", "Проверьте from и until")
    for before, after in pairwise(days):
        if before.until is None:
            yield Problem(place, "сроки действия пересекаются", "Первой редакции нужен until")
            continue
        for end, start in (
            (before.until.earliest, after.from_.earliest),
            (before.until.latest, after.from_.latest),
        ):
            if end == date.max or start != end + DAY:
                mend = f"Следующий срок должен начинаться на другой день после {end}, а не {start}"
                yield Problem(place, _gap(start <= end), mend)
                break


def _gap(overlap: bool) -> str:
    return "сроки действия пересекаются" if overlap else "между сроками действия пропуск"


def editions_of_clauses(part: str, clauses: Sequence[Clause], default: Validity) -> Problems:
    """Entries of one clause are its editions: they need days, and the days must follow."""
    counts = Counter(clause.id for clause in clauses)
    for index, clause in enumerate(clauses):
        if clause.in_force:
            for name, boundary in (
                ("from", clause.in_force.from_),
                ("until", clause.in_force.until),
            ):
                yield from boundary_problems((part, index, "in_force", name), boundary)
    for id, count in counts.items():
        if count > 1:
            places = [i for i, clause in enumerate(clauses) if clause.id == id]
            days = [clause_days(clauses[i], default) for i in places]
            yield from row_problems((part, places[-1], "id"), days)


def clause_problems(kb: KB, instrument: Instrument, place: Place, clause: Clause) -> Problems:
    expected = [f"{clause.id}.{n}" for n in range(1, len(clause.paragraphs) + 1)]
    if not clause.partial and list(clause.paragraphs) != expected:
        yield Problem((*place, "paragraphs"), f"абзацы пункта {clause.id} названы не по порядку",
                      f"Назовите их: {', '.join(expected) or f'{clause.id}.1'}")  # fmt: skip
    for index, norm in enumerate(clause.norms):
        yield from norm_problems(kb, instrument, clause, (*place, "norms", index), norm)


def norm_problems(
    kb: KB, instrument: Instrument, clause: Clause, place: Place, norm: Norm
) -> Problems:
    quoting = {"": norm.quote}
    quoting |= {"term": norm.term.quote} if norm.term else {}
    quoting |= {"frequency": norm.frequency.quote} if norm.frequency else {}
    quoting |= {"separately": norm.separately.quote} if norm.separately else {}
    for part, quote in quoting.items():
        problem = quote_problem(quote, clause.text)
        if problem:
            where = (*place, part, "quote") if part else (*place, "quote")
            yield Problem(where, f"пункт {clause.id}: {problem}", "Скопируйте слова из пункта")
    for index, who in enumerate(norm.addressee):
        if who not in instrument.addressees:
            mend = nearest(who, instrument.addressees) or f"Добавьте в addressees: {who}"
            yield Problem((*place, "addressee", index), f"адресат «{who}» не назван", mend)
    for index, ref in enumerate(norm.see):
        if ref not in kb.instruments and not stands_in(instrument, ref):
            yield Problem((*place, "see", index), f"в акте нет места «{ref}»")
    for index, ref in enumerate(norm.leans_on):
        yield from ref_problems(kb, (*place, "leans_on", index), ref)


def ref_problems(kb: KB, place: Place, ref: str) -> Problems:
    """A reference leads to an act of the base and to a provision that it has."""
    if not kb.has(ref):
        yield missing(kb, place, ref)


def missing(kb: KB, place: Place, ref: str) -> Problem:
    act, _, provision = ref.partition(":")
    known = {**kb.instruments, **kb.laws}
    if act not in known:
        return Problem(
            place, f"в базе нет акта «{act}»", nearest(act, known) or f"Добавьте {act}.yaml"
        )
    return Problem(place, f"в акте «{act}» нет нормы «{provision}»", f"Добавьте её в {act}.yaml")


def stands_in(instrument: Instrument, ref: str) -> bool:
    named = {*instrument.frame}
    for clause in all_clauses(instrument):
        named |= {clause.id, *clause.paragraphs, *(norm.id for norm in clause.norms)}
    return ref in named


def twice(instrument: Instrument) -> Problems:
    """A norm's id stands once in an act: documents and rules refer to it."""
    seen: set[str] = set()
    for part, clauses in (("order", instrument.order), ("clauses", instrument.clauses)):
        for i, clause in enumerate(clauses):
            for j, norm in enumerate(clause.norms):
                if norm.id in seen:
                    place = (part, i, "norms", j, "id")
                    yield Problem(place, f"имя нормы «{norm.id}» уже занято", "Дайте другое имя")
                seen.add(norm.id)
