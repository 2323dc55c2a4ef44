"""Two acts that differ by one fact, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

AROUND = 5  # words shown on either side of what differs


def contrast(original: Sequence[str], changed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The passages where two acts' lines differ, each with a few words around it."""
    one, other = " ".join(original).split(), " ".join(changed).split()
    places = SequenceMatcher(None, one, other, autojunk=False).get_grouped_opcodes(AROUND)
    for place in places:
        (_, start, _, other_start, _), (_, _, end, _, other_end) = place[0], place[-1]
        yield _cut(one, start, end), _cut(other, other_start, other_end)


def _cut(words: Sequence[str], start: int, end: int) -> str:
    before, after = "… " if start else "", " …" if end < len(words) else ""
    return f"{before}{' '.join(words[start:end])}{after}"
