"""Courts as printed, and their full names in the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.extraction.view import LETTER, UPPER
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import load_yaml, vocabulary


@dataclass(frozen=True, slots=True)
class Court:
    """A court as printed at one place and its name in the nominative."""

    span: Span
    name: str


# «Приговором», «Приказом» end like an adjective and aren't the court's name.
_NO_ACT = "(?!(?:Приговор|Приказ|Протокол|Законом|Актом))"
_ADJECTIVE = (
    rf"(?:[{UPPER}][{LETTER}]*(?:-[{LETTER}]+)*(?:ск|цк)(?:ий|ого|ому|им|ом)"
    rf"|{_NO_ACT}[{UPPER}][{LETTER}]+(?:ий|ый|ой|ого|ому|им|ым|ом))"
)
_WORDS = vocabulary("words")["courts"]
_KIND = rf"(?:(?i:{'|'.join(_WORDS['kinds'].split())})[а-я]*)"
_NAME = rf"[{UPPER}][{LETTER}]+(?:-[{UPPER}]?[{LETTER}]+)*"
# A name that isn't the adjective of an oblast: «имени Габита Мусрепова Северо-…ской области».
_OWN_NAME = rf"(?![{UPPER}][{LETTER}-]+(?:ской|цкой)){_NAME}"
_PLACE = (
    r"(?:,?(?: {1,2}| ?\n *)(?:№ ?\d+"
    rf"|гарнизона (?:г\.|города) ?{_NAME}"
    rf"|(?:г\.|гор\.|города|города-героя|гарнизона|района имени|района) ?\n? *{_NAME}"
    rf"|(?:имени|им\.) ?(?:[{UPPER}]\. ?){{0,2}}"
    rf"{_OWN_NAME}(?: {_OWN_NAME})?"
    rf"|(?:{_NAME}|имени [{UPPER}][\w. -]+?)(?:ской|цкой) (?:области|обл\.?|обл\b)|области {_NAME}"
    rf"|{_NAME}(?:ского|цкого) (?:района|гарнизона)"
    rf"|ВКО|ЗКО|СКО|ЮКО|РК|Республики {_NAME}|[{UPPER}]\w+ой (?:Республики|Федерации)"
    r"|по (?:делам несовершеннолетних|уголовным делам|гражданским делам"
    r"|административным правонарушениям))(?!\w))"
)
_GAP = r"(?: {1,2}| ?\n *)"
PATTERN = re.compile(
    # «г. Рудный⏎Рудненский городской суд»: the town of the line above is no part of the name.
    # Its first letter is asked first: most places fail there.
    rf"(?=[{UPPER}ргомсваэюк])(?<![{LETTER}\w-])(?<!г\. )(?<!г\.)"
    rf"(?<!гор\. )(?<!гор\.)(?<!город )(?<!города )(?P<court>"
    rf"(?:(?:{_ADJECTIVE}{_GAP}){{0,2}}(?:(?:{_KIND}){_GAP}){{1,4}}[Сс]уд(?:а|у|ом|е)?(?![{LETTER}])"
    rf"|{_ADJECTIVE} (?:рай|гор|обл)суд(?:а|у|ом|е)?(?![{LETTER}])"
    rf"|[Сс]уд(?:а|у|ом|е)?\s+(?:№\s?\d+\s+)?(?:(?:города|г\.)\s?[{UPPER}][\w-]+"
    rf"|{_NAME}(?:ского|цкого) района"
    rf"|района (?:имени {_OWN_NAME}(?: {_OWN_NAME})?|{_NAME})"
    rf"(?: (?:би|сал|батыр|ата|хан|ана))?(?![{LETTER}]))"
    rf"|(?P<short>СМЭС(?:а|у|ом|е)?|С(?:М)?АС(?:а|у|ом)?)){_PLACE}{{0,4}})"
)
_TITLES = (
    "ОПРЕДЕЛЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПРИГОВОР|ИМЕНЕМ|РЕСПУБЛИКА|КАЗАХСТАН|КОЛЛЕГИЯ|СУДЕБН"
    "|СУДЕБНАЯ|ОБЛАСТЬ"
)
_CAPITAL_WORD = rf"(?!(?:{_TITLES})\b)[{UPPER}№\d-]+"
_CAPITALS = (
    rf"(?=[{UPPER}№-])(?<![\w-])(?P<court>(?!\d)(?:(?:{_CAPITAL_WORD}{_GAP}){{1,6}}СУД(?:А|У|ОМ)?(?![{LETTER}])"
    rf"|СУДА?(?={_GAP}(?:№|ГОРОДА)))"
    rf"(?:{_GAP}(?:ГОРОДА|{_CAPITAL_WORD}(?:СКОЙ|ЦКОЙ|СКОГО|ЦКОГО)|ОБЛАСТИ|РАЙОНА|РЕСПУБЛИКИ|КАЗАХСТАН"
    rf"|№ ?\d+"
    rf"|ОБЩЕЙ|ЮРИСДИКЦИИ|(?<=ГОРОДА ){_CAPITAL_WORD}|РОССИЙСКОЙ|ФЕДЕРАЦИИ|КЫРГЫЗСКОЙ)){{0,6}})"
)


def find_courts(text: str) -> list[Court]:
    """Every court named in the folded ``text``."""
    matches = [m for m in PATTERN.finditer(text) if m.end("short") != m.end()]
    if "СУД" in text:
        matches += re.finditer(_CAPITALS, text)
    found = [
        Court(Span(m.start("court"), m.end("court")), court_name(m.group("court"))) for m in matches
    ]
    return sorted(found, key=lambda court: court.span.start)


def court_name(printed: str, day: date | None = None) -> str:
    """The full name in the nominative: «суда г. Алматы» becomes «суд города Алматы».

    ``day`` is the act's: an oblast that the act leaves out had its name of that day.
    """
    name = _nominative(printed)
    return known_courts(day).get(name.lower(), name)


@lru_cache(maxsize=4096)
def _nominative(printed: str) -> str:
    name = re.sub(r"\s+", " ", printed).strip().rstrip(".,")
    if name.isupper():
        name = _from_capitals(name)
    for short, full in (("рай", "районный"), ("гор", "городской"), ("обл", "областной")):
        name = re.sub(rf"(?<!\w){short}суд", f"{full} суд", name)
    for short, full in _WORDS["short"].items():
        name = re.sub(rf"^{short}(?:а|у|ом|е)?(?!\w)", full, name)
    head = re.match(r"^(.*?[Сс]уд(?:а|у|ом|е)?)(?![а-я])(.*)$", name)
    if not head:
        return name
    first = _nominative_head(head.group(1))
    name = first + _full_place(head.group(2).replace(",", ""))
    return name[:1].upper() + name[1:]


def _nominative_head(head: str) -> str:
    words = head.split(" ")
    words[-1] = "суд" if words[-1].islower() else "Суд"
    return " ".join([*(_nominative_adjective(word) for word in words[:-1]), words[-1]])


_ENDINGS = {
    "город": "городской",
    "област": "областной",
}
_ADJECTIVE_END = re.compile(r"(ск|цк|ш|н)(?:ого|ому|им|ым|ом|его|ему|ем)$", re.IGNORECASE)
_NOMINATIVE_END = {"ск": "ский", "цк": "цкий", "ш": "ший", "н": "ный"}


def _nominative_adjective(word: str) -> str:
    for stem, nominative in _ENDINGS.items():
        if re.match(rf"(?i){stem}(?:ск|н)\w+$", word):
            return word[0] + nominative[1:]
    return _ADJECTIVE_END.sub(lambda m: _NOMINATIVE_END[m.group(1).lower()], word)


def _full_place(tail: str) -> str:
    tail = re.sub(r"\s(?:г\.|гор\.)\s?", " города ", tail)
    tail = re.sub(r"(?<!\w)им\.\s?", "имени ", tail)
    tail = re.sub(r"№\s?(?=\d)", "№ ", tail)
    tail = re.sub(r",?\sобл\.?(?=\s|$)", " области", tail)
    for short, full in _WORDS["places"].items():
        tail = re.sub(rf"(?<!\w){short}(?!\w)", full, tail)
    return tail


def _from_capitals(name: str) -> str:
    """«БОСТАНДЫКСКИЙ РАЙОННЫЙ СУД ГОРОДА АЛМАТЫ» with capitals where Russian has them."""
    words: list[str] = []
    for word in name.split():
        low = word.lower()
        common = re.match(
            r"(?:район|город|област|межрайон|специализ|эконом|админ|суд|воен|гарниз)", low
        )
        proper = "-".join(part.capitalize() for part in low.split("-"))
        words.append(low if common and words else proper)
    return " ".join(words)


@lru_cache(maxsize=1)
def _courts() -> list[dict[str, Any]]:
    courts: list[dict[str, Any]] = load_yaml(data_folder("kb") / "courts" / "kz.yaml")["courts"]
    return courts


@lru_cache(maxsize=1024)
def known_courts(day: date | None = None) -> dict[str, str]:
    """The full names that short ones, in lower case, stood for on the day."""
    full: dict[str, str] = {}
    for entry in _courts():
        since, until = entry.get("since", date.min), entry.get("until", date.max)
        for short in entry.get("short", ()) if day is None or since <= day <= until else ():
            full.setdefault(short.lower(), entry["name"])
    return full
