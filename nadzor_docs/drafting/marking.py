"""Turn the marks round values into Word's own: highlighting for blanks, comments for origins."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from nadzor_docs.drafting.values import (
    BLANK_CLOSE,
    BLANK_OPEN,
    MARKS,
    NOTE_CLOSE,
    NOTE_OPEN,
    NOTE_QUOTE_END,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Ours are numbered from here on: a template's own comments keep their small numbers.
FIRST_COMMENT = 10_000
_PIECES = re.compile(f"({MARKS.pattern})")
# Where a highlight stands among a run's properties (ECMA-376, CT_RPr is a sequence in practice).
_AFTER_HIGHLIGHT = {f"{W}{name}" for name in (
    "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comment:
    """A Word comment: its number in the document and the act's words it shows."""

    number: int
    quote: str


@dataclass
class _Pen:
    """Where the reading of one part stands: inside a blank, inside a quote, how many comments."""

    number: int
    annotate: bool
    in_blank: bool = False
    quote: list[str] | None = None
    open_comment: int | None = None


def mark_runs(tree: etree._Element, *, first: int, annotate: bool) -> list[Comment]:
    """Replace the marks in every run of ``tree``; the comments they call for, the ``first`` on.

    ``annotate`` is false where Word allows no comment (headers, footers, notes).
    """
    pen, comments = _Pen(FIRST_COMMENT + first, annotate), list[Comment]()
    for run in list(tree.iter(f"{W}r")):
        if _has_marks(run) or pen.in_blank or pen.quote is not None:
            comments += _rewrite(run, pen)
    return comments


def _has_marks(run: etree._Element) -> bool:
    return any(MARKS.search(text.text or "") for text in run.iter(f"{W}t"))


def _rewrite(run: etree._Element, pen: _Pen) -> list[Comment]:
    """The run as several, each either wholly highlighted or wholly not."""
    comments, fresh = list[Comment](), list[etree._Element]()
    properties = run.find(f"{W}rPr")
    for child in [c for c in run if c.tag != f"{W}rPr"]:
        for piece in _pieces(child):
            if isinstance(piece, str):
                mark = _turn(pen, piece, comments)
                if mark is not None:
                    fresh.append(mark)
            elif pen.quote is not None:
                pen.quote.append(piece.text or "\n")
            else:
                fresh.append(_run_of(piece, properties, pen.in_blank))
    for element in fresh:
        run.addprevious(element)
    remove(run)
    return comments


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _pieces(child: etree._Element) -> Iterator[str | etree._Element]:
    """The marks of a run's child as strings, and what stands between them as elements."""
    if child.tag != f"{W}t":
        yield child
        return
    for piece in _PIECES.split(child.text or ""):
        if MARKS.fullmatch(piece):
            yield piece
        elif piece:
            text = etree.Element(f"{W}t")
            text.text = piece
            text.set(SPACE, "preserve")
            yield text


def _turn(pen: _Pen, mark: str, comments: list[Comment]) -> etree._Element | None:
    """What a mark changes for the text after it, and the element that stands in its place."""
    if mark in (BLANK_OPEN, BLANK_CLOSE):
        pen.in_blank = mark == BLANK_OPEN
    elif mark == NOTE_OPEN:
        pen.quote = []
    elif mark == NOTE_QUOTE_END and pen.quote is not None:
        quote, pen.quote = "".join(pen.quote), None
        if pen.annotate:
            pen.open_comment = pen.number + len(comments)
            comments.append(Comment(pen.open_comment, quote))
            return _range("commentRangeStart", pen.open_comment)
    elif mark == NOTE_CLOSE and pen.open_comment is not None:
        number, pen.open_comment = pen.open_comment, None
        return _range("commentRangeEnd", number)
    return None


def _range(name: str, number: int) -> etree._Element:
    element = etree.Element(f"{W}{name}")
    element.set(f"{W}id", str(number))
    return element


def _run_of(
    content: etree._Element, properties: etree._Element | None, highlighted: bool
) -> etree._Element:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    if highlighted:
        _highlight(run)
    run.append(content)
    return run


def _highlight(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(run, f"{W}rPr")
    for old in properties.findall(f"{W}highlight"):
        properties.remove(old)
    later = [i for i, child in enumerate(properties) if child.tag in _AFTER_HIGHLIGHT]
    mark = etree.Element(f"{W}highlight")
    mark.set(f"{W}val", "yellow")
    properties.insert(later[0] if later else len(properties), mark)
