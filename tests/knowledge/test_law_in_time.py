"""Every question of the base takes a day, and what isn't known stays unknown."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import KB, NotInKB, load_kb, load_yaml, timeline
from nadzor_docs.knowledge.model import Boundary, Mark, Validity
from nadzor_docs.knowledge.store import edition_covers

TABLE: dict[str, list[dict[str, Any]]] = load_yaml(Path(__file__).with_name("law-in-time.yaml"))
YEARS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.fixture(scope="module")
def kb() -> KB:
    return load_kb()


@pytest.mark.parametrize("row", TABLE["in_force"], ids=lambda r: f"{r['ref']}@{r['on']}")
def test_in_force(kb: KB, row: dict[str, Any]) -> None:
    assert kb.in_force(row["ref"], row["on"]) == row["truth"]


@pytest.mark.parametrize("row", TABLE["articles"], ids=lambda r: f"{r['ref']}@{r['on']}")
def test_an_article_says_what_it_said_on_the_day(kb: KB, row: dict[str, Any]) -> None:
    assert row["says"] in kb.article(row["ref"], row["on"]).says


@pytest.mark.parametrize("row", TABLE["citations"], ids=lambda r: f"{r['ref']}@{r['on']}")
def test_citations(kb: KB, row: dict[str, Any]) -> None:
    problem = kb.citation_problem(row["ref"], row["on"])
    assert (problem and problem.code.value) == row["code"]


def test_which_instruction_applied_in_2012(kb: KB) -> None:
    assert "kz-gp-2010-88" in {one.id for one in kb.instruments_in_force(date(2012, 5, 20))}
    with pytest.raises(NotInKB, match="текста акта"):
        kb.clause("kz-gp-2010-88:1")


def test_side_by_side_with_the_instruction_first(kb: KB) -> None:
    found = [one.id for one in kb.instruments_in_force(date(2005, 3, 14))]
    assert found == ["kz-gp-2002-79", "kz-gpk-1999"]


def test_a_mistyped_act_is_guessed(kb: KB) -> None:
    with pytest.raises(NotInKB) as caught:
        kb.article("gpk-1989:332")
    assert "gpk-1999" in caught.value.mend


@given(first=YEARS, length=st.integers(0, 5000), band=st.integers(0, 300), on=YEARS)
def test_unknown_only_inside_a_band(first: date, length: int, band: int, on: date) -> None:
    """Wherever in its bands the true beginning and end lie, a sure answer holds."""
    last = first + timedelta(length + band)
    start = Boundary(not_before=first, not_after=first + timedelta(band))
    days = Validity(start, Boundary(not_before=last, not_after=last + timedelta(band)))
    possible = {
        first + timedelta(a) <= on <= last + timedelta(b) for a in (0, band) for b in (0, band)
    }
    truth = days.covers(on)
    assert truth == (Truth.UNKNOWN if len(possible) > 1 else Truth(str(possible.pop()).lower()))


def test_never_two_editions_of_an_article_for_sure(kb: KB) -> None:
    day = date(1995, 1, 1)
    while day < date(2027, 1, 1):
        for law in kb.laws.values():
            for number, editions in law.articles.items():
                sure = [e for e in editions if edition_covers(law, e, day) is Truth.TRUE]
                assert len(sure) <= 1, (law.id, number, day)
        day += timedelta(61)


def test_what_is_uncertain_is_a_question(kb: KB) -> None:
    """A law with an edition that isn't known asks a lawyer about it."""
    for law in kb.laws.values():
        doubtful = any(
            e.mark is Mark.UNCERTAIN for editions in law.articles.values() for e in editions
        )
        assert law.passport.questions or not doubtful, law.id


def test_at_diff_and_timeline(kb: KB) -> None:
    names = {row["id"]: row for row in timeline.at(kb, date(2010, 11, 1))}
    assert names["kz-gp-2002-79"]["held"] == "текст есть"
    assert "zip-2010" in names
    assert "zip-1998" not in names
    changes = {
        row["id"]: row["change"] for row in timeline.diff(kb, date(2009, 12, 31), date(2010, 1, 1))
    }
    assert "вручения копии" in changes["gpk-1999:334(3)"]
    assert timeline.diff(kb, date(2007, 5, 1), date(2007, 5, 1)) == []
    lives = [row["id"] for row in timeline.timeline(kb)]
    assert (
        lives.index("kz-gp-2001-121") < lives.index("kz-gp-2002-79") < lives.index("kz-gp-2010-88")
    )
