"""Age, capacity and health of the parties of a Kazakh act, never of people only mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.ages import ADULT, PENSION
from nadzor_docs.extraction.attributes import TELLING_MORE, without_care_of_child
from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.kazakh.skeleton import K, pattern, role_of
from nadzor_docs.extraction.role_patterns import SIDES
from nadzor_docs.extraction.skeleton import BREAK, P, R, Skeleton
from nadzor_docs.extraction.unsaid import Unsaying, unsaid, unsaying
from nadzor_docs.facts import Attribute, SectionKind, Vulnerability
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """Words of a vulnerability; ``after``: the person is named after them."""

    id: str
    value: Vulnerability
    detail: str
    pattern: re.Pattern[str]
    after: bool


@lru_cache(maxsize=1)
def attribute_rules() -> tuple[AttributeRule, ...]:
    return tuple(
        AttributeRule(
            entry["id"], Vulnerability(entry["value"]), entry.get("detail", ""),
            pattern(rf"(?<!\w)(?:{entry['pattern']})"), bool(entry.get("after")),
        )
        for entry in vocabulary("kk/attributes")["rules"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def _unsaying() -> Unsaying:
    return unsaying("kk/attributes", pattern)


_NEXT = re.compile(rf"[\s,]*(?:\S+\s+){{0,2}}?(?P<who>{P})")
_RIGHT_AFTER = re.compile(  # «зейнеткер прапорщик [A]», «мүгедек болып қалған [A]»
    rf"\s+(?:болып (?:калган|танылган|табылатын)\s+|[а-я]+\s+)?(?P<who>{P})"
)
_LIST = re.compile(rf"{P}{K}(?:\s*(?:,|мен|бен|пен|жане)\s*{P}{K})*")
_PLURAL = re.compile(r"(?:балалар|немерелер|мурагерлер|борышкерлер)")
_KIN_WORD = (
    r"(?<!\w)(?:анас|акес|бала(?!гат)|улы?н?ы?н|кызы|айел|куйеу|ата-ана|туыс|директор|агас|иниси|карындас"
    r"|жубай|немере|аже)"
)
_KIN = re.compile(rf"(?i){_KIN_WORD}")
# «мүгедек баласын бағып отыр»: said of the child.
_KIN_AFTER = re.compile(rf"\s(?:[а-я]+ )?(?:{_KIN_WORD}|(?<!\w)ул\w*)")
_BORN_YEAR = (
    r"(?P<year>(?:19|20)\d\d) ?(?:жылы?(?:гы)?|ж[.·]?)(?: \S+ \S+)? ?т(?:уган|уылган|[.·])"
)
_BORN = re.compile(
    rf"(?i){_BORN_YEAR}(?!\s+(?:[а-я]+\s+)?(?-i:[А-ЯЁ]))(?:\s+(?:\S+\s+){{0,2}}?(?P<who>{P}))?"
)


def find_attributes(
    skeleton: Skeleton,
    cast: Cast,
    persons: frozenset[int],
    section_of: Callable[[int], SectionKind],
    own: date | None,
) -> dict[int, list[Attribute]]:
    """Each party's vulnerabilities with the words that show them."""
    found: dict[int, list[Attribute]] = {}
    taken: list[tuple[int, int]] = []
    for rule in attribute_rules():
        for match in rule.pattern.finditer(skeleton.line):
            if section_of(skeleton.starts[match.start()]) is SectionKind.APPEAL:
                continue
            if any(start <= match.start() < end for start, end in taken):
                continue
            if unsaid(skeleton.line, match.start(), match.end(), rule.value, _unsaying()):
                continue
            for party in _bearers(skeleton.line, match, rule, cast, persons):
                taken.append(match.span())
                _add(found, party, rule.value, skeleton, match, rule.id, rule.detail)
    if own:
        _add_birth_years(skeleton, cast, persons, own, found)
    return {party: without_care_of_child(held) for party, held in found.items()}


def _add(
    found: dict[int, list[Attribute]], party: int, value: Vulnerability, skeleton: Skeleton,
    match: re.Match[str], rule: str, detail: str,
) -> None:  # fmt: skip
    held = found.setdefault(party, [])
    if not any(a.value in (value, *TELLING_MORE.get(rule, ())) for a in held):
        held.append(Attribute(value, skeleton.span(match.start(), match.end()), rule, detail))


def _bearers(
    line: str, match: re.Match[str], rule: AttributeRule, cast: Cast, persons: frozenset[int]
) -> list[int]:
    """Whom the words are said of: the persons named after them, else the last before."""
    following = (_NEXT if rule.after else _RIGHT_AFTER).match(line, match.end())
    if following:
        plural = _PLURAL.search(line[match.start() : following.start("who")])
        names = _LIST.match(line, following.start("who")) if plural else following
        parties = [party_of(sign) for sign in (names or following).group() if is_party(sign)]
        if persons.issuperset(parties):
            return parties
    if rule.after or _KIN_AFTER.match(line, match.end()):
        return []
    party = _last_before(line, match.start(), cast, persons)
    return [] if party is None else [party]


def _last_before(line: str, start: int, cast: Cast, persons: frozenset[int]) -> int | None:
    """The last person before the words in the sentence; «борышкер» stands for its party.

    «Өзі мүгедек» names nobody: whom the sentence before it is about.
    """
    begin = line.rfind(BREAK, 0, start) + 1
    *earlier, own = _SENTENCE_END.split(line[begin:start])
    signs = list(_SIGN.finditer(own))
    if _KIN.search(own[signs[-1].end() if signs else 0 :]):
        return None  # «[A]-ның әкесі зейнеткер»: said of another
    for sign in reversed(signs):
        if is_party(sign.group(1)) or role_of(sign.group(1)) in SIDES:
            return _meant(sign.group(1), cast, persons)
    return None if signs else _subject_of(earlier, cast, persons)


_SENTENCE_END = re.compile(r"(?<=[.!?;])\s")
_SIGN = re.compile(rf"({P}|{R}){K}")


def _subject_of(sentences: Sequence[str], cast: Cast, persons: frozenset[int]) -> int | None:
    """Whom the nearest sentence that names a side begins with."""
    for sentence in reversed(sentences):
        for sign in _SIGN.finditer(sentence):
            meant = _meant(sign.group(1), cast, persons)
            if meant is not None:
                return meant
    return None


def _meant(sign: str, cast: Cast, persons: frozenset[int]) -> int | None:
    """The person for whom a name's or a side's sign stands."""
    if is_party(sign):
        return party_of(sign) if party_of(sign) in persons else None
    named = cast.with_role(role_of(sign))
    if role_of(sign) == "applicant" and not named:
        named = cast.with_role("plaintiff")  # who claims is named so even where he applies
    holders = [p for p in named if p in persons]
    return holders[0] if len(holders) == 1 and role_of(sign) in SIDES else None


def _add_birth_years(
    skeleton: Skeleton, cast: Cast, persons: frozenset[int], own: date,
    found: dict[int, list[Attribute]],
) -> None:  # fmt: skip
    """«1997 жылы туған ұлы [A]»: whom the year makes a minor or a pensioner on the act's day."""
    for match in _BORN.finditer(skeleton.line):
        age = own.year - int(match.group("year"))
        if not (0 <= age < ADULT or PENSION <= age < 120):
            continue
        named = match.group("who")
        party = (
            party_of(named) if named else _last_before(skeleton.line, match.start(), cast, persons)
        )
        if party in persons:
            value = Vulnerability.MINOR if age < ADULT else Vulnerability.ELDERLY
            rule = f"attribute.{value.value}.born"
            _add(found, party, value, skeleton, match, rule, "")
