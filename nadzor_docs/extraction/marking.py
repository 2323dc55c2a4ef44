"""Everything that the finders see in an act, before anyone asks who is who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nadzor_docs.extraction.courts import Court, find_courts
from nadzor_docs.extraction.dates import FoundDate, find_dates
from nadzor_docs.extraction.mentions import Named, gather
from nadzor_docs.extraction.organisations import find_organisations
from nadzor_docs.extraction.people import find_people
from nadzor_docs.extraction.sections import find_sections, section_at
from nadzor_docs.extraction.skeleton import find_role_words
from nadzor_docs.extraction.view import fold
from nadzor_docs.facts import Section, SectionKind


@dataclass(frozen=True, slots=True)
class Marked:
    """The folded text and the places found in it."""

    text: str
    sections: tuple[Section, ...]
    dates: Sequence[FoundDate]
    courts: Sequence[Court]
    named: Named

    def section_of(self, position: int) -> SectionKind:
        return section_at(self.sections, position)


def mark(original: str) -> Marked:
    """Find the sections, dates, courts and everyone named in a Russian act.

    The spaCy components of ``extraction.pipeline`` call the same finders one by one.
    """
    text = fold(original)
    dates, courts = find_dates(text), find_courts(text)
    named = gather(
        text, find_people(text), find_organisations(text), courts, dates, find_role_words(text)
    )
    return Marked(text, find_sections(text), dates, courts, named)
