"""The instruction is all there, word for word: what differs from the source is a listed repair."""

import re
from pathlib import Path

import pytest

from nadzor_docs.knowledge import KB, load_kb
from nadzor_docs.knowledge.model import Instrument

SEED = Path(__file__).with_name("order-79-seed.txt").read_text(encoding="utf-8")
FRAME_BEFORE = ("order.title", "order.status", "order.passport", "order.footnote", "order.preamble")
FRAME_AFTER = ("order.signature", "instruction.approval", "instruction.title")


@pytest.fixture(scope="module")
def kb() -> KB:
    return load_kb()


@pytest.fixture(scope="module")
def order(kb: KB) -> Instrument:
    return kb.instrument("kz-gp-2002-79")


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def whole_text(order: Instrument) -> str:
    """Everything the file holds of the act, in the order in which the act prints it."""
    points = [f"{n}. {clause.text}" for n, clause in enumerate(order.order, 1)]
    clauses = [f"{clause.id}. {clause.text}" for clause in order.clauses]
    before = [order.frame[part] for part in FRAME_BEFORE]
    after = [order.frame[part] for part in FRAME_AFTER]
    return "\n".join([*before, *points, *after, *clauses])


def test_every_character_of_the_source_is_accounted_for(order: Instrument) -> None:
    restored = SEED
    for repair in order.repairs:
        assert restored.count(repair.printed) == 1, repair
        restored = restored.replace(repair.printed, repair.reads)
    assert one_line(restored) == one_line(whole_text(order))
    assert set(order.frame) == {*FRAME_BEFORE, *FRAME_AFTER}


def test_a_repair_adds_no_word_and_loses_none(order: Instrument) -> None:
    """Letters and signs move together or elsewhere; the same ones stay."""
    for repair in order.repairs:
        printed, reads = ("".join(sorted(t.replace(" ", "").replace("\n", "")))
                          for t in (repair.printed, repair.reads))  # fmt: skip
        assert printed == reads, repair
        if repair.kind != "moved_words":
            assert re.sub(r"\s", "", repair.printed) == re.sub(r"\s", "", repair.reads)


def test_clauses_and_paragraphs_are_numbered_as_the_act_numbers_them(order: Instrument) -> None:
    assert [clause.id for clause in order.order] == [f"order.{n}" for n in range(1, 6)]
    assert [clause.id for clause in order.clauses] == [str(n) for n in range(1, 15)]
    for clause in (*order.order, *order.clauses):
        expected = [f"{clause.id}.{n}" for n in range(1, len(clause.paragraphs) + 1)]
        assert list(clause.paragraphs) == expected
    several = {c.id: len(c.paragraphs) for c in order.clauses if len(c.paragraphs) > 1}
    assert several == {"3": 4, "4": 2, "7": 2, "10": 3, "14": 2}


def test_clause_5_and_the_paragraph_it_points_to(kb: KB) -> None:
    assert kb.text("kz-gp-2002-79:5").startswith("Участие прокурора в суде обязательно, когда")
    assert kb.text("kz-gp-2002-79:4.2").startswith("Принимать предусмотренные законом меры")
    assert kb.clause("kz-gp-2002-79:5").norms[0].see == ("2", "4.2")


def test_every_clause_says_whom_it_binds_and_to_what(order: Instrument) -> None:
    for clause in order.clauses:
        assert clause.norms, clause.id
        for norm in clause.norms:
            assert norm.addressee or clause.id == "1"
            assert clause.id in norm.id


def test_documents_that_must_not_be_merged(order: Instrument) -> None:
    """Clauses 9 and 10: two a quarter and two a year, ten informations a year."""
    separate = {n.id: n for c in order.clauses for n in c.norms if n.separately}
    assert set(separate) == {"9.report", "10.report"}
    for norm in separate.values():
        assert norm.separately
        assert len(norm.separately.documents) == 2


def test_the_term_of_clause_6_is_left_as_open_as_the_clause_leaves_it(kb: KB) -> None:
    term = kb.clause("kz-gp-2002-79:6.study").norms[0].term
    assert term is not None
    assert (term.count, term.unit, term.counting, term.at_most) == (5, "day", "unspecified", True)
