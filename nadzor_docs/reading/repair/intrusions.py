"""What stands in the middle of a sentence and is no part of it: page numbers, stamps, words that
a conversion carried away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Edit, Mend, replace
from nadzor_docs.reading.repair.words import displaced_word, is_page_number, stamps

BREAK = r"[ \t]*\n(?:[ \t]*\n)*[ \t]*"
# A line between the halves of a sentence: no point before it, a small letter after it.
INTRUDER = re.compile(
    rf"(?<=[^\n\s.;:!?]){BREAK}(?P<line>\S[^\n]{{0,39}}?){BREAK}(?=[a-zа-яёәғқңөұүһі(«])"
)
LONE_NUMBER = re.compile(
    r"^[ \t]*(?:[-–—][ \t]*)?(\d{1,3})[ \t]*(?:[-–—][ \t]*)?$\n?", re.MULTILINE
)
RAISED = re.compile("[⁰¹²³⁴-⁹]+")
# «взыскании¹»; but «м²» and «35¹» stay.
NOTED = re.compile(r"[^\W\d_]{3}|..[.,;:!?»)\"”]", re.DOTALL)
LONGEST_LABEL = 40  # characters: a line before a page's end is longer
PAGE_CHARACTERS = 600  # between two page numbers stands at least so much


def page_numbers(text: str) -> Iterator[Mend]:
    """A page number inside a sentence goes, and so do numbers that count the pages."""
    counting = {match.start(1): match.span() for match in _counting(text)}
    for match in INTRUDER.finditer(text):
        if is_page_number(match["line"]) and _after_long_line(text, match.start()):
            counting = {at: span for at, span in counting.items() if not _within(at, match)}
            counting[match.start()] = match.span()
    for start, end in sorted(counting.values()):
        inside = LONE_NUMBER.fullmatch(text, start, end) is None
        yield replace(start, end, _joint(text, start) if inside else "")


def note_marks(text: str) -> Iterator[Mend]:
    """The mark of a note after a word or its point goes."""
    for match in RAISED.finditer(text):
        if NOTED.fullmatch(text, max(0, match.start() - 3), match.start()):
            yield replace(*match.span(), "")


def _within(position: int, match: re.Match[str]) -> bool:
    return match.start() <= position < match.end()


def _joint(text: str, end: int) -> str:
    """The halves of a broken word meet at a line's end, where broken words are mended."""
    return "\n" if text[end - 1] in "-‐‑\xad" else " "


def _after_long_line(text: str, end: int) -> bool:
    return end - text.rfind("\n", 0, end) > LONGEST_LABEL


def _counting(text: str) -> list[re.Match[str]]:
    """Lone numbers that go up by one, each a page's length after the last: two at least."""
    chain: list[re.Match[str]] = []
    for match in LONE_NUMBER.finditer(text):
        number = int(match[1])
        first = not chain and number in (1, 2)
        far = not chain or match.start() - chain[-1].end() >= PAGE_CHARACTERS
        if first or (chain and far and number == int(chain[-1][1]) + 1):
            chain.append(match)
    return chain if len(chain) > 1 else []


def stamps_in_sentences(text: str) -> Iterator[Mend]:
    """«Копия верна» between two halves of a sentence is a stamp on the page."""
    for match in INTRUDER.finditer(text):
        if match["line"].strip().lower() in stamps() and _after_long_line(text, match.start()):
            yield replace(match.start(), match.end(), _joint(text, match.start()))


def displaced_words(text: str) -> Iterator[Mend]:
    """A link's word that stands at the line's end goes back into the gap that it left."""
    if "\n" not in text:
        return
    for match in displaced_word().finditer(text):
        back = Edit(*match.span("gap"), f" {match['word'].strip()} ")
        away = Edit(*match.span("word"), "")
        yield Mend(*match.span(), (back, away))
