"""From words with their boxes on pages to lines, columns, running heads and paragraphs.

Coordinates grow rightward and downward, in any unit: points of a PDF, pixels of a scan.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from nadzor_docs.reading.raw import RAISED, RawBuilder
from nadzor_docs.reading.repair.lines import LABEL, TERMINAL
from nadzor_docs.reading.repair.words import is_page_number

COLUMN_GAP = 2.5  # line heights: a gap wider than any space between words
GUTTER_GAP = 0.9  # line heights, where many lines leave the same place free
INDENT = 0.7  # line heights: further right than a slip of the type
PARAGRAPH_GAP = 1.45  # usual distances between lines: a wider one parts paragraphs
TOUCH = 0.1  # line heights: so much may neighbours' boxes overlap
COLUMN_LINES = 10  # fewer lines side by side are a heading or signatures
JUSTIFIED = 0.3  # of a column's lines: so many end at one edge only where they are stretched
FULL = 0.6  # line heights: a stretched line ends so near to the edge
MOST_INDENT = 8  # steps: deeper is a block, not a first line
SMALL_TYPE = 0.85  # of the page's usual height of type: notes are set smaller
FOOT_LINES = 4  # of a note or a stamp at the foot of a page
MARK = 0.75  # of the line's height of type: a raised number is set smaller
ABOVE = 0.4  # of the line's height, above its foot: letters that hang below it take a quarter
HEADING_LINES = 8  # above the columns, at most
EDGE_LINES = 2  # lines at a page's top and bottom where running heads stand
DIGITS = re.compile(r"\d+")
ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*·])\s")


class Word(NamedTuple):
    """A word and its box, or a line's words that nothing but spaces parts: a tuple, for a page
    has hundreds."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


LEFT, TOP = attrgetter("left"), attrgetter("top")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its width, and its words line by line as they were found."""

    width: float
    lines: Sequence[Sequence[Word]]


class Row(NamedTuple):
    """A line of text in its column (0 the only or the left one, 1 the right one)."""

    text: str
    left: float
    right: float
    top: float
    height: float
    first_word: float  # its width
    column: int
    columns: int

    @classmethod
    def of(cls, words: Sequence[Word], column: int = 0, columns: int = 1) -> Row:
        first = words[0]
        top, height, text = first.top, first.bottom - first.top, first.text
        if len(words) > 1:
            words = _with_raised(words)
            top, height = _top(words), max([word.bottom - word.top for word in words])
            text = _joined(words, height, columns)
        first_word = (first.right - first.left) * _part_of_first_word(first.text)
        return cls(text, first.left, words[-1].right, top, height, first_word, column, columns)


def _part_of_first_word(text: str) -> float:
    """Of the width of words in one box, by their letters; a space more, for it is narrow."""
    end = text.find(" ")
    return 1 if end < 0 else (end + 1) / len(text)


def _with_raised(words: Sequence[Word]) -> Sequence[Word]:
    """«м²», «35¹», the mark of a note: a raised number is no word by itself."""
    tallest = max(words, key=height_of)
    if not any(is_raised(word, tallest) for word in words):
        return words
    told = [words[0]]
    for word in words[1:]:
        before = told[-1]
        if is_raised(word, tallest):
            number = word.text.translate(RAISED)
            told[-1] = before._replace(text=before.text + number, right=word.right)
        else:
            told.append(word)
    return told


def is_raised(number: Word, beside: Word) -> bool:
    """Whether a number is set smaller and higher than what stands beside it on the line."""
    height = height_of(beside)
    return (
        number.text.isdecimal()
        and height_of(number) < MARK * height
        and number.bottom < beside.bottom - ABOVE * height
    )


def height_of(word: Word) -> float:
    return word.bottom - word.top


def _joined(words: Sequence[Word], height: float, columns: int) -> str:
    """The line's words; a tab where a gap is wide for the page and for this line: the spaces of
    a stretched line are all alike, and a narrow column stretches the only space of a line."""
    gaps = [following.left - word.right for word, following in pairwise(words)]
    wide = COLUMN_GAP * height
    if len(gaps) > 1:
        wide = max(wide, 2 * min(gaps))
    elif columns > 1:
        wide = math.inf
    pieces = [words[0].text]
    for gap, word in zip(gaps, words[1:], strict=True):
        pieces += ("\t" if gap > wide else " ", word.text)
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How a column is set: where its lines begin and end, how far a paragraph's first line is
    indented (0: not at all), and whether lines are stretched to the right edge."""

    left: float
    right: float
    first_line: float
    justified: bool


