"""No name of an act is left, in any case or form, and the decision is what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.gold import GoldAct, read_split
from nadzor_docs.extraction import extract
from nadzor_docs.facts import CourtAct, Gender
from nadzor_docs.knowledge import load_kb
from nadzor_docs.language.cases import Case
from nadzor_docs.language.names.anatomy import split_name
from nadzor_docs.language.names.inflection import NamePart, inflect
from nadzor_docs.reading import from_text, read_act
from nadzor_docs.seminar.faithful import faithful_names
from nadzor_docs.seminar.identifiers import Identifiers
from nadzor_docs.seminar.pseudonymise import Pseudonymiser
from nadzor_docs.seminar.pseudonyms import Pseudonyms

RUSSIAN = [
    act for act in read_split(data_folder("corpora"), "train") if act.language == "ru"
]  # fmt: skip
NAMED = (NamePart.SURNAME, NamePart.FIRST, NamePart.PATRONYMIC)


def renamed(path: Path) -> tuple[Pseudonymiser, str]:
    act = extract(read_act(path))
    names, changed = faithful_names([act], 7, load_kb())
    assert changed == []
    return names, "\n".join(names.apply(line) for line in act.text.text.split("\n"))


def decision(act: CourtAct) -> tuple[object, ...]:
    answer = assess(act, load_kb()).participation
    return answer.outcome, [ground.id for ground in answer.grounds]


def forms_of(name: str) -> Iterator[str]:
    for word in split_name(name).words:
        if word.part in NAMED and len(word.text) > 2:
            yield from (
                inflect(word.lower, word.part, gender, case) for gender in Gender for case in Case
            )


def people(act: GoldAct) -> Iterator[str]:
    judge = act.answer["act"]["judge"]
    yield from [judge["value"]] if judge else []
    yield from (p["name"] for p in act.answer["parties"] if p["kind"] == "person")


@pytest.mark.parametrize("act", RUSSIAN, ids=lambda act: act.id)
def test_no_name_is_left_and_the_decision_stays(act: GoldAct) -> None:
    names, text = renamed(act.file)
    invented = {new.form(case) for new in names.people.given.values() for case in Case}
    words = set(re.findall(r"[^\W\d_]+", text.lower())) - invented
    left = {form for name in people(act) if "ФИО" not in name for form in forms_of(name)} & words
    assert left == set()

    before, after = decision(extract(read_act(act.file))), decision(extract(from_text(text)))
    assert after == before


def test_one_person_in_five_forms_stays_one_person() -> None:
    names = Pseudonyms(7)
    full = names.rename("Ахметова Гульнара Кайратовна")
    surname, first, patronymic = full.split()
    assert names.rename("Ахметовой Г.К.") == f"{surname[:-1]}ой {first[0]}.{patronymic[0]}."
    assert names.rename("АХМЕТОВА") == surname.upper()
    assert names.rename("Ахметов Кайрат").split()[0] == surname[:-1]  # a relative


def test_numbers_keep_their_shape_and_a_birth_date_its_year() -> None:
    text = "ИИН 850312300456, дело № 2-1234/2005, 12.03.1990 года рождения, ул. Садовая, д. 3"
    found = {kind: replacement.new for kind, replacement in Identifiers(7).find(text)}
    assert re.fullmatch(r"\d{12}", found["ИИН, БИН, РНН"])
    assert re.fullmatch(r"2-\d{4}/2005", found["номер дела"])
    assert found["дата рождения"].endswith(".1990")
    assert not set(found.values()) & set(text.split())


def test_the_same_name_gets_the_same_name_in_every_act_of_a_set() -> None:
    names = Pseudonymiser(7)
    acts = [extract(read_act(act.file)) for act in RUSSIAN[:2]]
    for act in acts:
        names.learn(act)
    judge = acts[0].judge
    assert judge is not None
    assert names.apply(judge.value) == names.apply(judge.value) != judge.value
