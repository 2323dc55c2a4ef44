"""What a format's reader hands on: the text as it stands in the file, and where its parts stand."""

from __future__ import annotations

from dataclasses import dataclass

from nadzor_docs.facts import Place, Span

ACCEPTED = "В файле есть исправления (рецензирование): прочитано так, как если бы они приняты."
HIDDEN = "В файле есть скрытый текст: он не прочитан."
# A number set above the line is written so: «35¹» is not 351, «м²» is not «м2».
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class RawText:
    """Untouched text of a file. A line is whatever the format calls a paragraph or a line.

    A reader that sees the page knows more than the text shows: ``running`` are slices that are
    no part of the flow (page numbers, running heads), ``soft_breaks`` the line ends that end
    no paragraph. ``recognised`` text comes from a picture and has a picture's slips.
    """

    text: str
    places: tuple[Place, ...] = ()
    warnings: tuple[str, ...] = ()
    running: tuple[Span, ...] = ()
    soft_breaks: tuple[int, ...] = ()
    recognised: bool = False


class RawBuilder:
    """Collects lines in reading order and remembers where each part of the file begins."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._warnings: dict[str, None] = {}
        self._running: list[Span] = []
        self._soft_breaks: list[int] = []

    def line(self, text: str) -> None:
        self._chunks.append(text + "\n")
        self._length += len(text) + 1

    def running_line(self, text: str) -> None:
        """A line outside the flow: a page number, a running head."""
        start = self._length
        self.line(text)
        self._running.append(Span(start, self._length))

    def soft_line(self, text: str) -> None:
        """A line whose sentence runs on in the next one."""
        self.line(text)
        self._soft_breaks.append(self._length - 1)

    def place(self, label: str) -> None:
        """What follows stands at ``label`` («стр. 2», «сноска 1»; empty: the body)."""
        self._places.append(Place(self._length, label))

    def warn(self, warning: str) -> None:
        self._warnings[warning] = None

    def build(self) -> RawText:
        return RawText(
            "".join(self._chunks),
            tuple(self._places),
            tuple(self._warnings),
            tuple(self._running),
            tuple(self._soft_breaks),
        )
