"""Named facts of the act: what the court is asked, who contests what, what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.skeleton import BREAK, Skeleton, pattern, small
from nadzor_docs.facts import Finding, SectionKind, Span, Truth
from nadzor_docs.knowledge import vocabulary

LONGEST_SENTENCE = 1_000  # characters on either side: what goes on longer never ends


@dataclass(frozen=True, slots=True)
class FindingRule:
    name: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    sections: tuple[str, ...]
    raw: bool
    truth: Truth = Truth.TRUE  # «unknown»: the words suggest it, a person must see
    without: str = ""  # a fact found before that makes these words mean something else


@lru_cache(maxsize=1)
def finding_rules() -> tuple[FindingRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("finding_rules"))


def _rule(entry: dict[str, Any]) -> FindingRule:
    compiled = (
        re.compile(small(entry["pattern"]))
        if entry.get("raw")
        else pattern(entry["pattern"])
    )
    unless = pattern(entry["unless"]) if "unless" in entry else None
    return FindingRule(
        entry["name"], compiled, unless, tuple(entry.get("sections", ())), bool(entry.get("raw")),
        Truth(entry.get("truth", "true")), entry.get("without", ""),
    )  # fmt: skip


def find_findings(
    text: str, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """The first place where each named fact's words stand in a section that counts."""
    return first_places(finding_rules(), "finding", text, skeleton, section_of)


def first_places(
    rules: Iterable[FindingRule], family: str, text: str, skeleton: Skeleton,
    section_of: Callable[[int], SectionKind],
) -> list[Finding]:  # fmt: skip
    """What ``rules`` of one language find; ``family`` begins the ids of their finds."""
    found: dict[str, Finding] = {}
    text = text.lower()
    for rule in rules:
        if rule.name in found or rule.without in found:
            continue
        span = _raw_place(rule, text) if rule.raw else _place(rule, skeleton, section_of)
        if span:
            found[rule.name] = Finding(rule.name, rule.truth, span, f"{family}.{rule.name}")
    return list(found.values())


def _raw_place(rule: FindingRule, text: str) -> Span | None:
    match = rule.pattern.search(text)
    return Span(match.start(), match.end()) if match else None


def _place(
    rule: FindingRule, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> Span | None:
    for match in rule.pattern.finditer(skeleton.line):
        section = section_of(skeleton.starts[match.start()])
        if rule.sections and section.value not in rule.sections:
            continue
        if not rule.sections and section is SectionKind.APPEAL:
            continue
        if rule.unless and rule.unless.search(
            sentence_around(skeleton.line, match.start(), match.end())
        ):
            continue
        return skeleton.span(match.start(), match.end())
    return None


def sentence_around(line: str, start: int, end: int) -> str:
    """The sentence of the skeleton that holds ``line[start:end]``."""
    first, last = max(0, start - LONGEST_SENTENCE), end + LONGEST_SENTENCE
    begin = max(first, *(line.rfind(mark, first, start) + 1 for mark in (". ", "; ", BREAK)))
    stops = [at for mark in (". ", ";", BREAK) if (at := line.find(mark, end, last)) >= 0]
    return line[begin : min(stops, default=last)]
