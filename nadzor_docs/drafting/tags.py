"""The tags of a template as a person sees them: which paragraph, which words, inside of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from nadzor_docs.drafting.compiled import TAG, W, without_litter
from nadzor_docs.drafting.package import TEXT_PARTS, parse, read_package

# What a tag may not stand in or across, and how a person calls it.
WRAPPERS = {
    f"{W}ins": "вставке в режиме исправлений",
    f"{W}del": "удалении в режиме исправлений",
    f"{W}moveFrom": "перемещении в режиме исправлений",
    f"{W}moveTo": "перемещении в режиме исправлений",
    f"{W}hyperlink": "гиперссылке",
    f"{W}fldSimple": "поле",
    f"{W}sdt": "элементе управления содержимым",
}
FIELD = "поле"
BLOCK = re.compile(r"\{%-?\s*(?P<level>p|tr|tc|r)?\s+?(?P<word>\w+)(?P<rest>.*?)-?%\}", re.DOTALL)
OUTPUT = re.compile(r"\{\{-?\s*(?:[pr]\s)?(?P<expression>.*?)-?\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """``text`` as typed; ``inside``: what Word has round it or through it, empty if nothing."""

    text: str
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its number in its part, its text, its tags, what stands between them."""

    part: str
    number: int
    text: str
    tags: tuple[Tag, ...]

    @property
    def rest(self) -> str:
        return TAG.sub("", self.text)


def read_lines(content: bytes, path: str) -> list[Line]:
    """The paragraphs of every part with text, in the order of the file."""
    parts = read_package(content, path)
    lines = []
    for name in sorted(parts, key=lambda part: ("document" not in part, part)):
        if TEXT_PARTS.match(name):
            tree = without_litter(parse(parts[name], f"{path}, {name}"))
            paragraphs = enumerate(tree.iter(f"{W}p"), 1)
            lines += [_line(name, number, paragraph) for number, paragraph in paragraphs]
    return lines


def _line(part: str, number: int, paragraph: etree._Element) -> Line:
    pieces = list(_pieces(paragraph))
    text = "".join(words for words, _ in pieces)
    tags = tuple(
        Tag(found[0], frozenset().union(*_contexts(pieces, found.start(), found.end())))
        for found in TAG.finditer(text)
    )
    return Line(part, number, text, tags)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[str, frozenset[str]]]:
    """The texts of a paragraph, each with what it stands in; field codes count as text."""
    depth = 0
    for element in paragraph.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}fldChar"):
        if element.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType", ""), 0)
            continue
        around = {WRAPPERS[a.tag] for a in element.iterancestors() if a.tag in WRAPPERS}
        yield element.text or "", frozenset(around | ({FIELD} if depth > 0 else set()))


def _contexts(
    pieces: list[tuple[str, frozenset[str]]], start: int, end: int
) -> Iterator[frozenset[str]]:
    at = 0
    for words, around in pieces:
        if at < end and at + len(words) > start:
            yield around
        at += len(words)
