"""The closed list of filters that a template may use: grammar, dates, money, numbers.

A filter takes a value or a list of values; a blank passes through untouched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from nadzor_docs.drafting.errors import BadValues
from nadzor_docs.drafting.values import Filled
from nadzor_docs.facts import Gender

Form = Callable[[Filled], Filled]
BAR_LENGTH = 20
_CONSONANTS = "[бвгғджзйкқлмнңпрстфхһцчшщ]"
# «об отказе», but «о единой»; «со статьёй», «со Шнейдером»; «во Франции», «во второй».
_LONG_PREPOSITIONS = {
    "о": ("об", re.compile("[аэиоуәөұүі]")),
    "с": ("со", re.compile(f"[сзшж]{_CONSONANTS}|щ")),
    "в": ("во", re.compile(f"[вф]{_CONSONANTS}")),
}
_RANK = re.compile(r"(?:[а-яё\d-]+\s+)+")  # «старший советник юстиции », «юрист 1 класса »
CASES = {
    "genitive": "gen",
    "dative": "dat",
    "accusative": "acc",
    "instrumental": "ins",
    "prepositional": "prep",
}


def _over(form: Form) -> Callable[[Any], Any]:
    """``form`` for one value or for each of a list, leaving blanks as they are."""

    def apply(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [apply(item) for item in value]
        filled = value if isinstance(value, Filled) else Filled(value)
        return filled if filled.blank or filled.value == "" else form(filled)

    return apply


def _in_case(case: str) -> Form:
    def decline_filled(filled: Filled) -> Filled:
        from nadzor_docs.language import decline

        declined = decline(str(filled.value), case, filled.gender)
        return filled.reworded(declined.text, unsure=not declined.sure)

    return decline_filled


def _initials(filled: Filled) -> Filled:
    """«Ахметовой Гульнаре Кайратовне» → «Ахметовой Г.К.»: surname first, as in an address."""
    return filled.reworded(_short_name(str(filled.value), first=False))


def _initials_first(filled: Filled) -> Filled:
    """«Ахметова Гульнара Кайратовна» → «Г.К. Ахметова»: as under a signature."""
    return filled.reworded(_short_name(str(filled.value), first=True))


def _short_name(text: str, *, first: bool) -> str:
    """A name shortened, the rank before it kept; what is no person's name stays as it is."""
    from nadzor_docs.language.names import initials
    from nadzor_docs.language.recognising import is_person

    rank = _RANK.match(text)
    before, name = (rank[0], text[rank.end() :]) if rank else ("", text)
    return before + initials(name, first=first) if is_person(name) else text


def _date_words(filled: Filled) -> Filled:
    from nadzor_docs.language.dates import in_words

    return filled.reworded(in_words(_as_date(filled.value)))


def _date_digits(filled: Filled) -> Filled:
    return filled.reworded(_as_date(filled.value).strftime("%d.%m.%Y"))


def _as_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadValues(
            f"«{value}» — не дата", mend="Запишите дату так: 2005-03-14"
        ) from None


def _money(filled: Filled) -> Filled:
    """«100000» → «100 000 (сто тысяч) тенге»."""
    from nadzor_docs.language.numbers import money

    return filled.reworded(money(_as_number(filled.value)))


def _number_words(filled: Filled) -> Filled:
    from nadzor_docs.language.numbers import in_words

    return filled.reworded(in_words(int(_as_number(filled.value))))


def _grouped(filled: Filled) -> Filled:
    """«1234567» → «1 234 567» with no-break spaces."""
    number = _as_number(filled.value)
    return filled.reworded(f"{number:,}".replace(",", "\u00a0").replace(".", ","))


def _as_number(value: Any) -> Decimal:
    try:
        return Decimal(str(value).replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except InvalidOperation:
        raise BadValues(f"«{value}» — не число", mend="Запишите число цифрами") from None


def _capital(filled: Filled) -> Filled:
    text = str(filled.value)
    return filled.reworded(text[:1].upper() + text[1:])


def _lower_first(filled: Filled) -> Filled:
    text = str(filled.value)
    return filled.reworded(text[:1].lower() + text[1:])


def _upper(filled: Filled) -> Filled:
    return filled.reworded(str(filled.value).upper())


def plural(number: Any, one: str, few: str, many: str) -> str:
    """The noun that agrees with ``number``: 1 день, 2 дня, 5 дней."""
    count = abs(int(_as_number(number))) if not getattr(number, "blank", False) else 5
    if count % 10 == 1 and count % 100 != 11:
        return one
    if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        return few
    return many


def stop(value: Any) -> Any:
    """The full stop of a sentence that ends in a value: «Ким А.В.» has one already."""
    if isinstance(value, (list, tuple)):
        return [*value[:-1], stop(value[-1])] if value else value
    filled = value if isinstance(value, Filled) else Filled(value)
    return filled if str(filled.value).endswith(".") else replace(filled, after=".")


def preposition(value: Any, short: str) -> str:
    """«о» or «об», «с» or «со», «в» or «во», as the next word asks; ``short`` before a gap."""
    if short not in _LONG_PREPOSITIONS:
        raise BadValues(f"«{short}» — не тот предлог", mend="Бывают: «о», «с», «в»")
    if getattr(value, "blank", False):
        return short
    word = str(value).lstrip("«„\"(").lower()
    long, before = _LONG_PREPOSITIONS[short]
    return long if before.match(word) else short


def several(value: Any, one: str, many: str) -> str:
    """«Должник» or «Должники»: by how many there are."""
    return many if isinstance(value, (list, tuple)) and len(value) > 1 else one


def semicolons(values: Any) -> Filled:
    """A list in one line: «15 дней; начало 15.03.2005; последний день 29.03.2005»."""
    return Filled("; ".join(str(value) for value in values))


def bar(number: Any, *all_numbers: Any) -> str:
    """A bar as long as ``number`` is beside the largest of ``all_numbers``: a chart of text."""
    if getattr(number, "blank", False):
        return str(number)
    known = [_as_number(one) for one in all_numbers if not getattr(one, "blank", False)]
    value, largest = _as_number(number), max(known, default=Decimal(0))
    length = max(int(BAR_LENGTH * value / largest), 1) if value > 0 else 0
    return f"{'█' * length} {value:,}".replace(",", "\u00a0").strip()


def gendered(person: Any, masculine: str, feminine: str) -> str:
    """The word that agrees with a person's gender; both forms where it isn't known."""
    gender = getattr(person, "gender", None)
    if gender is None:
        return f"{masculine} ({feminine})"
    return masculine if gender is Gender.MASCULINE else feminine


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _over(_in_case(case)) for name, case in CASES.items()},
    "initials": _over(_initials),
    "initials_first": _over(_initials_first),
    "date": _over(_date_words),
    "date_digits": _over(_date_digits),
    "money": _over(_money),
    "number_words": _over(_number_words),
    "grouped": _over(_grouped),
    "capital": _over(_capital),
    "lower_first": _over(_lower_first),
    "upper": _over(_upper),
    "plural": plural,
    "gendered": gendered,
    "stop": stop,
    "several": several,
    "preposition": preposition,
    "semicolons": semicolons,
    "bar": bar,
    "count": len,
}
