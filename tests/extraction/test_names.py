"""Persons, organisations and courts come back to the name that a lawyer would write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.extraction.courts import court_name, find_courts
from nadzor_docs.extraction.dates import find_dates
from nadzor_docs.extraction.entities import Surroundings, group_people
from nadzor_docs.extraction.kazakh import courts as kazakh_courts
from nadzor_docs.extraction.kazakh import organisations as kazakh_organisations
from nadzor_docs.extraction.kazakh import people as kazakh
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.extraction.organisations import find_organisations
from nadzor_docs.extraction.people import find_people
from nadzor_docs.extraction.person_names import person_name
from nadzor_docs.extraction.view import fold
from nadzor_docs.knowledge import load_yaml

TABLES = Path(__file__).parent / "tables"


def rows(name: str) -> list[Any]:
    return [pytest.param(row, id=row["text"]) for row in load_yaml(TABLES / f"{name}.yaml")]


@pytest.mark.parametrize("row", rows("names"))
def test_a_person_in_any_case_is_one_name(row: dict[str, str]) -> None:
    text = fold(row["text"])
    people = group_people(find_people(text), Surroundings(text))
    assert row["name"] in [person_name(person)[0] for person in people]


@pytest.mark.parametrize(
    "text",
    ["Сыну исполнилось 18 лет.", "Дочери платит отец.", "Мировым соглашением установлено иное."],
)
def test_a_sentence_that_begins_with_a_common_word_names_no_one(text: str) -> None:
    assert group_people(find_people(fold(text)), Surroundings(fold(text))) == []


def test_a_bare_given_name_joins_its_one_bearer() -> None:
    text = fold("в пользу Калугиной Дарьи взыскано; опекуном Дарьи назначена бабушка")
    [person] = group_people(find_people(text), Surroundings(text))
    assert len(person.spans()) == 2


@pytest.mark.parametrize("row", rows("kazakh_names"))
def test_a_person_of_a_kazakh_act_is_read_out_of_the_case(row: dict[str, str]) -> None:
    found = kazakh.find_people(plain(row["text"]), row["text"], ())
    assert (row["name"], row["case"]) in [(name.printed, name.case) for name in found]


@pytest.mark.parametrize("row", rows("kazakh_organisations"))
def test_an_organisation_of_a_kazakh_act_is_read_out_of_the_case(row: dict[str, str]) -> None:
    found = kazakh_organisations.find_organisations(plain(row["text"]), row["text"])
    expected = (row["name"], row["kind"], row["case"])
    assert [(o.name, o.kind.value, o.case) for o in found] == [expected]


@pytest.mark.parametrize("row", rows("kazakh_courts"))
def test_a_court_of_a_kazakh_act_has_its_name(row: dict[str, str]) -> None:
    found = kazakh_courts.find_courts(plain(row["text"]), row["text"])
    assert [court.name for court in found] == [row["name"]]


@pytest.mark.parametrize("row", rows("organisations"))
def test_an_organisation_keeps_its_form_and_kind(row: dict[str, str]) -> None:
    found = find_organisations(fold(row["text"]))
    expected = [(row["name"], row["kind"])]
    if "body" in row:  # a body of the state is named besides
        expected.append((row["body"], "state"))
    assert [(o.name, o.kind.value) for o in found] == expected


@pytest.mark.parametrize("row", rows("courts"))
def test_a_court_has_its_full_name(row: dict[str, str]) -> None:
    assert [court.name for court in find_courts(fold(row["text"]))] == [row["name"]]


@pytest.mark.parametrize(
    ("day", "oblast"),
    [(date(2004, 11, 2), "Карагандинской области"), (date(2023, 2, 1), "области Ұлытау")],
)
def test_a_court_gets_the_oblast_of_its_day(day: date, oblast: str) -> None:
    full = court_name("Жезказганского горсуда", day)
    assert full == f"Жезказганский городской суд {oblast}"


MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
PRINTED = (
    "{d} {m} {y} года", "«{d}» {m} {y} г.", "{d:02} {m}  {y} года", "{d:02}.{n:02}.{y}",
    "{d:02}.{n:02}.{y} г.", "{d:02}/{n:02}/{y}",
)  # fmt: skip


@given(st.dates(date(1991, 1, 1), date(2049, 12, 31)), st.sampled_from(PRINTED))
def test_a_date_is_found_however_it_is_printed(day: date, printed: str) -> None:
    shown = printed.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)
    assert [found.value for found in find_dates(f"решение от {shown} суда")] == [day]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("тридцатого октября две тысячи шестого года", date(2006, 10, 30)),
        ("Двадцать третьего марта тысяча девятьсот девяносто восьмого года", date(1998, 3, 23)),
        ("седьмого апреля две тысячи двадцать второго года", date(2022, 4, 7)),
        ("28 (двадцать восьмого) апреля 2004 (две тысячи четвёртого) года", date(2004, 4, 28)),
        ("«5» мая две тысячи десятого года", date(2010, 5, 5)),
        ("третьего мая двухтысячного года", date(2000, 5, 3)),
        ("первого мая 2007 г.", date(2007, 5, 1)),
        ("« 01 » марта 2008 г.", date(2008, 3, 1)),
        ("2008 года 1 марта", date(2008, 3, 1)),
        ("1.III.2008 г.", date(2008, 3, 1)),
        ("15/IX-2003", date(2003, 9, 15)),
        ("1-03-2008 г.", date(2008, 3, 1)),
    ],
)
def test_a_date_in_words_is_a_date(printed: str, day: date) -> None:
    text = f"г. Тараз, {printed}"
    [found] = find_dates(text)
    assert (found.value, found.span.of(text)) == (day, printed)


@pytest.mark.parametrize(
    "printed",
    [
        "тридцать первого июня 2006 года",
        "31 июня 2005 года",
        "32.01.2005",
        "ст. 12.13 ГПК",
        "0.5.2005",
    ],
)
def test_what_is_no_day_is_no_date(printed: str) -> None:
    assert find_dates(printed) == []
