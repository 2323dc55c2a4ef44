"""What the components found, put together into one court act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nadzor_docs.extraction.attributes import find_attributes, find_signs, wards_without_role
from nadzor_docs.extraction.cast import PARTY_ROLES, Cast, party_of
from nadzor_docs.extraction.date_roles import contested_words, dated_events
from nadzor_docs.extraction.entities import Entity, organisation_name
from nadzor_docs.extraction.findings import contests_a_deed, find_findings, is_office
from nadzor_docs.extraction.gazetteer import doubts_of, kind_of
from nadzor_docs.extraction.head import (
    find_court,
    find_kind,
    find_number,
    find_own_date,
    find_place,
)
from nadzor_docs.extraction.infer import infer_roles
from nadzor_docs.extraction.marking import Marked
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.person_names import person_name
from nadzor_docs.extraction.roles import Caster
from nadzor_docs.extraction.sections import header_end
from nadzor_docs.extraction.skeleton import role_of
from nadzor_docs.extraction.unplaced import unplaced, unplaced_bodies
from nadzor_docs.extraction.view import fold
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    Fact,
    Gender,
    Language,
    Party,
    PartyKind,
    Role,
    SectionKind,
    Span,
    Truth,
)


def assemble(marked: Marked, act: ActText, kind: ActKind | None) -> CourtAct:
    """The court act that the marked text says."""
    text, sections, named = marked.text, marked.sections, marked.named
    dates, courts, section_of = marked.dates, marked.courts, marked.section_of
    head_end = header_end(sections, text)
    own = find_own_date(text, head_end, dates)
    day = own.value if own else None
    people = frozenset(n for n, e in enumerate(named.entities) if e.kind is PartyKind.PERSON)
    women = frozenset(n for n in people if person_name(named.entities[n])[1] is Gender.FEMININE)
    cast = Caster(named, section_of, people, women).read()
    findings = find_findings(text, named.skeleton, section_of, _officers(named.entities, cast))
    act_kind = _kind(text, head_end, kind)
    findings = infer_roles(named, cast, findings, act_kind.value if act_kind else None, section_of)
    certain = (f for f in findings if f.name == "challenge.raised" and f.truth is Truth.TRUE)
    contested = contests_a_deed(next(certain, None), named.skeleton, *contested_words())
    persons = _persons(named.entities, cast)
    signs = find_signs(named.skeleton, dates, section_of, day)
    attributes = find_attributes(signs, named, text, cast, persons, day)
    strangers = frozenset(n for n in people if not cast.roles.get(n))
    told = find_attributes(signs, named, text, cast, strangers, day)
    findings += wards_without_role(told, findings, named.skeleton)
    judge = find_judge(named, cast, section_of, act.text)
    places = [(n, e.people) for n, e in enumerate(named.entities) if e.kind is PartyKind.PERSON]
    findings += unplaced(
        places, cast, judge.span if judge else None, named.skeleton, section_of, Language.RUSSIAN
    )
    findings += unplaced_bodies(
        _bodies(named.entities), cast, named.skeleton, section_of, Language.RUSSIAN
    )
    return CourtAct(
        text=act,
        language=Language.RUSSIAN,
        kind=act_kind,
        court=find_court(text, head_end, courts, day),
        judge=judge,
        case_number=as_printed(find_number(text, head_end, dates), act.text),
        date=own,
        place=find_place(text, head_end, own, courts),
        parties=_parties(named.entities, cast, attributes, act.text, day.year if day else 0),
        dates=dated_events(
            named.skeleton,
            dates,
            day,
            section_of,
            challenged=contested,
            bankruptcy=any(f.name == "matter.bankruptcy" for f in findings),
        ),
        findings=tuple(findings),
        sections=sections,
    )


def _officers(entities: list[Entity], cast: Cast) -> frozenset[int]:
    """The bailiffs by name and the bodies of enforcement."""
    bodies = (
        number
        for number, entity in enumerate(entities)
        if any(is_office(organisation.name) for organisation in entity.organisations)
    )
    return frozenset([*cast.with_role("bailiff"), *bodies])


def _bodies(entities: list[Entity]) -> Iterator[tuple[int, str, list[Span]]]:
    for number, entity in enumerate(entities):
        if entity.kind is PartyKind.STATE:
            yield number, organisation_name(entity), entity.spans()


def _kind(text: str, header_end: int, given: ActKind | None) -> Fact[ActKind] | None:
    return Fact(given, None, "kind.given") if given else find_kind(text, header_end)


def as_printed(fact: Fact[str] | None, text: str) -> Fact[str] | None:
    """A fact read off the folded text, with the act's own signs."""
    return Fact(fact.span.of(text), fact.span, fact.rule) if fact and fact.span else fact


# ── the judge ────────────────────────────────────────────────────────────────

