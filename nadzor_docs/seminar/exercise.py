"""An exercise: what is shown, what is asked, the right answer and why it is right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

SHORT_LINE = 80  # characters: a court, a date, a place, not yet a paragraph of the act


class Topic(StrEnum):
    PARTICIPATION = "participation"
    TERMS = "terms"
    PROTEST = "protest"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the offered answers."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its choices. ``several``: more than one choice may be right, or none."""

    text: str
    choices: tuple[Choice, ...]
    several: bool = False

    @property
    def right(self) -> frozenset[int]:
        """The places of the right choices, from 0."""
        return frozenset(place for place, choice in enumerate(self.choices) if choice.right)


@dataclass(frozen=True, slots=True)
class LawWords:
    """A clause of the knowledge base and its words, or, not ``verbatim``, what it says in short."""

    clause: str
    words: str
    verbatim: bool = True

    def told(self, words: str = "") -> str:
        """The clause and its words in one line; ``words`` are the same cut short."""
        words = words or self.words
        return f"{self.clause}: «{words}»" if self.verbatim else f"{self.clause} (кратко): {words}"


@dataclass(frozen=True, slots=True)
class Exercise:
    """A case to solve. ``level`` is 1 to 3; ``points`` count in the grading table.

    ``pair`` is the id of the case from which this one differs by one fact, named in ``change``.
    ``heading`` is what a participant sees: ``title`` may tell the answer («Жалоба отозвана»).
    """

    id: str
    topic: Topic
    level: int
    title: str
    heading: str
    text: tuple[str, ...]
    questions: tuple[Question, ...]
    answer: str
    why: str
    law: tuple[LawWords, ...] = ()
    act_quotes: tuple[str, ...] = ()
    teaches: str = ""
    mistakes: tuple[str, ...] = ()
    points: int = 1
    pair: str = ""
    change: str = ""


def exercise_id(topic: Topic, case: str) -> str:
    """The id of a case's exercise on a topic."""
    return f"{topic}-{case}"


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def unbroken(words: str) -> str:
    """The words with «№ 2» and «2 100 000» kept on one line."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))|(?<=№) (?=\d)", "\u00a0", words)
