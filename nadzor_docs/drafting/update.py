"""Render anew without losing a person's work: a three-way merge by paragraphs and tables.

Base is what the program printed (its hashes are in the document), mine is the document as a
person left it, theirs is the new rendering. What a person changed, added or deleted stays so;
everything else is new.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.drafting.package import DOCUMENT, parse, read_package, write_package
from nadzor_docs.drafting.trace import (
    PART,
    W,
    blocks,
    hash_of,
    hash_of_text,
    read_trace,
    text_of_block,
)

RELATION_IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMMENT_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


@dataclass(frozen=True, slots=True)
class Kept:
    """A place where the person's words stand and not the program's (empty: nothing)."""

    theirs: str
    program: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The merged document, its text, and what in it is the person's."""

    content: bytes
    text: str
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Base blocks ``start:end`` that a person replaced by ``mine``."""

    start: int
    end: int
    mine: list[etree._Element]


def update(old: bytes, new: bytes, where: str) -> Updated:
    """The rendering ``new`` with what a person changed in ``old``.

    Raises:
        NotPossible: ``old`` doesn't say what the program had printed in it, is another document
            or about another act, or a changed paragraph holds a picture, which can't be carried
            over.
    """
    old_parts, new_parts = read_package(old, where), read_package(new, where)
    carried, made_now = read_trace(old_parts), read_trace(new_parts)
    if carried is None or made_now is None:
        raise NotPossible(
            "в документе нет отметки о том, что напечатала программа", where=where,
            mend="Составьте документ заново в другой файл (-o) и перенесите правку сами",
        )  # fmt: skip
    if not made_now.subject.may_be(carried.subject):
        raise NotPossible(
            "в этом файле другой документ или документ по другому акту", where=where,
            mend="Составьте новый документ в другой файл (-o)",
        )  # fmt: skip
    base = carried.printed
    mine = blocks(parse(old_parts[DOCUMENT], where))
    tree = parse(new_parts[DOCUMENT], where)
    changes = list(_changes(base, mine))
    kept = [_apply(place, tree, where) for place in reversed(_placed(changes, base, tree))]
    made = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    # The trace stays that of the program's own rendering: kept words are still a person's.
    content = write_package({**new_parts, DOCUMENT: made, PART: new_parts[PART]})
    text = "\n".join(text_of_block(block) for block in blocks(tree))
    return Updated(content, text, tuple(reversed(kept)))


def _changes(base: list[str], mine: list[etree._Element]) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, base, [hash_of(block) for block in mine], autojunk=False)
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind != "equal" and not _only_empty(base[start:end], mine[from_:to]):
            yield _Change(start, end, mine[from_:to])


def _only_empty(base: list[str], mine: list[etree._Element]) -> bool:
    """An office program may drop or add empty paragraphs by itself: nobody wrote them."""
    return set(base) <= {hash_of_text("")} and not any(text_of_block(block) for block in mine)


@dataclass(frozen=True, slots=True)
class _Placed:
    change: _Change
    start: int
    end: int


def _placed(changes: list[_Change], base: list[str], tree: etree._Element) -> list[_Placed]:
    """Where each change belongs in the new rendering: between the blocks that stayed round it."""
    theirs = [hash_of(block) for block in blocks(tree)]
    matcher = SequenceMatcher(None, base, theirs, autojunk=False)
    new_place: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        new_place |= {block.a + i: block.b + i for i in range(block.size)}
    placed: list[_Placed] = []
    for change in changes:
        before = max((i for i in new_place if i < change.start), default=-1)
        after = min((i for i in new_place if i >= change.end), default=len(base))
        # Blocks that the program itself reworded beside the change keep their own number.
        region_end = new_place.get(after, len(theirs))
        start = min(new_place.get(before, -1) + change.start - before, region_end)
        start = max(start, placed[-1].end if placed else 0)
        placed.append(_Placed(change, start, max(start, region_end - (after - change.end))))
    return placed


def _apply(placed: _Placed, tree: etree._Element, where: str) -> Kept:
    there = blocks(tree)
    replaced = there[placed.start : placed.end]
    body = tree.find(f"{W}body")
    assert body is not None
    at = body.index(there[placed.start]) if placed.start < len(there) else len(body) - 1
    program = "\n".join(text_of_block(block) for block in replaced)
    for block in replaced:
        body.remove(block)
    for offset, block in enumerate(placed.change.mine):
        body.insert(at + offset, _carried(block, where))
    return Kept("\n".join(text_of_block(block) for block in placed.change.mine), program)


def _carried(block: etree._Element, where: str) -> etree._Element:
    """A block fit for another document: without comments, and never with a lost picture."""
    carried = copy.deepcopy(block)
    for mark in list(carried.iter(*COMMENT_MARKS)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    if any(str(key).startswith(RELATION_IDS) for e in carried.iter() for key in e.attrib):
        raise NotPossible(
            f"в изменённом абзаце рисунок или ссылка: «{text_of_block(block)[:60]}»", where=where,
            mend="Перенесите этот абзац в новый документ сами",
        )  # fmt: skip
    return carried
