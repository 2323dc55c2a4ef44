"""Reading, deciding and failing, file by file: what `nadzor check` shows, whatever the form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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


def answers(files: Sequence[Path], wishes: Wishes) -> Iterator[Answered | Failed]:
    """Each file's answer in the order given; what can't be answered doesn't stop the others."""
    if wishes.facts:
        entry = next(iter(files), None)
        yield _guarded(str(entry or wishes.facts), partial(_from_facts, entry, wishes), wishes)
        return
    for one in entries(files, quiet=sys.stdout.isatty()):
        yield answer(one, wishes)


def answer(one: Entry | UnreadableFile, wishes: Wishes) -> Answered | Failed:
    if isinstance(one, UnreadableFile):
        return Failed(one.where, _placeless(one))
    return _guarded(one.path, partial(_from_file, one, wishes), wishes)


def entries(files: Sequence[Path], *, quiet: bool = False) -> Iterator[Entry | UnreadableFile]:
    """The files, those of folders and archives among them, under a bar on the terminal (standard
    error) unless ``quiet``, and where there are several. None at all is an error, too."""
    from nadzor_docs.reading import expand

    quiet = quiet or not sys.stderr.isatty()
    # Archives are opened twice for the bar's sake: their files are too many to be kept.
    number = 1 if quiet else sum(1 for _ in expand(files))
    found = False
    with ExitStack() as stack:
        walk: Iterable[Entry | UnreadableFile] = expand(files)
        if number > 1:
            walk = stack.enter_context(click.progressbar(
                walk, length=number, label="Акты", file=sys.stderr, show_pos=True,
                item_show_func=_short_name,
            ))  # fmt: skip
        for one in walk:
            found = True
            yield one
    if not found:
        named = ", ".join(map(str, files))
        mend = "Укажите файл акта или папку, где они есть"
        yield UnreadableFile("файлов нет", where=named, mend=mend)


def _short_name(one: Entry | UnreadableFile | None) -> str | None:
    if one is None:
        return None
    return Path(one.where if isinstance(one, UnreadableFile) else one.path).name


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
