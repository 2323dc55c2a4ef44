"""Age, incapacity, disability and illness of a party: never of someone merely mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.dates import FoundDate, find_dates
from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.roles import Cast, is_party, party_of
from nadzor_docs.extraction.skeleton import (
    BREAK,
    DATE,
    PARTY,
    ROLE,
    P,
    R,
    Skeleton,
    pattern,
    role_of,
)
from nadzor_docs.facts import Attribute, PartyKind, SectionKind, Span, Vulnerability
from nadzor_docs.knowledge import vocabulary

ADULT = 18
PENSION = 63  # years: the general pension age of the period


@dataclass(frozen=True, slots=True)
class AttributeRule:
    id: str
    value: Vulnerability
    detail: str
    needs: tuple[str, ...]  # one of these stands in the act, or the rule isn't tried
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when an act first has one of the words: most never do."""
        return pattern(self.source)

    def may_match(self, words: str) -> bool:
        return any(key in words for key in self.needs)


@lru_cache(maxsize=1)
def attribute_rules() -> tuple[AttributeRule, ...]:
    return tuple(
        AttributeRule(
            entry["id"], Vulnerability(entry["value"]), entry.get("detail", ""),
            tuple(entry["needs"].split("|")), rf"(?<!\w)(?:{entry['pattern']})",
        )
        for entry in vocabulary("attributes")["rules"]
    )  # fmt: skip


_DENIED = re.compile(
    r"(?i)(?:инвалид|пенсионер|недееспособн|несовершеннолетн)\w*[^.;¶]{0,60} не (?:явля"
    r"|состо|призна"
    r"|достиг)"
    r"|не (?:явля\w+|призна\w+|состоит)[^.;¶]{0,40}(?:инвалид|пенсионер|недееспособн"
    r"|несовершеннолетн)"
)
_BORN = pattern(
    r"(?P<year>(?:19|20)\d\d) ?(?:года?|г[·.]?)? ?(?:рожд\w*|р[·.]|/р)"
    r"|родил\w+ (?:в )?(?:\d+ \w+ )?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<day>{date})\s*(?:года?|г[·.]?)?\s*(?:рожд\w*|р[·.]|/р)"
    r"|(?:родил\w+|рождени\w+:?) (?P<day2>{date})"
)
# An age told in years; «срок 3 года», «10 лет назад» are none.
_AGE = pattern(
    r"(?:в возрасте|возраст\w* -?|исполнил\w+|достиг\w*|(?:ему|ей|которо\w+|{debtor}|{creditor})"
    r"(?: уже| сейчас| в настоящее время)?) (?P<age>\d{1,2}) ?(?:лет|год|-?летн)"
    r"|(?P<age2>\d{1,2})-? ?летн(?:ий|яя|его|ей|ему|юю|им)(?!\w| срок| период| стаж)"
    r"|(?<=[\U000F0000-\U000F3FFF]), (?P<age3>\d{1,2}) (?:лет|года?)(?=[,.) ])"
)
_KIN = re.compile(
    r"(?i)(?<!\w)(?:мать|матер\w+|отец|отц\w+|сын\w*|доч\w+|жен[аыеу]|супруг\w*|муж\w*|брат\w*|сестр\w+|дет(?:и|ей|ям|ьми)|реб[её]н\w+|родител\w+|бабушк\w+|дедушк\w+|директор\w*|руководител\w+|бухгалтер\w*|юрист\w*|иждивен\w+|внук\w*|внучк\w*|тёщ\w+|тещ\w+)"
)

_KIN_SUBJECT = re.compile(  # in the nominative and no apposition: «[A], мать троих детей,»
    rf"(?<!{P}, )(?<!- )(?<!является )(?<![\w-])(?:муж|супруга?|жена|мать|отец|сын|дочь|брат|сестра"
    r"|реб[её]нок|бабушка|дедушка|внук|внучка)(?![\w-])"
)
_KIN_AFTER = re.compile(rf"\s(?:\w+\s){{0,2}}{_KIN.pattern[4:]}", re.IGNORECASE)
# «[A] является …», «[A], несовершеннолетний»
_PREDICATE = re.compile(rf"(?:явля\w+|был\w*|-|{P},?)\s*$")


