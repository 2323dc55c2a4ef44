"""A mend of the text, and how mends are applied while the map back to the file is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from nadzor_docs.facts import Repair, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``; an empty slice is an insertion before ``start``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One repair as a person sees it: the slice it concerns, and the edits that make it."""

    start: int
    end: int
    edits: tuple[Edit, ...]


Finder = Callable[[str], Iterable[Mend]]  # a repair: finds its mends, in order, not overlapping


def replace(start: int, end: int, new: str) -> Mend:
    return Mend(start, end, (Edit(start, end, new),))


@dataclass(frozen=True, slots=True)
class _Logged:
    rule: str
    start: int  # in raw
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Text under repair, with the origin in the raw text of each of its characters."""

    text: str
    origin: list[int]  # len(text) + 1 entries, never decreasing
    log: tuple[_Logged, ...] = ()

    @classmethod
    def of(cls, raw: str) -> Draft:
        return cls(raw, list(range(len(raw) + 1)))

    def at(self, raw_index: int) -> int:
        """Where the character at ``raw_index`` of the raw text stands now."""
        return bisect_left(self.origin, raw_index)

    def mended(self, rule: str, mends: Iterable[Mend]) -> Draft:
        """This draft after ``mends``; itself where there are none."""
        mends = list(mends)
        if not mends:
            return self
        text, origin = self._edited(chain.from_iterable(mend.edits for mend in mends))
        logged = (self._logged(rule, mend) for mend in mends)
        return Draft(text, origin, (*self.log, *logged))

    def _logged(self, rule: str, mend: Mend) -> _Logged:
        start, end = self.origin[mend.start], self.origin[mend.end]
        return _Logged(rule, start, end, self.text[mend.start : mend.end])

    def _edited(self, edits: Iterable[Edit]) -> tuple[str, list[int]]:
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for edit in edits:
            pieces += (self.text[done : edit.start], edit.new)
            origin += self.origin[done : edit.start]
            origin += self._origin_of(edit)
            done = edit.end
        pieces.append(self.text[done:])
        origin += self.origin[done:]
        return "".join(pieces), origin

    def _origin_of(self, edit: Edit) -> Iterable[int]:
        """New characters stand, one by one, for the old ones; surplus ones for the last."""
        last = max(edit.start, edit.end - 1)
        return (self.origin[min(edit.start + k, last)] for k in range(len(edit.new)))

    def repairs(self) -> tuple[Repair, ...]:
        """What was mended, in the order of the text."""
        ordered = sorted(self.log, key=lambda logged: (logged.start, logged.end))
        return tuple(
            Repair(logged.rule, self._span(logged.start, logged.end), logged.before)
            for logged in ordered
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(self.at(start), self.at(end))
