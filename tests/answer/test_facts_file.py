"""Facts go out as the public answer, a person corrects them, and they come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.answer import read_facts, to_dict
from nadzor_docs.answer.read import FactsFileError
from nadzor_docs.answer.schema import SCHEMAS, schema
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    DatedEvent,
    DateRole,
    Fact,
    Finding,
    Language,
    Party,
    PartyKind,
    Role,
    Source,
    Span,
    Truth,
    Vulnerability,
)

TEXT = "ОПРЕДЕЛЕНИЕ 14 марта 2005 года. Должник Ахметова Г.К., инвалид II группы."


def act(text: str = TEXT) -> CourtAct:
    source = Source("акт.txt", "txt", "0" * 64)
    words = ActText(text, source, text, range(len(text) + 1))
    start = text.index("инвалид II группы")
    disabled = Span(start, start + 17)
    name = text.index("Ахметова Г.К.")
    return CourtAct(
        text=words,
        language=Language.RUSSIAN,
        kind=Fact(ActKind.RULING, Span(0, 11), "kind.heading"),
        date=Fact(date(2005, 3, 14), Span(12, 30), "date.words.ru"),
        parties=(
            Party(
                name="Ахметова Г.К.",
                kind=PartyKind.PERSON,
                roles=(Role.DEBTOR,),
                attributes=(Attribute(Vulnerability.DISABLED, disabled, "r", "group_2"),),
                mentions=(Span(name, name + 13),),
            ),
        ),
        dates=(DatedEvent(DateRole.JUDGMENT, date(2004, 11, 2), None, "person"),),
        findings=(Finding("matter.enforcement", Truth.TRUE, Span(32, 39), "r"),),
    )


def saved(answer: object, tmp_path: Path) -> Path:
    path = tmp_path / "факты.yaml"
    path.write_text(yaml.safe_dump(answer, allow_unicode=True), encoding="utf-8")
    return path


def test_facts_left_alone_come_back_as_they_went(tmp_path: Path) -> None:
    answer = to_dict(act())
    assert to_dict(read_facts(saved(answer, tmp_path), act().text)) == answer


def test_a_corrected_name_is_taken_as_the_person_wrote_it(tmp_path: Path) -> None:
    answer = to_dict(act())
    answer["parties"][0]["name"] = "Ахметова Гульнара Кайратовна"
    [party] = read_facts(saved(answer, tmp_path)).parties
    assert party.name == "Ахметова Гульнара Кайратовна"


def test_a_place_that_the_quote_does_not_prove_is_dropped(tmp_path: Path) -> None:
    answer = to_dict(act())
    assert answer["act"]["date"] is not None
    answer["act"]["date"]["quote"] = "15 марта 2005 года"
    returned = read_facts(saved(answer, tmp_path), act().text)
    assert returned.date is not None
    assert returned.date.span is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"partys": []}, "parties"),
        ({"parties": [{"name": "А", "kind": "firm"}]}, "organization"),
        ({"parties": [{"kind": "person"}]}, "имени"),
        ({"dates": [{"role": "judgment", "value": "32.13.2005"}]}, "не дата"),
    ],
    ids=["misspelt key", "unknown kind", "no name", "no date"],
)
def test_a_slip_in_the_file_is_one_line_with_the_mend(
    change: dict[str, object], told: str, tmp_path: Path
) -> None:
    with pytest.raises(FactsFileError) as caught:
        read_facts(saved(to_dict(act()) | change, tmp_path))
    assert told in caught.value.line()
    assert "\n" not in caught.value.line()


def test_what_is_no_facts_file_says_how_to_get_one(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("[: broken", encoding="utf-8")
    with pytest.raises(FactsFileError):
        read_facts(path)
    path.write_text("просто текст", encoding="utf-8")
    with pytest.raises(FactsFileError, match="файл фактов") as caught:
        read_facts(path)
    assert "nadzor extract" in caught.value.line()


def test_every_schema_is_a_schema() -> None:
    for name in SCHEMAS:
        jsonschema.Draft202012Validator.check_schema(schema(name))


def test_the_answer_fits_its_schema() -> None:
    jsonschema.validate(to_dict(act()), schema("extract"))


@given(st.text(max_size=200))
def test_a_quote_is_always_the_slice_that_it_names(before: str) -> None:
    answer = to_dict(act(before + TEXT))
    kind = answer["act"]["kind"]
    assert kind is not None
    assert kind["quote"] == (before + TEXT)[kind["start"] : kind["end"]]
