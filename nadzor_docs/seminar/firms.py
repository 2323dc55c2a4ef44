"""Invented names of private organisations: the legal form stays, the proper name changes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nadzor_docs.extraction.gazetteer import is_known
from nadzor_docs.extraction.people import find_people
from nadzor_docs.facts import PartyKind
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import parse
from nadzor_docs.seminar.pseudonyms import pool
from nadzor_docs.seminar.word_file import Replacement

QUOTED = re.compile(r"[«\"“„](?P<inner>[^«»\"“”„]{2,60})[»\"”“]")
LEGAL_FORM = re.compile(r"^(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,6}\s+)+")
ALIAS = re.compile(
    r"\((?:именуем\w+\s)?(?:в\s)?дал(?:ее|ьнейшем)(?:\sпо\sтексту)?[\s–:-]+(?:[А-ЯЁ]{2,4}\s)?"
    r"(?P<alias>[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ]?[а-яё]+)?|[A-Z][A-Za-z]+)\s?\)"
)
LATIN_WORD = r"[A-Z&][A-Za-z\u00c0-\u017f&'-]*"
LATIN = re.compile(rf"(?<![\w@./-]){LATIN_WORD}(?: {LATIN_WORD}\.?)+")
NAME_WORD = r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+|[A-Z][A-Za-z]+)(?:-[\w]+)?"
KAZAKH_ENDING = "(?:[ғқгкдтнмпб][аеыіоу][а-яәғқңөұүһі]{0,3})?"
LONGEST_NAME = 4  # words
DESCRIBES = re.compile(r"\s[а-яёәғқңөұүһі№]")  # «Отдел архитектуры города»
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
            if LATIN.fullmatch(inner):
                self._learn_latin(inner)
            elif not known and not _stays(printed, name, kind):
                self.given[inner] = self._new(inner)

    def learn_places(self, text: str) -> None:
        """«магазин «Айгуль»», «АКБ «Росевробанк»»: what tells its owner as a firm's name does."""
        kinds = "|".join(pool()["named_places"])
        pattern = (
            rf"(?:(?i:\b(?:{kinds})[а-яё]*)|(?<!\w)(?P<form>[А-ЯЁӘҒҚҢӨҰҮҺІ]{{2,7}}))"
            rf"\s+(?P<name>{QUOTED.pattern})"
        )
        for match in re.finditer(pattern, text):
            if match["form"] not in _told_apart() and not DESCRIBES.search(match["name"]):
                self.learn(match["name"])

    def learn_bare(self, text: str) -> None:
        """«компания Трансойлсервис»: unquoted, no word of the language; a name in Latin letters."""
        for match in LATIN.finditer(text):
            if not _is_thing(text[: match.start()]):
                self._learn_latin(match[0])
        heads = "|".join(pool()["bare_after"])
        bare = rf"(?i:\b(?:{heads})[а-яё]*)\s+(?P<name>{NAME_WORD})(?!\w| [A-Z])"
        for match in re.finditer(bare, text):
            if not _is_word(match["name"]):
                self.learn(f"«{match['name']}»")

    def learn_short(self, text: str) -> None:
        """«Тенгиз» of «Тенгиз-Билдинг»: the first word of a name, in quotes by itself."""
        for match in QUOTED.finditer(text):
            short = match["inner"]
            for inner, new in list(self.given.items()):
                if len(short) > 3 and re.match(rf"{re.escape(short)}[- ]", inner):
                    self.given.setdefault(short, new)

    def _learn_latin(self, printed: str) -> None:
        """«Oilfield Services Ltd.» or «John Smith»: the legal form stays."""
        words, known = printed.split(), pool()["latin"]
        named = [word for word in words if word.rstrip(".") not in known["legal_forms"]]
        of_firm = len(named) < len(words) or not set(named).isdisjoint(known["firm_words"])
        name = " ".join(named)
        if name and name not in self.given and not is_known(name):
            self.given[name] = self._new(name, "organizations" if of_firm else "people")

    def learn_aliases(self, text: str) -> None:
        """«(далее – Цемторг)»: a short name that is no word of the language."""
        for match in ALIAS.finditer(text):
            if not _is_word(match["alias"]):
                self.learn(f"«{match['alias']}»")

    def find(self, text: str) -> Iterator[Replacement]:
        for inner, new in sorted(self.given.items(), key=lambda pair: -len(pair[0])):
            for match in re.finditer(_pattern(inner), text, re.IGNORECASE):
                if match[0].islower() and _is_word(inner):
                    continue  # the word of the language: «надежда», not «Надежда»
                written = new.upper() if match[0].isupper() and len(match[0]) > 3 else new
                yield Replacement(match.start(), match.end(), written)

    def _new(self, inner: str, kind: str = "organizations") -> str:
        """A free invented name; a bank stays a bank: the act goes on to call it so."""
        names = pool()
        offered = names[kind] if re.search("[а-яёәғқңөұүһі]", inner, re.I) else names["latin"][kind]
        chance = random.Random(f"{self.seed}:firm:{inner.casefold()}")
        given = set(self.given.values())
        free = [
            name
            for name in offered
            if not any(name == one or one.startswith(f"{name} ") for one in given)
            and name not in self.avoided
        ]
        name = str(chance.choice(free)) if free else f"Пример-{len(given)}"
        kept = re.search(rf"\b(?:{'|'.join(names['kept_words'])})\w*", inner, re.IGNORECASE)
        return f"{name} {kept[0]}" if kept else name


