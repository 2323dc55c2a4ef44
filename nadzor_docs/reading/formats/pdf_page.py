"""The text of a PDF's page and where its letters stand, asked of the library in bulk: a call
from Python for each letter would take longer than all the rest of reading."""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

ADDRESS: Final = ctypes.c_void_p
RULE: Final = 4.0  # points: a line drawn above a page's number is no thicker
# Lefts, tops, rights and bottoms of boxes, in points from the page's upper left corner.
Sides = tuple[list[float], list[float], list[float], list[float]]


def _prototype(function: Any, *arguments: Any) -> Any:
    """The library's function with plain addresses for its pointers: called twice as fast."""
    address = ctypes.cast(function, ADDRESS).value
    assert address, "a loaded library's function has its place"
    return ctypes.CFUNCTYPE(ctypes.c_int, ADDRESS, ctypes.c_int, *arguments)(address)


_text_of = _prototype(pdfium_c.FPDFText_GetText, ctypes.c_int, ADDRESS)
_box_of_letter = _prototype(pdfium_c.FPDFText_GetLooseCharBox, ADDRESS)
_box_of_piece = _prototype(pdfium_c.FPDFText_GetRect, *[ADDRESS] * 4)


class PdfPage:
    """A page whose text layer is open."""

    def __init__(self, page: Any, layer: Any) -> None:
        self.width: float = pdfium_c.FPDF_GetPageWidthF(page)
        self._height: float = pdfium_c.FPDF_GetPageHeightF(page)
        self._page = page
        self._layer = layer
        self._address = ctypes.cast(layer, ADDRESS).value
        letters = pdfium_c.FPDFText_CountChars(layer)
        self.text = self._text(max(0, letters))
        self._has_unprinted = len(self.text) != letters

    def _text(self, letters: int) -> str:
        """All of it; the buffer holds two units a letter, though the library promises one."""
        buffer = array("H", bytes(4 * letters + 4))
        units = _text_of(self._address, 0, letters, buffer.buffer_info()[0])
        return buffer[: max(0, units - 1)].tobytes().decode("utf-16-le", "ignore")

    def letters(self, places: Sequence[int]) -> Sides:
        """Of the letters at these places in the text, each as wide as its step."""
        if self._has_unprinted:
            index = pdfium_c.FPDFText_GetCharIndexFromTextIndex
            places = [index(self._layer, place) for place in places]
        found = array("f", bytes(16 * len(places)))
        first, _ = found.buffer_info()
        boxes = range(first, first + 16 * len(places), 16)
        _run(map(_box_of_letter, repeat(self._address), places, boxes))
        return self._sides(found.tolist())

    def pieces(self) -> Sides:
        """Of what the file sets in one piece: seldom more than a line, seldom less than the
        words of one font; in the order of the text, drawn close to the ink."""
        count = max(0, pdfium_c.FPDFText_CountRects(self._layer, 0, -1))
        found = array("d", bytes(32 * count))
        first, _ = found.buffer_info()
        sides = (range(first + side, first + side + 32 * count, 32) for side in (0, 8, 16, 24))
        _run(map(_box_of_piece, repeat(self._address), range(count), *sides))
        return self._sides(found.tolist())

    def shows_a_drawing(self) -> bool:
        """Whether it shows anything but text and the rules that set a running head off."""
        return any(
            pdfium_c.FPDFPageObj_GetType(shown) != pdfium_c.FPDF_PAGEOBJ_TEXT
            and min(self._size(shown)) > RULE
            for shown in self._objects()
        )

    def pictures(self) -> Iterator[float]:
        """The share of the page that each picture covers."""
        for shown in self._objects():
            if pdfium_c.FPDFPageObj_GetType(shown) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                width, height = self._size(shown)
                yield width * height / max(1.0, self.width * self._height)

    def _objects(self) -> Iterator[Any]:
        for number in range(pdfium_c.FPDFPage_CountObjects(self._page)):
            yield pdfium_c.FPDFPage_GetObject(self._page, number)

    def _size(self, shown: Any) -> tuple[float, float]:
        left, bottom, right, top = sides = [ctypes.c_float() for _ in range(4)]
        pdfium_c.FPDFPageObj_GetBounds(shown, *sides)
        return right.value - left.value, top.value - bottom.value

    def _sides(self, found: list[float]) -> Sides:
        height = self._height
        tops = [height - top for top in found[1::4]]
        bottoms = [height - bottom for bottom in found[3::4]]
        return found[::4], tops, found[2::4], bottoms


def _run(calls: Iterator[Any]) -> None:
    deque(calls, maxlen=0)


@contextmanager
def opened_page(document: pdfium.PdfDocument, index: int) -> Iterator[PdfPage]:
    page = pdfium_c.FPDF_LoadPage(document.raw, index)
    layer = pdfium_c.FPDFText_LoadPage(page) if page else None
    try:
        if not layer:
            raise pdfium.PdfiumError("the page can't be read")
        yield PdfPage(page, layer)
    finally:
        if layer:
            pdfium_c.FPDFText_ClosePage(layer)
        if page:
            pdfium_c.FPDF_ClosePage(page)
