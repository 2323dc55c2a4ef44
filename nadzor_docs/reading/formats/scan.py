"""Scans: pictures and PDF pages without text, recognised by Tesseract in Russian and Kazakh."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from nadzor_docs.reading import limits, programs
from nadzor_docs.reading.errors import FileDamaged, FileTooLarge
from nadzor_docs.reading.layout import Page, Word, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText

RECOGNISED = "Текст распознан со скана: сверьте имена, даты и числа с оригиналом."
KAZAKH_MISSING = "Tesseract без казахского языка: казахские буквы могли быть прочитаны неверно."
DOUBTFUL = "Скан распознан плохо: без сверки с оригиналом полагаться на текст нельзя."
DOUBTFUL_BELOW: Final = 70.0  # mean confidence of words, per cent
WORD_LEVEL: Final = "5"
PAGE_LEVEL: Final = "1"
TIF_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}  # of bytes, by how the file begins


def read(data: bytes) -> RawText:
    """A picture's text; a .tif may hold several pages."""
    programs.require_recogniser()
    number = _pages_in(data)
    refuse_many(number)
    with tempfile.TemporaryDirectory(prefix="nadzor-") as name:
        picture = Path(name) / "scan"
        picture.write_bytes(data)
        return recognised([picture], number)


def refuse_many(pages: int) -> None:
    if pages > limits.OCR_PAGES:
        raise FileTooLarge(f"в скане больше {limits.OCR_PAGES} страниц")


def _pages_in(picture: bytes) -> int:
    """How many pages a .tif holds: each one's directory says where the next one's is; past the
    limit they aren't counted. One for every other picture."""
    order = TIF_ORDERS.get(picture[:4])
    if order is None:
        return 1
    found: set[int] = set()
    with suppress(struct.error):  # a damaged chain: the program will tell
        (at,) = struct.unpack_from(f"{order}I", picture, 4)
        while at and at not in found and len(found) <= limits.OCR_PAGES:
            found.add(at)
            (tags,) = struct.unpack_from(f"{order}H", picture, at)
            (at,) = struct.unpack_from(f"{order}I", picture, at + 2 + 12 * tags)
    return max(1, len(found))


def recognised(pictures: Sequence[Path], pages_each: int = 1) -> RawText:
    out = RawBuilder()
    out.warn(RECOGNISED)
    if "kaz" not in programs.recognised_languages():
        out.warn(KAZAKH_MISSING)
    tables = [_table(picture, limits.OCR_SECONDS * pages_each) for picture in pictures]
    if _confidence(tables) < DOUBTFUL_BELOW:
        out.warn(DOUBTFUL)
    write_pages([page for table in tables for page in _pages(table)], out)
    return replace(out.build(), recognised=True)


Table = list[list[str]]  # Tesseract's TSV: level, page, block, paragraph, line, word, box, …


def _table(picture: Path, seconds: float) -> Table:
    languages = "+".join(programs.recognised_languages())
    command = [programs.require_recogniser(), str(picture), "stdout", "-l", languages, "tsv"]
    done = programs.run(command, seconds)
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
