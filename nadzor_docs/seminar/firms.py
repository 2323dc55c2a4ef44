"""Invented names of private organisations: the legal form stays, the proper name changes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nadzor_docs.extraction.gazetteer import is_known
from nadzor_docs.extraction.people import find_people
from nadzor_docs.facts import PartyKind
from nadzor_docs.language.morphology import parse
from nadzor_docs.seminar.pseudonyms import pool
from nadzor_docs.seminar.word_file import Replacement

QUOTED = re.compile(r"[«\"“„](?P<inner>[^«»\"“”„]{2,60})[»\"”“]")
LEGAL_FORM = re.compile(r"^(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,6}\s+)+")
ALIAS = re.compile(r"\((?:в )?дал(?:ее|ьнейшем)[\s–:-]+(?P<alias>[А-ЯЁ][а-яё]{3,})\)")
CASE_ENDING = r"(?:а|я|у|ю|ом|ем|ой|ей|е|ы|и)?"


@dataclass(slots=True)
class Firms:
    """The names given so far: the same firm, the same name."""

    seed: int | str
    given: dict[str, str] = field(default_factory=dict)
    avoided: set[str] = field(default_factory=set)

    def avoid(self, text: str) -> None:
        """Names that the acts use already are no firm's new name."""
        self.avoided |= {
            name for name in pool()["organizations"] if name.casefold() in text.casefold()
        }

    def learn(self, printed: str, kind: PartyKind = PartyKind.ORGANIZATION) -> None:
        """An organisation as printed: its quoted names, or what follows its legal form."""
        found = [match["inner"] for match in QUOTED.finditer(printed)] or _unquoted(printed)
        for name in found:
            inner = re.sub(r"\s+", " ", name).strip()
            known = inner.casefold() in (one.casefold() for one in self.given)
            if not known and not _stays(printed, name, kind):
                self.given[inner] = self._new(inner)

    def learn_places(self, text: str) -> None:
        """«магазин «Айгуль»», «АКБ «Росевробанк»»: what tells its owner as a firm's name does."""
        kinds = "|".join(pool()["named_places"])
        forms = "|".join(pool()["more_forms"])
        pattern = rf"(?:(?i:\b(?:{kinds})[а-яё]*)|(?<!\w)(?:{forms}))\s+(?P<name>{QUOTED.pattern})"
        for match in re.finditer(pattern, text):
            self.learn(match["name"])

    def learn_aliases(self, text: str) -> None:
        """«(далее – Цемторг)»: a short name that is no word of the language."""
        for match in ALIAS.finditer(text):
            if not parse(match["alias"].lower())[0].is_known:
                self.learn(f"«{match['alias']}»")

    def find(self, text: str) -> Iterator[Replacement]:
        for inner, new in sorted(self.given.items(), key=lambda pair: -len(pair[0])):
            for match in re.finditer(_pattern(inner), text, re.IGNORECASE):
                written = new.upper() if match[0].isupper() and len(match[0]) > 3 else new
                yield Replacement(match.start(), match.end(), written)

    def _new(self, inner: str) -> str:
        """A free invented name; a bank stays a bank: the act goes on to call it so."""
        names = pool()
        chance = random.Random(f"{self.seed}:firm:{inner.casefold()}")
        given = set(self.given.values())
        free = [
            name
            for name in names["organizations"]
            if not any(name == one or one.startswith(f"{name} ") for one in given)
            and name not in self.avoided
        ]
        name = str(chance.choice(free)) if free else f"Пример-{len(given)}"
        kept = re.search(rf"\b(?:{'|'.join(names['kept_words'])})\w*", inner, re.IGNORECASE)
        return f"{name} {kept[0]}" if kept else name


def _unquoted(printed: str) -> list[str]:
    """«ТОО Цемторг»: the name after the legal form, unless it is a word of the language."""
    form = LEGAL_FORM.match(printed)
    name = printed[form.end() :] if form else ""
    words = name.split()
    proper = all(word[0].isupper() for word in words) and len(words) in (1, 2)
    return [name] if proper and not any(parse(w.lower())[0].is_known for w in words) else []


def _stays(printed: str, inner: str, kind: PartyKind) -> bool:
    """A name by which the base knows the body, not its form; a public body named by what it does
    («Отдел архитектуры города»); what names a role, a person, or nothing."""
    public = is_known(inner) or (is_known(printed) and not is_known(printed.replace(inner, "Ъ")))
    describes = kind is PartyKind.STATE and bool(re.search(r"\s[а-яёәғқңөұүһі№]", inner))
    role = inner.casefold() in pool()["kept_aliases"]
    person = any(person.initials for person in find_people(inner))
    return public or describes or role or person or not inner[0].isalpha()


def _pattern(inner: str) -> str:
    words = re.escape(inner).replace(r"\ ", r"\s+")
    whole = rf"(?<!\w){words}(?!\w)"
    if " " in inner or not inner.isalpha():
        return whole
    stem = re.escape(inner.rstrip("аяьйе")) if len(inner) > 4 else words
    return rf"{whole}|(?<=[«\"“„]){stem}{CASE_ENDING}(?=[»\"”“])"
