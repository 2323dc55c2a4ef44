"""Letter-spaced words and lines: «О П Р Е Д Е Л И Л:», «о п р е д е л и т ь :»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Edit, Mend
from nadzor_docs.reading.repair.words import of_one_letter

LETTER = r"[^\W\d_]"
# Single letters set apart by spaces, four and more; the last may carry its point.
RUN = re.compile(rf"(?<![\w.]){LETTER}(?: {{1,4}}{LETTER}(?!\w)){{3,}}(?: {{0,4}}[.,:;!?](?!\w))?")
# In a line that is letter-spaced throughout, short words and signs belong to it too.
SPACED_LINE = re.compile(rf"(?:{LETTER}|[«\"(])(?: {{1,4}}(?:{LETTER}|[«»\"(),.:;\-–]))*[.,:;]?")
LINE = re.compile(r"[^\n]+")
GAP = re.compile(r" +")
GLUED = re.compile(r"(?<![\w-])[а-яё]{4,}(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])")
ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ ABCDEFGHIJKLMNOPQRSTUVWXYZ АБВГДЕЁЖЗИЙКЛ"
SHORT = 4  # letters: no more words of one letter stand together


def letter_spacing(text: str) -> Iterator[Mend]:
    """Letters set apart come together; the wider gaps among them part the words."""
    for start, end in _runs(text):
        run = text[start:end]
        if not _is_list_of_letters(run):
            yield Mend(start, end, tuple(_closing(run, start)))


def glued_words(text: str) -> Iterator[Mend]:
    """«судьиОразгалиева»: a gap that a narrow column left no room for. A name that is written
    so begins with a capital («ОнлайнКасса»)."""
    for match in GLUED.finditer(text):
        from nadzor_docs.language.morphology import analyzer

        if analyzer().word_is_known(match.group()):
            yield Mend(match.end(), match.end(), (Edit(match.end(), match.end(), " "),))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for line in LINE.finditer(text):
        first = RUN.search(text, *line.span())
        if first is None:
            continue
        if SPACED_LINE.fullmatch(line.group().strip(" ")):
            yield _stripped(line)
        else:
            yield from (run.span() for run in RUN.finditer(text, *line.span()))


def _stripped(line: re.Match[str]) -> tuple[int, int]:
    words = line.group()
    return line.end() - len(words.lstrip(" ")), line.start() + len(words.rstrip(" "))


def _is_list_of_letters(run: str) -> bool:
    """«классы А Б В Г» are letters of the alphabet, «и в с о» may be words of one letter."""
    letters = "".join(filter(str.isalpha, run))
    return letters.upper() in ALPHABET or (
        len(letters) <= SHORT and of_one_letter().issuperset(letters)
    )


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
