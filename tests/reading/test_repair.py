"""Repairs: what a person would mend by hand is mended, what is right stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.facts import ActText, Source
from nadzor_docs.reading import from_text
from nadzor_docs.reading.act import repaired
from nadzor_docs.reading.raw import RawText
from nadzor_docs.reading.repair import RECOGNITION_REPAIRS, REPAIRS

TABLE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "repairs.yaml").read_text(encoding="utf-8")
)
LETTERS = "абвгдо АБВЗ oOcNlI№0123«»\"-–.,:;!?\n\r\t\xa0\xad\u200b _<>'ёқіəһ/()"
WORDS = st.sampled_from(
    ["суд", "О П Р Е Д Е Л И Л", "р е ш и л :", "N 5", "TOO", "«Арман»", '"Арман"', "2ОО5", "-\n",
     "\n", "\n\n", "   ", "      ", "\t", "исполни-\nтельного", "3айцева", "Копия верна", "\n2\n",
     "Республики Казахстан", "Закона", "Судья ______ Иванов", "...", " ,", "Каspi", ".", ":"]
)  # fmt: skip
TEXTS = st.text(alphabet=LETTERS, max_size=300) | st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS)
def test_the_map_is_monotone_and_whole(raw: str) -> None:
    act = from_text(raw)
    assert len(act.origin) == len(act.text) + 1
    assert all(a <= b for a, b in zip(act.origin, act.origin[1:], strict=False))
    assert act.origin[-1] <= len(raw)


@given(TEXTS)
def test_a_character_that_was_not_mended_is_the_one_of_the_file(raw: str) -> None:
    act = from_text(raw)
    mended = {i for r in act.repairs for i in range(r.span.start, max(r.span.end, 1))}
    for i, character in enumerate(act.text):
        if i not in mended:
            assert act.raw[act.origin[i]] == character


@given(TEXTS)
def test_repairing_twice_is_repairing_once(raw: str) -> None:
    once = from_text(raw).text
    assert from_text(once).text == once


CLEAN = st.sampled_from(
    ["ОПРЕДЕЛЕНИЕ", "УСТАНОВИЛ:", "Суд, выслушав стороны, находит жалобу обоснованной.",
     "14 июля 2022 года\tдело № 7594-22-00-4/1925\tгород Алматы", "ИСТЕЦ:", "ТОО «Арман-Трейд»",
     "Взыскать с Петрова И.И. 208 450 тенге (п. 3 ст. 240-5 ГПК РК).", "Судья\tА.К. Әбілова",
     "1. О признании незаконным бездействия", "– надзор за соблюдением прав;", "ФИО-3", "",
     "инвалид II группы; адрес: <данные изъяты>, тел. 8 (727) 250-00-00.", "Kaspi Bank, IBAN KZ86"]
)  # fmt: skip


@given(st.lists(CLEAN, min_size=1, max_size=40).map("\n".join))
def test_clean_text_comes_through_unchanged(text: str) -> None:
    clean = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
    assert from_text(clean).text == clean


@given(TEXTS)
def test_a_repair_stands_inside_the_text(raw: str) -> None:
    act = from_text(raw)
    for repair in act.repairs:
        assert 0 <= repair.span.start <= repair.span.end <= len(act.text)


@pytest.mark.parametrize("case", TABLE["mended"], ids=lambda case: case["before"][:30])
def test_a_slip_is_mended(case: dict[str, str]) -> None:
    act = from_text(case["before"])
    assert act.text == case["after"]
    assert case["rule"] in {repair.rule for repair in act.repairs}


@pytest.mark.parametrize("text", TABLE["unchanged"])
def test_what_is_right_or_uncertain_stays(text: str) -> None:
    act = from_text(text)
    assert act.text == text
    assert not act.repairs


def recognised(text: str) -> ActText:
    return repaired(RawText(text, recognised=True), Source("scan.png", "image", ""))


@pytest.mark.parametrize("case", TABLE["recognised"], ids=lambda case: case["before"][:30])
def test_a_slip_of_recognition_is_mended(case: dict[str, str]) -> None:
    act = recognised(case["before"])
    assert act.text == case["after"]
    assert case["rule"] in {repair.rule for repair in act.repairs}


@pytest.mark.parametrize("text", TABLE["recognised_unchanged"])
def test_what_was_recognised_rightly_stays(text: str) -> None:
    assert recognised(text).text == text


def test_every_repair_has_a_case() -> None:
    shown = {case["rule"] for case in (*TABLE["mended"], *TABLE["recognised"])}
    seen_elsewhere = {"wide_spaces", "margins", "blank_lines", "tabs_after_numbers"}
    named = {find.__name__ for find in (*REPAIRS, *RECOGNITION_REPAIRS)}
    assert named - shown - seen_elsewhere == {"displaced_words"}


def test_a_word_carried_off_by_a_link_comes_back() -> None:
    raw = (
        'документам, предусмотренным в перечне   Республики Казахстан "Об Закона\n'
        'исполнительном производстве".'
    )
    act = from_text(raw)
    assert act.text.startswith("документам, предусмотренным в перечне Закона Республики Казахстан")
    assert "displaced_words" in {repair.rule for repair in act.repairs}


def test_page_numbers_that_count_the_pages_go() -> None:
    page = "Суд установил обстоятельства дела полностью. " * 20
    act = from_text(f"{page}\n1\n{page}\n2\n{page}\n3\n")
    assert not any(line.isdigit() for line in act.text.split("\n"))


def test_a_mend_knows_what_was_there() -> None:
    act = from_text("приказ N 79 и дело")
    (repair,) = act.repairs
    assert (repair.before, act.quote(repair.span)) == ("N", "№")
