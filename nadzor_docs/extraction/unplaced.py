"""A net against a silent «no»: who is named where it matters, and nothing read says as whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from nadzor_docs.extraction.cast import Cast
from nadzor_docs.extraction.findings import is_office, sentence_around
from nadzor_docs.extraction.kazakh.text import plain_pattern
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.facts import Finding, Language, SectionKind, Span, Truth
from nadzor_docs.knowledge import vocabulary

_TOLD = (SectionKind.HEADER, SectionKind.PARTICIPANTS, SectionKind.FACTS)


class Printed(Protocol):
    """A name at one place of the text, in either language."""

    @property
    def span(self) -> Span: ...
    @property
    def sure(self) -> bool: ...


def unplaced(
    persons: Iterable[tuple[int, Sequence[Printed]]], cast: Cast, judge: Span | None,
    skeleton: Skeleton, section_of: Callable[[int], SectionKind], language: Language,
) -> list[Finding]:  # fmt: skip
    """A person whom the operative part names, and nothing read says as whom.

    Whom a thing is left with or given back to is no party.

    Args:
        persons: each person's number in the cast and the places where it is named.
    """
    awards, keeping = _signs(language, "awards", "keeping")
    without = [names for number, names in persons if not cast.roles.get(number)]
    places = [
        name.span
        for people in without
        for name in people
        if name.sure and section_of(name.span.start) is SectionKind.OPERATIVE
        and judge not in [one.span for one in people]
    ]  # fmt: skip
    places = [
        place for place in places
        if awards.search(sentence := _sentence(skeleton, place)) or not keeping.search(sentence)
    ]  # fmt: skip
    return [Finding("person.unplaced", Truth.TRUE, span, "cast.unplaced") for span in places[:1]]


@lru_cache(maxsize=4)
def _signs(language: Language, *names: str) -> tuple[re.Pattern[str], ...]:
    """Words of an award, of an errand («поручить»), of keeping («на хранении»)."""
    fragments = vocabulary("fragments")
    return tuple(
        re.compile(plain_pattern(fragments[f"{name}_{language.value}"]), re.IGNORECASE)
        for name in names
    )


def _sentence(skeleton: Skeleton, place: Span) -> str:
    at = skeleton.position(place.start)
    return sentence_around(skeleton.line, at, at + 1)


def unplaced_bodies(
    bodies: Iterable[tuple[int, str, Sequence[Span]]], cast: Cast, skeleton: Skeleton,
    section_of: Callable[[int], SectionKind], language: Language,
) -> list[Finding]:  # fmt: skip
    """A body of the state in the operative part or in an award, and nothing read says as whom.

    Args:
        bodies: each body's number in the cast, its name, and the places where it is named.
    """
    awards, errands = _signs(language, "awards", "errands")
    for number, name, spans in bodies:
        if cast.roles.get(number) or is_office(name):
            continue
        for span in spans:
            sentence = _sentence(skeleton, span)
            section = section_of(span.start)
            told = section in _TOLD and awards.search(sentence)
            if (told or section is SectionKind.OPERATIVE) and not errands.search(sentence):
                return [Finding("body.unplaced", Truth.TRUE, span, "cast.unplaced")]
    return []
