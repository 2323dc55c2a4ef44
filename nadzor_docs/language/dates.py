"""Dates as papers write them: «14 марта 2005 года», and in words."""

from __future__ import annotations

from datetime import date

from nadzor_docs.language.cases import Case
from nadzor_docs.language.numbers import ordinal_in_words
from nadzor_docs.language.words import words


def in_words(day: date) -> str:
    """«14 марта 2005 года»."""
    return f"{day.day} {_month(day)} {day.year} года"


def spelled_out(day: date, case: Case | str = Case.NOM) -> str:
    """The whole date in words, the day in ``case``: gen «четырнадцатого марта две тысячи пятого
    года», nom «четырнадцатое марта …»."""
    number = ordinal_in_words(day.day, case, "n")
    return f"{number} {_month(day)} {year_in_words(day.year)}"


def year_in_words(year: int) -> str:
    """«две тысячи пятого года»."""
    return f"{ordinal_in_words(year, Case.GEN)} года"


def _month(day: date) -> str:
    return str(words("dates")["ru_months_genitive"][day.month - 1])
