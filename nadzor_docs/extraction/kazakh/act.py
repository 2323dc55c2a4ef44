"""A whole Kazakh act: what is found in it, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nadzor_docs.extraction.cast import PARTY_ROLES, Cast, party_of
from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.findings import contests_a_deed
from nadzor_docs.extraction.gazetteer import doubts_of, kind_of
from nadzor_docs.extraction.kazakh.actors import Actor, group
from nadzor_docs.extraction.kazakh.attributes import find_attributes
from nadzor_docs.extraction.kazakh.courts import KazakhCourt, find_courts
from nadzor_docs.extraction.kazakh.date_roles import contested_words, dated_events
from nadzor_docs.extraction.kazakh.dates import find_dates
from nadzor_docs.extraction.kazakh.findings import find_findings
from nadzor_docs.extraction.kazakh.head import (
    find_court,
    find_kind,
    find_number,
    find_own_date,
    find_place,
)
from nadzor_docs.extraction.kazakh.infer import infer_roles
from nadzor_docs.extraction.kazakh.organisations import find_organisations
from nadzor_docs.extraction.kazakh.people import find_people
from nadzor_docs.extraction.kazakh.roles import Caster
from nadzor_docs.extraction.kazakh.sections import find_sections
from nadzor_docs.extraction.kazakh.skeleton import (
    build,
    find_role_words,
    role_of,
)
from nadzor_docs.extraction.kazakh.spans import Cover, blanked
from nadzor_docs.extraction.kazakh.text import plain, without_russian
from nadzor_docs.extraction.mentions import MOST_ENTITIES
from nadzor_docs.extraction.sections import header_end, section_at
from nadzor_docs.extraction.skeleton import Skeleton
from nadzor_docs.extraction.unplaced import unplaced, unplaced_bodies
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    Fact,
    Language,
    Party,
    PartyKind,
    Role,
    Section,
    SectionKind,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Everything that was found in the plain text, before anyone asks who is who."""

    text: str
    sections: tuple[Section, ...]
    actors: list[Actor]
    courts: Sequence[KazakhCourt]
    dates: Sequence[FoundDate]
    skeleton: Skeleton
    told: Skeleton  # with its brackets: «[A] (1995 жылы туған)»

    def section_of(self, position: int) -> SectionKind:
        return section_at(self.sections, position)

    @property
    def header_end(self) -> int:
        return header_end(self.sections, self.text)


def mark(original: str) -> Marked:
    """Find sections, courts, names and dates in the text of a Kazakh act."""
    text = plain(without_russian(original))
    courts = find_courts(text, original)
    in_court = Cover(c.span for c in courts)
    organisations = [
        o for o in find_organisations(text, original) if not in_court.holds(o.span.start)
    ]
    in_name = Cover(o.span for o in organisations)
    courts = [c for c in courts if not in_name.holds(c.span.start)]
    solid = [c.span for c in courts] + [o.span for o in organisations]
    taken = Cover(solid)
    words = [w for w in find_role_words(text) if not taken.holds(w.span.start)]
    names = find_people(text, original, [*solid, *(w.span for w in words)])
    ends = frozenset(w.span.end for w in words)
    actors = group(organisations, names, text)[:MOST_ENTITIES]
    actors = [a for a in actors if a.sure or _introduced(a, ends, text)]
    dates = find_dates(text)
    # «ЖК» before a person's name is a form and no name: it gives way to spaces.
    formless = blanked(text, [o.span for o in organisations if o.person_form])
    line = build(formless, actors, courts, dates, words)
    told = build(formless, actors, courts, dates, words, brackets=True) if "(" in text else line
    return Marked(text, find_sections(text), actors, courts, dates, line, told)


def _introduced(actor: Actor, ends: frozenset[int], text: str) -> bool:
    """A lone surname names someone where a role word stands right before it."""
    for name in actor.people:
        before = text[max(0, name.span.start - 40) : name.span.start]
        gap = len(before) - len(before.rstrip(" :\n-"))
        if name.span.start - gap in ends and len(name.surname) > 2:
            return True
    return False


