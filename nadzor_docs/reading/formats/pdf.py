"""PDF: the text layer with its layout, and pages drawn for recognition where there is none.

Runs in the worker process only: a hostile PDF may make the parser hang or swell.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium

from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import FileDamaged, FileEncrypted, FileTooLarge
from nadzor_docs.reading.formats.pdf_lines import page_lines
from nadzor_docs.reading.formats.pdf_page import PdfPage, opened_page
from nadzor_docs.reading.layout import Page, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText

STAMP: Final = 16  # letters: fewer on a page are no text of it
# Where a picture covers the page, more letters may be an electronic signature put over a scan.
SIGNATURE: Final = 400
COVERED: Final = 0.5  # of the page, by one picture
SCALE: Final = 200 / 72  # 300 dots an inch read no better


def read(data: bytes) -> tuple[RawText, list[int]]:
    """The text layer of all pages but the scanned ones; and those, from 0."""
    out = RawBuilder()
    with _opened(data) as document:
        told = [_page(document, index) for index in range(len(document))]
    scanned = [index for index, page in enumerate(told) if page is None]
    write_pages([page or Page(0, []) for page in told], out)
    return out.build(), scanned


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


def _page(document: pdfium.PdfDocument, index: int) -> Page | None:
    """The lines of a page; None where what the page shows is not its text."""
    with opened_page(document, index) as opened:
        page = Page(opened.width, list(page_lines(opened)))
        return None if _is_scan(opened, _letters(page)) else page


def _is_scan(page: PdfPage, letters: int) -> bool:
    """Whether what the page shows is not its text; a page that shows nothing is none, and neither
    is an empty one with its number."""
    if letters < STAMP:
        return page.shows_a_drawing() or len("".join(page.text.split())) >= STAMP
    return letters < SIGNATURE and any(share > COVERED for share in page.pictures())


def _picture(page: pdfium.PdfPage) -> bytes:
    """The page as a portable greymap."""
    bitmap = page.render(scale=SCALE, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytes(bitmap.buffer)
    rows = (pixels[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)
