"""Lines of a PDF's page: told into words only where something parts the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from nadzor_docs.reading.formats.pdf_lines import page_lines
from nadzor_docs.reading.formats.pdf_page import PdfPage, Sides

STEP = 6.0  # width of a letter
LINE = 14.0  # from line to line
HANGING = "рудфцщ,"  # letters whose ink goes below the line
RAISED = {"¹": "1", "²": "2"}

Box = tuple[float, float, float, float]


class TypedPage:
    """A typewriter's page. Each line is given as its pieces: where they begin, what they say;
    «~» is a step without a letter, «¹» and «²» are raised numbers."""

    def __init__(self, *lines: Sequence[tuple[float, str]]) -> None:
        self.text = ""
        self._letters: list[Box] = []
        self._pieces: list[Box] = []
        for number, line in enumerate(lines):
            for left, piece in line:
                self._set(left, 100 + LINE * number, piece)
            self.text += "\r\n"
            self._letters += [(0, 0, 0, 0)] * 2

    def _set(self, left: float, top: float, piece: str) -> None:
        boxes = [
            (left + STEP * n, top, left + STEP * (n + 1), top + (11 if letter in HANGING else 8))
            for n, letter in enumerate(piece)
            if letter != "~"
        ]
        letters = piece.replace("~", "")
        for at, letter in enumerate(letters):
            if letter in RAISED:
                boxes[at] = (boxes[at][0], top - 1, boxes[at][0] + 3, top + 4)
        self.text += letters.translate(str.maketrans(RAISED))
        self._letters += boxes
        self._pieces.append((left, top, boxes[-1][2], max(box[3] for box in boxes)))

    def letters(self, places: Sequence[int]) -> Sides:
        return _sides([self._letters[place] for place in places])

    def pieces(self) -> Sides:
        return _sides(self._pieces)


def _sides(boxes: list[Box]) -> Sides:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return list(lefts), list(tops), list(rights), list(bottoms)


def told(*lines: Sequence[tuple[float, str]]) -> list[list[str]]:
    page = cast(PdfPage, TypedPage(*lines))
    return [[word.text for word in line] for line in page_lines(page)]


def test_a_line_in_one_piece_is_not_told_into_words() -> None:
    assert told([(72, "Суд счёл просьбу верной")]) == [["Суд счёл просьбу верной"]]


def test_a_line_of_pieces_is_told_into_words() -> None:
    line = [(72.0, "14 марта 2005 года "), (400.0, "город Алматы")]
    assert told(line) == [["14", "марта", "2005", "года", "город", "Алматы"]]


def test_a_gap_within_one_piece_is_seen_by_the_width_of_the_line() -> None:
    text = [[(72.0, "Суд счёл просьбу верной")]] * 9
    assert told(*text, [(72, "14 марта" + "~" * 30 + " Алматы")])[-1] == ["14", "марта", "Алматы"]


def test_letters_of_another_font_set_into_a_line_stand_where_they_are_seen() -> None:
    assert told([(72, "ауданды~ сот "), (72 + 7 * STEP, "қ")]) == [["аудандық", "сот"]]


def test_lines_are_as_high_as_their_ink_whatever_letters_their_words_begin_with() -> None:
    page = cast(PdfPage, TypedPage([(72, "рад другой")], [(72, "нет и не будет")]))
    heights = [word.bottom - word.top for line in page_lines(page) for word in line]
    assert heights == [11, 11]


def test_a_raised_number_is_a_word_of_its_own() -> None:
    text = [(72.0, "взыскании²"), (72 + 12 * STEP, "долга 21¹, тенге")]
    assert told(text) == [["взыскании", "2", "долга", "21", "1", ",", "тенге"]]