_PRESIDING = re.compile(r"(?i)председател")


def find_judge(named: Named, cast: Cast, section_of: Any, text: str) -> Fact[str] | None:
    """The presiding judge of the composition; else the one who signed."""
    places = list(_judge_places(named, section_of, text))
    if not places:
        return None
    party, span, _, _ = min(places, key=lambda place: (place[2], place[3]))
    entity = named.entities[party]
    name, _ = person_name(entity)
    return Fact(respelled(name, entity, text), span, "judge.composition")


def _judge_places(named: Named, section_of: Any, text: str) -> Any:
    skeleton, line = named.skeleton, named.skeleton.line
    for match in re.finditer(
        r"[\U000FC000-\U000FFFFF](?=[\s,:-]{0,60}(?:[\U000F8000-\U000FBFFF]\s?)?(?:\w+ ){0,1}"
        r"(?:(?i:и\.?о\.?|врио)? ?(?i:зам\w*|председател\w+)"
        r"(?: (?:председател|коллеги|гражданск|уголовн|дел|по|област|город|район|надзорн)\w*"
        r"| ?[\U000F8000-\U000FBFFF]| суда)* )?(?P<p>[\U000F0000-\U000F3FFF]))",
        line,
    ):
        if role_of(match.group()) != "judge":
            continue
        printed = skeleton.span(match.start(), match.start() + 1).of(text)
        if named.entities[party_of(match.group("p"))].kind is not PartyKind.PERSON:
            continue
        section = section_of(skeleton.starts[match.start()])
        at = match.start("p")
        before = line[max(0, match.start() - 40) : match.start()]
        presiding = bool(_PRESIDING.search(printed) or _PRESIDING.search(before))
        rank = 0 if presiding and section is not SectionKind.SIGNATURE else 1
        if section in (SectionKind.HEADER, SectionKind.PARTICIPANTS):
            rank += 0
        elif section is SectionKind.SIGNATURE:
            rank += 2
        else:
            rank += 3
        yield party_of(match.group("p")), skeleton.span(at, at + 1), rank, at


# ── parties ──────────────────────────────────────────────────────────────────


def _persons(entities: list[Entity], cast: Cast) -> frozenset[int]:
    """Persons who stand in the act as more than a representative, an officer or a judge."""
    return frozenset(
        number
        for number, entity in enumerate(entities)
        if entity.kind is PartyKind.PERSON and _has_a_side(set(cast.roles.get(number, ())))
    )


def _has_a_side(roles: set[str]) -> bool:
    """A bailiff who asks or answers in court has no side of the enforcement."""
    if {"bailiff", "prosecutor"} & roles:
        return bool({"creditor", "debtor"} & roles)
    return bool(roles - {"representative", "judge", "clerk", "other"})


def _parties(
    entities: list[Entity], cast: Cast, attributes: dict[int, list[Attribute]], text: str, year: int
) -> tuple[Party, ...]:
    found = []
    for number, entity in enumerate(entities):
        roles = cast.roles.get(number, [])
        named = [role for role in PARTY_ROLES if role in roles]
        if not named or ("judge" in roles and set(named) <= {"representative"}):
            continue
        found.append(_party(entity, named, attributes.get(number, []), text, year))
    return tuple(found)


def _party(
    entity: Entity, roles: list[str], attributes: list[Attribute], text: str, year: int
) -> Party:
    gender: Gender | None = None
    if entity.kind is PartyKind.PERSON:
        name, gender = person_name(entity)
        name = respelled(name, entity, text)
    else:
        name = original_name(organisation_name(entity), entity, text)
    return Party(
        name=name,
        kind=kind_of(name, entity.kind, year),
        roles=tuple(Role(role) for role in roles),
        attributes=tuple(attributes),
        mentions=tuple(entity.spans()),
        gender=gender,
        doubts=doubts_of(name, entity, year),
    )


def respelled(name: str, entity: Entity, text: str) -> str:
    """The name with the act's own letters where matching had replaced look-alikes."""
    for person in entity.people:
        printed = person.span.of(text)
        if fold(printed) == printed:
            continue
        for word in printed.split():
            plain_word = fold(word)
            if plain_word != word:
                name = _put_back(name, plain_word, word)
    return name


def _put_back(name: str, folded_word: str, printed: str) -> str:
    for length in range(len(folded_word), 2, -1):
        stem = folded_word[:length]
        if re.search(rf"(?<!\w){re.escape(stem)}", name):
            return re.sub(rf"(?<!\w){re.escape(stem)}", printed[:length], name, count=1)
    return name


def original_name(name: str, entity: Entity, text: str) -> str:
    for organisation in entity.organisations:
        if organisation.name != name:
            continue
        for word in re.findall(r"\w+", organisation.span.of(text)):
            if fold(word) != word:
                name = name.replace(fold(word), word)
    return name