def write_pages(pages: Sequence[Page], out: RawBuilder) -> None:
    """The pages' text in reading order, with what the page shows about lines and paragraphs."""
    rows = [page_rows(page) for page in pages]
    heads = running_heads(rows)
    feet = interrupting_feet([[row for row in page if id(row) not in heads] for page in rows])
    aside = heads | {id(row) for _, row in feet}
    flow = [row for page in rows for row in page if id(row) not in aside]
    usual = _usual([b.top - a.top for a, b in pairwise(flow) if b.top > a.top])
    gaps = {id(a) for a, b in pairwise(flow) if _gap_between(a, b, usual)}
    soft = _soft_rows(flow, gaps)
    for number, page in enumerate(rows, 1):
        out.place(f"стр. {number}")
        for row in page:
            if id(row) in heads:
                out.running_line(row.text)
            elif id(row) in soft:
                out.soft_line(row.text)
            elif id(row) not in aside:
                out.line(row.text + "\n" if id(row) in gaps else row.text)
    for number, row in feet:
        out.place(f"стр. {number}, внизу")
        out.line(row.text)


def page_rows(page: Page) -> list[Row]:
    """The page's lines in reading order: column after column between lines of full width."""
    lines = [sorted(line, key=LEFT) for line in page.lines if line]
    columns = find_columns(page.width, sorted(lines, key=_top))
    if columns is None:
        return [Row.of(line) for line in _on_one_height(lines)]
    gutter, pieces = columns
    return list(_column_order(sorted(pieces, key=_top), gutter))


def _top(line: Sequence[Word]) -> float:
    return line[0].top if len(line) == 1 else min([word.top for word in line])


def _on_one_height(lines: list[list[Word]]) -> list[list[Word]]:
    """Lines from top to bottom; what stands on one height is one line."""
    if all(above[0].bottom < below[0].top for above, below in pairwise(lines)):
        return lines
    merged: list[list[Word]] = []
    for line in sorted(lines, key=_middle):
        if merged and _same_height(merged[-1], line):
            merged[-1] = sorted(merged[-1] + line, key=LEFT)
        else:
            merged.append(line)
    return merged


def _middle(line: list[Word]) -> float:
    tallest = max(line, key=height_of)
    return (tallest.top + tallest.bottom) / 2


def _same_height(one: list[Word], other: list[Word]) -> bool:
    """Whether two lines are pieces of one, side by side or set into one another."""
    tall, beside = max(one, key=height_of), max(other, key=height_of)
    common = min(tall.bottom, beside.bottom) - max(tall.top, beside.top)
    height = min(height_of(tall), height_of(beside))
    both = pairwise(sorted(one + other, key=LEFT))
    return common > 0.6 * height and all(
        before.right <= after.left + TOUCH * height for before, after in both
    )


