"""A vocabulary example as a skeleton line: «взыскано с [A] в пользу [B]» with real characters."""

from __future__ import annotations

import re

from nadzor_docs.extraction.skeleton import (
    COURT,
    DATE,
    PARTY,
    Skeleton,
    build,
    find_role_words,
    paragraph_breaks,
    quiet_dots,
    role_character,
)
from nadzor_docs.extraction.view import fold
from nadzor_docs.facts import Span

MARKS = {letter: chr(PARTY + number) for number, letter in enumerate("ABE")}
MARKS |= {"C": chr(COURT), "D": chr(DATE)}


def skeleton_of(example: str) -> Skeleton:
    """The line that patterns would see; [A], [B], [E] are parties, [C] a court, [D] a date."""
    text = fold(example)
    items = [(Span(m.start(), m.end()), MARKS[m.group(1)]) for m in re.finditer(r"\[(\w)\]", text)]
    items += [(w.span, role_character(w.role, w.plural)) for w in find_role_words(text)]
    return build(quiet_dots(text), items, paragraph_breaks(text))
