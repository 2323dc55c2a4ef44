"""An act without people's data: people, firms, numbers and addresses become invented ones.

What the decision stands on stays: legal forms, who is state, ages and attributes, the distances
of dates. Names that the knowledge base itself knows (national companies, state bodies) stay too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nadzor_docs.extraction.kazakh.organisations import find_organisations as kazakh_firms
from nadzor_docs.extraction.kazakh.text import is_kazakh, plain, without_russian
from nadzor_docs.extraction.organisations import find_organisations
from nadzor_docs.extraction.people import PersonName, find_people
from nadzor_docs.extraction.view import LOWER, UPPER, fold
from nadzor_docs.facts import CourtAct, Gender, Language, Party, PartyKind, Span
from nadzor_docs.language.morphology import parse
from nadzor_docs.seminar.firms import Firms
from nadzor_docs.seminar.identifiers import Identifiers
from nadzor_docs.seminar.kazakh_pseudonyms import lone_words_in_kazakh, names_in_kazakh
from nadzor_docs.seminar.lone_names import (
    ADJECTIVE,
    is_names,
    is_place,
    is_quoted,
    lone_first_names,
    lone_surnames,
    rare_surnames,
)
from nadzor_docs.seminar.pseudonyms import WORD, Pseudonyms, bare
from nadzor_docs.seminar.word_file import Replacement

SURNAME = re.compile(r"^[^\W\d_]{3,}(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой)?$")
INITIAL_AFTER = re.compile(rf"(?<=[{LOWER}])\s[{UPPER}][{LOWER}]?\.(?:\s?[{UPPER}]\.)?")
MOST_INITIALS = 2  # «На А. З. С.»: three initials hide a name already
VOWEL = re.compile("[аеёиоуыэюяәөұүіaeiouy]", re.IGNORECASE)
FIRST_HALF = re.compile(rf"[{UPPER}][{LOWER}]+-$")
MARK = re.compile(r"(?:ФИО|фио)")


@dataclass(frozen=True, slots=True)
class Report:
    """How many places of each kind were replaced, and what a person should look at."""

    replaced: Mapping[str, int]
    look_at: tuple[str, ...]


@dataclass(slots=True)
class Pseudonymiser:
    """Replaces the data of one act or of a whole set, the same everywhere.

    First :meth:`learn` each act of the set, then :meth:`find` in any piece of it.
    """

    seed: int | str
    people: Pseudonyms = field(init=False)
    identifiers: Identifiers = field(init=False)
    firms: Firms = field(init=False)
    _languages: set[Language] = field(init=False, default_factory=set)
    _genders: dict[str, Gender] = field(init=False, default_factory=dict)
    _counts: Counter[str] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        self.people = Pseudonyms(self.seed)
        self.identifiers = Identifiers(self.seed)
        self.firms = Firms(self.seed)

    def learn(self, act: CourtAct) -> None:
        """Every person and private name of the act gets its invented one."""
        text = act.text.text
        self._languages.add(act.language)
        self.people.avoid(text)
        self.firms.avoid(text)
        if act.case_number and act.case_number.span:
            self.identifiers.learn_case(act.text.quote(act.case_number.span))
        self._learn_firms(act)
        if act.language is Language.KAZAKH:
            for line in text.split("\n"):
                self._learn_line(line)
        else:
            self._learn_people(act)

    def find(self, text: str) -> Sequence[Replacement]:
        """What to replace in a paragraph: in order, without overlaps."""
        found: list[Replacement] = []
        for kind, replacement in self._candidates(text):
            if all(replacement.end <= r.start or r.end <= replacement.start for r in found):
                if replacement.new != text[replacement.start : replacement.end]:
                    self._counts[kind] += 1
                found.append(replacement)
        return sorted(found, key=lambda replacement: replacement.start)

    def apply(self, text: str) -> str:
        """The text with everything found in it replaced."""
        for replacement in reversed(self.find(text)):
            text = text[: replacement.start] + replacement.new + text[replacement.end :]
        return text

    def apply_all(self, text: str) -> str:
        """A whole act's text: a name may be broken between its lines. Where Kazakh is among the
        languages, line by line: each line is read in its own."""
        if Language.KAZAKH in self._languages:
            return "\n".join(self.apply(line) for line in text.split("\n"))
        return self.apply(text)

    def forget_counts(self) -> None:
        """Start counting anew: what was replaced so far was a trial."""
        self._counts.clear()

    def report(self, text: str) -> Report:
        """What was done, and what in the resulting ``text`` may still point at someone."""
        return Report(dict(self._counts), tuple(self._suspects(text)))

    def table(self) -> dict[str, dict[str, str]]:
        """Original → invented. This table undoes the work: keep it apart from the act."""
        words = {
            old.text: new.text for old, new in self.people.given.items() if old.text != new.text
        }
        return {
            "имена": words,
            "организации": dict(self.firms.given),
            "номера и адреса": {value: new for (_, value), new in self.identifiers.given.items()},
        }

    def _candidates(self, text: str) -> Iterator[tuple[str, Replacement]]:
        if self._is_kazakh(text):
            names = [names_in_kazakh, lone_words_in_kazakh]
            people, lone = (list(find(text, self.people)) for find in names)
        else:
            people, lone = list(self._people_in(text)), list(self._lone_words_in(text))
        for firm in self.firms.find(text):
            if not any(_is_part(firm, person) for person in people):
                yield "организация", firm
        yield from self.identifiers.find(text)
        yield from (("имя", name) for name in people)
        yield from (("имя", name) for name in lone)

    def _is_kazakh(self, text: str) -> bool:
        """The language of a piece; of one too short to tell, that of the acts."""
        if len(self._languages) == 1:
            return Language.KAZAKH in self._languages and bool(without_russian(text).strip())
        return is_kazakh(text)

    def _people_in(self, text: str) -> Iterator[Replacement]:
        for span in self._names_in(text):
            yield Replacement(span.start, span.end, self._rename(span.of(text)))

    def _names_in(self, text: str) -> Iterator[Span]:
        people = find_people(fold(text))
        starts = {person.span.start for person in people}
        for person in people:
            if text[person.span.end :].startswith("-") and person.span.end + 1 in starts:
                continue  # «Иванова» of «Иванова-Смоленского Г.Г.»
            span = _without_country(person.span, text)
            before, after = text[: span.start], text[person.span.end :]
            if _is_person(person, before, after) and not MARK.search(span.of(text)):
                yield span
        yield from lone_surnames(text)
        yield from rare_surnames(text)

    def _lone_words_in(self, text: str) -> Iterator[Replacement]:
        """Forms of replaced names that stand alone, with a Kazakh ending too; first names."""
        for match in WORD.finditer(text):
            word = match[0]
            if word[0].isupper() or _is_no_word(word):
                new = self.people.rename_word(word) or self.people.rename_family(word)
                if new:
                    yield Replacement(match.start(), match.end(), new)
        yield from lone_words_in_kazakh(text, self.people)
        for span in lone_first_names(text):
            yield Replacement(span.start, span.end, self.people.rename_first(span.of(text)))

    def _rename(self, printed: str) -> str:
        return self.people.rename(printed, self._genders.get(_key(printed)))

    def _learn_firms(self, act: CourtAct) -> None:
        text = act.text.text
        for party in act.parties:
            if party.kind is not PartyKind.PERSON:
                self.firms.learn(party.name, party.kind)
        found = (
            [(firm.span, firm.kind) for firm in kazakh_firms(plain(text), text)]
            if act.language is Language.KAZAKH
            else [(firm.span, firm.kind) for firm in find_organisations(fold(text))]
        )
        for span, kind in found:
            self.firms.learn(span.of(text), kind)
        self.firms.learn_places(text)
        self.firms.learn_bare(text)
        self.firms.learn_aliases(text)
        self.firms.learn_short(text)

    def _learn_line(self, line: str) -> None:
        """A line of a Kazakh act, which may be of its Russian half."""
        if self._is_kazakh(line):
            list(names_in_kazakh(line, self.people))  # each name found gets its new one
        else:
            list(self._people_in(line))

    def _learn_people(self, act: CourtAct) -> None:
        text = act.text.text
        for party in act.parties:
            if party.kind is PartyKind.PERSON:
                self._learn_person(act, party)
        if act.judge and not MARK.search(act.judge.value):
            self._rename(act.judge.value)
        for line in text.split("\n"):
            for span in lone_first_names(line):
                self.people.rename_first(span.of(line))
        for span in self._names_in(text):
            self._rename(span.of(text))

    def _learn_person(self, act: CourtAct, party: Party) -> None:
        if MARK.search(party.name):
            return
        if party.gender:
            printed = [act.text.quote(span) for span in party.mentions]
            self._genders |= {_key(name): party.gender for name in (party.name, *printed)}
        self._rename(party.name)

    def _suspects(self, text: str) -> Iterator[str]:
        """Originals that are still there, and long numbers that no rule knows."""
        words = {bare(match[0]) for match in WORD.finditer(text)}
        invented = {bare(new.text) for new in self.people.given.values()}
        for form in self.people.originals():
            if len(form) > 3 and form in words and form not in invented:
                yield f"осталось слово «{form}»: проверьте, не имя ли это"
        for match in re.finditer(r"(?<!\d)\d{6,}(?!\d)", text):
            if match[0] not in self.identifiers.given.values():
                yield f"осталось длинное число {match[0]}"


def _is_part(firm: Replacement, person: Replacement) -> bool:
    """«Ерлан Ж.», the head of «Ерлан»: a firm's name within a person's."""
    whole = range(person.start, person.end + 1)
    longer = person.end - person.start > firm.end - firm.start
    return longer and firm.start in whole and firm.end in whole


def _is_person(person: PersonName, before: str, after: str) -> bool:
    """A name that is certain; two words that no dictionary knows («Юй Мэй»); a lone word that
    can hardly be anything but a surname."""
    if person.mask or person.initials.count(".") > MOST_INITIALS or _is_abbreviation(person):
        return False
    if before.endswith("-") and not FIRST_HALF.search(before):  # «Ростова-на-Дону Ростовской»
        return False
    if person.sure:
        return True
    if is_place(before.rstrip(), after):
        return False
    if person.given:
        named = not is_quoted(before) and not ADJECTIVE.search(person.given)
        return named and not person.given.isupper()
    known = [reading.tag for reading in parse(person.surname.lower()) if reading.is_known]
    if known and not any(map(is_names, known)):  # «Причина»
        return False
    tags = [reading.tag for reading in parse(person.surname.lower())]
    of_place = any("Geox" in tag for tag in tags) and not any(map(is_names, tags))
    return bool(SURNAME.search(person.surname)) and not of_place


def _is_abbreviation(person: PersonName) -> bool:
    """«НК НЖК»: a word without a vowel is nobody's name."""
    words = WORD.findall(f"{person.surname} {person.given}")
    return any(not VOWEL.search(word) for word in words)


def _without_country(span: Span, text: str) -> Span:
    """«гражданина Великобритании Смита Дж.»: the name begins after the country, and has all of
    its initials; of «Каратай-Бергер», both halves."""
    first, *more = span.of(text).split()
    half = FIRST_HALF.search(text, 0, span.start)
    start = half.start() if half else span.start
    if more and _is_country(first):
        start = text.index(more[0], span.start + len(first))
    initial = INITIAL_AFTER.match(text, span.end)
    return Span(start, initial.end() if initial else span.end)


@lru_cache(maxsize=10_000)
def _is_no_word(word: str) -> bool:
    """«жолдасбай не платила»: a name in small letters that the language has no word for."""
    return len(word) > 4 and all(is_names(one.tag) for one in parse(word) if one.is_known)


@lru_cache(maxsize=10_000)
def _is_country(word: str) -> bool:
    readings = [reading.tag for reading in parse(word.lower()) if reading.is_known]
    return bool(readings) and all("Geox" in tag for tag in readings)


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()
