"""Numbers, addresses and birth dates: each kind's own examples, and what must stay in them."""

from __future__ import annotations

import re

import pytest

from nadzor_docs.seminar.identifiers import Identifiers, kinds

EXAMPLES = [(row["kind"], text) for row in kinds() for text in row["examples"]]
OTHERS = [text for row in kinds() for text in row.get("counter_examples", ())]


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, old words, new words."""
    return [(kind, text[r.start : r.end], r.new) for kind, r in Identifiers(7).find(text)]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_every_kind_finds_its_examples_and_changes_them(kind: str, text: str) -> None:
    before, value, after = text.split("|")
    [(told, old, new)] = found(before + value + after)
    assert (told, old) == (kind, value)
    assert new != value
    changed = {*re.findall(r"\d{3,}", value)} & {*re.findall(r"\d{3,}", new)}
    assert changed <= {*re.findall(r"(?:19|20)\d{2}", value), "3890"}


@pytest.mark.parametrize("text", OTHERS)
def test_what_points_at_nobody_stays(text: str) -> None:
    assert found(text) == []


def new(text: str) -> str:
    [(_, _, changed)] = found(text)
    return changed


def test_a_case_number_keeps_its_category_and_its_year() -> None:
    assert re.fullmatch(r"2-\d{4}/2005", new("дело № 2-1234/2005"))
    assert re.fullmatch(r"\d{4}-18-00-2/\d{4}", new("№ 2312-18-00-2/3890"))
    assert re.fullmatch(r"\d{4}-10-00-3к/\d{2}", new("№ 6001-10-00-3к/12"))


def test_a_case_has_one_number_with_its_year_and_without() -> None:
    names = Identifiers(7)
    text = "дело № 2-1309/2005, лист № 2-1309 от"
    one, two = (replacement.new for _, replacement in names.find(text))
    assert one == f"{two}/2005"


def test_a_birth_date_is_one_however_it_is_written_and_keeps_its_year() -> None:
    names = Identifiers(7)
    text = "12.06.1958 года рождения, 12 июня 1958 года рождения, 1958 жылы 12 маусымда туған"
    numeric, russian, kazakh = sorted(
        (replacement for _, replacement in names.find(text)), key=lambda r: r.start
    )
    day, month, year = numeric.new.split(".")
    assert year == "1958"
    assert russian.new.startswith(f"{int(day)} ")
    assert kazakh.new.startswith(f"1958 жылы {int(day)} ")
    assert (day, month) != ("12", "06")


@pytest.mark.parametrize("day", ["01.01.1990", "31.12.1990", "29.02.1992"])
def test_a_birth_date_stays_in_its_year_and_is_a_day(day: str) -> None:
    changed = new(f"{day} г.р.")
    assert changed.endswith(day[-5:])
    assert 1 <= int(changed[:2]) <= 31


def test_an_iin_keeps_the_year_of_birth_and_the_digit_of_sex() -> None:
    old, changed = "850312300456", new("ИИН 850312300456")
    assert (changed[:2], changed[6]) == (old[:2], old[6])
    assert changed[7:] != old[7:]
