"""One kind of document for every act of a folder: resumable, and no bad file stops the others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.cli.common import print_machine
from nadzor_docs.errors import NadzorError
from nadzor_docs.files import write_atomically

if TYPE_CHECKING:
    from nadzor_docs.cli.draft import Asked
    from nadzor_docs.reading import Entry

MADE, ALREADY, FAILED = "готово", "уже было", "не составлен"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one act."""

    act: str
    state: str
    kind: str = ""
    path: str = ""
    blanks: int = 0
    message: str = ""


def draft_each(
    asked: Asked, source: Path, folder: Path, *, force: bool, output_format: str
) -> None:
    """Draft for every act below ``source`` into ``folder``; a document that is there is left."""
    from nadzor_docs.reading import expand

    entries = list(expand([source]))
    places = _places([e for e in entries if not isinstance(e, NadzorError)], source, folder)
    outcomes = []
    for entry in _with_progress(entries):
        if isinstance(entry, NadzorError):
            outcomes.append(Outcome(entry.where, FAILED, message=entry.message))
        else:
            outcomes.append(_one(asked, entry, places[entry.path], force))
    if output_format == "json":
        print_machine([_plain(outcome) for outcome in outcomes], "json")
    else:
        _show(outcomes)
    if any(outcome.state == FAILED for outcome in outcomes):
        sys.exit(1)


def _with_progress(entries: list[Any]) -> Iterator[Any]:
    """A bar on a terminal only, on standard error."""
    if len(entries) < 2 or not sys.stderr.isatty():
        yield from entries
        return
    with click.progressbar(entries, label="Документы", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _one(asked: Asked, entry: Entry, output: Path, force: bool) -> Outcome:
    if output.exists() and not force:
        return Outcome(entry.path, ALREADY, path=str(output))
    from nadzor_docs.assessment import assess
    from nadzor_docs.extraction import extract

    try:
        act = extract(entry.read())
        made = asked.draft(act, assess(act, asked.kb))
        write_atomically(output, made.content, force=force)
    except NadzorError as error:
        return Outcome(entry.path, FAILED, message=error.message)
    return Outcome(entry.path, MADE, made.kind, str(output), len(made.blanks))


def _places(entries: list[Entry], source: Path, folder: Path) -> dict[str, Path]:
    """Each act's document, at the act's own place below the source; two never share one."""
    below = {entry.path: _below(entry.path, source) for entry in entries}
    stems = Counter(path.with_suffix("") for path in below.values())
    return {
        path: folder / (place.with_suffix(".docx") if stems[place.with_suffix("")] == 1
                        else place.with_suffix(f"{place.suffix}.docx"))
        for path, place in below.items()
    }  # fmt: skip


def _below(path: str, source: Path) -> Path:
    inside = Path(path)
    below = inside.relative_to(source) if inside.is_relative_to(source) else Path(inside.name)
    return Path(*(part for part in below.parts if part not in ("..", "/")))


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {name: getattr(outcome, name) for name in Outcome.__slots__}


def _show(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        blanks = f", дописать мест: {one.blanks}" if one.blanks else ""
        made = f"{one.kind} → {one.path}{blanks}"
        result = made if one.state == MADE else one.message or one.path
        click.echo(f"{one.act}: {one.state}: {result}")
    counted = {state: sum(one.state == state for one in outcomes)
               for state in (MADE, ALREADY, FAILED)}  # fmt: skip
    total = ", ".join(f"{state}: {number}" for state, number in counted.items())
    click.echo(f"\nАктов: {len(outcomes)} ({total})")
