"""Named facts of the act: what the court is asked, who contests what, what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.skeleton import BREAK, PARTY, Skeleton, pattern, role_character
from nadzor_docs.extraction.turns import Gate, Turn, turn
from nadzor_docs.extraction.view import small_letters
from nadzor_docs.facts import Finding, SectionKind, Span, Truth
from nadzor_docs.knowledge import vocabulary

LONGEST_SENTENCE = 1_000  # characters on either side: what goes on longer never ends


@dataclass(frozen=True, slots=True)
class FindingRule:
    name: str
    turn: Turn
    unless: Turn | None
    sections: tuple[str, ...]
    raw: bool
    truth: Truth = Truth.TRUE  # «unknown»: the words suggest it, a person must see
    without: str = ""  # a fact found before that makes these words mean something else
    given: str = ""  # a fact found before without which these words mean nothing
    only: Turn | None = None  # words that the same sentence must hold


@lru_cache(maxsize=1)
def finding_rules() -> tuple[FindingRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("finding_rules"))


def _rule(entry: dict[str, Any]) -> FindingRule:
    unless = Turn(entry["unless"]) if "unless" in entry else None
    only = Turn(entry["only"]) if "only" in entry else None
    return FindingRule(
        entry["name"], turn(entry["pattern"]), unless,
        tuple(entry.get("sections", ())), bool(entry.get("raw")),
        Truth(entry.get("truth", "true")), entry.get("without", ""), entry.get("given", ""), only,
    )  # fmt: skip


def find_findings(
    text: str,
    skeleton: Skeleton,
    section_of: Callable[[int], SectionKind],
    officers: frozenset[int] = frozenset(),
) -> list[Finding]:
    """The first place where each named fact's words stand in a section that counts.

    ``officers`` are the parties that enforce: their names read as «судебный исполнитель».
    """
    officer = role_character("bailiff", False)
    line = skeleton.line
    for number in officers:
        line = line.replace(chr(PARTY + number), officer)
    if _ENFORCED.search(line) and "заказчик" not in line:  # else an «исполнитель» is a contractor
        line = _bare_officer().sub(lambda m: officer.ljust(len(m.group())), line)
    line = _without_disclaimers(line)
    text = small_letters(text)
    raw, others = _gates()
    numbers = [*raw.passed(text), *others.passed(line)]
    rules = [finding_rules()[number] for number in sorted(numbers)]
    return first_places(rules, "finding", text, replace(skeleton, line=line), section_of)


@lru_cache(maxsize=1)
def _gates() -> tuple[Gate, Gate]:
    """Of the rules that are read in the text itself, and of those read in its line."""
    rules = finding_rules()
    return (
        Gate(rule.turn.keys if rule.raw else () for rule in rules),
        Gate(() if rule.raw else rule.turn.keys for rule in rules),
    )


_ENFORCED = re.compile(r"исполнительн|исполнени\w (?:\w+ )?(?:решени|приговор|определени)")


def _without_disclaimers(line: str) -> str:
    """The line without clauses that contest nothing: «действий исполнителя он не касается»."""
    words = vocabulary("fragments")
    for match in pattern(words["disclaims"]).finditer(line):
        begin = max(line.rfind(mark, 0, match.start()) for mark in CLAUSE_ENDS) + 1
        end = min((at for at in (line.find(m, match.end()) for m in CLAUSE_ENDS) if at > 0),
                  default=len(line))
        if pattern(words["of_bailiffs"]).search(line, begin, end):
            line = f"{line[:begin]}{' ' * (end - begin)}{line[end:]}"
    return line


CLAUSE_ENDS = f",.;:{BREAK}"


@lru_cache(maxsize=1)
def _bare_officer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{vocabulary('fragments')['officer']})(?!\w)")


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    return re.compile(vocabulary("fragments")["offices"], re.IGNORECASE)


def is_office(name: str) -> bool:
    """Whether an organisation of this name is a body of enforcement."""
    return bool(_offices().search(name))


def first_places(
    rules: Iterable[FindingRule], family: str, text: str, skeleton: Skeleton,
    section_of: Callable[[int], SectionKind],
) -> list[Finding]:  # fmt: skip
    """What ``rules`` of one language find; ``family`` begins the ids of their finds.

    ``text`` is in small letters.
    """
    found: dict[str, Finding] = {}
    for rule in rules:
        if rule.name in found or rule.without in found or (rule.given and rule.given not in found):
            continue
        span = _raw_place(rule, text) if rule.raw else _place(rule, skeleton, section_of)
        if span:
            found[rule.name] = Finding(rule.name, rule.truth, span, f"{family}.{rule.name}")
    return list(found.values())


def _raw_place(rule: FindingRule, text: str) -> Span | None:
    match = rule.turn.pattern.search(text) if rule.turn.may_stand_in(text) else None
    return Span(match.start(), match.end()) if match else None


def _place(
    rule: FindingRule, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> Span | None:
    if not rule.turn.may_stand_in(skeleton.line):
        return None
    for match in rule.turn.pattern.finditer(skeleton.line):
        section = section_of(skeleton.starts[match.start()])
        if rule.sections and section.value not in rule.sections:
            continue
        if not rule.sections and section is SectionKind.APPEAL:
            continue
        if means_it(rule, skeleton.line, match):
            return skeleton.span(match.start(), match.end())
    return None


def means_it(rule: FindingRule, line: str, match: re.Match[str]) -> bool:
    """Whether the sentence around the words lets them mean what the rule says."""
    if not rule.unless and not rule.only:
        return True
    sentence = sentence_around(line, match.start(), match.end())
    needed = rule.only is None or rule.only.pattern.search(sentence)
    return bool(needed and not (rule.unless and rule.unless.pattern.search(sentence)))


def contests_a_deed(
    raised: Finding | None, skeleton: Skeleton, inaction: re.Pattern[str], deeds: re.Pattern[str]
) -> bool:
    """Whether a deed or a paper of the enforcement is contested, and not its inaction alone."""
    if raised is None or raised.span is None:
        return False
    begin, end = map(skeleton.position, (raised.span.start, raised.span.end))
    sentence = sentence_around(skeleton.line, begin, end)
    return not inaction.search(sentence) or bool(deeds.search(sentence))


def sentence_around(line: str, start: int, end: int) -> str:
    """The sentence of the skeleton that holds ``line[start:end]``."""
    begin, stop = sentence_bounds(line, start, end)
    return line[begin:stop]


def sentence_bounds(line: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds ``line[start:end]`` begins and ends."""
    first, last = max(0, start - LONGEST_SENTENCE), end + LONGEST_SENTENCE
    begin = max(first, *(line.rfind(mark, first, start) + 1 for mark in (". ", "; ", BREAK)))
    stops = [at for mark in (". ", ";", BREAK) if (at := line.find(mark, end, last)) >= 0]
    return begin, min(stops, default=last)
