"""Named facts of a Kazakh act: what the court is asked, who contests what, what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.findings import FindingRule, sentence_around
from nadzor_docs.extraction.kazakh.skeleton import pattern
from nadzor_docs.extraction.kazakh.text import plain_pattern
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.facts import Finding, SectionKind, Span, Truth
from nadzor_docs.knowledge import vocabulary


@lru_cache(maxsize=1)
def finding_rules() -> tuple[FindingRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("kk/finding_rules"))


def _rule(entry: dict[str, Any]) -> FindingRule:
    raw = bool(entry.get("raw"))
    compiled = (
        re.compile(plain_pattern(entry["pattern"]), re.IGNORECASE)
        if raw
        else pattern(entry["pattern"])
    )
    unless = pattern(entry["unless"]) if "unless" in entry else None
    return FindingRule(entry["name"], compiled, unless, tuple(entry.get("sections", ())), raw)


def find_findings(
    text: str, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """The first place where each named fact's words stand in a section that counts."""
    found: dict[str, Finding] = {}
    for rule in finding_rules():
        if rule.name in found:
            continue
        span = _raw_place(rule, text) if rule.raw else _place(rule, skeleton, section_of)
        if span:
            found[rule.name] = Finding(rule.name, Truth.TRUE, span, f"finding.kk.{rule.name}")
    return list(found.values())


def _raw_place(rule: FindingRule, text: str) -> Span | None:
    match = rule.pattern.search(text)
    return Span(match.start(), match.end()) if match else None


def _place(
    rule: FindingRule, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> Span | None:
    for match in rule.pattern.finditer(skeleton.line):
        section = section_of(skeleton.starts[match.start()])
        if section is SectionKind.APPEAL or (rule.sections and section.value not in rule.sections):
            continue
        sentence = sentence_around(skeleton.line, match.start(), match.end())
        if rule.unless and rule.unless.search(sentence):
            continue
        return skeleton.span(match.start(), match.end())
    return None
