"""Dates in words and figures, Russian and Kazakh, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
def months() -> dict[str, int]:
    """Every form of a month's name, Russian and Kazakh, with its number."""
    return {
        form: number
        for language in vocabulary("months").values()
        for number, forms in enumerate(language, start=1)
        for form in forms.split()
    }


_YEAR = r"(?:19|20) ?\d ?\d"
_YEAR_WORD = r"(?:[ \n]{0,3}(?:года|году|годом|год(?![а-я])|г(?:\.|(?=[\s,;)]))))?"
_IN_BRACKETS = r"(?: ?\([а-яё ]{4,60}\))?"  # «28 (двадцать восьмого) апреля»


@lru_cache(maxsize=1)
def _ordinal() -> str:
    """A day or the end of a year in words: «двадцать восьмого», «шестого»."""
    words = vocabulary("date_words")
    tens, stems = "|".join(words["tens"]), "|".join(words["ordinals"])
    return rf"(?:(?:{tens})\s+)?(?:{stems})(?:ого|ьего|его)(?!\w)"


@lru_cache(maxsize=1)
def _year_words() -> str:
    words = vocabulary("date_words")
    centuries = "|".join(words["centuries"]).replace(" ", r"\s+")
    return rf"(?:(?:{centuries})\s+{_ordinal()}|{'|'.join(words['round_years'])})"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    words = (
        rf"(?:[«\"'] ?)?(?P<d1>[0-3]?\d)(?: ?[»\"'])?(?:-?го)?{_IN_BRACKETS}"
        rf"\s{{1,3}}(?P<m1>(?i:{names}))\s{{1,3}}"
        rf"(?P<y1>{_YEAR}|{_year_words()}){_IN_BRACKETS}{_YEAR_WORD}"
    )
    figures = (
        r"(?<![\d./-])(?P<d2>[0-3]?\d)(?P<sep>[./])(?P<m2>[01]?\d)(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d(?!\d))"
        r"(?![\d/]|[./-]\d)(?:[ \n]{0,3}(?:года|году|год(?![а-я])|г(?:\.|(?=[\s,;)]))|жыл\w*|ж(?:\."
        r"|(?=[\s,;)]))))?"
    )
    kazakh = (
        rf"(?P<y3>(?:19|20)\d\d)\s{{1,2}}(?:жыл(?:ы|ғы|гы|дың|дын)?|ж\.)\s{{1,2}}[«\"]?(?P<d3>[0-3]?\d)[»\"]?\s{{1,2}}"
        rf"(?P<m3>(?i:{names}))\w*"
    )
    year_first = (  # «2004 года июня 18 дня»
        rf"(?P<y4>(?:19|20)\d\d)\s(?:года|г\.)"
        rf"\s(?P<m4>(?i:{names}))\s(?:месяца )?(?P<d4>[0-3]?\d)(?:-?го)? дня"
    )
    day_after = (  # «2008 года 1 марта»
        rf"(?P<y5>(?:19|20)\d\d)\s(?:года|г\.)\s[«\"]?(?P<d5>[0-3]?\d)[»\"]?\s(?P<m5>(?i:{names}))"
        r"(?!\w|\s+(?:19|20)\d\d)"
    )
    rare = (  # «1.III.2008», «15/IX-2003», «1-03-2008 г.»
        r"(?<![\d./-])(?P<d6>[0-3]?\d)[./-](?P<m6>[IVX]{1,4}|[01]\d)[./-](?P<y6>(?:19|20)\d\d)"
        r"(?:(?<=[IVX][./-]\d{4})|(?= ?г))(?: ?г(?:\.|ода|(?=[\s,;)])))?"
    )
    first = r"(?=[\d«\"'])"  # most places fail there
    return re.compile(
        rf"{first}(?:(?<!\d){words}|{figures}|(?<!\d){kazakh}|(?<!\d)(?:{year_first}|{day_after})|{rare})"
    )


def find_dates(text: str) -> list[FoundDate]:
    """Every date that names a day, a month and a year and exists in the calendar."""
    found = [*_days_in_words(text)]
    for match in _pattern().finditer(text):
        value, rule = _value(match)
        if value:
            end = len(match.group().rstrip())
            found.append(FoundDate(Span(match.start(), match.start() + end), value, rule))
    return sorted(found, key=lambda date: date.span.start)


@lru_cache(maxsize=1)
def _after_day() -> re.Pattern[str]:
    """What follows a day in words, from its ending on: the ending is quickly found."""
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"го\s{{1,3}}(?P<m>{names})\s{{1,3}}(?P<y>{_YEAR}|{_year_words()}){_YEAR_WORD}"
    )


@lru_cache(maxsize=1)
def _day_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[«\"]?(?P<d>{_ordinal()})$")


def _days_in_words(text: str) -> Iterator[FoundDate]:
    """«тридцатого октября две тысячи шестого года»."""
    lower = text.lower()
    if len(lower) != len(text):
        return  # a letter that grows when made small would shift every place
    for match in _after_day().finditer(lower):
        ending = match.start() + len("го")
        day = _day_words().search(lower, max(0, ending - LONGEST_DAY), ending)
        value = day and _day(_year(match["y"]), months()[match["m"]], _number(day["d"]))
        if day and value:
            yield FoundDate(Span(day.start(), match.end()), value, "date.words.ru")


LONGEST_DAY = 30  # characters of «двадцать четвёртого» with its spaces


def _number(phrase: str) -> int:
    """What the words of a day or a year come to; the century's two words are one."""
    words = vocabulary("date_words")
    phrase = " ".join(phrase.split())
    if phrase in words["round_years"]:
        return int(words["round_years"][phrase])
    total = 0
    for century, years in words["centuries"].items():
        if phrase.startswith(century):
            total, phrase = years, phrase.removeprefix(century)
    return total + sum(_one(word) for word in phrase.split())


def _one(word: str) -> int:
    words = vocabulary("date_words")
    stem = re.sub(r"(?:ого|ьего|его)$", "", word)
    return int(words["tens"].get(word) or words["ordinals"][stem])


def _value(match: re.Match[str]) -> tuple[date | None, str]:
    for number, rule in enumerate(_RULES, start=1):
        day, month, year = (match.group(f"{part}{number}") for part in "dmy")
        if not day:
            continue
        return _day(_year(year), _month(month), int(day)), rule
    return None, ""


_RULES = (
    "date.words.ru", "date.figures", "date.words.kk", "date.words.ru", "date.words.ru",
    "date.figures",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _month(printed: str) -> int:
    """1 to 12 of a figure, a Roman figure or a name; 0: no month."""
    if printed.isdigit():
        return int(printed)
    if printed in _ROMAN:
        return _ROMAN.index(printed) + 1
    return months().get(printed.lower(), 0)


def _year(printed: str) -> int:
    if not printed[0].isdigit():
        return _number(printed.lower())
    year = int(printed.replace(" ", ""))
    if year < 100:  # «12.05.04»: the acts are of the 1990s and later
        return year + (2000 if year < 60 else 1900)
    return year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
