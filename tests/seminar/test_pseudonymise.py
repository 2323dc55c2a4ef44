"""No name of an act is left, in any case or form, and the decision is what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.gold import GoldAct, read_split
from nadzor_docs.extraction import extract
from nadzor_docs.facts import Gender, Language
from nadzor_docs.knowledge import load_kb
from nadzor_docs.language.cases import Case
from nadzor_docs.language.names.inflection import NamePart, inflect
from nadzor_docs.reading import from_text, read_act
from nadzor_docs.seminar.pseudonymise import Pseudonymiser
from nadzor_docs.seminar.pseudonyms import Pseudonyms, pool
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


def lone(text: str) -> list[str]:
    return pseudonymised(HEAD + text).split("\n")[-1].split()


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
    "исполнитель Каратай-Бергер С.Р. просит",
    "защитника Цвирко-Годыцкого, потерпевшего",
    "прокурор Оскольская в заключении просила",
    "в пользу ТОО Достық Лизинг Сервис взыскано",
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


def test_a_common_word_that_ends_as_a_surname_is_nobody_s_name() -> None:
    text = "Причина пропуска срока, по мнению заявителя, уважительна"
    assert pseudonymised(HEAD + text).endswith(text)


@pytest.mark.parametrize(
    "text",
    [
        "Арбитражный суд города Ростова-на-Дону Ростовской области",
        "На А. З. С. возложена обязанность, далее А. З. С. обязан",
        "справка НК НЖК приобщена",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert pseudonymised(HEAD + text).endswith(text)


def test_a_name_is_the_same_with_its_dots_and_without() -> None:
    names = Pseudonyms(7)
    assert names.rename("Воробьёва Артёма").split()[0] == names.rename("Воробьева А.").split()[0]
    assert names.rename("Воробьевым А.").split()[0].endswith("ым")


def test_an_invented_man_s_surname_has_its_usual_instrumental() -> None:
    for masculine, *feminine in pool()["surnames"]:
        if feminine and masculine[-2:] in ("ов", "ев", "ин"):
            form = inflect(masculine.lower(), NamePart.SURNAME, Gender.MASCULINE, Case.INS)
            assert form == f"{masculine.lower()}ым"


def test_a_firm_named_after_a_person_is_no_part_of_his_name() -> None:
    text = "в пользу КХ «Ерлан» взыскано, глава хозяйства Ерлан Жүнісов, Ерлан Ж. не возражал"
    new = pseudonymised(HEAD + text)
    firm = new.split("«")[1].split("»")[0]
    assert firm != "Ерлан"
    assert new.count(firm) == 1


def test_a_clerk_whose_surname_is_a_first_name_gets_a_surname() -> None:
    assert lone("при секретаре Ерлан Т.Н., с участием")[2] not in pool()["first_names"]["m"]


def test_both_halves_of_a_double_surname_change_and_stay_the_same() -> None:
    names = Pseudonyms(7)
    one, other = names.rename("Иванова-Смоленского Глеба Глебовича").split()[0].split("-")
    again = names.rename("Иванов-Смоленский Г.Г.").split()[0].split("-")
    assert [one[:4], other[:4]] == [half[:4] for half in again]
    assert names.rename("Каратай-Бергер Сабины Рахимовны").split()[0] == names.rename(
        "Каратай-Бергер С.Р."
    ).split()[0]
    assert names.rename("Кусаин-заде Э.").split()[0].endswith("-заде")


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


def test_an_act_s_bare_number_changes_too() -> None:
    text = HEAD.replace("город Тараз", "город Тараз        2-2870        ")
    assert extract(from_text(text)).case_number
    assert "2-2870" not in pseudonymised(text)
