"""Reading, deciding and failing, file by file: what `nadzor check` shows, whatever the form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.errors import NadzorError, UnreadableFile
from nadzor_docs.facts import ActKind, Assessment, CourtAct

if TYPE_CHECKING:
    from nadzor_docs.knowledge import KB
    from nadzor_docs.reading import Entry


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked besides the files."""

    kb: KB
    kind: ActKind | None = None
    facts: Path | None = None
    as_of: date | None = None
    instrument: str | None = None
    suppositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An act with its answer, and the answer without the suppositions where there are any."""

    path: str
    act: CourtAct
    assessment: Assessment
    before: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    path: str
    error: NadzorError


def answers(files: Iterable[Path], wishes: Wishes) -> Iterator[Answered | Failed]:
    """Each file's answer in the order given; what can't be answered doesn't stop the others."""
    if wishes.facts:
        entry = next(iter(files), None)
        yield _guarded(str(entry or wishes.facts), partial(_from_facts, entry, wishes), wishes)
        return
    from nadzor_docs.reading import expand

    paths = list(files)
    many = len(paths) > 1 or any(path.is_dir() for path in paths)
    empty = True
    for one in _with_progress(expand(paths), many):
        empty = False
        if isinstance(one, NadzorError):
            yield Failed(one.where, _placeless(one))
        else:
            yield _guarded(one.path, partial(_from_file, one, wishes), wishes)
    if empty:
        error = UnreadableFile("файлов нет", mend="Укажите файл акта или папку, где они есть")
        yield Failed(", ".join(str(path) for path in paths), error)


def _with_progress(entries: Iterator[Any], many: bool) -> Iterator[Any]:
    """A counter on a terminal only, on standard error, and only where it is worth one.

    Folders and archives are opened as they come, so nobody knows yet how many there will be.
    """
    if not many or not sys.stderr.isatty():
        yield from entries
        return
    with click.progressbar(
        entries, label="Акты", file=sys.stderr, show_pos=True, show_percent=False, show_eta=False
    ) as bar:
        yield from bar


def _guarded(path: str, read: Callable[[], CourtAct], wishes: Wishes) -> Answered | Failed:
    try:
        return _answer(path, read(), wishes)
    except NadzorError as error:
        return Failed(path, _placeless(error))


def _placeless(error: NadzorError) -> NadzorError:
    """The line names the file itself: the error needn't."""
    error.where = ""
    return error


def _from_file(entry: Entry, wishes: Wishes) -> CourtAct:
    from nadzor_docs.extraction import extract

    return extract(entry.read(), wishes.kind)


def _from_facts(file: Path | None, wishes: Wishes) -> CourtAct:
    from nadzor_docs.answer import read_facts
    from nadzor_docs.reading import read_act

    assert wishes.facts
    return read_facts(wishes.facts, read_act(file) if file else None)


def _answer(path: str, act: CourtAct, wishes: Wishes) -> Answered:
    from nadzor_docs.assessment import assess

    asked = partial(assess, kb=wishes.kb, as_of=wishes.as_of, instrument=wishes.instrument)
    assessment = asked(act)
    if not wishes.suppositions:
        return Answered(path, act, assessment)
    supposed = supposing(act, wishes)
    after = asked(supposed)
    said = f"Ответ дан при допущении: {'; '.join(wishes.suppositions)}."
    after = replace(after, warnings=(said, *after.warnings))
    return Answered(path, supposed, after, before=assessment)


def supposing(act: CourtAct, wishes: Wishes) -> CourtAct:
    """The act with everything that ``--what-if`` supposes."""
    from nadzor_docs.assessment.rules import rule_book
    from nadzor_docs.assessment.what_if import suppose

    names = set(rule_book(wishes.kb).silence)
    for supposition in wishes.suppositions:
        act = suppose(act, supposition, names)
    return act
