"""Named facts of a Kazakh act: what the court is asked, who contests what, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.findings import FindingRule, first_places
from nadzor_docs.extraction.kazakh.skeleton import pattern
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.extraction.turns import Turn
from nadzor_docs.extraction.view import small_letters
from nadzor_docs.facts import Finding, SectionKind, Truth
from nadzor_docs.knowledge import vocabulary


@lru_cache(maxsize=1)
def finding_rules() -> tuple[FindingRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("kk/finding_rules"))


def _rule(entry: dict[str, Any]) -> FindingRule:
    unless = Turn(entry["unless"], compile=pattern) if "unless" in entry else None
    return FindingRule(
        entry["name"], Turn(entry["pattern"], compile=pattern), unless,
        tuple(entry.get("sections", ())), bool(entry.get("raw")),
        Truth(entry.get("truth", "true")), entry.get("without", ""), entry.get("given", ""),
    )  # fmt: skip


def find_findings(
    text: str, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """The first place where each named fact's words stand in a section that counts."""
    text = small_letters(text)
    return first_places(finding_rules(), "finding.kk", text, skeleton, section_of)