def find_columns(
    width: float, lines: Sequence[Sequence[Word]]
) -> tuple[float, list[Sequence[Word]]] | None:
    """Where a page of two columns is free of words from top to bottom, and the lines' parts on
    both sides; None for one column. The lines come from top to bottom."""
    if not lines or width <= 0 or _runs_across_the_middle(lines, width):
        return None
    crossing = _crossings(list(chain.from_iterable(lines)), width)
    middle = range(int(len(crossing) * 0.35), int(len(crossing) * 0.65))
    few = 0.1 * len(lines)  # lines of full width among the columns
    best = min(middle, key=lambda x: (max(crossing[x], few), abs(x - len(crossing) / 2)))
    gutter = (best + 0.5) * width / len(crossing)
    pieces = list(_split_lines(lines, gutter, width))
    left = [piece for piece in pieces if piece[-1].right < gutter]
    right = [piece for piece in pieces if piece[0].left > gutter]
    found = _are_columns(left, right, gutter, width, crossing[best])
    return (gutter, pieces) if found else None


def _runs_across_the_middle(lines: Sequence[Sequence[Word]], width: float) -> bool:
    """Most lines have a word over each of three places where a gutter would be: one column."""
    first, *_, last = places = (0.46 * width, 0.5 * width, 0.54 * width)
    over_all = [word for line in lines for word in line if word.left < first and word.right > last]
    return len(over_all) > len(lines) / 2 or all(
        sum(any(word.left < x < word.right for word in line) for line in lines) > len(lines) / 2
        for x in places
    )


def _are_columns(
    left: Sequence[Sequence[Word]],
    right: Sequence[Sequence[Word]],
    gutter: float,
    width: float,
    across: int,
) -> bool:
    """Lines to the left end near the gutter, lines to the right begin at one place, and few
    lines run across for as many columns as there are."""
    if len(left) < COLUMN_LINES or not right:
        return False
    near = sum(gutter - piece[-1].right < width * 0.1 for piece in left)
    begin = Counter(round(piece[0].left / (width * 0.005)) for piece in right).most_common(1)[0][1]
    few = len(left) if len(right) >= COLUMN_LINES // 2 else 0.3 * len(left)
    return near >= 0.4 * len(left) and begin >= 0.4 * len(right) and across <= few


def _crossings(words: Sequence[Word], width: float, buckets: int = 200) -> list[int]:
    """How many words cover each of so many strips of the page."""
    change = [0] * (buckets + 2)
    for word in words:
        first = min(max(int(word.left / width * buckets), 0), buckets)
        last = min(max(int(word.right / width * buckets), 0), buckets)
        change[first] += 1
        change[last + 1] -= 1
    return list(accumulate(change[:buckets]))


def _split_lines(
    lines: Sequence[Sequence[Word]], gutter: float, width: float
) -> Iterator[Sequence[Word]]:
    """The lines' parts left and right of the gutter. Above the columns «date      city» may
    stand, whose right part begins anywhere."""
    for number, line in enumerate(lines):
        pieces = _split_at(line, gutter)
        heading = number < HEADING_LINES and pieces[-1][0].left - gutter > 0.1 * width
        yield from [line] if heading else pieces


def _split_at(line: Sequence[Word], gutter: float) -> Sequence[Sequence[Word]]:
    """The parts of a line left and right of the gutter; the whole line where it runs across."""
    if len(line) == 1:
        return [line]
    left = [word for word in line if (word.left + word.right) / 2 < gutter]
    right = [word for word in line if (word.left + word.right) / 2 >= gutter]
    if not left or not right:
        return [line]
    height = line[0].bottom - line[0].top
    across = left[-1].right > gutter or right[0].left < gutter
    free = not across and right[0].left - left[-1].right > GUTTER_GAP * height
    return [left, right] if free else [line]


def _column_order(pieces: Sequence[Sequence[Word]], gutter: float) -> Iterator[Row]:
    sides: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for piece in pieces:
        if piece[0].left < gutter < piece[-1].right:
            yield from _side_by_side(*sides)
            sides = ([], [])
            yield Row.of(piece)
        else:
            sides[piece[0].left >= gutter].append(list(piece))
    yield from _side_by_side(*sides)


def _side_by_side(*sides: list[list[Word]]) -> Iterator[Row]:
    for column, lines in enumerate(sides):
        yield from (Row.of(line, column, len(sides)) for line in _on_one_height(lines))