def assemble(act: ActText, kind: ActKind | None) -> CourtAct:
    """The court act that a text in Kazakh says."""
    marked = mark(act.text)
    persons = frozenset(n for n, a in enumerate(marked.actors) if a.kind is PartyKind.PERSON)
    cast = Caster(marked.skeleton, marked.section_of, persons).read()
    own = find_own_date(marked.text, marked.header_end, marked.dates)
    act_kind = Fact(kind, None, "kind.given") if kind else find_kind(marked.text, marked.header_end)
    findings = find_findings(marked.text, marked.skeleton, marked.section_of)
    findings = infer_roles(
        marked.actors, marked.skeleton, cast, findings, act_kind.value if act_kind else None,
        marked.section_of,
    )  # fmt: skip
    attributes = find_attributes(
        marked.told, cast, _parties_only(persons, cast), marked.section_of,
        own.value if own else None,
    )  # fmt: skip
    raised = next((f for f in findings if f.name == "challenge.raised"), None)
    contested = contests_a_deed(raised, marked.skeleton, *contested_words())
    judge = find_judge(marked)
    named = [(number, marked.actors[number].people) for number in sorted(persons)]
    findings += unplaced(
        named, cast, judge.span if judge else None, marked.skeleton, marked.section_of,
        Language.KAZAKH,
    )  # fmt: skip
    bodies = [
        (number, actor.name, [span for span, _ in actor.mentions()])
        for number, actor in enumerate(marked.actors)
        if actor.kind is PartyKind.STATE
    ]
    findings += unplaced_bodies(
        bodies, cast, marked.skeleton, marked.section_of, Language.KAZAKH
    )
    return CourtAct(
        text=act,
        language=Language.KAZAKH,
        kind=act_kind,
        court=find_court(marked.text, marked.header_end, marked.courts),
        judge=judge,
        case_number=find_number(marked.text, marked.header_end, marked.dates),
        date=own,
        place=find_place(marked.text, act.text, marked.header_end, marked.courts),
        parties=_parties(marked.actors, cast, attributes, own.value.year if own else 0),
        dates=dated_events(
            marked.skeleton, marked.dates, own.value if own else None, contested, marked.section_of
        ),
        findings=tuple(findings),
        sections=marked.sections,
    )


def _parties_only(persons: frozenset[int], cast: Cast) -> frozenset[int]:
    helping = {
        "representative",
        "bailiff",
        "prosecutor",
        "judge",
        "clerk",
        "other",
        "administrator",
        "advocate",
        "guardian",
    }
    return frozenset(p for p in persons if set(cast.roles.get(p, ())) - helping)


# ── the judge ────────────────────────────────────────────────────────────────

_JUDGE = re.compile(
    r"(?P<r>[\U000FC000-\U000FFFFF])[\uE001-\uE007][\s,:-]{0,60}(?P<p>[\U000F0000-\U000F3FFF])[\uE001-\uE007]\s*(?P<after>\S*)"
)


def find_judge(marked: Marked) -> Fact[str] | None:
    """The presiding judge of the composition; else the first judge; else who signed."""
    ranked = []
    for match in _JUDGE.finditer(marked.skeleton.line):
        if role_of(match.group("r")) != "judge":
            continue
        section = marked.section_of(marked.skeleton.starts[match.start()])
        before = marked.skeleton.span(max(0, match.start() - 4), match.start() + 1).of(marked.text)
        presiding = "торага" in (before + match.group("after")).lower()
        early = section in (SectionKind.HEADER, SectionKind.PARTICIPANTS)
        ranked.append((not early, not presiding, match.start("p"), party_of(match.group("p"))))
    if not ranked:
        return None
    _, _, at, party = min(ranked)
    return Fact(marked.actors[party].name, marked.skeleton.span(at, at + 1), "judge.composition")


# ── parties ──────────────────────────────────────────────────────────────────


def _parties(
    actors: Sequence[Actor], cast: Cast, attributes: dict[int, list[Attribute]], year: int
) -> tuple[Party, ...]:
    found = []
    for number, actor in enumerate(actors):
        roles = cast.roles.get(number, [])
        named = [role for role in PARTY_ROLES if role in roles]
        if not named or "judge" in roles or "clerk" in roles:
            continue
        found.append(_party(actor, named, attributes.get(number, []), year))
    return tuple(found)


def _party(actor: Actor, roles: list[str], attributes: list[Attribute], year: int) -> Party:
    mentions = tuple(span for span, _ in actor.mentions())
    entity = Entity(actor.kind, aliases=list(mentions))
    return Party(
        name=actor.name,
        kind=kind_of(actor.name, actor.kind, year),
        roles=tuple(Role(role) for role in roles),
        attributes=tuple(attributes),
        mentions=mentions,
        doubts=doubts_of(actor.name, entity, year),
    )
