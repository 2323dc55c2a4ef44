"""What each date of the act is: of the judgment, the writ, the contested resolution …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.skeleton import DATE, Skeleton, pattern
from nadzor_docs.facts import DatedEvent, DateRole, SectionKind
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class DateRule:
    id: str
    pattern: re.Pattern[str]
    role: DateRole | None
    challenge: bool  # holds only where an act or action of a bailiff is contested


@lru_cache(maxsize=1)
def date_rules() -> tuple[DateRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("date_roles")["rules"])


def _rule(entry: dict[str, Any]) -> DateRule:
    role = None if entry.get("not") else DateRole(entry["role"])
    return DateRule(entry["id"], pattern(entry["pattern"]), role, bool(entry.get("challenge")))


def dated_events(
    skeleton: Skeleton,
    dates: Sequence[FoundDate],
    own: date | None,
    challenged: bool,
    section_of: Callable[[int], SectionKind],
) -> tuple[DatedEvent, ...]:
    """Each date's role, once a role and day, in the order of the text."""
    decided: dict[int, DateRule] = {}
    for rule in date_rules():
        if rule.challenge and not challenged:
            continue
        for match in rule.pattern.finditer(skeleton.line):
            decided.setdefault(_the_date(match), rule)
    events: dict[tuple[DateRole, date], DatedEvent] = {}
    for index, rule in sorted(decided.items()):
        if rule.role is None or index < 0:
            continue
        found = dates[index]
        if found.value == own and rule.role is not DateRole.HEARING:
            continue
        if section_of(found.span.start) is SectionKind.APPEAL:
            continue
        events.setdefault(
            (rule.role, found.value), DatedEvent(rule.role, found.value, found.span, rule.id)
        )
    return tuple(events.values())


def _the_date(match: re.Match[str]) -> int:
    """The date nearest to the end that the pattern names: the first or the last of the match."""
    marks = [ord(c) - DATE for c in match.group() if DATE <= ord(c) < DATE + 0x4000]
    if not marks:
        return -1
    return marks[0] if ord(match.group()[0]) - DATE == marks[0] else marks[-1]
