"""From words with their boxes on pages to lines, columns, running heads and paragraphs.

Coordinates grow rightward and downward, in any unit: points of a PDF, pixels of a scan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nadzor_docs.reading.raw import RawBuilder
from nadzor_docs.reading.repair.lines import LABEL

COLUMN_GAP = 2.5  # line heights: a gap wider than any space between words
GUTTER_GAP = 0.9  # line heights, where many lines leave the same place free
INDENT = 0.7  # line heights: further right than a slip of the type
PARAGRAPH_GAP = 1.45  # usual distances between lines: a wider one parts paragraphs
COLUMN_LINES = 10  # fewer lines side by side are a heading or signatures
EDGE_LINES = 2  # lines at a page's top and bottom where running heads stand
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:стр(?:аница)?|бет)\.?\s*)?\d{1,3}(?:\s*(?:/|из)\s*\d{1,3})?\W*", re.I
)
ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*·])\s")
TERMINAL = (".", ";", ":", "!", "?", "»", ")")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its width, and its words line by line as they were found."""

    width: float
    lines: Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text in its column (0 the only or the left one, 1 the right one)."""

    words: tuple[Word, ...]
    column: int
    columns: int

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def height(self) -> float:
        return max(word.bottom - word.top for word in self.words)

    @property
    def text(self) -> str:
        pieces = [self.words[0].text]
        for word, following in pairwise(self.words):
            wide = following.left - word.right > COLUMN_GAP * self.height
            pieces += ("\t" if wide else " ", following.text)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a column's lines begin and end."""

    left: float
    right: float


def write_pages(pages: Sequence[Page], out: RawBuilder) -> None:
    """The pages' text in reading order, with what the page shows about lines and paragraphs."""
    rows = [page_rows(page) for page in pages]
    heads = running_heads(rows)
    flow = [row for page in rows for row in page if id(row) not in heads]
    soft = _soft_rows(flow)
    for number, page in enumerate(rows, 1):
        out.place(f"стр. {number}")
        for row in page:
            if id(row) in heads:
                out.running_line(row.text)
            elif id(row) in soft:
                out.soft_line(row.text)
            else:
                out.line(row.text)


def page_rows(page: Page) -> list[Row]:
    """The page's lines in reading order: column after column between lines of full width."""
    lines = [sorted(line, key=lambda word: word.left) for line in page.lines if line]
    gutter = find_gutter(page.width, lines)
    if gutter is None:
        return [Row(tuple(line), 0, 1) for line in _on_one_height(lines)]
    pieces = [piece for line in lines for piece in _split_at(line, gutter)]
    return list(_column_order(sorted(pieces, key=_top), gutter))


def _top(line: Sequence[Word]) -> float:
    return min(word.top for word in line)


def _on_one_height(lines: list[list[Word]]) -> list[list[Word]]:
    """Lines from top to bottom; what stands on one height is one line."""
    merged: list[list[Word]] = []
    for line in sorted(lines, key=lambda line: (line[0].top + line[0].bottom) / 2):
        if merged and _same_height(merged[-1], line):
            merged[-1] = sorted(merged[-1] + line, key=lambda word: word.left)
        else:
            merged.append(line)
    return merged


def _same_height(one: list[Word], other: list[Word]) -> bool:
    top, bottom = max(one[0].top, other[0].top), min(one[0].bottom, other[0].bottom)
    height = min(one[0].bottom - one[0].top, other[0].bottom - other[0].top)
    apart = one[-1].right <= other[0].left or other[-1].right <= one[0].left
    return apart and bottom - top > 0.6 * height


def find_gutter(width: float, lines: Sequence[Sequence[Word]]) -> float | None:
    """Where a page of two columns is free of words from top to bottom; None for one column."""
    words = [word for line in lines for word in line]
    left = sum(word.right < width / 2 for word in words)
    if min(left, len(words) - left) < COLUMN_LINES * 2:
        return None
    crossing = _crossings(words, width)
    middle = range(int(len(crossing) * 0.35), int(len(crossing) * 0.65))
    best = min(middle, key=lambda x: (crossing[x], abs(x - len(crossing) / 2)))
    gutter = (best + 0.5) * width / len(crossing)
    beside = sum(_stands_beside(line, gutter) for line in lines)
    alone = min(
        sum(line[-1].right < gutter for line in lines), sum(line[0].left > gutter for line in lines)
    )
    tall = max(beside, alone)
    return gutter if tall >= COLUMN_LINES and crossing[best] <= 0.2 * tall else None


def _crossings(words: Sequence[Word], width: float, buckets: int = 200) -> list[int]:
    """How many words cover each of so many strips of the page."""
    crossing = [0] * (buckets + 2)
    for word in words:
        first = min(max(int(word.left / width * buckets), 0), buckets)
        last = min(max(int(word.right / width * buckets), 0), buckets)
        crossing[first] += 1
        crossing[last + 1] -= 1
    for i in range(1, len(crossing)):
        crossing[i] += crossing[i - 1]
    return crossing[:buckets]


def _stands_beside(line: Sequence[Word], gutter: float) -> bool:
    return len(_split_at(line, gutter)) == 2


