"""Age, incapacity, disability and illness of a party: never of someone merely mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.ages import ADULT, ages_told
from nadzor_docs.extraction.bearers import KIN, Bearers
from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.dates import FoundDate, find_dates
from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.skeleton import PARTY, P, Skeleton
from nadzor_docs.extraction.turns import Turn, turn
from nadzor_docs.facts import Attribute, Finding, SectionKind, Span, Truth, Vulnerability
from nadzor_docs.knowledge import vocabulary

PENSION = 63  # years: the general pension age of the period


@dataclass(frozen=True, slots=True)
class AttributeRule:
    id: str
    value: Vulnerability
    detail: str
    turn: Turn
    side: str = ""  # whom the words always tell of, whoever stands beside them


@lru_cache(maxsize=1)
def attribute_rules() -> tuple[AttributeRule, ...]:
    return tuple(
        AttributeRule(
            entry["id"], Vulnerability(entry["value"]), entry.get("detail", ""),
            turn(entry["pattern"], r"(?<!\w)"), entry.get("bearer", ""),
        )
        for entry in vocabulary("attributes")["rules"]
    )  # fmt: skip


# «инвалид I группы, самостоятельно не передвигается»: the disability says it all.
_TELLING_MORE = {
    "attribute.ill": (Vulnerability.DISABLED, Vulnerability.INCAPABLE),
}


_DENIED = re.compile(
    r"(?i)(?:инвалид|пенсионер|недееспособн|несовершеннолетн)\w*[^.;¶]{0,60} не (?:явля"
    r"|состо|призна"
    r"|достиг)"
    r"|не (?:явля\w+|призна\w+|состоит)[^.;¶]{0,40}(?:инвалид|пенсионер|недееспособн"
    r"|несовершеннолетн)"
    r"|лечени\w*[^.;¶]{0,120}(?:сейчас|ныне|теперь|в настоящее время)[^.;¶]{0,40}(?:трудоустро"
    r"|работает|здоров)"
    r"|больничн\w*[^.;¶]{0,80} не выдава|(?:поддельн|подложн|фиктивн)\w+ (?:больничн|медицинск)"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of an act that tell of health or age, before anyone asks of whom."""

    words: Sequence[tuple[AttributeRule, re.Match[str]]]
    ages: Sequence[tuple[re.Match[str], int]]


def find_signs(
    skeleton: Skeleton,
    dates: Sequence[FoundDate],
    section_of: Callable[[int], SectionKind],
    own: date | None,
) -> Signs:
    """What the act says of anyone's vulnerability, where it doesn't deny it."""
    line = skeleton.line
    words = [
        (rule, match)
        for rule in attribute_rules() if rule.turn.may_stand_in(line)
        for match in rule.turn.pattern.finditer(line)
        if section_of(skeleton.starts[match.start()]) is not SectionKind.APPEAL
        and not _DENIED.search(sentence_around(line, match.start(), match.end()))
    ]  # fmt: skip
    return Signs(words, list(ages_told(line, dates, own)))


def find_attributes(
    signs: Signs,
    named: Named,
    text: str,
    cast: Cast,
    persons: frozenset[int],
    own: date | None,
) -> dict[int, list[Attribute]]:
    """The vulnerabilities of each of ``persons`` with the words that show them."""
    skeleton = named.skeleton
    bearers = Bearers(named, cast, persons)
    found: dict[int, list[Attribute]] = {}
    taken: list[tuple[int, int]] = []
    for rule, match in signs.words:
        if any(start <= match.start() < end for start, end in taken):
            continue
        party = (
            bearers.only(rule.side) if rule.side
            else bearers.of_words(match, rule.value, rule.detail)
        )  # fmt: skip
        for bearer in _list_of(skeleton.line, match, party, persons):
            taken.append(match.span())
            held = found.setdefault(bearer, [])
            told = any(a.value in (rule.value, *_TELLING_MORE.get(rule.id, ())) for a in held)
            if not told:
                span = skeleton.span(match.start(), match.end())
                held.append(Attribute(rule.value, span, rule.id, rule.detail))
    _add_ages(bearers, signs.ages, found)
    _add_bracketed(text, named.entities, persons, own, found)
    return {party: _without_care_of_child(held) for party, held in found.items() if held}


def _without_care_of_child(held: list[Attribute]) -> list[Attribute]:
    """Without «под опекой» where it is a child's: that says nothing more than his age."""
    minor = any(attribute.value is Vulnerability.MINOR for attribute in held)
    return [a for a in held if not (minor and a.detail == "care")]


