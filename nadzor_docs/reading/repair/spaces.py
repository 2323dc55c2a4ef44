"""Repairs of what can't be seen: line ends, odd spaces, invisible characters, spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Mend, replace

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc\x00-\x08\x0e-\x1f\x7f]+"
)
SOFT_HYPHEN = re.compile(r"\xad[ \t]*(\n[ \t]*(?=\w))?")
ODD_SPACE = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ODD_HYPHEN = re.compile(r"[\u2010\u2011]")
# A run with a tab or of four spaces and more is a gap between columns, not a space between words.
GAP = re.compile(r"(?<=\S)(?:[ ]*\t[ \t]*|[ ]{4,})(?=\S)")
WIDE_SPACE = re.compile(r"(?<=[^\s])[ ]{2,3}(?=[^\s])")
MARGIN = re.compile(r"^[ \t]+|(?<![ \t])[ \t]+$", re.MULTILINE)
BLANK_LINES = re.compile(r"\n{3,}")
# Not before «...у»: a name whose beginning was left out keeps its place.
BEFORE_POINT = re.compile(r"(?<=[^\s])[ ]+(?=[,;:](?!\S)|,\S|\.(?![\w.…])|\))|(?<=\()[ ]+(?=\S)")
AFTER_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•])(\t)(?=\S)", re.MULTILINE)


def line_ends(text: str) -> Iterator[Mend]:
    """Every kind of line end is one line feed; a page's end is the end of a line too."""
    for match in LINE_END.finditer(text):
        yield replace(*match.span(), "\n")


def invisible_characters(text: str) -> Iterator[Mend]:
    """Zero-width and control characters go."""
    for match in INVISIBLE.finditer(text):
        yield replace(*match.span(), "")


def soft_hyphens(text: str) -> Iterator[Mend]:
    """A soft hyphen goes; at a line's end it takes the line's end with it."""
    for match in SOFT_HYPHEN.finditer(text):
        yield replace(*match.span(), "")


def odd_spaces(text: str) -> Iterator[Mend]:
    """Non-breaking and typographic spaces are spaces."""
    for match in ODD_SPACE.finditer(text):
        yield replace(*match.span(), " ")


def odd_hyphens(text: str) -> Iterator[Mend]:
    """«7514‑21‑00», «из‑за» with hyphens that don't break at a line's end."""
    for match in ODD_HYPHEN.finditer(text):
        yield replace(*match.span(), "-")


def column_gaps(text: str) -> Iterator[Mend]:
    """«14 июля 2022 года            дело № 1»: the gap that parts columns is a tab."""
    for match in GAP.finditer(text):
        if match.group() != "\t":
            yield replace(*match.span(), "\t")


def wide_spaces(text: str) -> Iterator[Mend]:
    for match in WIDE_SPACE.finditer(text):
        yield replace(*match.span(), " ")


def margins(text: str) -> Iterator[Mend]:
    """Indents and trailing spaces go: a paragraph begins with its first word."""
    for match in MARGIN.finditer(text):
        yield replace(*match.span(), "")


def blank_lines(text: str) -> Iterator[Mend]:
    """One blank line at most, none at the text's edges."""
    if not text.strip("\n"):
        if text:
            yield replace(0, len(text), "")
        return
    body = (len(text) - len(text.lstrip("\n")), len(text.rstrip("\n")))
    if body[0]:
        yield replace(0, body[0], "")
    for match in BLANK_LINES.finditer(text, *body):
        yield replace(*match.span(), "\n\n")
    if body[1] < len(text):
        yield replace(body[1], len(text), "")


def spaces_before_points(text: str) -> Iterator[Mend]:
    """«РЕШИЛ :» is «РЕШИЛ:»."""
    for match in BEFORE_POINT.finditer(text):
        yield replace(*match.span(), "")


def tabs_after_numbers(text: str) -> Iterator[Mend]:
    """The tab of a numbered item is a space between words."""
    for match in AFTER_NUMBER.finditer(text):
        yield replace(*match.span(1), " ")
