"""Numbers and addresses that point at someone, replaced by invented ones of the same shape."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nadzor_docs.seminar.pseudonyms import pool
from nadzor_docs.seminar.word_file import Replacement

DIGIT = re.compile(r"\d")
# kind → the words that show it; the group «value» is what is replaced.
PATTERNS: dict[str, re.Pattern[str]] = {
    "ИИН, БИН, РНН": re.compile(r"(?<!\d)(?P<value>\d{12})(?!\d)"),
    "счёт": re.compile(r"\b(?P<value>KZ\d{2}[0-9A-Z]{16})\b|(?<!\d)(?P<old>\d{20}|\d{9})(?!\d)"),
    "телефон": re.compile(
        r"(?<![\d/-])(?P<value>(?:\+?7|8)[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2})(?!\d)"
    ),
    "электронная почта": re.compile(r"(?P<value>[\w.+-]+@[\w-]+\.[\w.]+)"),
    "номер дела": re.compile(
        r"(?<![\d.])(?P<value>\d{1,4}[а-я]?-\d{1,5}(?:-\d{2}-\d[а-я]?/\d+|[/-]\d{2,4}(?!\d)))"
    ),
    "номер документа": re.compile(
        r"(?:№|N)\s?(?P<value>\d[\d/-]{2,}\d)(?![.\d])"
    ),
    "адрес": re.compile(
        r"(?:ул\.|улиц[аеуы]|пр\.|проспект[аеу]?|мкр\.?|микрорайон[аеу]?|көшесі)\s+"
        r"(?P<value>[«\"]?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*(?: [А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)?[»\"]?"
        r"(?:,?\s*(?:д\.|дом|№)\s*\d+[а-я]?)?(?:,?\s*(?:кв\.|квартира)\s*\d+)?)"
    ),
    "дата рождения": re.compile(
        r"(?P<value>\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})(?=\s*(?:г\.?\s?р\.?|года рождения|рожд))"
    ),
}  # fmt: skip
BIRTH_SHIFT = 25  # days: the age group stays what it is
HOUSE = re.compile(r"\d+")


@dataclass(slots=True)
class Identifiers:
    """The numbers and addresses replaced so far: the same one, the same replacement."""

    seed: int | str
    given: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[tuple[str, Replacement]]:
        """Each found place with its kind and what stands there instead."""
        taken: list[tuple[int, int]] = []
        for kind, pattern in PATTERNS.items():
            for match in pattern.finditer(text):
                group = "value" if match["value"] else "old"
                start, end = match.span(group)
                if all(end <= low or start >= high for low, high in taken):
                    taken.append((start, end))
                    yield kind, Replacement(start, end, self.replace(kind, match[group]))

    def replace(self, kind: str, value: str) -> str:
        if (kind, value) not in self.given:
            chance = random.Random(f"{self.seed}:{kind}:{value}")
            make: Callable[[str, random.Random], str] = MAKERS.get(kind, _other_digits)
            self.given[kind, value] = make(value, chance)
        return self.given[kind, value]


def _other_digits(value: str, chance: random.Random) -> str:
    """Digits change, signs stay. A year at the end of a case number stays: it dates the case."""
    year = re.search(r"[/-](?:\d{4}|\d{2})$", value)
    head, tail = (value[: year.start()], value[year.start() :]) if year else (value, "")
    changed = DIGIT.sub(lambda _: str(chance.randint(1, 9)), head[1:] if tail else head)
    return (head[:1] + changed if tail else changed) + tail


def _other_mail(value: str, chance: random.Random) -> str:
    return f"adresat{chance.randint(100, 999)}@example.kz"


def _other_address(value: str, chance: random.Random) -> str:
    street = str(chance.choice(pool()["streets"]))
    house = re.search(r"(?:,?\s*(?:д\.|дом|№|кв\.)\s*)?\d", value)
    tail = value[house.start() :] if house else ""
    return street + HOUSE.sub(lambda _: str(chance.randint(1, 99)), tail)


def _other_birth(value: str, chance: random.Random) -> str:
    day, month, year = (int(piece) for piece in value.split("."))
    try:
        moved = date(year, month, day) + timedelta(
            chance.choice([-1, 1]) * chance.randint(3, BIRTH_SHIFT)
        )
    except ValueError:  # a date that isn't one: its digits are still a person's
        return _other_digits(value, chance)
    return moved.replace(year=year).strftime("%d.%m.%Y")


MAKERS: dict[str, Callable[[str, random.Random], str]] = {
    "электронная почта": _other_mail,
    "адрес": _other_address,
    "дата рождения": _other_birth,
}
