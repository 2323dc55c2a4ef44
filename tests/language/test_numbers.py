"""Numbers, money, dates, and nouns that agree with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs import language
from nadzor_docs.language.numbers import UnsayableNumber

TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "numbers.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLES["money"], ids=lambda row: str(row["amount"]))
def test_money(row: dict[str, Any]) -> None:
    assert language.money_in_words(row["amount"], row.get("case", "nom")) == row["words"]
    if "printed" in row:
        assert language.money(row["amount"]).replace("\u00a0", " ") == row["printed"]


def test_money_is_never_a_float() -> None:
    with pytest.raises(TypeError):
        language.money_in_words(0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("amount", ["-1", "NaN", "сто", "1e15", 10**15, "Infinity", ""])
def test_what_is_no_sum_is_one_russian_line(amount: str | int) -> None:
    with pytest.raises(UnsayableNumber) as failure:
        language.money_in_words(amount)
    assert "сумма" in failure.value.line()


def test_a_number_too_large_is_not_said() -> None:
    with pytest.raises(UnsayableNumber):
        language.number_in_words(10**15)


@given(st.integers(0, 10**12))
def test_an_int_is_tenge_and_says_the_same_as_decimal(tenge: int) -> None:
    assert language.money_in_words(tenge) == language.money_in_words(Decimal(tenge))
    assert language.money_in_words(tenge).endswith(" тенге")


@pytest.mark.parametrize("row", TABLES["numbers"], ids=lambda row: row["words"])
def test_numbers(row: dict[str, Any]) -> None:
    say = language.ordinal_in_words if row.get("ordinal") else language.number_in_words
    assert say(row["number"], row.get("case", "nom"), row.get("gender", "m")) == row["words"]


@pytest.mark.parametrize("row", TABLES["agreement"], ids=lambda row: row["noun"])
def test_nouns_agree_with_numbers(row: dict[str, Any]) -> None:
    for number, form in row["forms"].items():
        assert language.agree(number, row["noun"], row.get("case", "nom")) == form


def test_dates() -> None:
    day = date(2005, 3, 14)
    assert language.date_in_words(day) == "14 марта 2005 года"
    spelled = "четырнадцатого марта две тысячи пятого года"
    assert language.date_spelled_out(day, "gen") == spelled
