"""Which days are working days in Kazakhstan, and how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.problems import BrokenKB, located
from nadzor_docs.knowledge.schema import Problem, bind

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Override:
    day: Annotated[dt.date, "Какой день"]
    working: Annotated[bool, "Рабочий ли он"]
    why: Annotated[str, "Почему: как сказать об этом в ответе"]
    source: Annotated[str, "Чем установлено"]


@dataclass(frozen=True, slots=True)
class Years:
    from_: Annotated[int, "С какого года"]
    until: Annotated[int, "По какой год включительно"]


@dataclass(frozen=True, slots=True)
class DoubtfulDay:
    day: Annotated[dt.date, "Какой день"]
    why: Annotated[str, "В чём сомнение"]


@dataclass(frozen=True, slots=True)
class CalendarFile:
    country: Annotated[str, "Страна в библиотеке holidays"]
    certain_years: Annotated[tuple[Years, ...], "Годы, за которые отмечены переносы"]
    uncertain_year: Annotated[str, "Что сказать о годе без отметок"]
    doubtful_days: Annotated[tuple[DoubtfulDay, ...], "Дни под сомнением"]
    estimated: Annotated[str, "Что сказать о расчётном дне"]
    weekdays: Annotated[tuple[str, ...], "Дни недели с понедельника"]
    day_off: Annotated[str, "Как назвать выходной по переносу"]
    names: Annotated[Mapping[str, str], "Названия праздников"]
    observed: Annotated[str, "Как назвать выходной вслед за праздником"]
    overrides: Annotated[tuple[Override, ...], "Дни, о которых библиотека ошибается"] = ()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The library's days, with the knowledge base's own laid over them."""

    file: CalendarFile
    holidays: Mapping[dt.date, str]
    working_weekends: frozenset[dt.date]
    overrides: Mapping[dt.date, Override] = field(default_factory=dict)

    def is_working(self, day: dt.date) -> bool:
        if day in self.overrides:
            return self.overrides[day].working
        if day in self.working_weekends:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def next_working(self, day: dt.date) -> dt.date:
        """The day itself if it is a working one, else the first after it that is."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def working_days_after(self, day: dt.date, count: int) -> dt.date:
        """The ``count``-th working day after ``day``, ``count`` ≥ 1."""
        while count:
            day += ONE_DAY
            count -= self.is_working(day)
        return day

    def describe(self, day: dt.date) -> str:
        """«суббота», «среда, Наурыз мейрамы», «понедельник, выходной день по переносу»."""
        weekday = self.file.weekdays[day.weekday()]
        if day in self.overrides:
            return f"{weekday}, {self.overrides[day].why}"
        names = [self._named(one) for one in self.holidays.get(day, "").split("; ") if one]
        return ", ".join([weekday, *dict.fromkeys(names)])

    def _named(self, name: str) -> str:
        plain, _, remark = name.partition(" (")
        said = self.file.names.get(plain, self.file.day_off)
        return self.file.observed.format(name=said) if remark.startswith("observed") else said

    def doubts(self, first: dt.date, last: dt.date) -> Iterator[str]:
        """What isn't certain of the days from ``first`` to ``last``."""
        for year in range(first.year, last.year + 1):
            if not any(one.from_ <= year <= one.until for one in self.file.certain_years):
                yield self.file.uncertain_year.format(year=year)
        for one in self.file.doubtful_days:
            if first <= one.day <= last:
                yield one.why
        for day, name in self.holidays.items():
            if first <= day <= last and "estimated" in name:
                yield self.file.estimated.format(day=f"{day:%d.%m.%Y}")


def work_calendar(kb: KB, first: dt.date, last: dt.date) -> WorkCalendar:
    """The calendar of the knowledge base, ready for the days from ``first`` to ``last``."""
    path = kb.path("calendars/kz.yaml")
    stamp = path.stat()
    return _calendar(path, (stamp.st_mtime_ns, stamp.st_size), first.year, last.year)


@lru_cache(maxsize=64)
def _calendar(path: Path, stamp: tuple[int, int], first: int, last: int) -> WorkCalendar:
    from holidays import country_holidays  # a fifth of a second: only where days are counted

    problems: list[Problem] = []
    file = bind(CalendarFile, load_yaml(path), problems)
    if file is None:
        wrong = min(located(path, problems))
        raise BrokenKB(wrong.message, where=f"{wrong.file}:{wrong.line}", mend=wrong.mend)
    years = range(first, last + 1)
    found = country_holidays(file.country, years=years, language="en_US")
    overrides = {one.day: one for one in file.overrides}
    return WorkCalendar(file, dict(found), frozenset(found.weekend_workdays), overrides)