def wards_without_role(
    told: dict[int, list[Attribute]], findings: Sequence[Finding], skeleton: Skeleton
) -> list[Finding]:
    """A child or a ward whom the act names fully and whose role wasn't read: a person must see.

    Who is only kept by a party is no side.
    """
    if any(finding.name == "ward.mentioned" for finding in findings):
        return []
    wards = (
        attribute.span
        for attributes in told.values()
        for attribute in attributes
        if attribute.span and attribute.value in (Vulnerability.MINOR, Vulnerability.INCAPABLE)
    )
    first = next((span for span in wards if not _kept(skeleton, span)), None)
    return [Finding("ward.mentioned", Truth.TRUE, first, "attribute.unplaced")] if first else []


_KEPT = re.compile(r"иждивени|воспит|содерж|ухажива|ухода? за")


def _kept(skeleton: Skeleton, span: Span) -> bool:
    at = skeleton.position(span.start)
    return bool(_KEPT.search(sentence_around(skeleton.line, at, at + 1)))


def _list_of(
    line: str, match: re.Match[str], party: int | None, persons: frozenset[int]
) -> list[int]:
    """The bearer; of «несовершеннолетних детей [A] и [B]» everyone in the list."""
    if party is None:
        return []
    if not re.match(r"(?i)\w+(?:их|ым|ыми|ими|ые)$", match.group()):
        return [party]
    mark = line.find(chr(PARTY + party), match.end())
    names = re.match(rf"{P}(?:\s*(?:,|и)\s*{P})*", line[mark:]) if mark >= 0 else None
    listed = [party_of(c) for c in names.group() if is_party(c)] if names else []
    return [p for p in listed if p in persons] or [party]


def _add_ages(
    bearers: Bearers,
    ages: Sequence[tuple[re.Match[str], int]],
    found: dict[int, list[Attribute]],
) -> None:
    """A birth year, a birthday or an age that makes the person a minor or a pensioner."""
    skeleton = bearers.skeleton
    for match, age in ages:
        party = bearers.of_age(match)
        if party is not None:
            _hold_age(found, party, age, skeleton.span(match.start(), match.end()))


def _hold_age(found: dict[int, list[Attribute]], party: int, age: int, span: Span) -> None:
    if not (0 <= age < ADULT or PENSION <= age < 120):
        return
    value = Vulnerability.MINOR if age < ADULT else Vulnerability.ELDERLY
    held = found.setdefault(party, [])
    if not any(a.value is value for a in held):
        held.append(Attribute(value, span, "attribute.born"))


_BRACKET = re.compile(r"\s{0,2}\((?P<inside>[^()]{3,160})\)")


def _add_bracketed(
    text: str,
    entities: Sequence[Entity],
    persons: frozenset[int],
    own: date | None,
    found: dict[int, list[Attribute]],
) -> None:
    """«[A] (пенсионерка, 1931 года рождения)»: what a bracket says of the name before it."""
    for party in persons:
        for span in entities[party].spans():
            match = _BRACKET.match(text, span.end)
            if match:
                _read_bracket(match, party, own, found)


def _read_bracket(
    match: re.Match[str], party: int, own: date | None, found: dict[int, list[Attribute]]
) -> None:
    inside, start = match.group("inside").lower(), match.start("inside")
    if KIN.search(inside) or _DENIED.search(inside):
        return
    for rule in attribute_rules():
        said = rule.turn.pattern.search(inside) if rule.turn.may_stand_in(inside) else None
        held = found.setdefault(party, [])
        if said and not any(a.value is rule.value for a in held):
            span = Span(start + said.start(), start + said.end())
            held.append(Attribute(rule.value, span, rule.id, rule.detail))
    born = _BORN_PRINTED.search(inside)
    if born and own:
        days = [d.value for d in find_dates(inside)]
        day = days[0] if days else date(int(born.group("year")), 1, 1)
        age = own.year - day.year - bool(days and (own.month, own.day) < (day.month, day.day))
        _hold_age(found, party, age, Span(start + born.start(), start + born.end()))


_BORN_PRINTED = re.compile(
    r"(?:\d{1,2}[. ][\w]+[. ])?(?P<year>(?:19|20)\d\d) ?(?:года?|г\.?)? ?(?:рожд\w*|р\.|/р)"
)
