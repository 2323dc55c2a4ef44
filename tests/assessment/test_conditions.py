"""Conditions in three values: what is unknown stays unknown, and the tree says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.assessment.cases import NOTHING, LegalCase, court_act, read_cases
from nadzor_docs.assessment.conditions import Condition, PartyTest
from nadzor_docs.assessment.evaluate import (
    Case,
    all_of,
    any_of,
    evaluate,
    explanations,
    negate,
    questions,
    sides_told,
)
from nadzor_docs.assessment.participation import case_of, decide, ranked_questions
from nadzor_docs.assessment.rules import rule_book
from nadzor_docs.facts import (
    CourtAct,
    Finding,
    Language,
    Outcome,
    Party,
    PartyKind,
    Role,
    Span,
    Truth,
)
from nadzor_docs.knowledge import KB, load_kb

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
TRUTHS = st.sampled_from([T, F, U])


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T), (T, F, F, T), (T, U, U, T),
        (F, T, F, T), (F, F, F, F), (F, U, F, U),
        (U, T, U, T), (U, F, F, U), (U, U, U, U),
    ],
)  # fmt: skip
def test_kleenes_table(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert all_of((one, other)) is both
    assert any_of((one, other)) is either


@given(one=TRUTHS, other=TRUTHS)
def test_not_both_is_either_not(one: Truth, other: Truth) -> None:
    assert negate(all_of((one, other))) is any_of((negate(one), negate(other)))


def case(*findings: tuple[str, Truth], silence: dict[str, Truth] | None = None) -> Case:
    found = tuple(Finding(name, truth, Span(0, 1), "test") for name, truth in findings)
    act = CourtAct(NOTHING, Language.RUSSIAN, findings=found)
    return Case(act, silence or {}, {"debtor": "Должник"})


def fact(name: str, **words: str) -> Condition:
    return Condition(finding=name, **words)  # type: ignore[arg-type]


@given(known=TRUTHS, asked=TRUTHS)
def test_settling_an_unknown_never_unsettles_what_was_certain(known: Truth, asked: Truth) -> None:
    """Kleene is monotone: a certain answer stays whatever an unknown fact turns out to be."""
    tree = Condition(any=(Condition(all=(fact("a"), fact("b"))), Condition(not_=fact("b"))))
    before = evaluate(tree, case(("a", known), ("b", U))).truth
    after = evaluate(tree, case(("a", known), ("b", asked))).truth
    assert before in (U, after)


def test_silence_is_never_no_unless_the_vocabulary_says_so() -> None:
    assert evaluate(fact("a"), case()).truth is U
    assert evaluate(fact("a"), case(silence={"a": F})).truth is F


@pytest.mark.parametrize(("inside", "outside"), [(T, U), (U, U), (F, F)])
def test_a_doubt_never_makes_anything_certain(inside: Truth, outside: Truth) -> None:
    assert evaluate(Condition(doubt=fact("a")), case(("a", inside))).truth is outside


def test_only_the_branches_that_decided_speak() -> None:
    tree = Condition(any=(fact("a", because="а есть"), fact("b", because="б есть")))
    node = evaluate(tree, case(("a", T), ("b", U)))
    assert list(explanations(node)) == ["а есть"]
    assert list(questions(node)) == []


def test_a_party_is_named_in_explanation_and_question() -> None:
    party = Party("Орлов П.И.", PartyKind.PERSON, (Role.DEBTOR,))
    tree = Condition(
        party=PartyTest(roles=(Role.DEBTOR,)), because="{role} — {name}", question="{name}?"
    )
    node = evaluate(tree, replace(case(), act=replace(case().act, parties=(party,))))
    assert (node.explanation, node.question) == ("Должник — Орлов П.И.", "Орлов П.И.?")


def cases(name: str) -> tuple[LegalCase, ...]:
    return read_cases(load_kb().path(f"cases/{name}.yaml"))


@pytest.mark.parametrize("legal", cases("kz-gp-2002-79"), ids=lambda one: one.act)
def test_an_answered_question_is_not_asked_again(legal: LegalCase, kb: KB) -> None:
    """Whatever is answered, no question comes back and a certain outcome stays certain."""
    book = rule_book(kb)
    rule = book.rules[0]
    edition = rule.editions[0]
    act = court_act(legal)
    plain = decide(act, rule, edition, book, None)
    for question, truth in product(plain.questions, (T, F)):
        supposed = replace(case_of(act, rule, book), assumed={question: truth})
        from nadzor_docs.assessment.participation import decision_tree

        tree = decision_tree(edition, supposed)
        assert question not in ranked_questions(tree, edition, supposed)


def test_without_any_doubt_the_grounds_alone_decide(kb: KB) -> None:
    """Outcome, grounds and questions agree with each other in every case of every rule."""
    from nadzor_docs.assessment import assess

    for name in ("kz-gp-2002-79", "statutes"):
        for legal in cases(name):
            answer = assess(court_act(legal), kb, instrument=legal.instrument or None)
            for one in (answer.participation, *answer.participation.also):
                if one.outcome is Outcome.MANDATORY:
                    assert {ground.status.value for ground in one.grounds} == {"met"}
                    assert one.questions == ()
                elif one.outcome is Outcome.REVIEW:
                    assert one.questions
                else:
                    assert (one.grounds, one.questions) == ((), ())


@given(day=st.dates(date(1996, 1, 1), date(2030, 12, 31)))
def test_on_every_day_there_is_an_answer(day: date) -> None:
    """Whatever the day, an answer comes; where nothing held applies, it says so."""
    from nadzor_docs.assessment import assess

    answer = assess(court_act(cases("kz-gp-2002-79")[0]), load_kb(), as_of=day)
    assert answer.participation.as_of == day
    assert answer.participation.reason is not None


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ([("Взыскатель", "ГУ «Школа»")], "Взыскатель (ГУ «Школа») — государство."),
        ([("Взыскатель", "государство")], "Взыскатель — государство."),
        (
            [("Взыскатель", "РГУ «Управление»"), ("Взыскатель", "государство")],
            "Взыскатель (РГУ «Управление») — государство.",
        ),
        (
            [("Взыскатель", "ГУ «Школа»"), ("Должник", "КГП «Водоканал»")],
            "Взыскатель (ГУ «Школа»), должник (КГП «Водоканал») — государство.",
        ),
    ],
)
def test_a_side_is_named_beside_its_own_role(sides: list[tuple[str, str]], told: str) -> None:
    assert sides_told("{role} ({name}) — государство.", sides) == told
