"""Pages of text and recognised pages of one document, put into one text in the pages' order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nadzor_docs.facts import Span
from nadzor_docs.reading.raw import RawBuilder, RawText

PAGE = re.compile(r"стр\. (\d+)(.*)")  # «стр. 2», «стр. 2, внизу»


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands at one place of the document."""

    raw: RawText
    span: Span
    page: int  # from 0
    foot: str  # «, внизу» of a note, which stands after all pages

    def label(self) -> str:
        return f"стр. {self.page + 1}{self.foot}"


def interleaved(text: RawText, recognised: RawText, scanned: Sequence[int]) -> RawText:
    """``text`` has every page, the scanned ones empty; ``recognised`` only the ``scanned`` ones."""
    of_text = [piece for piece in _pieces(text) if piece.page not in scanned]
    of_scan = [replace(piece, page=scanned[piece.page]) for piece in _pieces(recognised)]
    out = RawBuilder()
    for piece in sorted([*of_text, *of_scan], key=lambda piece: (bool(piece.foot), piece.page)):
        out.place(piece.label())
        _copy(piece, out)
    warnings = (*text.warnings, *recognised.warnings)
    return replace(out.build(), warnings=warnings, recognised=True)


def _pieces(raw: RawText) -> Iterator[_Piece]:
    ends = [*(place.start for place in raw.places[1:]), len(raw.text)]
    for place, end in zip(raw.places, ends, strict=True):
        page = PAGE.fullmatch(place.label)
        assert page, "the writer of pages labels them so"
        yield _Piece(raw, Span(place.start, end), int(page[1]) - 1, page[2])


def _copy(piece: _Piece, out: RawBuilder) -> None:
    running, soft = set(piece.raw.running), set(piece.raw.soft_breaks)
    start = piece.span.start
    for line in piece.span.of(piece.raw.text).split("\n")[:-1]:
        end = start + len(line)
        if Span(start, end + 1) in running:
            out.running_line(line)
        elif end in soft:
            out.soft_line(line)
        else:
            out.line(line)
        start = end + 1
