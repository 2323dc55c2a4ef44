"""No name of an act is left, in any case or form, and the decision is what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.gold import GoldAct, read_split
from nadzor_docs.extraction import extract
from nadzor_docs.facts import Language
from nadzor_docs.knowledge import load_kb
from nadzor_docs.reading import from_text, read_act
from nadzor_docs.seminar.pseudonymise import Pseudonymiser
from nadzor_docs.seminar.pseudonyms import Pseudonyms
from tests.seminar.names_left import left_in, outcome

# Every act is gone over by `python -m tests.seminar.names_left` in the full run; here a sample.
OPEN = [
    act for split in ("train", "validation") for act in read_split(data_folder("corpora"), split)
]
SAMPLE = OPEN[::8] + [act for act in OPEN if act.language == "kk"][::3]


@pytest.mark.parametrize("act", dict.fromkeys(act.id for act in SAMPLE))
def test_no_name_is_left_and_the_decision_stays(act: str) -> None:
    [gold] = [one for one in OPEN if one.id == act]
    told = outcome(gold, load_kb())
    assert (set(told.left), told.changed) == (set(), False)


def test_the_check_itself_sees_a_name_left_in_any_case() -> None:
    answer = {
        "act": {"judge": None, "case_number": {"quote": "2-17/2005"}},
        "parties": [{"kind": "person", "name": "Ахметова Гульнара Кайратовна", "mentions": []},
                    {"kind": "organization", "name": "ТОО «Арман»"}],
    }  # fmt: skip
    gold = GoldAct("x", "train", OPEN[0].file,
                   answer | {"language": "ru"})  # fmt: skip
    for text in ("у Ахметовой", "АХМЕТОВУ", "к Гульнаре", "с «Арман»", "№ 2-17/2005"):
        assert set(left_in(text, gold, "")), text
    kazakh = replace(gold, answer=answer | {"language": "kk"})
    assert set(left_in("Ахметоваға", kazakh, ""))
    assert not set(left_in("у Смаиловой, «Заря», № 2-71/2005", gold, ""))


def pseudonymised(text: str, *, kazakh: bool = False) -> str:
    names = Pseudonymiser(7)
    act = extract(from_text(text))
    names.learn(replace(act, language=Language.KAZAKH) if kazakh else act)
    return names.apply_all(text)


HEAD = "ОПРЕДЕЛЕНИЕ\n14 марта 2005 года город Тараз\nТаразский городской суд, судья Оспанов Е.К.,\n"

LONE = [
    "при секретаре Линник, с участием",
    "понятые Савченко и Журба допрошены",
    "на содержание сына Рустама, 12 мая 1999 года рождения",
    "трое детей: Олег, 1991 года рождения, Инна",
    "с Исраиловых солидарно, должник Исраилов А.Б.",
    "Мамедова Али Исмаил оглы",
    "магазина «Айгуль» по ул. Абая, 5",
    "в пользу ТОО Цемторг взыскано",
    "ТОО «Центр торговли» (далее – Цемторг) возражало, с Цемторг взыскать",
    "с участием переводчика Ду Сяолин,",
    "добрачную фамилию – Сыдыкова.",
    "с ТОО «Тау Жол\nСервис» взыскано в пользу ТОО «Тау Жол Сервис»",
]


@pytest.mark.parametrize("text", LONE)
def test_a_name_that_stands_alone_is_seen(text: str) -> None:
    left = set(pseudonymised(HEAD + text).split()) & set(text.split())
    assert not {word for word in left if word[0].isupper() and word != "ТОО"}


def test_a_court_and_a_district_are_no_people() -> None:
    text = (
        "судья Аксуского городского суда, прокурор Алматинской области, в городе Семей, "
        "в районе имени Абая"
    )
    assert pseudonymised(HEAD + text).endswith(text)


def test_one_person_in_five_forms_stays_one_person() -> None:
    names = Pseudonyms(7)
    full = names.rename("Ахметова Гульнара Кайратовна")
    surname, first, patronymic = full.split()
    assert names.rename("Ахметовой Г.К.") == f"{surname[:-1]}ой {first[0]}.{patronymic[0]}."
    assert names.rename("АХМЕТОВА") == surname.upper()
    assert names.rename("Ахметов Кайрат").split()[0] == surname[:-1]  # a relative


KAZAKH = """ҰЙҒАРЫМ
2005 жылғы 14 наурыз Тараз қаласы
Тараз қалалық соты, судья Әлиев М.Т., борышкер Мұқанов Ерлан Сейітұлының арызын қарап,
АНЫҚТАДЫ:
Мұқанов Ерлан Сейітұлынан Бекова Айгүлге 10 000 теңге өндірілген. Е.С. Мұқановтың айтуынша,
Мұқанов Е.С.-ға парақ берілген. Мұқановқа баласы Рүстемнің асырауына төлеу міндеті жүктелген.
"""


def test_a_kazakh_name_changes_in_its_case_by_harmony() -> None:
    new = pseudonymised(KAZAKH, kazakh=True)
    assert not {"Мұқанов", "Ерлан", "Сейіт", "Бекова", "Айгүл", "Рүстем", "Әлиев"} & set(
        new.replace("ұлы", " ").split()
    )
    lines = new.split("\n")
    surname, first = lines[4].split()[:2]
    father = lines[2].split("борышкер ")[1].split()[2].removesuffix("ұлының")
    assert lines[4].startswith(f"{surname} {first} {father}ұлынан ")
    assert f"{first[0]}.{father[0]}. {surname}" in lines[4]
    assert any(f"{surname}{ending} " in lines[5] for ending in ("қа", "ке", "ға", "ге"))


def test_the_same_name_gets_the_same_name_in_every_act_of_a_set() -> None:
    names = Pseudonymiser(7)
    acts = [extract(read_act(act.file)) for act in OPEN[:2]]
    for act in acts:
        names.learn(act)
    judge = acts[0].judge
    assert judge is not None
    assert names.apply(judge.value) == names.apply(judge.value) != judge.value


def test_what_is_invented_already_stays_when_a_text_is_walked_twice() -> None:
    names = Pseudonymiser(7)
    act = extract(read_act(OPEN[0].file))
    names.learn(act)
    for line in act.text.text.split("\n"):
        once = names.apply(line)
        assert names.apply(once) == once