def find_attributes(
    named: Named,
    text: str,
    dates: Sequence[FoundDate],
    cast: Cast,
    persons: frozenset[int],
    section_of: Callable[[int], SectionKind],
    own: date | None,
) -> dict[int, list[Attribute]]:
    """Each party's vulnerabilities with the words that show them."""
    skeleton = named.skeleton
    found: dict[int, list[Attribute]] = {}
    taken: list[tuple[int, int]] = []
    for rule in attribute_rules():
        if not rule.may_match(skeleton.line):
            continue
        for match in rule.pattern.finditer(skeleton.line):
            if section_of(skeleton.starts[match.start()]) is SectionKind.APPEAL:
                continue
            if any(start <= match.start() < end for start, end in taken):
                continue
            if _DENIED.search(sentence_around(skeleton.line, match.start(), match.end())):
                continue
            party = _bearer(named, match, rule, cast, persons)
            for bearer in _list_of(skeleton.line, match, party, persons):
                taken.append(match.span())
                held = found.setdefault(bearer, [])
                told = any(a.value is rule.value for a in held)
                weaker = rule.id == "attribute.ill" and held
                if not told and not weaker:
                    span = skeleton.span(match.start(), match.end())
                    held.append(Attribute(rule.value, span, rule.id, rule.detail))
    _add_ages(skeleton, cast, persons, dates, own, found)
    _add_bracketed(text, named.entities, persons, own, found)
    return {party: held for party, held in found.items() if held}


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


def _bearer(
    named: Named, match: re.Match[str], rule: AttributeRule, cast: Cast, persons: frozenset[int]
) -> int | None:
    """The person whom the words are said of: named right after, or last before in the sentence."""
    line = named.skeleton.line
    after = _named_after(line, match.end(), cast, persons)
    if after is not None and named.entities[after].kind is not PartyKind.PERSON:
        after = None
    elif after is not None and after not in persons:
        return None  # said of someone who is no party
    if _KIN_AFTER.match(line, match.end()):
        return after  # «тяжёлую болезнь его матери»: nobody's, unless she is named
    if after is not None and rule.value is not Vulnerability.ILL:
        return after
    predicate = _PREDICATE.search(line, max(0, match.start() - 20), match.start())
    if rule.value is Vulnerability.MINOR and not rule.detail and not predicate:
        return None
    return _last_before(named.skeleton, match.start(), cast, persons)


_STEP = re.compile(rf"[\s,-]*(?:\w+[\s,-]+){{0,4}}?(?P<p>{P})|\s?(?:\w+ ){{0,2}}(?P<role>{R})")
_STOP_STEP = re.compile(
    r"(?i)(?<!\w)(?:и|а|но|что|который|в пользу|с|к|у|обрати\w+|просит\w*|взыска\w+)(?!\w)"
)


def _named_after(line: str, end: int, cast: Cast, persons: frozenset[int]) -> int | None:
    """Who is named right after the words; «пенсию должника»: the one whom the role word means."""
    match = _STEP.match(line, end)
    if not match or _STOP_STEP.search(line[end : match.end() - 1]):
        return None
    if match.group("p"):
        return party_of(match.group("p"))
    return _standing(match.group("role"), cast, persons)


def _standing(character: str, cast: Cast, persons: frozenset[int]) -> int | None:
    """The one person whom a side's word stands for."""
    if role_of(character) not in _STANDING:
        return None
    holders = [p for p in cast.with_role(role_of(character)) if p in persons]
    return holders[0] if len(holders) == 1 else None


