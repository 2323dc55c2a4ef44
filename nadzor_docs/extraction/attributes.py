"""Age, incapacity, disability and illness of a party: never of someone merely mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.roles import Cast, is_party, party_of
from nadzor_docs.extraction.skeleton import BREAK, ROLE, Skeleton, pattern, role_of
from nadzor_docs.facts import Attribute, SectionKind, Vulnerability
from nadzor_docs.knowledge import vocabulary

ADULT = 18
PENSION = 63  # years: the general pension age of the period


@dataclass(frozen=True, slots=True)
class AttributeRule:
    id: str
    value: Vulnerability
    detail: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def attribute_rules() -> tuple[AttributeRule, ...]:
    return tuple(
        AttributeRule(
            entry["id"], Vulnerability(entry["value"]), entry.get("detail", ""),
            pattern(rf"(?<!\w){_grouped(entry['pattern'])}"),
        )
        for entry in vocabulary("attributes")["rules"]
    )  # fmt: skip


def _grouped(source: str) -> str:
    return f"(?:{source})"


_DENIED = re.compile(
    r"(?i)(?:инвалид|пенсионер|недееспособн|несовершеннолетн)\w*[^.;¶]{0,60} не (?:явля"
    r"|состо|призна"
    r"|достиг)"
    r"|не (?:явля\w+|призна\w+|состоит)[^.;¶]{0,40}(?:инвалид|пенсионер|недееспособн"
    r"|несовершеннолетн)"
)
_BORN = pattern(
    r"(?P<year>(?:19|20)\d\d) (?:года?|г·|г\.) ?р(?:ождения|·|\.)|родил\w+ (?:\d+ \w+ )?(?P<year2>"
    r"(?:19|20)\d\d)"
)
_KIN = re.compile(
    r"(?i)(?<!\w)(?:мать|матер\w+|отец|отц\w+|сын\w*|доч\w+|жен[аыеу]|супруг\w*|муж\w*|брат\w*|сестр\w+|дет(?:и|ей|ям|ьми)|реб[её]н\w+|родител\w+|бабушк\w+|дедушк\w+|директор\w*|руководител\w+|бухгалтер\w*|юрист\w*|иждивен\w+|внук\w*|внучк\w*|тёщ\w+|тещ\w+)"
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
            if _DENIED.search(sentence_around(skeleton.line, match.start(), match.end())):
                continue
            party = _bearer(skeleton.line, match, rule, cast, persons)
            if party is not None:
                taken.append(match.span())
                held = found.setdefault(party, [])
                told = any(a.value is rule.value for a in held)
                weaker = rule.id == "attribute.ill" and held
                if not told and not weaker:
                    span = skeleton.span(match.start(), match.end())
                    held.append(Attribute(rule.value, span, rule.id, rule.detail))
    _add_birth_years(skeleton, cast, persons, own, found)
    return found


def _bearer(
    line: str, match: re.Match[str], rule: AttributeRule, cast: Cast, persons: frozenset[int]
) -> int | None:
    """The person whom the words are said of: named right after, or last before in the sentence."""
    after = _named_after(line, match.end(), persons)
    if after is not None and (rule.value is not Vulnerability.ILL):
        return after
    predicate = re.search(r"(?:явля\w+|был\w*|-)\s*$", line[: match.start()])
    if rule.value is Vulnerability.MINOR and not rule.detail and not predicate:
        return None
    return _last_before(line, match.start(), cast, persons)


_STEP = re.compile(r"(?i)[\s,-]*(?:\w+[\s,-]+){0,4}?(?P<p>[\U000F0000-\U000F3FFF])")
_STOP_STEP = re.compile(
    r"(?i)(?<!\w)(?:и|а|но|что|который|в пользу|с|к|у|обрати\w+|просит\w*|взыска\w+)(?!\w)"
)


def _named_after(line: str, end: int, persons: frozenset[int]) -> int | None:
    match = _STEP.match(line, end)
    if not match or _STOP_STEP.search(line[end : match.start("p")]):
        return None
    party = party_of(match.group("p"))
    return party if party in persons else None


def _last_before(line: str, start: int, cast: Cast, persons: frozenset[int]) -> int | None:
    """The last person before the words, in this paragraph; «должник» stands for its party."""
    begin = line.rfind(BREAK, 0, start) + 1
    before = line[begin:start]
    clause = re.split(r"[,;:.]|\sи\s", before)[-1]
    if _KIN.search(clause) or re.search(rf"{_KIN.pattern[4:]}[\s,-]*$", before, re.IGNORECASE):
        return None
    for character in reversed(before):
        if is_party(character):
            return party_of(character) if party_of(character) in persons else None
        if ord(character) >= ROLE and role_of(character) in _STANDING:
            holders = [p for p in cast.with_role(role_of(character)) if p in persons]
            return holders[0] if len(holders) == 1 else None
    return None


_STANDING = frozenset({"creditor", "debtor", "plaintiff", "defendant", "applicant"})


def _add_birth_years(
    skeleton: Skeleton,
    cast: Cast,
    persons: frozenset[int],
    own: date | None,
    found: dict[int, list[Attribute]],
) -> None:
    if own is None:
        return
    for match in _BORN.finditer(skeleton.line):
        year = int(match.group("year") or match.group("year2"))
        age = own.year - year
        if not (0 <= age < ADULT or PENSION <= age < 120):
            continue
        value = Vulnerability.MINOR if age < ADULT else Vulnerability.ELDERLY
        party = _last_before(skeleton.line, match.start(), cast, persons)
        if party is None:
            continue
        held = found.setdefault(party, [])
        if not any(a.value is value for a in held):
            span = skeleton.span(match.start(), match.end())
            held.append(Attribute(value, span, "attribute.born", str(year)))
