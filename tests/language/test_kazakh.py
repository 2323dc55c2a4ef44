"""Kazakh endings off and on, and Kazakh dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.facts import Gender
from nadzor_docs.language import decline, kazakh
from nadzor_docs.language.words import words

TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "kazakh.yaml").read_text(encoding="utf-8")
)
OBLIQUE = [case for case in kazakh.KazakhCase if case != "nom"]


@pytest.mark.parametrize("row", TABLES["names"], ids=lambda row: row["text"])
def test_an_ending_comes_off(row: dict[str, str]) -> None:
    best = kazakh.strip_case(row["text"])[0]
    assert (best.nominative, best.case.value) == (row["nominative"], row["case"])


@pytest.mark.parametrize("row", TABLES["whole_names"], ids=lambda row: row["text"])
def test_a_whole_name_has_its_ending_on_the_last_word(row: dict[str, str]) -> None:
    form = kazakh.nominative_name(row["text"])
    assert (form.nominative, form.case.value) == (row["nominative"], row["case"])


@pytest.mark.parametrize("row", TABLES["added"], ids=lambda row: row["word"])
def test_an_ending_goes_on_by_harmony(row: dict[str, str]) -> None:
    assert {case.value: kazakh.add_case(row["word"], case) for case in OBLIQUE} == {
        case.value: row[case.value] for case in OBLIQUE
    }


@given(st.sampled_from(Gender), st.data(), st.sampled_from(OBLIQUE))
def test_what_goes_on_comes_off(gender: Gender, data: st.DataObject, case: str) -> None:
    name = data.draw(st.sampled_from(words("first_names")[gender])).capitalize()
    forms = kazakh.strip_case(kazakh.add_case(name, case))
    assert name in [form.nominative for form in forms]


@pytest.mark.parametrize("row", TABLES["dates"], ids=lambda row: row["text"])
def test_dates(row: dict[str, Any]) -> None:
    found = [(row["text"][start:end], day) for start, end, day in kazakh.find_dates(row["text"])]
    assert found == ([(row["quote"], row["value"])] if row["value"] else [])


def test_a_date_is_written_and_read() -> None:
    day = date(2005, 3, 14)
    assert kazakh.in_words(day) == "2005 жылғы 14 наурыз"
    assert [found for _, _, found in kazakh.find_dates(kazakh.in_words(day))] == [day]


@pytest.mark.parametrize("title", [
    "Астана қаласы Сарыарқа аудандық соты", "Павлодар облысының Екібастұз қалалық соты",
    "Зайсан аудандық соты", "Рудный қалалық соты", "Атырау облыстық соты", "Кызылорда калалык соты",
    "Алматы облысы әділет департаменті", "«Илек Астық» ЖШС директоры",
])  # fmt: skip
def test_a_kazakh_title_takes_no_russian_case(title: str) -> None:
    for case in ("gen", "dat", "acc", "ins", "prep"):
        declined = decline(title, case)
        assert declined.text == title
        assert not declined.sure


@pytest.mark.parametrize(("title", "genitive"), [
    ("Районный суд № 2 Казыбекбийского района", "Районного суда № 2 Казыбекбийского района"),
    ("акимат города Қаскелең", "акимата города Қаскелең"),
    ("товарищество «Илек Астық»", "товарищества «Илек Астық»"),
])  # fmt: skip
def test_a_russian_title_with_a_kazakh_name_is_russian(title: str, genitive: str) -> None:
    assert decline(title, "gen").text == genitive
