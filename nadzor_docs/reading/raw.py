"""What a format's reader hands on: the text as it stands in the file, and where its parts stand."""

from __future__ import annotations

from dataclasses import dataclass

from nadzor_docs.facts import Place


@dataclass(frozen=True, slots=True)
class RawText:
    """Untouched text of a file. A line is whatever the format calls a paragraph or a line."""

    text: str
    places: tuple[Place, ...] = ()
    warnings: tuple[str, ...] = ()


class RawBuilder:
    """Collects lines in reading order and remembers where each part of the file begins."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._warnings: dict[str, None] = {}

    @property
    def length(self) -> int:
        return self._length

    def line(self, text: str) -> None:
        self._chunks.append(text + "\n")
        self._length += len(text) + 1

    def place(self, label: str) -> None:
        """What follows stands at ``label`` («стр. 2», «сноска 1»; empty: the body)."""
        self._places.append(Place(self._length, label))

    def warn(self, warning: str) -> None:
        self._warnings[warning] = None

    def build(self) -> RawText:
        return RawText("".join(self._chunks), tuple(self._places), tuple(self._warnings))
