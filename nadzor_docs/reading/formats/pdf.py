"""PDF: the text layer with its layout, and pages drawn for recognition where there is none.

Runs in the worker process only: a hostile PDF may make the parser hang or swell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import FileDamaged, FileEncrypted, FileTooLarge
from nadzor_docs.reading.layout import Page, Word, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText

SCANNED_BELOW: Final = 16  # letters on a page: fewer are a stamp on a picture
WORDS: Final = re.compile(r"[^\s\x00\ufffe\ufffd]+")
SCALE: Final = 200 / 72  # 300 dots an inch read no better


def read(data: bytes) -> RawText:
    """The text layer of all pages."""
    out = RawBuilder()
    with _opened(data) as document:
        write_pages([_page(page) for page in document], out)
    return out.build()


def scanned_pages(data: bytes) -> list[int]:
    """The pages, from 0, that hold hardly a letter."""
    with _opened(data) as document:
        return [index for index, page in enumerate(document) if _letters(page) < SCANNED_BELOW]


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


def _letters(page: pdfium.PdfPage) -> int:
    return sum(map(str.isalpha, page.get_textpage().get_text_range()))


def _page(page: pdfium.PdfPage) -> Page:
    textpage = page.get_textpage()
    text = textpage.get_text_range().replace("\x02", "-")  # a hyphen at a line's end
    height = page.get_height()
    words = _Boxes(textpage, text, height)
    lines = [list(words.of_line(line)) for line in re.finditer(r"[^\r\n]+", text)]
    return Page(page.get_width(), lines)


class _Boxes:
    """The boxes of a page's words, asked of the library a character at a time."""

    def __init__(self, textpage: pdfium.PdfTextPage, text: str, height: float) -> None:
        self._raw = textpage.raw
        self._text = text
        self._height = height
        self._box = pdfium_c.FS_RECTF()

    def of_line(self, line: re.Match[str]) -> Iterator[Word]:
        for match in WORDS.finditer(self._text, *line.span()):
            yield self._word(match)

    def _word(self, match: re.Match[str]) -> Word:
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, match.end() - 1, self._box)
        right = self._box.right
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, match.start(), self._box)
        top, bottom = self._height - self._box.top, self._height - self._box.bottom
        return Word(match.group(), self._box.left, right, top, bottom)


def _picture(page: pdfium.PdfPage) -> bytes:
    """The page as a portable greymap."""
    bitmap = page.render(scale=SCALE, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytes(bitmap.buffer)
    rows = (pixels[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)
