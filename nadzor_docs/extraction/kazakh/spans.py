"""Places in a text taken together: quick to ask, quick to blank."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from nadzor_docs.facts import Span


@dataclass(slots=True)
class Cover:
    """Places of which one may ask whether a position lies in any of them."""

    spans: Iterable[Span]
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for span in sorted(self.spans, key=lambda span: (span.start, span.end)):
            self._starts.append(span.start)
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def holds(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]


def blanked(text: str, spans: Iterable[Span], sign: str = " ") -> str:
    """``text`` with ``sign`` in each character of the places; same length."""
    pieces: list[str] = []
    position = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.end <= position:
            continue
        start = max(span.start, position)
        pieces += [text[position:start], sign * (span.end - start)]
        position = span.end
    return "".join([*pieces, text[position:]])
