"""A rule that says what its clause doesn't, or nothing that can be evaluated, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.assessment.rules import rule_book, stands_in
from nadzor_docs.knowledge import load_kb
from nadzor_docs.knowledge.problems import BrokenKB

NAME = "rules/participation/kz-gp-2002-79.yaml"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("оспариваются действия (или бездействие) и акты", "оспорены действия", "этих слов нет"),
        ("finding: challenge.raised", "finding: challenge.rased", "такого факта нет"),
        ('ref: "4.2"', 'ref: "4.3"', "нет в definitions"),
        ('see: ["4.2"]', 'see: ["6"]', "не отсылает"),
        ('clause: "2"\n', 'clause: "22"\n', "22"),
        ("unnamed: creditor", "unnamed: creditor\n          finding: challenge.raised",
         "одно действие"),
        ("says: дело о банкротстве", "say: дело о банкротстве", "неизвестное поле"),
        ("{role} ({name}) — инвалид;", "{роль} ({name}) — инвалид;", "нечем заполнить"),
        ("because: Оспариваются торги;", "because: «{name}» оспаривает;", "нечем заполнить"),
        ("kind: [state]", "kind: [statе]", "такого значения нет"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    shipped = load_kb().path(NAME).read_text(encoding="utf-8")
    assert before in shipped
    own = tmp_path / NAME
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenKB, match=said) as error:
        rule_book(load_kb(overlay=tmp_path))
    assert error.value.where.startswith(f"{own}:")


def test_quoted_words_keep_the_order_of_the_clause() -> None:
    text = "Участие прокурора в суде обязательно, когда одной из сторон является государство"
    assert stands_in("Участие прокурора … является государство", text)
    assert not stands_in("является государство … Участие прокурора", text)
    assert not stands_in("участие прокурора", text)


def test_an_office_may_replace_a_rule(tmp_path: Path) -> None:
    shipped = load_kb().path(NAME).read_text(encoding="utf-8")
    own = tmp_path / NAME
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace("order: 10", "order: 90"), encoding="utf-8")
    assert rule_book(load_kb(overlay=tmp_path)).rules[-1].instrument == "kz-gp-2002-79"
