"""Who and what a Kazakh act names, each once, with every mention and its case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nadzor_docs.extraction.kazakh.endings import SUFFIX, case_of_ending
from nadzor_docs.extraction.kazakh.organisations import KazakhOrganisation
from nadzor_docs.extraction.kazakh.people import KazakhName
from nadzor_docs.extraction.kazakh.spans import Cover
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import PartyKind, Span
from nadzor_docs.knowledge import vocabulary

_BRANCH = re.compile(r"(?:филиалы|өкілдігі|бөлімшесі)$")


@dataclass(slots=True)
class Actor:
    """Someone or something named in the act, gathered from all its mentions."""

    kind: PartyKind
    people: list[KazakhName] = field(default_factory=list)
    organisations: list[KazakhOrganisation] = field(default_factory=list)
    aliases: list[tuple[Span, str]] = field(default_factory=list)
    forms: dict[tuple[str, ...], KazakhName] = field(default_factory=dict)  # one name of each

    def mentions(self) -> list[tuple[Span, str]]:
        """Every place with the case there, in the order of the text."""
        found = [(n.span, n.case) for n in self.people]
        found += [(o.span, o.case) for o in self.organisations]
        return sorted([*found, *self.aliases], key=lambda pair: pair[0].start)

    def add(self, name: KazakhName) -> None:
        self.people.append(name)
        key = (name.surname, name.given, name.father, name.initials, name.mask)
        self.forms.setdefault(key, name)

    @property
    def name(self) -> str:
        """The fullest form, nominative; of equals the first."""
        if self.people:
            return max(self.people, key=lambda n: (n.fullness, n.sure, -n.span.start)).printed
        own = [o for o in self.organisations if not _BRANCH.search(o.name)] or self.organisations
        kazakh = [o for o in own if o.name.startswith("«")] or own
        return max(kazakh, key=lambda o: (len(o.name), -o.span.start)).name

    @property
    def sure(self) -> bool:
        return not self.people or any(n.sure for n in self.people)


def group(
    organisations: Sequence[KazakhOrganisation], names: Sequence[KazakhName], text: str
) -> list[Actor]:
    """One actor for each organisation and person of the plain ``text``."""
    actors = _group_organisations(organisations)
    people = _People()
    for name in sorted((n for n in names if n.sure), key=lambda n: (-n.fullness, n.span.start)):
        people.place(name)
    for name in (n for n in names if not n.sure):
        people.place_lone(name)
    _add_aliases(actors, text)
    return [*actors, *sorted(people.all, key=lambda a: a.mentions()[0][0].start)]


# ── organisations ────────────────────────────────────────────────────────────


def _group_organisations(found: Sequence[KazakhOrganisation]) -> list[Actor]:
    actors: list[Actor] = []
    for organisation in found:
        if organisation.person_form:
            continue
        actor = next((a for a in actors if _same(a, organisation)), None)
        if actor is None:
            actor = Actor(organisation.kind)
            actors.append(actor)
        actor.organisations.append(organisation)
    return actors


def _same(actor: Actor, other: KazakhOrganisation) -> bool:
    for one in actor.organisations:
        if one.key == other.key or _one_letter_off(one.key, other.key):
            return True
        if not one.form and not other.form:  # «Салық комитеті» ends the full name of the body
            long, short = sorted((one.key, other.key), key=len, reverse=True)
            if len(short) > 8 and long.endswith(short):
                return True
        if one.form and one.form == other.form and _within(one.name, other.name):
            return True
    return False


def _one_letter_off(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 7 or re.search(r"\d", one + other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _within(one: str, other: str) -> bool:
    """«Переметное орта мектебі» is what is left of «Переметное жалпы орта … мектебі»."""
    long, short = sorted(
        (re.findall(r"\w+", plain(n).lower()) for n in (one, other)), key=len, reverse=True
    )
    rest = iter(long)
    return len(short) > 3 and long[0] == short[0] and all(word in rest for word in short)


# ── persons ──────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _People:
    """The persons found so far, by surname: thousands of names are still grouped at once."""

    all: list[Actor] = field(default_factory=list)
    by_surname: dict[str, list[Actor]] = field(default_factory=dict)

    def place(self, name: KazakhName) -> None:
        near = self.all if not name.surname else [*self._of(name.surname), *self._of("")]
        fitting = [a for a in near if all(_agree(name, other) for other in a.forms.values())]
        if len(fitting) > 1:
            exact = [
                a for a in fitting if any(_letters(p) == _letters(name) for p in a.forms.values())
            ]
            fitting = exact or fitting
        if not fitting and (turned := self._turned_about(name)):
            name, fitting = replace(name, surname=name.given, given=name.surname), turned
        self._add(name, fitting)

    def place_lone(self, name: KazakhName) -> None:
        """A lone surname joins its one bearer; of namesakes the one named last before."""
        fitting = self._of(name.surname)
        if len(fitting) > 1:
            fitting = [max(fitting, key=lambda a: _last_before(a, name.span.start))]
        self._add(name, fitting)

    def _turned_about(self, name: KazakhName) -> list[Actor]:
        """«Әлібек Бисенбай» beside «Бисенбай Әлібек»: the given name stands first."""
        if not name.given or name.father:
            return []
        return [
            actor for actor in self._of(name.given)
            if any(other.given == name.surname for other in actor.forms.values())
        ]  # fmt: skip

    def _of(self, surname: str) -> list[Actor]:
        return self.by_surname.get(surname, [])

    def _add(self, name: KazakhName, fitting: list[Actor]) -> None:
        if fitting:
            fitting[0].add(name)
            return
        actor = Actor(PartyKind.PERSON)
        actor.add(name)
        self.all.append(actor)
        self.by_surname.setdefault(name.surname, []).append(actor)


def _agree(one: KazakhName, other: KazakhName) -> bool:
    if one.mask or other.mask:
        return _mask(one.mask) == _mask(other.mask)
    if one.surname and other.surname and one.surname != other.surname:
        return False
    if not (one.surname and other.surname) and one.father[:5] != other.father[:5]:
        return False
    if one.given and other.given and one.given[:3] != other.given[:3]:
        return False
    return all(a == b for a, b in zip(_letters(one), _letters(other), strict=False))


def _mask(mask: str) -> str:
    return re.sub(r"[\s-]", "", mask)


def _letters(name: KazakhName) -> str:
    return name.initials or (name.given[:1] + name.father[:1]).upper()


def _last_before(actor: Actor, position: int) -> int:
    return max((n.span.start for n in actor.people if n.span.start < position), default=-1)


# ── short names ──────────────────────────────────────────────────────────────

_DEFINED = re.compile(r"\(\s*(?:будан ари|одан ари)\s*[-,:]?\s*(?P<alias>[^()]{2,60})\)")


@lru_cache(maxsize=1)
def _usual_aliases() -> dict[str, str]:
    return {e["short"]: plain(e["alias"]) for e in vocabulary("kk/legal_forms") if "alias" in e}


def _add_aliases(actors: list[Actor], text: str) -> None:
    """«(бұдан әрі – Серіктестік)», and «ПИК», «Серіктестік» where one such body is named."""
    named = Cover(o.span for actor in actors for o in actor.organisations)
    for match in _DEFINED.finditer(text):
        owner = _ending_at(actors, text, match.start())
        if owner and match.group("alias").strip(' «»"')[:1].isupper():
            _find_alias(owner, match.group("alias").strip(' «»"'), text, match.end(), named)
    _add_common_nouns(actors, text, named)
    for form in {o.form for a in actors for o in a.organisations if o.form}:
        owners = [a for a in actors if any(o.form == form for o in a.organisations)]
        if len(owners) == 1 and not owners[0].aliases:
            usual = _usual_aliases().get(form, "")
            for alias in (plain(form), usual, usual.lower()):
                _find_alias(owners[0], alias, text, 0, named)


_VOICELESS = {"б": "п", "г": "к"}
_VAGUE = ("болим", "баскарма", "департамент", "комитет", "орталык")


def _add_common_nouns(actors: list[Actor], text: str, named: Cover) -> None:
    """«мектептен» for the one «… мектебі» of the act, «әскери бөлімнен» for «… әскери бөлімі»."""
    nouns: dict[str, list[Actor]] = {}
    for actor in actors:
        for organisation in actor.organisations[:1]:
            noun = _common_noun(plain(organisation.name.split("»")[0]).lower())
            if noun:
                nouns.setdefault(noun, []).append(actor)
    for noun, owners in nouns.items():
        if len(owners) == 1:
            _find_alias(owners[0], noun, text, 0, named)


def _common_noun(name: str) -> str:
    """The noun that a body's name ends in, without its possessive: «мектебі» → «мектеп»."""
    words = name.split()
    if len(words) < 2 or not words[-1].endswith(("ы", "и")):
        return ""
    last = words[-1][:-2] if words[-1].endswith(("сы", "си")) else words[-1][:-1]
    last = last[:-1] + _VOICELESS.get(last[-1:], last[-1:])
    return f"{words[-2]} {last}" if last in _VAGUE else last if len(last) > 4 else ""


def _ending_at(actors: Sequence[Actor], text: str, position: int) -> Actor | None:
    for actor in actors:
        for span, _ in actor.mentions():
            if span.end <= position and not text[span.end : position].strip():
                return actor
    return None


def _find_alias(actor: Actor, alias: str, text: str, start: int, named: Cover) -> None:
    if len(alias) < 2:
        return
    own = Cover(span for span, _ in actor.mentions())
    for match in re.finditer(
        rf"(?<![\w«-]){re.escape(alias)}(?P<end>{SUFFIX})?(?!\w)", text[start:]
    ):
        span = Span(start + match.start(), start + match.end())
        if not own.holds(span.start) and not named.holds(span.start):
            ending = match.group("end")
            actor.aliases.append((span, case_of_ending(ending) if ending else "nom"))
