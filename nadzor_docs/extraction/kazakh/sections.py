"""The parts of a Kazakh act: «АНЫҚТАДЫ», «ҰЙҒАРДЫ», «ШЕШТІ», «Ұйғарымға … шағым»."""

from __future__ import annotations

import re
from functools import lru_cache

from nadzor_docs.extraction.kazakh.text import plain, plain_pattern
from nadzor_docs.extraction.view import spaced
from nadzor_docs.facts import Section, SectionKind, Span
from nadzor_docs.knowledge import vocabulary


@lru_cache(maxsize=1)
def _markers() -> list[tuple[SectionKind, re.Pattern[str]]]:
    return [(SectionKind(e["section"]), _marker(e)) for e in vocabulary("kk/sections")["markers"]]


def _marker(entry: dict[str, str]) -> re.Pattern[str]:
    if "pattern" in entry:
        return re.compile(plain_pattern(entry["pattern"]), re.MULTILINE)
    words = plain(entry["words"]).split("|")
    capitals = "|".join(spaced(word) for word in words)
    small = "|".join(rf"^[ ]*{word.lower()}(?=\s*:?\s*$)|{word.lower()}(?=\s*:)" for word in words)
    return re.compile(rf"(?<!\w)(?:{capitals}|{small})\s*:?", re.MULTILINE)


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of the plain ``text`` in order; all of it is a header where no marker is."""
    starts: list[tuple[int, SectionKind]] = [(0, SectionKind.HEADER)]
    for kind, marker in _markers():
        match = marker.search(text, starts[-1][0])
        if match:
            starts.append((match.start(), kind))
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return tuple(
        Section(kind, Span(start, end))
        for (start, kind), end in zip(starts, ends, strict=True) if end > start
    )  # fmt: skip
