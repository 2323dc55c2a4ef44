"""Terms: the worked counts, what the law leaves open, and what must hold for any date."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nadzor_docs.assessment import TermNotSet, UnknownTerm, compute_term
from nadzor_docs.assessment.calendar import work_calendar
from nadzor_docs.assessment.term_rules import Unit, basis_words, edition_of, term_rules
from nadzor_docs.facts import Term
from nadzor_docs.knowledge import KB, load_kb, load_yaml

COUNTS = load_yaml(Path(__file__).with_name("counts.yaml"))
KINDS = sorted(term_rules(load_kb()))


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: f"{row['kind']} {row['from']}")
def test_worked_count(row: dict[str, date], kb: KB) -> None:
    term = compute_term(str(row["kind"]), row["from"], kb)
    assert (term.due, term.strict_due) == (row["due"], row.get("strict"))


def test_ten_working_days_over_three_days_off(kb: KB) -> None:
    days = work_calendar(kb, date(2016, 12, 9), date(2017, 1, 31))
    assert days.working_days_after(date(2016, 12, 9), 10) == date(2016, 12, 27)


def test_the_derivation_reads_as_a_lawyer_would_write_it(kb: KB) -> None:
    assert compute_term("appeal-protest", date(2005, 3, 11), kb).derivation == (
        "15 дней",
        "событие 11.03.2005 (решение изготовлено в окончательной форме)",
        "начало 12.03.2005",
        "последний день 26.03.2005 — суббота",
        "перенос на 28.03.2005 — понедельник",
        "ГПК 1999 года, ст. 334(3), ст. 124, ст. 125",
    )


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("private-protest", date(2013, 5, 6), "срока не называет"),
        ("private-protest", date(2016, 5, 6), "не прочитан"),
        ("private-protest", date(2020, 5, 6), "ruling-petition"),
        ("appeal-protest", date(2017, 1, 10), "не прочитан"),
        ("appeal-petition", date(2017, 1, 10), "не прочитан"),
        ("ruling-petition", date(2016, 3, 1), "не прочитан"),
        ("info-branch", date(2005, 4, 1), "календарного дня закон не устанавливает"),
        ("info-justice", date(2005, 4, 1), "календарного дня закон не устанавливает"),
        ("info-checks", date(2006, 1, 10), "календарного дня закон не устанавливает"),
        ("info-damage", date(2006, 1, 10), "календарного дня закон не устанавливает"),
        ("bailiff-complaint", date(2018, 1, 10), "не прочитана"),
        ("adm-protest", date(2016, 1, 10), "не прочитаны"),
        ("cassation-protest", date(2007, 1, 10), "supervisory-protest"),
        ("file-hold", date(2007, 1, 10), "file-study"),
        ("file-study", date(2015, 1, 10), "file-hold"),
        ("appeals-answer", date(2005, 1, 10), "не прочитан"),
        ("file-study", date(1999, 1, 10), "в базе не описан"),
    ],
)
def test_where_the_law_is_silent_or_unread_no_date_is_given(
    kind: str, day: date, said: str, kb: KB
) -> None:
    with pytest.raises(TermNotSet, match=said):
        compute_term(kind, day, kb)


def test_an_unknown_kind_names_the_nearest(kb: KB) -> None:
    with pytest.raises(UnknownTerm) as error:
        compute_term("apeal-protest", date(2005, 1, 1), kb)
    assert "appeal-protest" in error.value.line()


def test_the_private_protest_before_2006_is_a_question_to_a_lawyer(kb: KB) -> None:
    before, after = (compute_term("private-protest", date(y, 5, 12), kb) for y in (2004, 2007))
    assert any(said.startswith("Вопрос юристу") for said in before.warnings)
    assert not any(said.startswith("Вопрос юристу") for said in after.warnings)


def test_two_events_show_two_dates(kb: KB) -> None:
    day, final = date(2022, 4, 4), date(2022, 4, 15)
    term = compute_term("appk-appeal-bailiff", day, kb, final_form=final)
    assert (term.due, term.strict_due) == (date(2022, 4, 18), date(2022, 4, 29))


@pytest.mark.parametrize("year", [2004, 2015, 2026])
def test_a_year_without_recorded_moves_is_said_to_be_uncertain(year: int, kb: KB) -> None:
    days = work_calendar(kb, date(year, 5, 1), date(year, 6, 1))
    assert any(str(year) in said for said in days.doubts(date(year, 5, 20), date(year, 5, 20)))


def test_a_certain_year_says_nothing(kb: KB) -> None:
    assert compute_term("appeal-protest", date(2007, 3, 2), kb).warnings == ()


def test_an_office_may_correct_the_calendar(tmp_path: Path) -> None:
    shipped = load_kb().path("calendars/kz.yaml").read_text(encoding="utf-8")
    own = tmp_path / "calendars" / "kz.yaml"
    own.parent.mkdir()
    moved = "overrides:\n  - {day: 2007-03-19, working: false, why: траур, source: указ}\n"
    own.write_text(shipped.replace("overrides: []\n", moved), encoding="utf-8")
    term = compute_term("appeal-protest", date(2007, 3, 2), load_kb(overlay=tmp_path))
    assert term.due == date(2007, 3, 20)


def test_every_article_a_term_stands_on_is_in_the_base(kb: KB) -> None:
    refs = {ref for rule in term_rules(kb).values() for one in rule.editions for ref in one.basis}
    assert all(basis_words(kb, ref) for ref in refs)


DAYS = st.dates(date(2000, 1, 1), date(2027, 12, 31))


def computed(kind: str, day: date, kb: KB) -> Term | None:
    try:
        return compute_term(kind, day, kb)
    except TermNotSet:
        return None


@settings(max_examples=60, deadline=None)
@given(day=DAYS, kind=st.sampled_from(KINDS))
def test_a_term_ends_on_a_working_day_after_it_began(day: date, kind: str) -> None:
    kb = load_kb()
    term = computed(kind, day, kb)
    if term is not None:
        assert work_calendar(kb, term.due, term.due).is_working(term.due)
        assert term.due > term.starts
        assert term.strict_due != term.due
        assert term.rule.startswith(kind.split("-")[0])


@settings(max_examples=60, deadline=None)
@given(day=DAYS, later=st.integers(1, 40), kind=st.sampled_from(KINDS))
def test_a_later_event_never_ends_earlier_under_one_rule(day: date, later: int, kind: str) -> None:
    kb = load_kb()
    one, other = computed(kind, day, kb), computed(kind, day + timedelta(days=later), kb)
    if one and other and one.rule == other.rule:
        assert one.due <= other.due


@settings(max_examples=40, deadline=None)
@given(day=DAYS, kind=st.sampled_from(KINDS))
def test_only_the_last_day_moves(day: date, kind: str) -> None:
    """Days off inside a term in calendar days count; only the last one moves, and not far."""
    kb = load_kb()
    edition = edition_of(term_rules(kb)[kind], day)[0]
    term = computed(kind, day, kb)
    if term and edition and edition.unit is Unit.DAY:
        assert timedelta(0) <= term.due - day - timedelta(days=edition.count or 0)
        assert term.due - day - timedelta(days=edition.count or 0) <= timedelta(days=12)
