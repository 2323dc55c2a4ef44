"""What each date of a Kazakh act is; the words that tell stand mostly after the date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.date_roles import Place, places
from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.kazakh.dates import OF_A_DAY
from nadzor_docs.extraction.kazakh.skeleton import pattern
from nadzor_docs.extraction.skeleton import BREAK, DATE, Skeleton
from nadzor_docs.facts import DatedEvent, DateRole, SectionKind
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class DateRule:
    """The words around a date that show its role; ``role`` None: none."""

    id: str
    role: DateRole | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    challenge: bool
    far: bool  # its words may stand past the next date of the sentence
    of_a_day: bool | None  # whether «-дағы» makes the day the noun's; None: either
    sections: tuple[str, ...]


@lru_cache(maxsize=1)
def date_rules() -> tuple[DateRule, ...]:
    return tuple(
        DateRule(
            entry["id"],
            None if entry["role"] == "none" else DateRole(entry["role"]),
            pattern(rf"(?<!\w)(?:{entry['before']})\s*$") if "before" in entry else None,
            pattern(rf"^[\s,»\"]*(?:{entry['after']})") if "after" in entry else None,
            bool(entry.get("challenge")),
            bool(entry.get("far")),
            entry.get("of_a_day"),
            tuple(entry.get("section", ())),
        )
        for entry in vocabulary("kk/date_roles")["rules"]
    )


def rule_of(
    place: Place, found: FoundDate, sentence: str, section: SectionKind, *, challenged: bool
) -> DateRule | None:
    """The first rule whose words stand around the date; ``sentence``: all that follows in it."""
    for rule in date_rules():
        if rule.challenge and not challenged:
            continue
        if rule.of_a_day not in (None, found.rule == OF_A_DAY):
            continue
        if rule.sections and section.value not in rule.sections:
            continue
        if rule.before and not rule.before.search(place.left):
            continue
        if rule.after and not rule.after.search(sentence if rule.far else place.right):
            continue
        return rule
    return None


def rest_of_sentence(line: str, place: Place) -> str:
    """What follows a date to the end of its sentence, other dates and all."""
    at = line.index(chr(DATE + place.number))
    return re.split(rf"[.;!?](?:\s|$)|{BREAK}", line[at + 1 : at + 600])[0]


def contested_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of contested inaction, and those of deeds and papers, which have a day."""
    words = vocabulary("kk/date_roles")["contested"]
    return pattern(words["inaction"]), pattern(words["deeds"])


def dated_events(
    skeleton: Skeleton,
    dates: Sequence[FoundDate],
    own: date | None,
    challenged: bool,
    section_of: Callable[[int], SectionKind],
) -> tuple[DatedEvent, ...]:
    """Each date's role, once a role and day, in the order of the text."""
    decided: list[tuple[FoundDate, DateRule]] = []
    for place in places(skeleton.line):
        found = dates[place.number]
        section = section_of(found.span.start)
        if section in (SectionKind.APPEAL, SectionKind.SIGNATURE):
            continue
        sentence = rest_of_sentence(skeleton.line, place)
        rule = rule_of(place, found, sentence, section, challenged=challenged)
        if rule:
            decided.append((found, rule))
    appealed = {found.value for found, rule in decided if rule.id.startswith("date.appealed")}
    events: dict[tuple[DateRole, date], DatedEvent] = {}
    for found, rule in decided:
        role = rule.role
        if role is None or (found.value == own and role is not DateRole.HEARING):
            continue
        if role is DateRole.JUDGMENT and found.value in appealed:
            continue
        events.setdefault((role, found.value), DatedEvent(role, found.value, found.span, rule.id))
    return tuple(events.values())
