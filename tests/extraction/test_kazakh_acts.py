"""Whole acts in Kazakh: who is who in them, their dates and attributes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nadzor_docs.assessment import assess
from nadzor_docs.extraction import extract
from nadzor_docs.extraction.kazakh.act import mark
from nadzor_docs.extraction.kazakh.endings import name_stem
from nadzor_docs.extraction.kazakh.text import is_kazakh, plain, without_russian
from nadzor_docs.facts import CourtAct, Language
from nadzor_docs.knowledge import load_kb
from nadzor_docs.reading import from_text

ACTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "kazakh_acts.yaml").read_text(encoding="utf-8")
)
acts = pytest.mark.parametrize("row", ACTS, ids=lambda row: row["says"])


def read(row: dict[str, Any]) -> CourtAct:
    return extract(from_text(row["text"]))


@acts
def test_the_parties_and_their_roles_are_read(row: dict[str, Any]) -> None:
    found = {party.name: sorted(role.value for role in party.roles) for party in read(row).parties}
    assert found == {name: sorted(roles) for name, roles in row["parties"].items()}


@acts
def test_the_head_is_read(row: dict[str, Any]) -> None:
    act = read(row)
    assert act.court
    assert act.judge
    assert act.date
    assert (act.court.value, act.judge.value) == (row["court"], row["judge"])
    assert act.date.value == row["date"]
    assert act.language is Language.KAZAKH


@acts
def test_the_dates_have_their_roles(row: dict[str, Any]) -> None:
    found = {event.value.isoformat(): event.role.value for event in read(row).dates}
    assert found == row["dates"]


@acts
def test_age_and_health_are_said_of_whom_the_act_says_it(row: dict[str, Any]) -> None:
    found = {p.name: [a.value.value for a in p.attributes] for p in read(row).parties}
    assert {name: values for name, values in found.items() if values} == row["attributes"]


@acts
def test_participation_follows(row: dict[str, Any]) -> None:
    answer = assess(read(row), load_kb(), instrument="kz-gp-2002-79")
    assert answer.participation.outcome.value == row["outcome"]


@acts
def test_a_mention_is_the_words_of_the_act(row: dict[str, Any]) -> None:
    act = read(row)
    for party in act.parties:
        if party.name == "государство":
            continue
        words = {w for span in party.mentions for w in plain(span.of(act.text.text)).split()}
        first = plain(party.name).split()[0].strip("«»")
        assert any(first[:4] in word for word in words)


@pytest.mark.parametrize(
    ("printed", "nominative", "case"),
    [
        ("Сейітұлына", "Сейітұлы", "dat"),
        ("Мұратқызымен", "Мұратқызы", "ins"),
        ("Ахметовтен", "Ахметов", "abl"),
        ("Ахметовтан", "Ахметов", "abl"),
        ("Хайруллинаның", "Хайруллина", "gen"),
        ("Толегенулынын", "Толегенулы", "gen"),
        ("Эдуардовичке", "Эдуардович", "dat"),
        ("Бағдаттың", "Бағдат", "gen"),
        ("Мадина", "Мадина", "nom"),
        ("Костин", "Костин", "nom"),
        ("Нұрлан", "Нұрлан", "nom"),
    ],
)
def test_a_name_is_taken_out_of_its_case(printed: str, nominative: str, case: str) -> None:
    stem = name_stem(plain(printed).lower())
    assert (stem.text, stem.case) == (plain(nominative).lower(), case)


def test_the_language_is_told_with_stand_ins_for_kazakh_letters_too() -> None:
    assert is_kazakh("Досанбаевтын аткару парагынын дубликатын беру туралы арызын карап")
    assert is_kazakh(
        "Смағұл Қуандықтың өтінішін қарап, сот анықтады\nСуд рассмотрел заявление и в иске отказал"
    )
    assert not is_kazakh("Рассмотрев заявление Досанбаева о выдаче дубликата исполнительного листа")


def test_the_russian_half_of_a_bilingual_act_is_not_read_twice() -> None:
    text = "Ұйғарымға жеке шағым берілуі мүмкін.\nНа определение суда может быть подана жалоба.\n"
    kept = without_russian(text)
    assert len(kept) == len(text)
    assert kept.splitlines()[0] == text.splitlines()[0]
    assert not kept.splitlines()[1].strip()


def test_nobody_is_made_a_party_by_a_bailiffs_office() -> None:
    marked = mark("Көкшетау аумақтық бөлімінің сот орындаушысы Ф.М. Хайруллинаның әрекеті")
    assert [actor.name for actor in marked.actors] == ["Хайруллина Ф.М."]


# The corpus's clerks print «қ» as «к» and «ү», «ұ» as «у» where the type has no Kazakh letters.
STAND_INS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺ", "агкноуухиАГКНОУУХ")


@acts
def test_stand_ins_for_kazakh_letters_change_nothing(row: dict[str, Any]) -> None:
    first = read(row)
    second = extract(from_text(row["text"].translate(STAND_INS)))
    assert [(plain(p.name), p.roles) for p in second.parties] == [
        (plain(p.name), p.roles) for p in first.parties
    ]
    assert {(d.role, d.value) for d in second.dates} == {(d.role, d.value) for d in first.dates}
