"""Scans: pictures and PDF pages without text, recognised by Tesseract in Russian and Kazakh."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from nadzor_docs.reading import limits, programs
from nadzor_docs.reading.errors import FileDamaged
from nadzor_docs.reading.layout import Page, Word, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText

RECOGNISED = "Текст распознан со скана: сверьте имена, даты и числа с оригиналом."
KAZAKH_MISSING = "Tesseract без казахского языка: казахские буквы могли быть прочитаны неверно."
DOUBTFUL = "Скан распознан плохо: без сверки с оригиналом полагаться на текст нельзя."
DOUBTFUL_BELOW: Final = 70.0  # mean confidence of words, per cent
WORD_LEVEL: Final = "5"
PAGE_LEVEL: Final = "1"


def read(data: bytes) -> RawText:
    """A picture's text."""
    programs.require_recogniser()
    with tempfile.TemporaryDirectory(prefix="nadzor-") as name:
        picture = Path(name) / "scan"
        picture.write_bytes(data)
        return recognised([picture])


def recognised(pictures: Sequence[Path]) -> RawText:
    out = RawBuilder()
    out.warn(RECOGNISED)
    if "kaz" not in programs.recognised_languages():
        out.warn(KAZAKH_MISSING)
    tables = [_table(picture) for picture in pictures]
    if _confidence(tables) < DOUBTFUL_BELOW:
        out.warn(DOUBTFUL)
    write_pages([page for table in tables for page in _pages(table)], out)
    return replace(out.build(), recognised=True)


Table = list[list[str]]  # Tesseract's TSV: level, page, block, paragraph, line, word, box, …


def _table(picture: Path) -> Table:
    languages = "+".join(programs.recognised_languages())
    command = [programs.require_recogniser(), str(picture), "stdout", "-l", languages, "tsv"]
    done = programs.run(command, limits.OCR_SECONDS)
    if done.returncode != 0:
        raise FileDamaged("изображение повреждено или слишком велико")
    rows = (line.split("\t") for line in done.stdout.decode("utf-8", "replace").splitlines()[1:])
    return [row for row in rows if len(row) == 12]


def _pages(table: Table) -> Iterator[Page]:
    for _, rows in groupby(table, key=lambda row: row[1]):
        page = list(rows)
        width = next((float(row[8]) for row in page if row[0] == PAGE_LEVEL), 1.0)
        words = [row for row in page if row[0] == WORD_LEVEL and row[11].strip()]
        yield Page(width, [list(map(_word, line)) for line in _lines(words)])


def _lines(words: Table) -> Iterator[Table]:
    for _, line in groupby(words, key=lambda row: row[2:5]):
        yield list(line)


def _word(row: list[str]) -> Word:
    left, top, width, height = map(float, row[6:10])
    return Word(row[11].strip(), left, left + width, top, top + height)


def _confidence(tables: Sequence[Table]) -> float:
    told = [float(row[10]) for table in tables for row in table if row[0] == WORD_LEVEL]
    return sum(told) / len(told) if told else 100.0
