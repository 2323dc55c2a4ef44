"""Dates in words and figures, Russian and Kazakh, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A whole date as printed."""

    span: Span
    value: date
    rule: str


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {
        form: number
        for language in vocabulary("months").values()
        for number, forms in enumerate(language, start=1)
        for form in forms.split()
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    year = r"(?P<{0}>(?:19|20) ?\d ?\d)"
    words = (
        rf"[«\"']?(?P<d1>[0-3]?\d)[»\"']?(?:-?го)?\s{{1,3}}(?P<m1>(?i:{months}))\s{{1,3}}{year.format('y1')}"
        r"(?:[ \n]{0,3}(?:года|году|годом|год(?![а-я])|г(?:\.|(?=[\s,;)]))))?"
    )
    figures = (
        r"(?<![\d./-])(?P<d2>[0-3]?\d)(?P<sep>[./])(?P<m2>[01]?\d)(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d(?!\d))"
        r"(?![\d/]|[./-]\d)(?:[ \n]{0,3}(?:года|году|г(?:\.|(?=[\s,;)]))|жыл\w*|ж(?:\."
        r"|(?=[\s,;)]))))?"
    )
    kazakh = (
        rf"(?P<y3>(?:19|20)\d\d)\s{{1,2}}(?:жыл(?:ы|ғы|гы|дың|дын)?|ж\.)\s{{1,2}}[«\"]?(?P<d3>[0-3]?\d)[»\"]?\s{{1,2}}"
        rf"(?P<m3>(?i:{months}))\w*"
    )
    year_first = (  # «2004 года июня 18 дня»
        rf"(?P<y4>(?:19|20)\d\d)\s(?:года|г\.)"
        rf"\s(?P<m4>(?i:{months}))\s(?:месяца )?(?P<d4>[0-3]?\d)(?:-?го)? дня"
    )
    return re.compile(rf"(?<!\d){words}|{figures}|(?<!\d){kazakh}|(?<!\d){year_first}")


def find_dates(text: str) -> list[FoundDate]:
    """Every date that names a day, a month and a year and exists in the calendar."""
    found = []
    for match in _pattern().finditer(text):
        value, rule = _value(match)
        if value:
            end = len(match.group().rstrip())
            found.append(FoundDate(Span(match.start(), match.start() + end), value, rule))
    return found


def _value(match: re.Match[str]) -> tuple[date | None, str]:
    rules = ("date.words.ru", "date.figures", "date.words.kk", "date.words.ru")
    for number, rule in enumerate(rules, start=1):
        day, month, year = (match.group(f"{part}{number}") for part in "dmy")
        if not day:
            continue
        month_number = int(month) if month.isdigit() else _months()[month.lower()]
        return _day(_year(year), month_number, int(day)), rule
    return None, ""


def _year(printed: str) -> int:
    year = int(printed.replace(" ", ""))
    if year < 100:  # «12.05.04»: the acts are of the 1990s and later
        return year + (2000 if year < 60 else 1900)
    return year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
