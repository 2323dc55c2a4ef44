"""From the text layer of a PDF's page to its lines, with the boxes that layout asks of words.

Most lines are set in one piece, and nothing but spaces parts their words. Only where a line is
made of pieces, or is wider than its letters need, is every word looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple

from nadzor_docs.reading.formats.pdf_page import PdfPage
from nadzor_docs.reading.layout import LEFT, Word, height_of, is_raised

HYPHENS: Final = "\x02\ufffe"  # the library's signs for a hyphen at a line's end
SIGN: Final = r"[^\s\x00\x02\ufffe\ufffd]"
WORDS: Final = re.compile(rf"{SIGN}+[\x02\ufffe]?")
# A plain line is words with a space between them; any other is looked at word by word.
LINES: Final = re.compile(rf"({SIGN}++(?: {SIGN}++)*+) *+(?![^\r\n])|[^\r\n]+")
STUCK: Final = re.compile(r"(?<=.)\d(?!\d)")  # digits that may be set higher than their word
KAZAKH: Final = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
LETTER_GAP: Final = 0.1  # of a line's height: a space between words is twice as wide
WIDE: Final = 1.1  # of the page's usual width of a letter: such lines may hold a gap
NEAR: Final = 2.0  # points between a letter's place and the ink of its piece
AHEAD: Final = 8  # pieces that may stand between two lines
_Found = tuple[tuple[int, int], Word]  # where a word stands in the page's text


def page_lines(page: PdfPage) -> Iterator[list[Word]]:
    """The lines in the library's order; a line's words, in one where nothing parts them."""
    lines = list(LINES.finditer(page.text))
    told = _in_one_piece(page, [line.span(1) for line in lines if line[1]])
    whole = [next(told) if line[1] else None for line in lines]
    parted = [line.span() for line, one in zip(lines, whole, strict=True) if one is None]
    in_words = _in_words(page, parted)
    for one in whole:
        if one is None:
            yield from _set(page, next(in_words))
        else:
            yield [one]


def _in_one_piece(page: PdfPage, spans: Sequence[tuple[int, int]]) -> Iterator[Word | None]:
    """Each line as one; None where every word must be looked at."""
    pieces = _Pieces(page)
    lines = _words(page, spans)
    letters = sum([len(line.text) for line in lines])
    room = WIDE * sum([line.right - line.left for line in lines]) / max(1, letters)
    for line in lines:
        piece = pieces.holding(line)
        if piece is None or (line.right - line.left > room * len(line.text) and " " in line.text):
            yield None
        else:
            yield Word(line.text, line.left, line.right, piece.top, piece.bottom)


class _Piece(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class _Pieces:
    """What the file sets in one piece, looked up line by line in the order of the text."""

    def __init__(self, page: PdfPage) -> None:
        self._all = list(map(_Piece, *page.pieces()))
        self._next = 0

    def holding(self, line: Word) -> _Piece | None:
        """The piece that holds a whole line, with no other set into it."""
        middle = (line.top + line.bottom) / 2
        for at in range(self._next, min(self._next + AHEAD, len(self._all))):
            piece = self._all[at]
            if piece.top < middle < piece.bottom and piece.left - NEAR < line.left < piece.right:
                self._next = at + 1
                whole = line.right < piece.right + NEAR and not self._meets(piece, at + 1)
                return piece if whole else None
        return None

    def _meets(self, piece: _Piece, at: int) -> bool:
        """Whether the piece at ``at`` is set into this one."""
        if at == len(self._all):
            return False
        other = self._all[at]
        high = piece.top < (other.top + other.bottom) / 2 < piece.bottom
        return high and piece.left < other.right and other.left < piece.right


def _words(page: PdfPage, spans: Sequence[tuple[int, int]]) -> list[Word]:
    """What stands at ``spans`` of the page's text: as wide as it is set, as high as its first
    letter."""
    texts = [page.text[start:end] for start, end in spans]
    ends = [at for start, end in spans for at in (start, end - 1)]
    lefts, tops, rights, bottoms = page.letters(ends)
    return list(map(Word, texts, lefts[::2], rights[1::2], tops[::2], bottoms[::2]))


def _in_words(page: PdfPage, lines: Sequence[tuple[int, int]]) -> Iterator[list[_Found]]:
    """Each line's words."""
    spans = [[word.span() for word in WORDS.finditer(page.text, *line)] for line in lines]
    words = iter(_words(page, list(chain.from_iterable(spans))))
    for line in spans:
        yield list(zip(line, words, strict=False))  # one after another, the words of all lines


def _set(page: PdfPage, words: list[_Found]) -> Iterator[list[Word]]:
    """A line's words as they are set: on its own height each line, its torn words whole."""
    for piece in _by_height(words):
        told = [word for _, word in piece]
        if _is_torn(told) or _has_raised(page, piece):
            yield _from_letters(page, [at for (start, end), _ in piece for at in range(start, end)])
        else:
            yield [_with_hyphen(word) for word in told]


def _with_hyphen(word: Word) -> Word:
    return word._replace(text=word.text[:-1] + "-") if word.text[-1] in HYPHENS else word


def _by_height(words: list[_Found]) -> Iterator[list[_Found]]:
    """The library runs lines together over a hyphen: words of one height stay together."""
    line: list[_Found] = []
    for found in words:
        if line and abs(found[1].bottom - line[-1][1].bottom) > found[1].bottom - found[1].top:
            yield line
            line = []
        line.append(found)
    if line:
        yield line


def _is_torn(words: list[Word]) -> bool:
    """Neighbours that touch are pieces of one word; Kazakh letters may come out of order."""
    return any(KAZAKH.search(word.text) for word in words) or any(
        after.left - before.right < LETTER_GAP * (before.bottom - before.top)
        for before, after in pairwise(words)
    )


def _has_raised(page: PdfPage, line: list[_Found]) -> bool:
    """Whether a raised number, the mark of a note, sticks to a word."""
    places = [
        (start + digit.start(), word)
        for (start, _), word in line
        for digit in STUCK.finditer(word.text)
    ]
    if not places:
        return False
    digits = _words(page, [(at, at + 1) for at, _ in places])
    return any(is_raised(digit, word) for digit, (_, word) in zip(digits, places, strict=True))


def _from_letters(page: PdfPage, places: Sequence[int]) -> list[Word]:
    """A line put together anew, letter by letter from left to right: where letters of two fonts
    alternate, as Kazakh ones do, they come out of order and with spaces among them."""
    found = _words(page, [(at, at + 1) for at in places])
    letters = sorted(map(_with_hyphen, found), key=LEFT)
    tallest = max(letters, key=height_of)
    words = [[letters[0]]]
    for before, letter in pairwise(letters):
        apart = letter.left - before.right > LETTER_GAP * height_of(words[-1][0])
        if apart or is_raised(letter, tallest) != is_raised(before, tallest):
            words.append([])
        words[-1].append(letter)
    return [
        word[0]._replace(text="".join([letter.text for letter in word]), right=word[-1].right)
        for word in words
    ]
