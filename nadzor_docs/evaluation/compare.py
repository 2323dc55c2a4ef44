"""An answer against the gold one: what was found, what was invented, what was missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# Field → what it compares. Facts of the act's head are single values, the others sets.
HEAD = ("kind", "court", "judge", "case_number", "date", "place")
FIELDS = (
    *HEAD, "parties", "party_kind", "roles", "creditor_debtor", "attributes", "dates",
    "grounds", "outcome",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """True positives, false positives and false negatives of one field."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.found + other.found, self.invented + other.invented, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        return _share(self.found, self.found + self.invented)

    @property
    def recall(self) -> float:
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.found, 2 * self.found + self.invented + self.missed)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One act's counts by field, its two outcomes, and the differences in words."""

    id: str
    counts: Mapping[str, Count]
    outcome: tuple[str, str]  # gold, answered
    differences: tuple[str, ...]

    @property
    def errors(self) -> int:
        return sum(count.invented + count.missed for count in self.counts.values())


def compare(act_id: str, gold: Mapping[str, Any], answer: Mapping[str, Any]) -> Comparison:
    """Compare the public answer on an act with its gold answer, field by field."""
    expected, actual = items_of(gold), items_of(answer)
    counts: dict[str, Count] = {}
    differences: list[str] = []
    for field in FIELDS:
        right, given = expected[field], actual[field]
        counts[field] = Count(len(right & given), len(given - right), len(right - given))
        differences += [f"{field}: пропущено {_words(item)}" for item in sorted(right - given)]
        differences += [f"{field}: лишнее {_words(item)}" for item in sorted(given - right)]
    outcomes = _outcome(gold), _outcome(answer)
    return Comparison(act_id, counts, outcomes, tuple(differences))


Items = dict[str, set[tuple[Any, ...]]]


def items_of(answer: Mapping[str, Any]) -> Items:
    """Each field of an answer as a set of comparable items."""
    head = answer["act"]
    parties = answer["parties"]
    roles = {(_norm(p["name"]), role) for p in parties for role in p["roles"]}
    participation = answer.get("participation") or {"outcome": "", "grounds": []}
    items: Items = {f: _single(head.get(f)) for f in HEAD}
    items |= {
        "parties": {(_norm(p["name"]),) for p in parties},
        "party_kind": {(_norm(p["name"]), p["kind"]) for p in parties},
        "roles": roles,
        "creditor_debtor": {(n, r) for n, r in roles if r in ("creditor", "debtor")},
        "attributes": {
            (_norm(p["name"]), a["value"]) for p in parties for a in p.get("attributes") or ()
        },
        "dates": {(d["role"], str(d["value"])) for d in answer.get("dates") or ()},
        "grounds": {(g["id"], g["status"]) for g in participation["grounds"]},
        "outcome": {(participation["outcome"],)},
    }
    return items


def _outcome(answer: Mapping[str, Any]) -> str:
    return str((answer.get("participation") or {}).get("outcome", ""))


def _single(fact: Mapping[str, Any] | None) -> set[tuple[str, ...]]:
    return {(_norm(str(fact["value"])),)} if fact else set()


def _norm(value: str) -> str:
    """Quotes, «ё», spaces and capitals don't make two names of one."""
    plain = re.sub(r"[«»“”„‟\"'`’]", '"', value).replace("ё", "е").replace("Ё", "Е")
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _words(item: Iterable[str]) -> str:
    return " — ".join(item)


def total(comparisons: Iterable[Comparison]) -> dict[str, Count]:
    """The counts of many acts together, by field."""
    sums = dict.fromkeys(FIELDS, Count())
    for comparison in comparisons:
        for field, count in comparison.counts.items():
            sums[field] += count
    return sums
