"""Any text in a case: a person, a title (post, court, body) or an organisation."""

from __future__ import annotations

from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import Case, Declined, Paradigm
from nadzor_docs.language.names import decline_person


def decline(text: str, case: Case | str, gender: Gender | None = None) -> Declined:
    """``text`` (nominative) in ``case``: «nom gen dat acc ins prep»."""
    return paradigm(text, gender)[case]


@lru_cache(maxsize=20_000)
def paradigm(text: str, gender: Gender | None = None) -> Paradigm:
    """``text`` (nominative) in all six cases, and what it was taken for."""
    return decline_person(text, gender)