def running_heads(pages: Sequence[Sequence[Row]]) -> set[int]:
    """The ids of rows at the pages' edges that are page numbers or come back page after page."""
    edges = [_edge_rows(page) for page in pages]
    repeated = Counter(words for page in edges for words in {_masked(row) for row in page})
    often = max(2, len(pages) // 2)
    heads = {id(row) for page in edges for row in page if repeated[_masked(row)] >= often}
    return heads | _numbers(pages)


def _edge_rows(page: Sequence[Row]) -> list[Row]:
    """A line or two at the page's top and bottom, where a gap sets them off from the text:
    without the gap a line that comes back may be the act's own."""
    rows = sorted(page, key=TOP)
    gaps = [b.top - a.top for a, b in pairwise(rows)]
    wide = PARAGRAPH_GAP * _usual(gaps)
    edges: list[Row] = []
    for n in range(1, min(EDGE_LINES, len(gaps)) + 1):
        if gaps[n - 1] > wide:
            edges += rows[:n]
        if gaps[-n] > wide:
            edges += rows[-n:]
    return edges


def interrupting_feet(pages: Sequence[Sequence[Row]]) -> list[tuple[int, Row]]:
    """Rows at the foot of a page, with the page's number, in the middle of a sentence that runs
    on overleaf: notes and stamps. They are read after the text, that nothing be lost."""
    feet = []
    for number, (page, following) in enumerate(pairwise(pages), 1):
        foot = _foot(page)
        body = page[: len(page) - len(foot)]
        if foot and body and following and _is_one_sentence(body[-1], following[0]):
            feet += [(number, row) for row in foot]
    return feet


def _foot(page: Sequence[Row]) -> Sequence[Row]:
    """The last few rows that a gap or a smaller type sets off; of a page in columns none."""
    gaps = [b.top - a.top for a, b in pairwise(page)]
    if not gaps or any(row.columns > 1 for row in page):
        return ()
    wide = PARAGRAPH_GAP * _usual(gaps)
    small = SMALL_TYPE * median(row.height for row in page)
    for n in range(min(FOOT_LINES, len(gaps)), 0, -1):
        if gaps[-n] > wide or all(row.height < small for row in page[-n:]):
            return page[-n:]
    return ()


def _is_one_sentence(row: Row, following: Row) -> bool:
    return not row.text.endswith(TERMINAL) and following.text[0].islower()


def _numbers(pages: Sequence[Sequence[Row]]) -> set[int]:
    """The page numbers: lone numbers on the first or the last line; on a single page only set
    off by a gap."""
    if len(pages) == 1:
        edges = _edge_rows(pages[0])
    else:
        edges = [choose(page, key=TOP) for page in pages if page for choose in (min, max)]
    return {id(row) for row in edges if is_page_number(row.text)}


def _usual(distances: Sequence[float]) -> float:
    """The distance between lines of one paragraph: smaller than most gaps between paragraphs."""
    return sorted(distances)[len(distances) // 4] if distances else 0.0


def _masked(row: Row) -> str:
    return DIGITS.sub("0", row.text)


def _soft_rows(flow: list[Row], gaps: set[int]) -> set[int]:
    """The ids of rows whose paragraph runs on in the next row; after ``gaps`` none does."""
    bounds = _column_bounds(flow)
    return {
        id(row)
        for row, following in pairwise(flow)
        if id(row) not in gaps and _runs_on(row, following, bounds)
    }


def _gap_between(row: Row, following: Row, usual: float) -> bool:
    """A blank line's height between two rows of one column, or between a line of full width and
    the columns below it."""
    above = (row.columns, row.column) == (following.columns, following.column) or (
        row.columns == 1 and following.column == 0
    )
    return above and following.top - row.top > PARAGRAPH_GAP * max(usual, row.height)


def _column_bounds(flow: list[Row]) -> dict[tuple[int, int], Bounds]:
    """How each column is set; columns that stand side by side are set alike."""
    bounds = {}
    for columns in {row.columns for row in flow}:
        sides = [
            [row for row in flow if (row.columns, row.column) == (columns, column)]
            for column in range(columns)
        ]
        lefts = [_left_edge(rows) for rows in sides]
        setting = _setting(
            [(row, left) for rows, left in zip(sides, lefts, strict=True) for row in rows]
        )
        for column, left in enumerate(lefts):
            bounds[columns, column] = Bounds(
                left, left + setting.right, setting.first_line, setting.justified
            )
    return bounds


def _left_edge(rows: list[Row]) -> float:
    lefts = Counter(round(row.left / 3) * 3 for row in rows)
    return min((at for at, count in lefts.items() if count > 1), default=min(lefts, default=0))


def _setting(rows: list[tuple[Row, float]]) -> Bounds:
    """From rows with their columns' left edges: what is right of an edge that stands at 0."""
    rights = [row.right - left for row, left in rows]
    edge, at_the_edge = Counter(round(right / 3) * 3 for right in rights).most_common(1)[0]
    justified = at_the_edge >= max(COLUMN_LINES // 2, JUSTIFIED * len(rows))
    step = INDENT * rows[0][0].height
    indents = Counter(round((row.left - left) / 3) * 3 for row, left in rows)
    first_lines = Counter({at: n for at, n in indents.items() if step < at < MOST_INDENT * step})
    return Bounds(
        left=0.0,
        right=edge if justified else sorted(rights)[int(len(rights) * 0.95)],
        first_line=first_lines.most_common(1)[0][0] if first_lines else 0.0,
        justified=justified,
    )


def _runs_on(row: Row, following: Row, bounds: dict[tuple[int, int], Bounds]) -> bool:
    """Whether ``following`` continues the paragraph of ``row``: no room was left in ``row``,
    and no indent begins a new one."""
    here, there = bounds[row.columns, row.column], bounds[following.columns, following.column]
    if _is_heading(row) and _is_heading(following):
        return _leaves_no_room(row, following, here)
    return (
        _is_full(row, following, here)
        and not _stands_alone(row)
        and not _stands_alone(following)
        and not _begins_paragraph(row, following, here, there)
    )


def _is_heading(row: Row) -> bool:
    return row.text.isupper() and "\t" not in row.text and not row.text.endswith(":")


def _leaves_no_room(row: Row, following: Row, bounds: Bounds) -> bool:
    """Whether the next word would not have fitted into a line of a heading; a centred one has the
    whole width."""
    space = 0.2 * row.height
    off_centre = (row.left - bounds.left) - (bounds.right - row.right)
    left = bounds.left if abs(off_centre) < FULL * row.height else row.left
    width = row.right - row.left + space + following.first_word
    return width > bounds.right - left - space


def _stands_alone(row: Row) -> bool:
    return "\t" in row.text or bool(LABEL.match(row.text))


def _is_full(row: Row, following: Row, bounds: Bounds) -> bool:
    """No room for the next word: a stretched line ends at the edge, another one before it; a
    single word can't be stretched."""
    if bounds.justified and " " in row.text:
        return abs(row.right - bounds.right) < FULL * row.height
    space = 0.2 * row.height
    return row.right + space + following.first_word > bounds.right - space


def _begins_paragraph(row: Row, following: Row, here: Bounds, there: Bounds) -> bool:
    step = INDENT * following.height
    indent = following.left - there.left
    deeper = indent - (row.left - here.left)
    if ITEM.match(row.text) and deeper > -step:
        return deeper < step and bool(ITEM.match(following.text))  # else it hangs below its item
    if deeper > step or (there.first_line and abs(indent - there.first_line) < step):
        return True
    ended = row.text.endswith(TERMINAL) and not row.text.endswith("...")
    if ITEM.match(following.text) and ended:
        return True
    return indent > step and (ended or deeper < -step)
