"""Ages that an act tells: by the year or day of birth, or in years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.skeleton import DATE, pattern

ADULT = 18
PENSION = 63  # years: the general pension age of the period

_BORN = pattern(
    r"(?P<year>(?:19|20)\d\d) ?(?:года?|г[·.]?)? ?(?:рожд\w*|р[·.]|/р)"
    r"|год\w* рождения ?[-:]? ?(?P<year3>(?:19|20)\d\d)"
    r"|рожден(?:а|н\w+)? в (?P<year4>(?:19|20)\d\d)"
    r"|роди(?:л|вш)\w+ (?:в )?(?:\d+ \w+ )?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<day>{date})\s*(?:года?|г[·.]?)?\s*(?:рожд\w*|р[·.]|/р)"
    r"|(?:родил\w+|родивш\w+|рождени\w+:?) (?P<day2>{date})"
)
# An age told in years; «срок 3 года», «10 лет назад», «назначить ему 3 года» are none.
_AGE = pattern(
    r"(?:в возрасте|возраст\w* -?|исполнил\w+|достиг\w*"
    r"|(?<!назначить )(?<!определить )(?<!предоставить )(?:ему|ей|которо\w+|{debtor}|{creditor})"
    r"(?: уже| сейчас| в настоящее время)?) (?P<age>\d{1,2}) ?(?:лет|год|-?летн)"
    r"(?!\w* (?:лишени|ограничени|исправительн|условн|рассрочк|отсрочк))"
    r"|(?P<age2>\d{1,2})-? ?летн(?:ий|яя|его|ей|ему|юю|им)(?!\w| срок| период| стаж)"
    r"|(?<=[\U000F0000-\U000F3FFF]), (?P<age3>\d{1,2}) (?:лет|года?)(?=[,.) ])"
    r"|(?<=[\U000F0000-\U000F3FFF]) (?P<age5>1?\d) лет(?=[,.)])"
    r"|(?<=[\U000F0000-\U000F3FFF]) (?P<age4>[6-9]\d) (?:лет|года?)(?=[,.) ])"
)


# What every age in years has; «2005 год» is none.
_YEARS = re.compile(r"\d(?:-? ?летн|(?<!\d\d\d) ?(?:лет|год))")


def ages_told(
    line: str, dates: Sequence[FoundDate], own: date | None
) -> Iterator[tuple[re.Match[str], int]]:
    """Each place of the skeleton that tells an age, with the full years on the act's day."""
    for match in _BORN.finditer(line) if own else ():
        yield match, _age(match, dates, own)
    for match in _AGE.finditer(line) if _YEARS.search(line) else ():
        yield match, _age(match, dates, own)


def _age(match: re.Match[str], dates: Sequence[FoundDate], own: date | None) -> int:
    """Full years on the day of the act; by the year alone where the day isn't told."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    [(name, value)] = groups.items()
    if name.startswith("age"):
        return int(value)
    assert own is not None
    if name.startswith("day"):
        born = dates[ord(value) - DATE].value
        return own.year - born.year - ((own.month, own.day) < (born.month, born.day))
    return own.year - int(value)