def _last_before(skeleton: Skeleton, start: int, cast: Cast, persons: frozenset[int]) -> int | None:
    """Whom a word without a name is said of: the last person of its sentence, else the subject
    of a sentence before it in the paragraph; «должник» stands for its party, «сын» for the one
    so called.
    """
    line = skeleton.line
    begin = line.rfind(BREAK, 0, start) + 1
    *earlier, own = re.split(r"(?<=[.!?])\s", line[begin:start])
    if _CHILD_NAMED.search(skeleton.printed[start - len(own) : start]):
        return None
    kin = _kin_spoken_of(own)
    if kin:
        return _called(kin, line, persons)
    for character in reversed(own):
        if is_party(character):
            return party_of(character) if party_of(character) in persons else None
        if ord(character) >= ROLE and role_of(character) in _STANDING:
            return _standing(character, cast, persons)
    return _subject_of(earlier, cast, persons)


def _kin_spoken_of(own: str) -> str | None:
    """The relative whom the end of a sentence is about: «муж не работает, является инвалидом»."""
    named = max((at for at, c in enumerate(own) if is_party(c)), default=-1)
    clause = re.split(r"[,;:.]|\sи\s", own)[-1]
    match = _KIN.search(clause) or re.search(rf"{_KIN.pattern[4:]}[\s,-]*$", own, re.IGNORECASE)
    if match:
        return match.group()
    subjects = list(_KIN_SUBJECT.finditer(own, named + 1))
    return subjects[-1].group() if subjects else None


def _called(kin: str, line: str, persons: frozenset[int]) -> int | None:
    """The one person whom the act names as this relative: «её сына [A]»."""
    stem = kin[:3]
    found = {
        party_of(match.group("p")) for match in re.finditer(rf"(?<!\w){stem}\w* (?P<p>{P})", line)
    }
    return found.pop() if len(found) == 1 and found <= persons else None


def _subject_of(sentences: Sequence[str], cast: Cast, persons: frozenset[int]) -> int | None:
    """Whom the nearest of the sentences before begins with; officers on its way don't count."""
    for sentence in reversed(sentences):
        for at, character in enumerate(sentence):
            if is_party(character):
                if party_of(character) in persons:
                    return party_of(character)
                if at < SUBJECT:
                    return None
            elif ord(character) >= ROLE and role_of(character) in _STANDING:
                return _standing(character, cast, persons)
    return None


SUBJECT = 12  # characters of the skeleton within which a sentence names its subject

# «на содержание Вадима, 1995 г.р.»: said of a child who is no party by a full name.
_CHILD_NAMED = re.compile(r"(?:^|[\s:])[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+\s*,?\s*$")

_STANDING = frozenset({"creditor", "debtor", "plaintiff", "defendant", "applicant"})


def _add_ages(
    skeleton: Skeleton,
    cast: Cast,
    persons: frozenset[int],
    dates: Sequence[FoundDate],
    own: date | None,
    found: dict[int, list[Attribute]],
) -> None:
    """A birth year, a birthday or an age that makes the person a minor or a pensioner."""
    matches = [*_BORN.finditer(skeleton.line)] if own else []
    for match in [*matches, *_AGE.finditer(skeleton.line)]:
        age = _age(match, dates, own)
        party = _last_before(skeleton, match.start(), cast, persons)
        if party is not None:
            _hold_age(found, party, age, skeleton.span(match.start(), match.end()))


def _age(match: re.Match[str], dates: Sequence[FoundDate], own: date | None) -> int:
    """Full years on the day of the act; by the year alone where the day isn't told."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    [(name, value)] = groups.items()
    if name.startswith("age"):
        return int(value)
    assert own is not None
    if name.startswith("day"):
        born = dates[ord(value) - DATE].value
        return own.year - born.year - ((own.month, own.day) < (born.month, born.day))
    return own.year - int(value)


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
    if _KIN.search(inside) or _DENIED.search(inside):
        return
    words = inside.lower()
    for rule in attribute_rules():
        said = rule.pattern.search(words) if rule.may_match(words) else None
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
