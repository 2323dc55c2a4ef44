"""PDF: the text layer with its layout, and pages drawn for recognition where there is none.

Runs in the worker process only: a hostile PDF may make the parser hang or swell.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise, repeat
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import FileDamaged, FileEncrypted, FileTooLarge
from nadzor_docs.reading.layout import Page, Word, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText

STAMP: Final = 16  # letters: fewer on a page are no text of it
# Where a picture covers the page, more letters may be an electronic signature put over a scan.
SIGNATURE: Final = 400
COVERED: Final = 0.5  # of the page, by one picture
HYPHENS: Final = "\x02\ufffe"  # the library's signs for a hyphen at a line's end
LINES: Final = re.compile(r"[^\r\n]+")
WORDS: Final = re.compile(r"[^\s\x00\x02\ufffe\ufffd]+[\x02\ufffe]?")
KAZAKH: Final = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
LETTER_GAP: Final = 0.1  # of a line's height: a space between words is twice as wide
_Found = tuple[int, int, Word]  # where a word's characters stand in the library's text
SCALE: Final = 200 / 72  # 300 dots an inch read no better


def read(data: bytes) -> tuple[RawText, list[int]]:
    """The text layer of all pages but the scanned ones; and those, from 0."""
    out = RawBuilder()
    pages, scanned = [], []
    with _opened(data) as document:
        for index, drawn in enumerate(document):
            page = _page(drawn)
            if _is_scan(drawn, _letters(page)):
                scanned.append(index)
                page = Page(page.width, [])
            pages.append(page)
    write_pages(pages, out)
    return out.build(), scanned


def _is_scan(page: pdfium.PdfPage, letters: int) -> bool:
    """Whether what the page shows is not its text; a page that shows nothing is none."""
    if letters < STAMP:
        return bool(pdfium_c.FPDFPage_CountObjects(page))
    return letters < SIGNATURE and any(map(_covers, repeat(page), page.get_objects(max_depth=1)))


def _covers(page: pdfium.PdfPage, shown: pdfium.PdfObject) -> bool:
    if shown.type != pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(shown, left, bottom, right, top)
    area = (right.value - left.value) * (top.value - bottom.value)
    return bool(area > COVERED * page.get_width() * page.get_height())


def _letters(page: Page) -> int:
    return sum(len(word.text) for line in page.lines for word in line)


def draw(data: bytes, pages: list[int], folder: Path) -> list[str]:
    """Draw pages into grey pictures under ``folder``; their names in order."""
    names = []
    with _opened(data) as document:
        for index in pages:
            path = folder / f"{index:04}.pgm"
            path.write_bytes(_picture(document[index]))
            names.append(str(path))
    return names


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards; what the library can't make out is damage."""
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > limits.PAGES:
                raise FileTooLarge(f"в файле больше {limits.PAGES} страниц")
            yield document
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileEncrypted("файл защищён паролем") from error
        raise FileDamaged("PDF повреждён") from error


def _page(page: pdfium.PdfPage) -> Page:
    textpage = page.get_textpage()
    boxes = _Boxes(textpage, page.get_height())
    return Page(page.get_width(), list(boxes.lines()))


class _Boxes:
    """The boxes of a page's words, asked of the library a character at a time."""

    def __init__(self, textpage: pdfium.PdfTextPage, height: float) -> None:
        self._raw = textpage.raw
        self._text = textpage.get_text_range()
        self._height = height

    def lines(self) -> Iterator[list[Word]]:
        for line in LINES.finditer(self._text):
            found = self._found(match.span() for match in WORDS.finditer(self._text, *line.span()))
            for piece in _by_height(found):
                yield self._from_letters(piece) if _is_torn(piece) else _plain(piece)

    def _found(self, spans: Iterable[tuple[int, int]]) -> list[_Found]:
        """The words at ``spans``. Two calls a word: written to be fast."""
        box = pdfium_c.FS_RECTF()
        place, ask, raw, height = (
            ctypes.byref(box),
            pdfium_c.FPDFText_GetLooseCharBox,
            self._raw,
            self._height,
        )
        words = []
        for start, end in spans:
            ask(raw, end - 1, place)
            right = box.right
            ask(raw, start, place)
            text = self._text[start:end]
            if text[-1] in HYPHENS:
                text = text[:-1] + "-"
            words.append(
                (start, end, Word(text, box.left, right, height - box.top, height - box.bottom))
            )
        return words

    def _from_letters(self, words: list[_Found]) -> list[Word]:
        """A line put together anew, letter by letter from left to right: where letters of two
        fonts alternate, as Kazakh ones do, they come out of order and with spaces among them."""
        letters = _plain(
            self._found((at, at + 1) for start, end, _ in words for at in range(start, end))
        )
        letters.sort(key=lambda letter: letter.left)
        joined = [letters[0]]
        for letter in letters[1:]:
            last = joined[-1]
            if letter.left - last.right > LETTER_GAP * (last.bottom - last.top):
                joined.append(letter)
            else:
                joined[-1] = last._replace(text=last.text + letter.text, right=letter.right)
        return joined


def _plain(words: list[_Found]) -> list[Word]:
    return [word for _, _, word in words]


def _by_height(words: list[_Found]) -> Iterator[list[_Found]]:
    """The library runs lines together over a hyphen: words of one height stay together."""
    if words and abs(words[0][2].bottom - words[-1][2].bottom) < 1:  # nearly always: fast
        yield words
        return
    line: list[_Found] = []
    for found in words:
        if line and abs(found[2].bottom - line[-1][2].bottom) > found[2].bottom - found[2].top:
            yield line
            line = []
        line.append(found)
    if line:
        yield line


def _is_torn(words: list[_Found]) -> bool:
    """Neighbours that touch are pieces of one word; Kazakh letters may come out of order."""
    return any(KAZAKH.search(word.text) for _, _, word in words) or any(
        after.left - before.right < LETTER_GAP * (before.bottom - before.top)
        for (_, _, before), (_, _, after) in pairwise(words)
    )


def _picture(page: pdfium.PdfPage) -> bytes:
    """The page as a portable greymap."""
    bitmap = page.render(scale=SCALE, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytes(bitmap.buffer)
    rows = (pixels[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)