def _unquoted(printed: str) -> list[str]:
    """«ТОО Цемторг», «АО Достық Лизинг Сервис»: the name after the legal form, unless it is all
    words of the language."""
    form = LEGAL_FORM.match(printed)
    name = printed[form.end() :] if form else ""
    words = name.split()
    proper = bool(words) and words[0][0].isupper() and len(words) <= LONGEST_NAME
    person = any(person.sure for person in find_people(name))  # «КХ Дюсембинов Орынбасар»
    capitals = [word for word in words if word[0].isupper()]
    return [name] if proper and not person and not all(map(_is_word, capitals)) else []


@lru_cache(maxsize=1)
def _told_apart() -> frozenset[str]:
    """Forms of public bodies and of traders, whose names are bodies' and people's."""
    forms = vocabulary("legal_forms")
    return frozenset(f["short"] for f in forms if f["kind"] == "state" or f.get("person"))


def _is_thing(before: str) -> bool:
    """«автомашины Toyota Camry»: a thing's make names nobody."""
    words = re.findall(r"\w+", before[-40:])
    return bool(words) and words[-1].lower().startswith(tuple(pool()["latin"]["things"]))


@lru_cache(maxsize=10_000)
def _is_word(name: str) -> bool:
    """Whether a name of one word is a word of the language as well."""
    return name.isalpha() and parse(name.lower())[0].is_known


def _stays(printed: str, inner: str, kind: PartyKind) -> bool:
    """A name by which the base knows the body, not its form; a public body named by what it does
    («Отдел архитектуры города»); what names a role, a person, or nothing."""
    public = is_known(inner) or (is_known(printed) and not is_known(printed.replace(inner, "Ъ")))
    describes = kind is PartyKind.STATE and bool(DESCRIBES.search(inner))
    role = inner.casefold() in pool()["kept_aliases"]
    person = any(person.initials for person in find_people(inner))
    return public or describes or role or person or not inner[0].isalpha()


def _pattern(inner: str) -> str:
    """The name as printed and in its cases; of a longer one, in quotes, with a Kazakh ending."""
    words = re.escape(inner).replace(r"\ ", r"\s+")
    whole = rf"(?<!\w){words}(?!\w)"
    if " " in inner or len(inner) < 5 or not inner.replace("-", "").isalpha():
        return rf"{whole}|(?<=[«\"“„]){words}{KAZAKH_ENDING}(?=[»\"”“])"
    stem = re.escape(inner.rstrip("аяьйе"))
    return rf"{whole}|(?<!\w){stem}{CASE_ENDING}(?!\w)|(?<!\w){words}{KAZAKH_ENDING}(?!\w)"
