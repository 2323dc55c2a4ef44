"""What each date of the act is: of the judgment, the writ, the contested resolution …

The words nearest to a date decide, within its sentence and up to the dates beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from nadzor_docs.extraction.dates import FoundDate, months
from nadzor_docs.extraction.skeleton import BREAK, DATE, C, D, Skeleton, pattern
from nadzor_docs.extraction.turns import Gate, Turn, turn
from nadzor_docs.facts import DatedEvent, DateRole, SectionKind
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class DateRule:
    """A role and the words before or after a date that show it; ``role`` None: no role."""

    id: str
    role: DateRole | None
    before: Turn | None
    after: Turn | None
    both: bool
    challenge: bool
    bankruptcy: bool
    undated: bool = False  # no «от» stands before the date: it is of the deed, not of the paper
    first: bool = False  # decides before any other, however far its words stand


@lru_cache(maxsize=1)
def date_rules() -> tuple[DateRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("date_roles")["rules"])


_TO_THE_DATE = r"(?:,? (?:от|за|датированн\w+))?\s*[,«\"(:]?\s*$"


def _rule(entry: dict[str, Any]) -> DateRule:
    before, after = entry.get("before"), entry.get("after")
    return DateRule(
        entry["id"],
        None if entry["role"] == "none" else DateRole(entry["role"]),
        turn(before, r"(?<!\w)", _TO_THE_DATE) if before else None,
        turn(after, r"^[\s,»\"]*") if after else None,
        bool(entry.get("both")),
        bool(entry.get("challenge")),
        bool(entry.get("bankruptcy")),
        bool(entry.get("undated")),
        bool(entry.get("first")),
    )


@dataclass(frozen=True)
class Place:
    """A date in the skeleton: its number and the words around it in its sentence."""

    number: int
    left: str
    right: str
    followed: bool = False  # the next date stands in the same sentence

    @cached_property
    def dated(self) -> bool:
        """«постановление от [дата]»: what follows says nothing of the date."""
        return bool(re.search(r"\sот\s*$", self.left))

    @cached_property
    def bounds(self) -> bool:
        """«с [дата]», «до [дата]»: a time begins or ends there, no paper bears that day."""
        return bool(re.search(r"(?<!\w)(?:со?|до|по|после)\s*$", self.left))

    @cached_property
    def apart(self) -> bool:
        """Whether a comma stands before the date."""
        return self.left.rstrip().endswith(",")


def contested_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of contested inaction, and those of deeds and papers, which have a day."""
    words = vocabulary("date_roles")["contested"]
    return pattern(words["inaction"]), pattern(words["deeds"])


def dated_events(
    skeleton: Skeleton,
    dates: Sequence[FoundDate],
    own: date | None,
    section_of: Callable[[int], SectionKind],
    *,
    challenged: bool,
    bankruptcy: bool,
) -> tuple[DatedEvent, ...]:
    """Each date's role, once a role and day, in the order of the text."""
    decided: list[Decided] = []
    previous: Decided | None = None
    for place in places(skeleton.line):
        section = section_of(dates[place.number].span.start)
        contested = challenged and section is not SectionKind.REASONING
        rule = _decide(place, challenged=contested, bankruptcy=bankruptcy)
        if rule is None and previous is not None and _GOES_ON.fullmatch(place.left):
            previous = Decided(place.number, previous.rule, previous.claimed)
        else:
            previous = Decided(place.number, rule, _claimed(place)) if rule else None
        if previous is not None:
            decided.append(previous)
    return _events(decided, dates, own, section_of)


@dataclass(frozen=True, slots=True)
class Decided:
    """The rule that read a date; ``claimed``: the date stands in a request to the court."""

    number: int
    rule: DateRule
    claimed: bool


# Between the dates of one list: «от [D] и от [D]», «[D], 12 января и [D]», «[D], второй - [D]».
_GOES_ON = re.compile(
    rf"\s*(?:,|и|, и|,? (?:а также|и) (?:{C} )?от|, от|или|, (?:втор|треть|друг|ин)\w+ -)\s*"
)


def _claimed(place: Place) -> bool:
    request = vocabulary("date_roles")["request"]
    before, after = pattern(request["before"]), pattern(request["after"])
    return bool(before.search(place.left) or after.match(place.right))


def _events(
    decided: Sequence[Decided],
    dates: Sequence[FoundDate],
    own: date | None,
    section_of: Callable[[int], SectionKind],
) -> tuple[DatedEvent, ...]:
    contested = {dates[d.number].value for d in decided if d.claimed and d.rule.role in _CONTESTED}
    undone = {dates[d.number].value for d in decided if d.rule.id in _UNDONE}
    events: dict[tuple[DateRole, date], DatedEvent] = {}
    for number, rule in ((d.number, d.rule) for d in decided):
        found = dates[number]
        role = rule.role
        if role is None or (found.value == own and role is not DateRole.HEARING):
            continue
        if role is DateRole.JUDGMENT and found.value in undone:
            continue
        if role in _CONTESTED and contested and found.value not in contested:
            continue  # a request names what is contested: other deeds belong to the story
        if section_of(found.span.start) in (SectionKind.APPEAL, SectionKind.SIGNATURE):
            continue
        event = DatedEvent(role, found.value, found.span, rule.id)
        events.setdefault((role, found.value), event)
    return tuple(events.values())


