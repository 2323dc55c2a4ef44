"""An act without people's data: people, firms, numbers and addresses become invented ones.

What the decision stands on stays: legal forms, who is state, ages and attributes, the distances
of dates. Names that the knowledge base itself knows (national companies, state bodies) stay too.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nadzor_docs.extraction.gazetteer import is_known
from nadzor_docs.extraction.organisations import find_organisations
from nadzor_docs.extraction.people import PersonName, find_people
from nadzor_docs.extraction.view import fold
from nadzor_docs.facts import CourtAct, Gender, Party, PartyKind
from nadzor_docs.language.morphology import parse
from nadzor_docs.seminar.identifiers import Identifiers
from nadzor_docs.seminar.pseudonyms import Pseudonyms, pool
from nadzor_docs.seminar.word_file import Replacement

QUOTED = re.compile(r"[«\"](?P<inner>[^«»\"]{2,60})[»\"]")
WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
KAZAKH_SUFFIX = re.compile(
    r"(?:[нтд][ыіЫІ][ңқ]|[нтд][іы]ң|[ғгкқ][аеАЕ]|[нтд][ыі]|[нтд][ае]н?|[мбп]ен)$", re.IGNORECASE
)
SURNAME = re.compile(r"^[^\W\d_]{3,}(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой)?$")
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
    organizations: dict[str, str] = field(init=False, default_factory=dict)
    _genders: dict[str, Gender] = field(init=False, default_factory=dict)
    _counts: Counter[str] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        self.people = Pseudonyms(self.seed)
        self.identifiers = Identifiers(self.seed)

    def learn(self, act: CourtAct) -> None:
        """Every person and private name of the act gets its invented one."""
        for party in act.parties:
            if party.kind is PartyKind.PERSON:
                self._learn_person(act, party)
            elif not is_known(party.name):
                self._learn_names_in(party.name)
        if act.judge and not MARK.search(act.judge.value):
            self._rename(act.judge.value)
        for person in find_people(fold(act.text.text)):
            if _is_person(person):
                self._rename(act.text.quote(person.span))
        for firm in find_organisations(fold(act.text.text)):
            if not is_known(firm.name):
                self._learn_names_in(act.text.quote(firm.span))

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
            "организации": dict(self.organizations),
            "номера и адреса": {value: new for (_, value), new in self.identifiers.given.items()},
        }

    def _candidates(self, text: str) -> Iterator[tuple[str, Replacement]]:
        yield from self._firms_in(text)
        yield from self._people_in(text)
        yield from self.identifiers.find(text)
        yield from self._lone_words_in(text)

    def _people_in(self, text: str) -> Iterator[tuple[str, Replacement]]:
        for person in find_people(fold(text)):
            printed = text[person.span.start : person.span.end]
            if _is_person(person) and not MARK.search(printed):
                new = self._rename(printed)
                yield "имя", Replacement(person.span.start, person.span.end, new)

    def _firms_in(self, text: str) -> Iterator[tuple[str, Replacement]]:
        for inner, new in sorted(self.organizations.items(), key=lambda pair: -len(pair[0])):
            pattern = rf"(?<!\w){re.escape(inner)}(?!\w)".replace(r"\ ", r"\s+")
            for match in re.finditer(pattern, text, re.IGNORECASE):
                written = new.upper() if match[0].isupper() and len(match[0]) > 3 else new
                yield "организация", Replacement(match.start(), match.end(), written)

    def _lone_words_in(self, text: str) -> Iterator[tuple[str, Replacement]]:
        """Forms of replaced names that stand alone, and names with Kazakh endings."""
        for match in WORD.finditer(text):
            word = match[0]
            if not word[0].isupper():
                continue
            new = self.people.rename_word(word) or self._with_kazakh_ending(word)
            if new:
                yield "имя", Replacement(match.start(), match.end(), new)

    def _with_kazakh_ending(self, word: str) -> str | None:
        ending = KAZAKH_SUFFIX.search(word)
        if not ending or ending.start() < 3:
            return None
        new = self.people.rename_word(word[: ending.start()])
        return new + ending[0] if new else None

    def _rename(self, printed: str) -> str:
        return self.people.rename(printed, self._genders.get(_key(printed)))

    def _learn_person(self, act: CourtAct, party: Party) -> None:
        if MARK.search(party.name):
            return
        if party.gender:
            printed = [act.text.quote(span) for span in party.mentions]
            self._genders |= {_key(name): party.gender for name in (party.name, *printed)}
        self._rename(party.name)

    def _learn_names_in(self, printed: str) -> None:
        for match in QUOTED.finditer(printed):
            inner = re.sub(r"\s+", " ", match["inner"]).strip()
            if inner.casefold() not in (known.casefold() for known in self.organizations):
                self.organizations[inner] = self._new_firm(inner)

    def _new_firm(self, inner: str) -> str:
        """A free invented name; a bank stays a bank: the act goes on to call it so."""
        names = pool()
        chance = random.Random(f"{self.seed}:firm:{inner.casefold()}")
        given = set(self.organizations.values())
        free = [
            name
            for name in names["organizations"]
            if not any(name == one or one.startswith(f"{name} ") for one in given)
        ]
        name = str(chance.choice(free)) if free else f"Пример-{len(given)}"
        kept = re.search(rf"\b(?:{'|'.join(names['kept_words'])})\w*", inner, re.IGNORECASE)
        return f"{name} {kept[0]}" if kept else name

    def _suspects(self, text: str) -> Iterator[str]:
        """Originals that are still there, and long numbers that no rule knows."""
        words = {match[0].lower() for match in WORD.finditer(text)}
        invented = {new.text for new in self.people.given.values()}
        for form in self.people.originals():
            if len(form) > 3 and form in words and form not in invented:
                yield f"осталось слово «{form}»: проверьте, не имя ли это"
        for match in re.finditer(r"(?<!\d)\d{6,}(?!\d)", text):
            if match[0] not in self.identifiers.given.values():
                yield f"осталось длинное число {match[0]}"


def _is_person(person: PersonName) -> bool:
    """A name that is certain, or a lone word that can hardly be anything but a surname."""
    if person.mask:
        return False
    if person.sure:
        return True
    return bool(SURNAME.search(person.surname)) and not any(
        "Geox" in reading.tag for reading in parse(person.surname.lower())
    )


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()
