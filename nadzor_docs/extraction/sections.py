"""The parts of an act, by its operative words: header, facts, reasoning, operative part, appeal."""

from __future__ import annotations

import re
from functools import lru_cache

from nadzor_docs.extraction.view import spaced
from nadzor_docs.facts import Section, SectionKind, Span
from nadzor_docs.knowledge import vocabulary


@lru_cache(maxsize=1)
def _markers() -> list[tuple[SectionKind, re.Pattern[str]]]:
    return [
        (SectionKind(entry["section"]), _marker(entry))
        for entry in vocabulary("sections")["markers"]
    ]


def _marker(entry: dict[str, str]) -> re.Pattern[str]:
    if "pattern" in entry:
        return re.compile(entry["pattern"], re.MULTILINE)
    words = "|".join(spaced(word) for word in entry["words"].split("|"))
    lower = "|".join(word.lower() for word in entry["words"].split("|"))
    # Its first letter first: most places fail there.
    first = "".join(sorted({word[0] for word in f"{words}|{lower}".split("|")}))
    return re.compile(
        rf"(?=[{first}])(?<!\w)(?:{words}|(?:{lower})(?=\s*:))\s*:?", re.MULTILINE
    )


def find_sections(text: str) -> tuple[Section, ...]:
    """The act's sections in order; the whole text is a header where no marker is seen."""
    starts: list[tuple[int, SectionKind]] = [(0, SectionKind.HEADER)]
    for kind, pattern in _markers():
        place = _place(kind, pattern, text, starts[-1][0] if kind in _ORDERED else 0)
        if place is not None:
            starts.append((place, kind))
    starts.sort(key=lambda pair: pair[0])
    return _spans(_forward_only(starts), len(text))


_ORDER = list(SectionKind)
_ORDERED = (
    SectionKind.REASONING, SectionKind.OPERATIVE, SectionKind.APPEAL, SectionKind.SIGNATURE,
)  # fmt: skip


def _place(kind: SectionKind, pattern: re.Pattern[str], text: str, start: int) -> int | None:
    """Where a section begins; a signature stands in the last part of an act, not in its head."""
    if kind is SectionKind.SIGNATURE:
        start = max(start, len(text) * 3 // 5)
    match = pattern.search(text, start)
    return match.start() if match else None


def _forward_only(starts: list[tuple[int, SectionKind]]) -> list[tuple[int, SectionKind]]:
    """Sections only follow in their order; a marker that would go back is no marker."""
    kept: list[tuple[int, SectionKind]] = []
    for start, kind in starts:
        if not kept or _ORDER.index(kind) > _ORDER.index(kept[-1][1]):
            kept.append((start, kind))
    return kept


def _spans(starts: list[tuple[int, SectionKind]], length: int) -> tuple[Section, ...]:
    ends = [start for start, _ in starts[1:]] + [length]
    return tuple(
        Section(kind, Span(start, end))
        for (start, kind), end in zip(starts, ends, strict=True)
        if end > start
    )


def section_at(sections: tuple[Section, ...], position: int) -> SectionKind:
    """The section that the character at ``position`` belongs to."""
    for section in sections:
        if section.span.start <= position < section.span.end:
            return section.kind
    return SectionKind.HEADER


def section_span(sections: tuple[Section, ...], kind: SectionKind) -> Span | None:
    return next((section.span for section in sections if section.kind is kind), None)


def header_end(sections: tuple[Section, ...], text: str) -> int:
    """Where the header ends: before the story, after the list of participants."""
    header = section_span(sections, SectionKind.HEADER)
    participants = section_span(sections, SectionKind.PARTICIPANTS)
    return (participants or header or Span(0, len(text))).end
