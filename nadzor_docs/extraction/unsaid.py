"""Words of age or health that say nothing of anybody now: denied, past, supposed, the law's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nadzor_docs.extraction.findings import sentence_bounds
from nadzor_docs.facts import Vulnerability
from nadzor_docs.knowledge import vocabulary

_WORDS = "‹[^›]*›"  # «※» of the vocabulary: the words themselves, in marks
#: Turns that unsay, each with the attribute that it unsays («» for any).
Unsaying = Sequence[tuple[str, re.Pattern[str]]]


def unsaying(name: str, compiled: Callable[[str], re.Pattern[str]]) -> Unsaying:
    """The turns of a vocabulary of attributes."""
    return [
        (entry.get("value", ""), compiled(entry["pattern"].replace("※", _WORDS)))
        for entry in vocabulary(name)["unsaid"]
    ]


def unsaid(line: str, start: int, end: int, value: Vulnerability, turns: Unsaying) -> bool:
    """Whether its sentence takes back, puts off or only supposes what ``line[start:end]`` says."""
    begin, stop = sentence_bounds(line, start, end)
    marked = f"{line[begin:start]}‹{line[start:end]}›{line[end:stop]}"
    return any((not of or value.value == of) and turn.search(marked) for of, turn in turns)
