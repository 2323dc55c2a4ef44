"""Numbers, addresses and birth dates that point at someone, replaced by invented ones of the
same shape. What they look like is data: ``corpora/seminar/identifiers.yaml``."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.language.kazakh import KazakhCase, add_case
from nadzor_docs.language.kazakh import months as kazakh_months
from nadzor_docs.language.words import words
from nadzor_docs.seminar.pseudonyms import pool
from nadzor_docs.seminar.word_file import Replacement

DIGIT = re.compile(r"\d")
CASE_KIND = "номер дела"
NUMBER = re.compile(r"\d+")
YOUNGEST = 30  # «29» of a birth year written short is 2029 at the latest
BIRTH_SHIFT = range(3, 26)  # days: the age group stays what it is


def kinds() -> list[dict[str, Any]]:
    """The kinds with their patterns and examples, as data."""
    return list(_table()["kinds"])


@lru_cache(maxsize=1)
def _table() -> Any:
    return load_yaml(data_folder("corpora") / "seminar" / "identifiers.yaml")


@lru_cache(maxsize=1)
def _patterns() -> Sequence[tuple[str, str, re.Pattern[str]]]:
    """Kind, maker and pattern, in the order of precedence."""
    return [
        (row["kind"], row.get("make", "digits"), re.compile(_whole(pattern)))
        for row in kinds()
        for pattern in row["patterns"]
    ]


def _whole(pattern: str) -> str:
    """The pattern with the named pieces put in, those within pieces too."""
    for name, piece in reversed(_table()["words"].items()):
        pattern = pattern.replace(f"<{name}>", piece)
    return pattern


@dataclass(slots=True)
class Identifiers:
    """The numbers and addresses replaced so far: the same one, the same replacement."""

    seed: int | str
    given: dict[tuple[str, str], str] = field(default_factory=dict)
    _cases: list[tuple[str, str, re.Pattern[str]]] = field(default_factory=list)

    def learn_case(self, number: str) -> None:
        """The act's own number, which may stand with no word about it («Актобе   2-2870»)."""
        if re.search(r"\d[-/]\d", number):
            pattern = re.compile(rf"(?<![\w/-])(?P<value>{re.escape(number)})(?![\w/-])")
            self._cases.append((CASE_KIND, "case", pattern))

    def find(self, text: str) -> Iterator[tuple[str, Replacement]]:
        """Each found place with its kind and what stands there instead."""
        taken: list[tuple[int, int]] = []
        for kind, make, pattern in (*_patterns(), *self._cases):
            for match in pattern.finditer(text):
                start, end = match.span("value")
                if all(end <= low or start >= high for low, high in taken):
                    taken.append((start, end))
                    yield kind, Replacement(start, end, self.replace(kind, make, match["value"]))

    def replace(self, kind: str, make: str, value: str) -> str:
        """What stands instead of ``value``; what is invented already stays."""
        if value in self.given.values() and (kind, value) not in self.given:
            return value
        if (kind, value) not in self.given:
            self.given[kind, value] = MAKERS[make](value, f"{self.seed}:{kind}")
        return self.given[kind, value]


def _digits(value: str, seed: str) -> str:
    """Digits change, signs stay. A year at the end of a number stays: it dates the paper."""
    year = re.search(r"[/-](?:(?:19|20)\d{2}|\d{2})$", value)
    head = value[: year.start()] if year else value
    return _other_digits(head, random.Random(f"{seed}:{head}")) + value[len(head) :]


def _other_digits(value: str, chance: random.Random) -> str:
    """Every digit another one; never a zero in the first place."""
    return DIGIT.sub(lambda digit: str(chance.choice([n for n in range(1, 10)
                                                      if str(n) != digit[0]])), value)  # fmt: skip


def _case_number(value: str, seed: str) -> str:
    """«2-1234/2005»: the category and the year stay; «2312-18-00-2/3890»: all but the court
    and the case. The same case without its year gets the same number."""
    new = re.fullmatch(r"(\d{4})(\s?-\d{2}-\d{2}-\d[а-яё]*/)(\d+)(.*)", value)
    if new:
        court, middle, number, rest = new.groups()
        return _digits(court, seed) + middle + _digits(number, seed) + rest
    old = re.fullmatch(r"(\d+[а-яёА-ЯЁ]*)(\s?[-–—]\s?)(\d+)(.*)", value)
    if not old:
        return _digits(value, seed)
    category, dash, number, rest = old.groups()
    return category + dash + _digits(number, f"{seed}:{category}") + rest


def _region(value: str, seed: str) -> str:
    """A cadastral number: the region stays."""
    return value[:2] + _other_digits(value[2:], random.Random(f"{seed}:{value}"))


def _iin(value: str, seed: str) -> str:
    """The year of birth and the digit of century and sex stay; a BIN's kind of body, too."""
    chance = random.Random(f"{seed}:{value}")
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    birth = value[:2] + (f"{month:02}{day:02}" if value[4] in "0123" else value[2:6])
    return birth + value[6] + _other_digits(value[7:], chance)


def _plate(value: str, seed: str) -> str:
    chance = random.Random(f"{seed}:{value}")
    letters = re.sub(r"[A-Z]", lambda _: chance.choice("ABCDEHKMOPT"), value)
    return _other_digits(re.sub(r"[А-Я]", lambda _: chance.choice("АВЕКМНОРСТ"), letters), chance)


