"""Age, incapacity, disability and illness of a party: never of someone merely mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.ages import ADULT, PENSION, ages_told
from nadzor_docs.extraction.bearers import Bearers
from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.dates import FoundDate, find_dates
from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.humans import KIN
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.skeleton import PARTY, P, Skeleton, pattern
from nadzor_docs.extraction.turns import Turn, turn
from nadzor_docs.extraction.unsaid import Unsaying, unsaid, unsaying
from nadzor_docs.facts import Attribute, Finding, SectionKind, Span, Truth, Vulnerability
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class AttributeRule:
    id: str
    value: Vulnerability
    detail: str
    turn: Turn
    side: str = ""  # whom the words always tell of, whoever stands beside them


@lru_cache(maxsize=2)
def attribute_rules(kind: str = "rules") -> tuple[AttributeRule, ...]:
    """The words that tell an attribute; of the kind «lifted», those that say it is no more."""
    return tuple(
        AttributeRule(
            entry["id"], value, entry.get("detail", ""),
            turn(entry["pattern"], r"(?<!\w)"), entry.get("bearer", ""),
        )
        for entry in vocabulary("attributes")[kind]
        for value in ([Vulnerability(entry["value"])] if "value" in entry else Vulnerability)
    )  # fmt: skip


@lru_cache(maxsize=1)
def _unsaying() -> Unsaying:
    return unsaying("attributes", pattern)


# «инвалид I группы, самостоятельно не передвигается»: the disability says it all.
TELLING_MORE = {
    "attribute.ill": (Vulnerability.DISABLED, Vulnerability.INCAPABLE),
}


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of an act that tell of health or age, before anyone asks of whom."""

    words: Sequence[tuple[AttributeRule, re.Match[str]]]
    lifted: Sequence[tuple[AttributeRule, re.Match[str]]]
    ages: Sequence[tuple[re.Match[str], int]]


def find_signs(
    skeleton: Skeleton,
    dates: Sequence[FoundDate],
    section_of: Callable[[int], SectionKind],
    own: date | None,
) -> Signs:
    """What the act says of anyone's vulnerability, where it doesn't take it back."""
    line = skeleton.line
    words = [
        (rule, match)
        for rule, match in _places(attribute_rules(), line)
        if section_of(skeleton.starts[match.start()]) is not SectionKind.APPEAL
        and not unsaid(line, match.start(), match.end(), rule.value, _unsaying())
    ]
    lifted = list(_places(attribute_rules("lifted"), line)) if words else []
    return Signs(words, lifted, list(ages_told(line, dates, own)))


def _places(
    rules: Sequence[AttributeRule], line: str
) -> Iterator[tuple[AttributeRule, re.Match[str]]]:
    for rule in rules:
        if rule.turn.may_stand_in(line):
            yield from ((rule, match) for match in rule.turn.pattern.finditer(line))


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
    bearers = Bearers(named, text, cast, persons)
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
            told = any(a.value in (rule.value, *TELLING_MORE.get(rule.id, ())) for a in held)
            if not told:
                span = skeleton.span(match.start(), match.end())
                held.append(Attribute(rule.value, span, rule.id, rule.detail))
    for rule, match in signs.lifted:
        _lift(found, bearers.of_words(match, rule.value, "lifted"), rule.value)
    _add_ages(bearers, signs.ages, found)
    _add_bracketed(text, named.entities, persons, own, found)
    return {party: without_care_of_child(held) for party, held in found.items() if held}


def _lift(found: dict[int, list[Attribute]], party: int | None, value: Vulnerability) -> None:
    """Takes from a party what the act says is no more."""
    if party is not None:
        found[party] = [a for a in found.get(party, []) if a.value is not value]


def without_care_of_child(held: list[Attribute]) -> list[Attribute]:
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


# «инвалиды», «пенсионеров»: of sides only where they are listed before, else of people at large.
_SEVERAL = re.compile(
    r"(?:инвалид|пенсионер|ветеран|участник|тружени(?:к|ц)|престарел)(?:ы|и|ов|ам|ами|ах|ые|ых|ым|ыми)"
    r"(?!\w).*"
)
_LISTED_BEFORE = re.compile(rf"{P}(?:, {P})* и {P}[\s,-]*(?:(?:оба|обе|также|являются) )*$")


def _list_of(
    line: str, match: re.Match[str], party: int | None, persons: frozenset[int]
) -> list[int]:
    """The bearer; of «несовершеннолетних детей [A] и [B]» everyone in the list."""
    if _SEVERAL.fullmatch(match.group()):
        before = _LISTED_BEFORE.search(line, max(0, match.start() - 200), match.start())
        marks = filter(is_party, before.group() if before else "")
        return [party for party in map(party_of, marks) if party in persons]
    if party is None:
        return []
    if not re.match(r"(?i)\w+(?:их|ым|ыми|ими|ые)$", match.group()):
        return [party]
    mark = line.find(chr(PARTY + party), match.end())
    names = re.match(rf"{P}(?:\s*(?:,|и)\s*{P})*", line[mark:]) if mark >= 0 else None
    listed = [party_of(c) for c in names.group() if is_party(c)] if names else []
    return [p for p in listed if p in persons] or [party]


# «несовершеннолетнего [A], 1991 г.р.»: his own year of birth, which outweighs the word.
_NAME_BEFORE = re.compile(rf"{P},? ?$")


def _add_ages(
    bearers: Bearers,
    ages: Sequence[tuple[re.Match[str], int]],
    found: dict[int, list[Attribute]],
) -> None:
    """A birth year, a birthday or an age that makes the person a minor or a pensioner."""
    skeleton = bearers.skeleton
    for match, age in ages:
        party = bearers.of_age(match)
        if party is None:
            continue
        if age >= ADULT and _NAME_BEFORE.search(skeleton.line[: match.start()][-4:]):
            _lift(found, party, Vulnerability.MINOR)
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
    if KIN.search(inside):
        return
    for rule in attribute_rules():
        said = rule.turn.pattern.search(inside) if rule.turn.may_stand_in(inside) else None
        if said and unsaid(inside, said.start(), said.end(), rule.value, _unsaying()):
            continue
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
