"""Who is who by name: state companies, foreign states, farms of the past, each with its years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.entities import Entity
from nadzor_docs.facts import Fact, PartyKind
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    pattern: re.Pattern[str]
    kind: PartyKind | None
    doubt: str
    since: int
    until: int

    def holds(self, name: str, year: int) -> bool:
        """Whether the entry speaks of ``name`` in ``year`` (0: the act has no date)."""
        in_time = not year or self.since <= year <= self.until
        return in_time and bool(self.pattern.search(name))


@lru_cache(maxsize=1)
def _entries() -> tuple[Entry, ...]:
    return tuple(_entry(entry) for entry in vocabulary("gazetteer"))


def _entry(entry: dict[str, Any]) -> Entry:
    kinds = {"private": PartyKind.ORGANIZATION, "state": PartyKind.STATE}
    return Entry(
        re.compile(entry["pattern"], re.IGNORECASE),
        kinds.get(entry.get("kind", "")), entry.get("doubt", ""),
        entry.get("since", 0), entry.get("until", 9999),
    )  # fmt: skip


def is_known(name: str) -> bool:
    """Whether the gazetteer speaks of ``name`` in any year: it is a public body's or company's."""
    return any(entry.pattern.search(name) for entry in _entries())


# «ИП «Нур»», «Нұр» ЖК: a person under the name that he trades under.
_TRADE_NAME = re.compile(r"^(?:ИП|ЧП|ЖК) «|» ЖК$")


def kind_of(name: str, kind: PartyKind, year: int) -> PartyKind:
    """The kind that the gazetteer knows for the year; else what the legal form says."""
    if kind is PartyKind.PERSON or _TRADE_NAME.search(name):
        return PartyKind.PERSON
    return next((e.kind for e in _entries() if e.kind and e.holds(name, year)), kind)


def doubts_of(name: str, entity: Entity, year: int) -> tuple[Fact[str], ...]:
    """Reasons to doubt that a private organisation is private, or that a state one is ours."""
    if entity.kind is PartyKind.PERSON:
        return ()
    first = entity.spans()[0]
    if any(e.kind and e.holds(name, year) for e in _entries()):
        return ()
    found = dict.fromkeys(
        e.doubt
        for e in _entries()
        if e.doubt and (entity.kind is PartyKind.ORGANIZATION or e.doubt == "foreign_state")
        and e.holds(name, year)
    )  # fmt: skip
    return tuple(Fact(doubt, first, f"gazetteer.{doubt}") for doubt in found)
