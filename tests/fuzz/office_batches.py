"""Old Word files many at a time: one run of LibreOffice converts a whole batch of mutants, and
the product reads each as it would, with the conversion done beforehand.

A batch that brings LibreOffice down, or takes too long, is halved until the file that does it is
alone; that one the product reads for itself, and its own limits must hold.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final
from unittest.mock import patch

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import limits
from nadzor_docs.reading.formats import doc
from nadzor_docs.reading.kinds import kind_of

BATCH: Final = 200
BATCH_SECONDS: Final = 40.0  # ten times what a batch takes on a calm machine
Mutant = tuple[int, bytes]
Read = Callable[[Path], str]


def prepared(mutants: Iterable[Mutant]) -> Iterator[tuple[int, Path, bool]]:
    """Each mutant's seed, its file, and whether the product must convert it itself."""
    mutants = iter(mutants)
    while batch := list(islice(mutants, BATCH)):
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{seed:08}.doc" for seed, _ in batch]
            for path, (_, data) in zip(files, batch, strict=True):
                path.write_bytes(data)
            old_word = [path for path in files if kind_of(path.read_bytes()) == "doc"]
            alone = set(unconverted(old_word, Path(folder)))
            for path, (seed, _) in zip(files, batch, strict=True):
                yield seed, path, path in alone


def unconverted(files: Sequence[Path], folder: Path) -> list[Path]:
    """Convert what converts into ``folder``; the files that bring LibreOffice down."""
    if not files or _all_answered(files, folder):
        return []
    if len(files) == 1:
        return list(files)
    half = len(files) // 2
    return unconverted(files[:half], folder) + unconverted(files[half:], folder)


def _all_answered(files: Sequence[Path], folder: Path) -> bool:
    """Whether LibreOffice came to the end and has said of each file what became of it."""
    try:
        with patch.object(limits, "OFFICE_SECONDS", BATCH_SECONDS):
            done = doc.convert(files, folder)
    except UnreadableFile:  # the time ran out
        return False
    refused = done.stderr.count(b"source file could not be loaded")
    converted = done.stdout.count(b" using filter : ")
    return done.returncode == 0 and refused + converted >= len(files)


def read_converted(path: Path, read: Read) -> str:
    """What the product makes of ``path``, given what LibreOffice made of it."""
    ready = path.with_suffix(".docx")

    def convert(sources: Sequence[Path], folder: Path) -> None:
        if ready.exists():
            shutil.copy(ready, folder / "act.docx")

    with patch.object(doc, "convert", convert):
        return read(path)