def _phone(value: str, seed: str) -> str:
    """The country's code stays: «+7», «8»."""
    code = re.match(r"(?:\+?7|8)(?=[\s(-]|\d{10})", value)
    kept = code[0] if code else ""
    return kept + _other_digits(value[len(kept) :], random.Random(f"{seed}:{value}"))


def _spelled(value: str, seed: str) -> str:
    """«БИН ноль пять …»: other digits' words."""
    chance, digits = random.Random(f"{seed}:{value}"), pool()["digits"]
    return re.sub(r"\w+", lambda old: str(chance.choice([w for w in digits if w != old[0]])), value)


def _mail(value: str, seed: str) -> str:
    return f"adresat{random.Random(f'{seed}:{value}').randint(100, 999)}@example.kz"


def _site(value: str, seed: str) -> str:
    return f"www.sait{random.Random(f'{seed}:{value}').randint(100, 999)}.example.kz"


def _street(value: str, seed: str, language: str = "ru") -> str:
    """Another street; the houses' numbers change, too."""
    quoted = value[0] in '«"'
    house = re.search(r"(?<=[^\d\s])[\s,]+(?:[а-я№.]+\s*)*\d", value)
    name = value[: house.start()] if house else value
    others = [street for street in pool()["streets"][language] if street not in name]
    street = random.Random(f"{seed}:{name}").choice(others)
    return (f"«{street}»" if quoted else street) + _house(value[len(name) :], seed)


def _kazakh_street(value: str, seed: str) -> str:
    return _street(value, seed, "kk")


def _house(value: str, seed: str) -> str:
    chance = random.Random(f"{seed}:{value}")
    return NUMBER.sub(lambda old: str(_other_number(int(old[0]), chance)), value)


def _other_number(old: int, chance: random.Random) -> int:
    return chance.choice([number for number in range(1, 100) if number != old])


def _birth(value: str, seed: str) -> str:
    """Another day of the same year, written the same way: the age group stays."""
    for form in _BIRTH_FORMS:
        match = form.pattern().fullmatch(value)
        if match:
            born = form.read(match)
            return form.write(_other_day(born, seed), match) if born else _digits(value, seed)
    return _digits(value, seed)


def _other_day(born: date, seed: str) -> date:
    near = [born + timedelta(sign * days) for days in BIRTH_SHIFT for sign in (-1, 1)]
    chance = random.Random(f"{seed}:{born}")
    return chance.choice([day for day in near if day.year == born.year])


@dataclass(frozen=True, slots=True)
class _DateForm:
    """One way to write a date of birth; ``months`` in the case they stand in, or none."""

    template: str
    months: Callable[[], list[str]]

    def pattern(self) -> re.Pattern[str]:
        names = "|".join(self.months()) or r"\d{1,2}"
        pieces = {"{day}": r"(?P<day>\d{1,2})", "{month}": rf"(?P<month>{names})",
                  "{year}": r"(?P<year>\d{4}|\d{2})", "{of}": r"(?P<of>жылы|жылғы|ж\.)",
                  "{at}": "(?P<at>[дт][ае])?"}  # fmt: skip
        source = self.template.replace(".", r"\.").replace(" ", r"\s")
        for name, piece in pieces.items():
            source = source.replace(name, piece)
        return re.compile(source)

    def read(self, match: re.Match[str]) -> date | None:
        """The date; none where there is no such day: its digits are still a person's."""
        months = self.months()
        month = months.index(match["month"]) + 1 if months else int(match["month"])
        try:
            return date(_full_year(match["year"]), month, int(match["day"]))
        except ValueError:
            return None

    def write(self, day: date, match: re.Match[str]) -> str:
        months = self.months()
        month = months[day.month - 1] if months else f"{day.month:0{len(match['month'])}}"
        padded = (not months and len(match["day"]) == 2) or match["day"].startswith("0")
        written = f"{day.day:02}" if padded else str(day.day)
        new = self.template.replace("{day}", written).replace("{month}", month)
        new = new.replace("{year}", str(day.year)[-len(match["year"]) :])
        if "{of}" not in new:
            return new
        at = add_case(month, KazakhCase.LOC)[len(month) :] if match["at"] else ""
        return new.replace("{of}", match["of"]).replace("{at}", at)


def _russian_months() -> list[str]:
    return list(words("dates")["ru_months_genitive"])


def _full_year(year: str) -> int:
    """«90» is 1990, «05» is 2005: people of court acts."""
    if len(year) == 4:
        return int(year)
    return int(f"20{year}" if int(year) < YOUNGEST else f"19{year}")


_BIRTH_FORMS = (
    *(_DateForm(f"{{day}}{sign}{{month}}{sign}{{year}}", list) for sign in "./-"),
    *(_DateForm(f"{day} {{month}} {{year}}", _russian_months)
      for day in ("{day}", "«{day}»", '"{day}"')),
    _DateForm("{year} {of} {day} {month}{at}", kazakh_months),
)  # fmt: skip

MAKERS: dict[str, Callable[[str, str], str]] = {
    "digits": _digits,
    "case": _case_number,
    "region": _region,
    "iin": _iin,
    "plate": _plate,
    "mail": _mail,
    "site": _site,
    "phone": _phone,
    "spelled": _spelled,
    "street": _street,
    "kk_street": _kazakh_street,
    "house": _house,
    "birth": _birth,
}