def _split_at(line: Sequence[Word], gutter: float) -> list[list[Word]]:
    """The parts of a line left and right of the gutter; the whole line where it runs across."""
    left = [word for word in line if (word.left + word.right) / 2 < gutter]
    right = [word for word in line if (word.left + word.right) / 2 >= gutter]
    if not left or not right:
        return [list(line)]
    height = line[0].bottom - line[0].top
    free = right[0].left - left[-1].right > GUTTER_GAP * height
    return [left, right] if free else [list(line)]


def _column_order(pieces: list[list[Word]], gutter: float) -> Iterator[Row]:
    sides: tuple[list[Row], list[Row]] = ([], [])
    for piece in pieces:
        if piece[0].left < gutter < piece[-1].right:
            yield from (*sides[0], *sides[1])
            sides = ([], [])
            yield Row(tuple(piece), 0, 1)
        else:
            column = int(piece[0].left >= gutter)
            sides[column].append(Row(tuple(piece), column, 2))
    yield from (*sides[0], *sides[1])


def running_heads(pages: Sequence[Sequence[Row]]) -> set[int]:
    """The ids of rows at the pages' edges that are page numbers or come back page after page."""
    edges = [_edge_rows(page) for page in pages]
    repeated = Counter(words for page in edges for words in {_masked(row) for row in page})
    often = max(2, len(pages) // 2)
    heads = {id(row) for page in edges for row in page if repeated[_masked(row)] >= often}
    return heads | (_numbers(pages) if len(pages) > 1 else set())


def _edge_rows(page: Sequence[Row]) -> list[Row]:
    """A line or two at the page's top and bottom, where a gap sets them off from the text:
    without the gap a line that comes back may be the act's own."""
    rows = sorted(page, key=lambda row: row.top)
    gaps = [b.top - a.top for a, b in pairwise(rows)]
    wide = PARAGRAPH_GAP * _usual(gaps)
    head = next((n for n in range(EDGE_LINES, 0, -1) if any(g > wide for g in gaps[n - 1 : n])), 0)
    foot = next((n for n in range(EDGE_LINES, 0, -1) if any(g > wide for g in gaps[-n:][:1])), 0)
    return rows[:head] + rows[len(rows) - foot :]


def _numbers(pages: Sequence[Sequence[Row]]) -> set[int]:
    """The page numbers: lone numbers on the first or the last line."""
    edges = (
        edge for page in pages if page for edge in (_by_height(page, min), _by_height(page, max))
    )
    return {id(row) for row in edges if PAGE_NUMBER.fullmatch(row.text)}


def _by_height(page: Sequence[Row], which: Callable[..., Row]) -> Row:
    return which(page, key=lambda row: row.top)


def _usual(distances: Sequence[float]) -> float:
    """The distance between lines of one paragraph: smaller than most gaps between paragraphs."""
    return sorted(distances)[len(distances) // 4] if distances else 0.0


def _masked(row: Row) -> str:
    return re.sub(r"\d+", "0", row.text)


def _soft_rows(flow: list[Row]) -> set[int]:
    """The ids of rows whose paragraph runs on in the next row."""
    if not flow:
        return set()
    bounds = _column_bounds(flow)
    distances = [b.top - a.top for a, b in pairwise(flow) if b.top > a.top]
    usual = _usual(distances)
    return {id(row) for row, following in pairwise(flow) if runs_on(row, following, bounds, usual)}


def _column_bounds(flow: list[Row]) -> dict[tuple[int, int], Bounds]:
    """The commonest left edge and the right edge that nearly all lines keep, by column."""
    bounds = {}
    for key in {(row.columns, row.column) for row in flow}:
        rows = [row for row in flow if (row.columns, row.column) == key]
        lefts = Counter(round(row.left / 3) * 3 for row in rows)
        rights = sorted(row.right for row in rows)
        bounds[key] = Bounds(lefts.most_common(1)[0][0], rights[int(len(rights) * 0.95)])
    return bounds


def runs_on(row: Row, following: Row, bounds: dict[tuple[int, int], Bounds], usual: float) -> bool:
    """Whether ``following`` continues the paragraph of ``row``: no room was left in ``row``,
    and neither an indent nor a gap begins a new one."""
    here, there = bounds[row.columns, row.column], bounds[following.columns, following.column]
    if not _is_full(row, following, here) or _stands_alone(row) or _stands_alone(following):
        return False
    on_one_page = following.top > row.top and row.column == following.column
    if on_one_page and following.top - row.top > PARAGRAPH_GAP * max(usual, row.height):
        return False
    return not _begins_paragraph(row, following, here, there)


def _stands_alone(row: Row) -> bool:
    return "\t" in row.text or bool(LABEL.match(row.text))


def _is_full(row: Row, following: Row, bounds: Bounds) -> bool:
    first = following.words[0]
    space = 0.2 * row.height
    return row.right + space + (first.right - first.left) > bounds.right - space


def _begins_paragraph(row: Row, following: Row, here: Bounds, there: Bounds) -> bool:
    step = INDENT * following.height
    indent = following.left - there.left
    deeper = indent - (row.left - here.left)
    if deeper > step:
        return not ITEM.match(row.text)
    ended = row.text.endswith(TERMINAL) and not row.text.endswith("...")
    if ITEM.match(following.text) and ended:
        return True
    return indent > step and (ended or deeper < -step)
