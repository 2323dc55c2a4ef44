"""Whole acts: who is awarded, who is charged, who contests; and what can't be an act."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nadzor_docs.errors import NadzorError, NotACourtAct
from nadzor_docs.extraction import OtherLanguage, extract, pipeline
from nadzor_docs.extraction.act import assemble
from nadzor_docs.facts import CourtAct, Fact, Role
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text, read_act

FOLDER = Path(__file__).parent
ACTS = load_yaml(FOLDER / "tables" / "acts.yaml")


def names(act: CourtAct, role: Role) -> set[str]:
    return {party.name for party in act.parties if role in party.roles}


def value(fact: Fact[Any] | None) -> str | None:
    return str(fact.value) if fact else None


@pytest.mark.parametrize("expected", ACTS, ids=lambda row: row["act"])
def test_an_act_says_who_is_who(expected: dict[str, Any]) -> None:
    act = extract(read_act(FOLDER / "acts" / f"{expected['act']}.txt"))
    assert value(act.kind) == expected["kind"]
    assert value(act.court) == expected["court"]
    assert value(act.judge) == expected["judge"]
    assert names(act, Role.CREDITOR) == set(expected["creditors"])
    assert names(act, Role.DEBTOR) == set(expected["debtors"])
    assert names(act, Role.APPLICANT) == set(expected["applicants"])
    assert names(act, Role.BAILIFF) == set(expected["bailiffs"])
    challenged = any(finding.name == "challenge.raised" for finding in act.findings)
    assert challenged is expected["challenged"]
    assert {(p.name, a.value.value) for p in act.parties for a in p.attributes} == {
        (row["who"], row["what"]) for row in expected["vulnerable"]
    }
    assert {(d.role.value, d.value) for d in act.dates} == {
        (row["role"], row["day"]) for row in expected["dates"]
    }


VULNERABLE = load_yaml(FOLDER / "tables" / "vulnerable.yaml")
STORY = """ОПРЕДЕЛЕНИЕ
1 марта 2008 года г. Тараз
Таразский городской суд Жамбылской области в составе судьи Омарова Б.К., с участием
должницы Уваровой Лидии Петровны, взыскателя Сейтова Марата Асановича, рассмотрев
заявление должницы об отсрочке исполнения решения,
УСТАНОВИЛ:
{said}
ОПРЕДЕЛИЛ:
Заявление удовлетворить.
"""


@pytest.mark.parametrize("row", VULNERABLE, ids=lambda row: row["said"][:40])
def test_age_and_health_are_said_of_the_right_person(row: dict[str, Any]) -> None:
    act = extract(from_text(STORY.format(said=row["said"])))
    found = {p.name: [a.value.value for a in p.attributes] for p in act.parties if p.attributes}
    assert found == row["of"]


DATES = load_yaml(FOLDER / "tables" / "dates.yaml")
ASKED = "заявление должницы об отсрочке исполнения решения"
COMPLAINT = STORY.replace(ASKED, "жалобу должницы на действия судебного исполнителя")


@pytest.mark.parametrize("row", DATES, ids=lambda row: row["said"][:40])
def test_a_date_of_the_story_has_its_role(row: dict[str, Any]) -> None:
    act = extract(from_text(COMPLAINT.format(said=row["said"])))
    assert [f"{d.role.value} {d.value}" for d in act.dates] == row["dates"]


@pytest.mark.parametrize(
    ("said", "minor"),
    [
        ("алименты на содержание сына Ильдара, 3 января 1990 года рождения. Известно, что "
         "сыну исполнилось 18 лет.", False),
        ("алименты на содержание сына Ильдара, 3 января 1994 года рождения, до достижения им "
         "совершеннолетия.", True),
        ("алименты на содержание сына Ильдара, 3 января 1990 года рождения, и дочери Розы, "
         "2 мая 1996 года рождения. Сын достиг совершеннолетия.", True),
        ("алименты на содержание двоих детей. Сын Ильдар, 3 января 1990 года рождения, достиг "
         "совершеннолетия.", True),
    ],
)  # fmt: skip
def test_a_child_who_grew_up_is_no_minor(said: str, minor: bool) -> None:
    told = f"С Уваровой Л.П. в пользу Сейтова М.А. взысканы {said}"
    act = extract(from_text(STORY.format(said=told)))
    assert any(f.name in ("alimony.for_minor", "ward.mentioned") for f in act.findings) is minor


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Вред причинил Кравец Никита, 8 сентября 1993 года рождения.", True),
        ("Вред причинил Кравец Никита, 8 сентября 1973 года рождения.", False),
        ("На иждивении должницы Кравец Никита, 8 сентября 1993 года рождения.", False),
    ],
)
def test_a_child_whose_role_was_not_read_makes_a_question(said: str, asked: bool) -> None:
    act = extract(from_text(STORY.format(said=said)))
    assert any(f.name == "ward.mentioned" for f in act.findings) is asked


HEADINGS = load_yaml(FOLDER / "tables" / "headings.yaml")
HEADED = """{heading}
Таразский городской суд Жамбылской области в составе судьи Омарова Б.К., с участием Сейтова М.А.
(доверенность № 12-3 от 5 января 2008 года), рассмотрев заявление об отсрочке исполнения решения
от 5 мая 2007 года по делу № 2-999/07,
УСТАНОВИЛ:
Решением суда от 5 мая 2007 года взыскан долг.
ОПРЕДЕЛИЛ:
Заявление удовлетворить.
"""


@pytest.mark.parametrize("row", HEADINGS, ids=lambda row: row["heading"][:40])
def test_a_heading_gives_number_date_and_place(row: dict[str, Any]) -> None:
    act = extract(from_text(HEADED.format(heading=row["heading"])))
    assert value(act.case_number) == row["number"]
    assert (value(act.date), value(act.place)) == ("2008-03-01", row["place"])


def spans_of(act: CourtAct) -> list[Any]:
    heads = (act.kind, act.court, act.judge, act.case_number, act.date, act.place)
    parties = [span for p in act.parties for span in p.mentions]
    attributes = [a.span for p in act.parties for a in p.attributes]
    others = [x.span for x in (*act.dates, *act.findings, *act.sections)]
    return [s for s in (*(f.span for f in heads if f), *parties, *attributes, *others) if s]


@pytest.mark.parametrize("expected", ACTS, ids=lambda row: row["act"])
def test_every_fact_stands_in_the_text(expected: dict[str, Any]) -> None:
    act = extract(read_act(FOLDER / "acts" / f"{expected['act']}.txt"))
    for span in spans_of(act):
        assert 0 <= span.start < span.end <= len(act.text.text)
        assert act.text.quote(span).strip()


PIECES = (
    "О П Р Е Д Е Л Е Н И Е", "УСТАНОВИЛ:", "ОПРЕДЕЛИЛ:", "14 марта 2005 года", "судья", "\n", " ",
    "Бостандыкский районный суд города Алматы", "взыскать с", "в пользу", "ТОО «Арман", "»", '"',
    "Ахметовой Г.К.", "(далее – должник)", "ФИО-3", "АКИМАТ", "№ 2-1/05", "его", "(((", "«««",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_scrap_of_an_act_is_read_or_refused(pieces: list[str]) -> None:
    try:
        act = extract(from_text(" ".join(pieces)))
    except NadzorError:
        return
    for span in spans_of(act):
        assert 0 <= span.start <= span.end <= len(act.text.text)


def test_a_letter_is_no_court_act() -> None:
    with pytest.raises(NotACourtAct) as refused:
        extract(from_text("Уважаемый Болат Серикович! Поздравляем Вас с праздником Наурыз."))
    assert "--kind" in refused.value.mend


def test_another_language_is_told() -> None:
    with pytest.raises(OtherLanguage):
        extract(from_text("The court has ruled that the debtor shall pay the creditor in full."))


def test_the_lawyer_can_tell_the_kind() -> None:
    from nadzor_docs.facts import ActKind

    text = "Темиртауский городской суд рассмотрел заявление Ахметовой Г.К. об отсрочке."
    act = extract(from_text(text), ActKind.RULING)
    assert value(act.kind) == "ruling"


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row["act"])
def test_the_spacy_pipeline_finds_what_extract_finds(row: dict[str, Any]) -> None:
    act = read_act(FOLDER / "acts" / f"{row['act']}.txt")
    doc = pipeline.pipeline()(act.text)
    assert assemble(pipeline.marked(doc), act, None) == extract(act)


@pytest.mark.parametrize(
    "name", ["nadzor_sections", "nadzor_dates", "nadzor_courts", "nadzor_names"]
)
def test_a_component_works_in_a_stock_pipeline(name: str) -> None:
    assert pipeline.COMPONENTS  # importing the module registers them
    nlp = spacy.blank("ru")
    nlp.add_pipe(name)
    doc = nlp("Решением Темиртауского городского суда от 14 марта 2005 года с Ким О.В. взыскано.")
    assert doc.text.startswith("Решением")
    assert name in doc.spans


def test_a_sentence_that_never_ends_is_read() -> None:
    text = "ОПРЕДЕЛЕНИЕ\nсуд города Астаны\nУСТАНОВИЛ:\n" + "взыскано с ТОО «А» и " * 3_000
    assert names(extract(from_text(text)), Role.DEBTOR) == {"ТОО «А»"}


BODY = """ОПРЕДЕЛЕНИЕ
1 марта 2008 года г. Тараз
Таразский городской суд Жамбылской области в составе судьи Омарова Б.К., рассмотрев
заявление Петрова О.П. об отсрочке исполнения решения,
УСТАНОВИЛ:
Решением суда с Петрова О.П. в пользу ТОО «Арай» взыскано 400 000 тенге. {said}
ОПРЕДЕЛИЛ:
Отсрочить исполнение на три месяца.
"""


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Сумма засчитывается в задолженность перед ГУ «Отдел финансов».", True),
        ("Копию решения направить в ГУ «Отдел финансов» для сообщения о задолженности.", False),
        ("В ГУ «Отдел финансов» должник работал прежде.", False),
    ],
)
def test_a_state_body_without_a_role_in_an_award_is_a_question(said: str, asked: bool) -> None:
    act = extract(from_text(BODY.format(said=said)))
    assert any(finding.name == "body.unplaced" for finding in act.findings) is asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("С районного отдела взыскано в пользу Рябова Игоря Петровича 58 740 тенге.", True),
        ("С Рябова Игоря Петровича взыскано в пользу ТОО «Береке» 58 740 тенге.", False),
        ("Рябов Игорь Петрович внёс 40 000 тенге на депозит территориального отдела.", False),
    ],
)
def test_a_body_spoken_of_as_a_side_and_not_read_is_a_question(words: str, asked: bool) -> None:
    act = extract(from_text(BODY_ACT.format(words=words)))
    assert any(finding.name == "body.unplaced" for finding in act.findings) is asked


BODY_ACT = """ОПРЕДЕЛЕНИЕ
14 марта 2008 года          город Караганда
Казыбекбийский районный суд города Караганды в составе судьи Сатыбалдиевой А.К.,
рассмотрев материалы исполнительного производства,
УСТАНОВИЛ:
{words}
ОПРЕДЕЛИЛ:
Производство прекратить.
Судья Сатыбалдиева А.К.
"""


def test_who_gave_a_district_its_name_is_no_party() -> None:
    said = "По протесту прокурора района имени Габита Мусрепова Петрову О.П. отказано."
    act = extract(from_text(BODY.format(said=said)))
    assert not any("Мусрепов" in party.name for party in act.parties)
