"""Many acts into one table: a bar, no pages, and a run that was stopped is taken up again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.cli.check_results import Wishes, answer, entries
from nadzor_docs.cli.check_table import DATE, DUE, OUTCOME, Line, line_of, table
from nadzor_docs.errors import UnreadableFile
from nadzor_docs.files import NotWritten, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.reading import Entry


def tabulate(files: Sequence[Path], wishes: Wishes, xlsx: Path, *, force: bool) -> bool:
    """Write the table of all files; whether each of them could be answered.

    Ctrl-C leaves what is done beside the table's place; the same command goes on from there.
    """
    journal = Journal(xlsx, wishes)
    lines: list[Line] = []
    try:
        for one in entries(files):
            lines.append(
                journal.known(one) or journal.keep(one, line_of(answer(one, wishes), wishes.kb))
            )
    except KeyboardInterrupt:
        journal.save()
        said = f"Прервано; проверено: {len(lines)}. Повторите ту же команду: она продолжит."
        click.echo(said, err=True)
        return False
    folder = files[0] if len(files) == 1 and files[0].is_dir() else None
    try:
        write_atomically(xlsx, table(lines, date.today(), folder), force=force)
    except NotWritten:  # Excel holds the old table: closing it and asking again is enough
        journal.save()
        raise
    journal.remove()
    _sum_up(lines, xlsx)
    return not any(line.error for line in lines)


def _sum_up(lines: Sequence[Line], xlsx: Path) -> None:
    errors = [line for line in lines if line.error]
    for line in errors:
        click.echo(f"{line.path}: {line.error}", err=True)
    outcomes = Counter(str(line.cells[OUTCOME]) for line in lines if line.cells)
    told = ", ".join(f"{outcome} — {number}" for outcome, number in outcomes.most_common())
    click.echo(f"Проверено актов: {outcomes.total()}{f' ({told})' if told else ''}")
    if errors:
        click.echo(f"Не прочитано файлов: {len(errors)} — они на листе «Не прочитано»")
    click.echo(f"Таблица: {xlsx}")


class Journal:
    """The lines of acts that are answered already, by file, for one knowledge base and wishes.

    What failed isn't kept: the program that was missing may be there the next time.
    """

    def __init__(self, xlsx: Path, wishes: Wishes) -> None:
        self._path = xlsx.with_name(f"{xlsx.name}.part")
        self._wishes = _fingerprint(wishes)
        self._lines = self._read()

    def _read(self) -> dict[str, Line]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if kept["wishes"] != self._wishes:
            return {}
        return {key: Line(path, _cells(cells)) for key, (path, cells) in kept["lines"].items()}

    def known(self, one: Entry | UnreadableFile) -> Line | None:
        return self._lines.get(_key(one))

    def keep(self, one: Entry | UnreadableFile, line: Line) -> Line:
        if not line.error:
            self._lines[_key(one)] = line
        return line

    def save(self) -> None:
        lines = {key: (line.path, line.cells) for key, line in self._lines.items()}
        kept = {"wishes": self._wishes, "lines": lines}
        content = json.dumps(kept, ensure_ascii=False, default=date.isoformat)
        write_atomically(self._path, content.encode(), force=True)

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)


def _cells(cells: Sequence[str]) -> tuple[str | date, ...]:
    return tuple(
        date.fromisoformat(cell) if cell and place in (DATE, DUE) else cell
        for place, cell in enumerate(cells)
    )


def _key(one: Entry | UnreadableFile) -> str:
    """A file as it is now: once changed, it is another."""
    if isinstance(one, UnreadableFile):
        return one.where
    if one.data is not None:
        return f"{one.path} {sha256(one.data).hexdigest()}"
    try:
        state = Path(one.path).stat()
    except OSError:  # a link to nowhere, a file that went meanwhile: an error, which isn't kept
        return one.path
    return f"{one.path} {state.st_size} {state.st_mtime_ns}"


def _fingerprint(wishes: Wishes) -> str:
    """Answers to other wishes, by another knowledge base or another version are no help."""
    from nadzor_docs.assessment.receipt import digest, kb_hash, version_of

    asked: dict[str, Any] = {
        "version": version_of("nadzor_docs"),
        "kb": kb_hash(wishes.kb),
        "kind": wishes.kind,
        "as_of": str(wishes.as_of),
        "instrument": wishes.instrument,
        "suppositions": wishes.suppositions,
    }
    return digest(asked)