_PAPERS = frozenset({DateRole.JUDGMENT, DateRole.WRIT})
_CONTESTED = frozenset({DateRole.CONTESTED_ACTION})
_UNDONE = frozenset({"date.appealed", "date.refused"})  # nothing of such an act is enforced
_DATE = re.compile(D)
_DAYS_OF_YEAR = re.compile(  # «14 мая и 16 июня 2003 года»: one thing is said of both days
    rf"(?:(?<!\w)\d{{1,2}} (?:{'|'.join(months())}),?(?: и)? ?)+$"
)
_SAME_DAY = re.compile(r"в (?:тот|этот) же день|[тэ]того же (?:дня|числа)|с (?:той|этой) же даты")


def places(line: str) -> Iterator[Place]:
    """Every date of the skeleton with what stands left and right of it in the sentence."""
    basis = pattern(vocabulary("date_roles")["basis"])
    marks = [match.start() for match in _DATE.finditer(line)]
    for order, at in enumerate(marks):
        left_end = marks[order - 1] + 1 if order else 0
        right_end = marks[order + 1] if order + 1 < len(marks) else len(line)
        left = re.split(rf"[.;!?] |{BREAK}", line[max(left_end, at - 250) : at])[-1]
        left = _DAYS_OF_YEAR.sub("", left)
        right = _to_stop(line[at + 1 : min(right_end, at + 200)])
        followed = at + 1 + len(right) == right_end < len(line)
        if followed and basis.search(right):
            beyond = marks[order + 2] if order + 2 < len(marks) else len(line)
            right = _to_stop(line[right_end + 1 : min(beyond, right_end + 200)])
            followed = False
        yield Place(ord(line[at]) - DATE, left, right, followed)
    for match in _SAME_DAY.finditer(line):
        before = bisect_left(marks, match.start()) - 1
        if before >= 0 and BREAK not in line[marks[before] : match.start()]:
            left = re.split(r"[.;!?] ", line[marks[before] + 1 : match.start()])[-1]
            right = re.split(rf"[.;!?{D[1:-1]}]|{BREAK}", line[match.end() : match.end() + 200])[0]
            yield Place(ord(line[marks[before]]) - DATE, left, right)


@lru_cache(maxsize=1)
def _gates() -> tuple[Gate, Gate]:
    rules = date_rules()
    return (
        Gate(rule.before.keys if rule.before else () for rule in rules),
        Gate(rule.after.keys if rule.after else () for rule in rules),
    )


def _to_stop(words: str) -> str:
    """What of the words belongs to the sentence that they begin in."""
    return re.split(rf"[.;!?](?:\s|$)|{BREAK}", words)[0]


def _decide(place: Place, *, challenged: bool, bankruptcy: bool) -> DateRule | None:
    """The rule whose words stand nearest; of equals the earlier in the vocabulary."""
    best: tuple[int, int] | None = None
    chosen: DateRule | None = None
    rules = date_rules()
    before, after = _gates()
    for order in sorted({*before.passed(place.left), *after.passed(place.right)}):
        rule = rules[order]
        if (rule.challenge and not challenged) or (rule.bankruptcy and not bankruptcy):
            continue
        distance = _distance(rule, place)
        if distance is not None and (best is None or (distance, order) < best):
            best, chosen = (distance, order), rule
    return chosen


def _distance(rule: DateRule, place: Place) -> int | None:
    """How far the rule's words begin from the date; ``None``: they aren't there."""
    if rule.undated and place.dated:
        return None
    after = None
    if rule.after and (rule.both or not place.dated):
        after = _follows(rule.after, place.right)
    if rule.both and after is None:
        return None
    bounded = rule.role in _PAPERS and place.bounds
    before = _last(rule.before, place.left) if rule.before and not bounded else None
    if rule.both and before is None:
        return None
    if rule.first and (before is not None or after):
        return 0
    left = len(place.left) - before if before is not None else None
    if left is not None and place.apart:
        left += 15  # «выписан лист, [дата] исполнитель возбудил»: a comma sets the words apart
    if rule.both:
        return left
    right = after.end() + 12 if after else None  # what stands before a date tells more
    if after and place.followed and not place.right[after.end() :].strip():
        right = None  # «[дата], а жалоба подана [дата]»: the words are the next date's
    return min((d for d in (left, right) if d is not None), default=None)


def _follows(turn: Turn, right: str) -> re.Match[str] | None:
    return turn.pattern.match(right) if turn.may_stand_in(right) else None


def _last(turn: Turn, left: str) -> int | None:
    """Where the shortest match that reaches the date begins, or its key word."""
    if not turn.may_stand_in(left):
        return None
    start = None
    position = 0
    while match := turn.pattern.search(left, position):
        start = match.start("key" if "key" in match.re.groupindex else 0)
        position = match.start() + 1
    return start
