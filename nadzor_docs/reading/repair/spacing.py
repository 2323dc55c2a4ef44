"""Letter-spaced words and lines: «О П Р Е Д Е Л И Л:», «о п р е д е л и т ь :»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Edit, Mend

LETTER = r"[^\W\d_]"
# Single letters set apart by spaces, four and more; the last may carry its point.
RUN = re.compile(rf"(?<![\w.]){LETTER}(?: {{1,4}}{LETTER}(?!\w)){{3,}}(?: {{0,4}}[.,:;!?](?!\w))?")
# In a line that is letter-spaced throughout, short words and signs belong to it too.
SPACED_LINE = re.compile(
    rf"^ *(?:{LETTER}|[«\"(])(?: {{1,4}}(?:{LETTER}|[«»\"(),.:;\-–]))*[.,:;]? *$", re.MULTILINE
)
GAP = re.compile(r" +")
ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ ABCDEFGHIJKLMNOPQRSTUVWXYZ АБВГДЕЁЖЗИЙКЛ"
SHORT = 4  # fewer letters may be initials or prepositions


def letter_spacing(text: str) -> Iterator[Mend]:
    """Letters set apart come together; the wider gaps among them part the words."""
    for start, end in _runs(text):
        run = text[start:end]
        if sum(map(str.isalpha, run)) >= SHORT and not _is_list_of_letters(run):
            yield Mend(start, end, tuple(_closing(run, start)))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for match in RUN.finditer(text):
        if match.start() < done:
            continue
        line = SPACED_LINE.match(text, text.rfind("\n", 0, match.start()) + 1)
        span = _trimmed(text, *line.span()) if line else match.span()
        yield span
        done = span[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return end - len(line.lstrip(" ")), start + len(line.rstrip(" "))


def _is_list_of_letters(run: str) -> bool:
    """«классы А Б В Г» are letters of the alphabet, not a word."""
    return "".join(filter(str.isalpha, run)).upper() in ALPHABET


def _closing(run: str, offset: int) -> Iterator[Edit]:
    gaps = list(GAP.finditer(run))
    between_letters = min(len(gap.group()) for gap in gaps)
    for gap in gaps:
        new = " " if _parts_words(run, gap, between_letters) else ""
        if new != gap.group():
            yield Edit(offset + gap.start(), offset + gap.end(), new)


def _parts_words(run: str, gap: re.Match[str], between_letters: int) -> bool:
    before_point = run[gap.end()] in ".,:;!?)»"
    return len(gap.group()) > between_letters and not before_point
