"""The plan of lessons (clause 11): a session a month, on a working Friday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from nadzor_docs.assessment.calendar import work_calendar
from nadzor_docs.assessment.ics import fold
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import KB, load_yaml

FRIDAY = 4
SECOND_WEEK = 8  # the first day of a month's second week
PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<part>H[12]|Q[1-4]))?")


class BadPeriod(NadzorError):
    """A period that isn't a year, a half or a quarter."""

    code = "bad_period"


@dataclass(frozen=True, slots=True)
class Lesson:
    topic: str
    form: str
    day: date


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a half-year or a quarter: its words in the accusative, its months."""

    words: str
    year: int
    months: Sequence[int]


def read_period(text: str) -> Period:
    """«2005», «2005-H1», «2005-Q3».

    Raises:
        BadPeriod: the text is none of these.
    """
    match = PERIOD.fullmatch(text)
    if not match:
        raise BadPeriod(
            f"«{text}» — не период",
            mend="Укажите год, полугодие или квартал: 2005, 2005-H1, 2005-Q3",
        )
    year, part = int(match["year"]), match["part"]
    words = _wording()
    if part is None:
        return Period(f"{year} год", year, range(1, 13))
    number = int(part[1])
    if part[0] == "H":
        return Period(
            f"{words['halves'][part]} {year} года", year, range(6 * number - 5, 6 * number + 1)
        )
    return Period(
        f"{words['quarters'][part]} {year} года", year, range(3 * number - 2, 3 * number + 1)
    )


def lessons(period: Period, kb: KB) -> list[Lesson]:
    """A lesson a month; the topics go round."""
    topics = _wording()["sessions"]
    return [
        Lesson(row["topic"], row["form"], _working_friday(period.year, month, kb))
        for month, row in zip(period.months, _round(topics, len(period.months)), strict=True)
    ]


def _wording() -> Any:
    return load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["plan"]


def _round(topics: Sequence[Any], number: int) -> Iterator[Any]:
    yield from (topics[place % len(topics)] for place in range(number))


def _working_friday(year: int, month: int, kb: KB) -> date:
    """The second week's Friday, or the nearest working day before it."""
    day = date(year, month, SECOND_WEEK)
    day += timedelta((FRIDAY - day.weekday()) % 7)
    calendar = work_calendar(kb, day - timedelta(31), day)
    while not calendar.is_working(day):
        day -= timedelta(1)
    return day


def lessons_calendar(planned: Sequence[Lesson]) -> bytes:
    """The lessons as all-day entries (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nadzor_docs//RU"]
    for lesson in planned:
        unique = sha256(f"{lesson.topic} {lesson.day}".encode()).hexdigest()[:32]
        summary = f"{lesson.form}: {lesson.topic}".replace(",", "\\,").replace(";", "\\;")
        lines += [
            "BEGIN:VEVENT", f"UID:{unique}@nadzor-docs", f"DTSTAMP:{lesson.day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{lesson.day:%Y%m%d}", f"SUMMARY:{summary}", "END:VEVENT",
        ]  # fmt: skip
    folded = [piece for line in [*lines, "END:VCALENDAR"] for piece in fold(line)]
    return "\r\n".join([*folded, ""]).encode()
