"""The order of a quiz: what was missed comes back a little later, until it is known.

Nothing here reads a keyboard or a clock: the terminal and the exported page drive it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nadzor_docs.seminar.exercise import Exercise

# Spaced repetition (Leitner): a missed case returns after this many others.
RETURN_AFTER = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """How one answer went: points earned of those to be had."""

    right: bool
    earned: int
    possible: int


@dataclass(slots=True)
class Quiz:
    """A run through exercises: the queue, and the score of the first attempts."""

    exercises: Sequence[Exercise]
    _queue: deque[Exercise] = field(init=False)
    _attempted: set[str] = field(init=False, default_factory=set)
    earned: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._queue = deque(self.exercises)

    @property
    def possible(self) -> int:
        return sum(exercise.points for exercise in self.exercises)

    @property
    def left(self) -> int:
        return len(self._queue)

    def next(self) -> Exercise | None:
        """The case to show now; ``None`` when everything is known."""
        return self._queue[0] if self._queue else None

    def answer(self, chosen: Sequence[Iterable[int]]) -> Mark:
        """Take the choices on the case shown, one set a question; a miss puts it back."""
        exercise = self._queue.popleft()
        right = all(
            frozenset(choices) == question.right
            for question, choices in zip(exercise.questions, chosen, strict=True)
        )
        if not right:
            self._queue.insert(min(RETURN_AFTER, len(self._queue)), exercise)
        first = exercise.id not in self._attempted
        self._attempted.add(exercise.id)
        earned = exercise.points if right and first else 0
        self.earned += earned
        return Mark(right, earned, exercise.points)
