"""Dates in Kazakh acts: «2005 жылғы 14 наурызда», «14.03.2005 ж.», with the month's ending."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.dates import find_dates as find_figures
from nadzor_docs.extraction.kazakh.spans import Cover
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import Span
from nadzor_docs.language.kazakh import months

#: «4 желтоқсандағы шешім»: the day is the next noun's, whatever became of that later.
OF_A_DAY = "date.words.kk.of_a_day"
_OF_A_DAY = re.compile(r"[дт][ае]г[ыи]$")


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], list[str]]:
    names = [plain(month).lower() for month in months()]
    month = "|".join([*names, "кыркуйег"])
    year = r"(?:19|20)\d\d"
    mark = r"\s{1,3}(?:жыл(?:гы|ы|дын)?|ж\.)"
    return re.compile(
        rf"(?<!\d)(?P<y>{year}){mark}\s{{0,3}}[«\"]?(?P<d>[0-3]?\d)[»\"]?\s{{1,3}}(?P<m>(?i:{month}))(?P<end>\w*)"
        rf"|(?<!\d)[«\"]?(?P<d2>[0-3]?\d)[»\"]?\s{{1,3}}(?P<m2>(?i:{month}))\w{{0,3}}\s{{1,3}}(?P<y2>{year})(?:{mark})?"
    ), names


def find_dates(text: str) -> list[FoundDate]:
    """Every whole date in the plain ``text``, in words or figures, in order."""
    pattern, names = _pattern()
    found = []
    for match in pattern.finditer(text):
        y, m, d = (match.group(part) or match.group(f"{part}2") for part in "ymd")
        month = names.index(m.lower().replace("уйег", "уйек")) + 1
        try:
            value = date(int(y), month, int(d))
        except ValueError:
            continue
        rule = OF_A_DAY if _OF_A_DAY.search(match.group("end") or "") else "date.words.kk"
        found.append(FoundDate(Span(match.start(), match.end()), value, rule))
    places = Cover(f.span for f in found)
    for other in find_figures(text):
        if not places.holds(other.span.start) and not places.holds(other.span.end - 1):
            found.append(other)
    return sorted(found, key=lambda f: f.span.start)
