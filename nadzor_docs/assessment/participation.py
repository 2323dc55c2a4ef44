"""One rule against one act: whether the prosecutor must take part, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from nadzor_docs.assessment.conditions import Condition, Edition, GroundRule, Rule
from nadzor_docs.assessment.evaluate import (
    Case,
    all_of,
    any_of,
    asked,
    evaluate,
    evidence,
    explanations,
    questions,
)
from nadzor_docs.assessment.rules import RuleBook
from nadzor_docs.facts import (
    CourtAct,
    Ground,
    GroundStatus,
    Outcome,
    Participation,
    Reason,
    Span,
    Truth,
)

MANDATORY, REVIEW = Outcome.MANDATORY, Outcome.REVIEW


def decide(
    act: CourtAct, rule: Rule, edition: Edition, book: RuleBook, as_of: date | None
) -> Participation:
    """The answer of one instrument. Grounds in doubt are reported where none is met."""
    case = case_of(act, rule, book)
    tree = decision_tree(edition, case)
    outcome = outcome_of(tree, edition, case)
    return Participation(
        outcome=outcome,
        instrument=rule.instrument,
        as_of=as_of,
        grounds=tuple(_grounds(edition, tree)) if outcome in (MANDATORY, REVIEW) else (),
        questions=_questions(tree, edition, case) if outcome is REVIEW else (),
        reason=tree,
        warnings=tuple(_notes(edition, tree, case, outcome)),
    )


def case_of(act: CourtAct, rule: Rule, book: RuleBook) -> Case:
    return Case(act, book.silence, book.roles, rule.definitions)


def decision_tree(edition: Edition, case: Case) -> Reason:
    """Mandatory: the matter is in scope and any ground holds; the tree says all that was asked."""
    scope = evaluate(edition.scope, case)
    grounds = tuple(_ground_node(ground, edition, scope, case) for ground in edition.grounds)
    met = any_of(one.truth for one in grounds)
    any_ground = Reason("есть хотя бы одно основание", met, edition.clause, branches=grounds)
    truth = all_of((scope.truth, met))
    says = "участие прокурора в суде обязательно"
    return Reason(says, truth, edition.clause, branches=(scope, any_ground))


def _ground_node(ground: GroundRule, edition: Edition, scope: Reason, case: Case) -> Reason:
    inside = evaluate(ground.when, case)
    clause = ground.clause or edition.clause
    return replace(inside, condition=ground.says, clause=clause, law_quote=ground.words)


def outcome_of(tree: Reason, edition: Edition, case: Case) -> Outcome:
    """Silence is never «no»: what isn't known, or was held in reserve, goes to a person."""
    scope, _ = tree.branches
    if scope.truth is Truth.FALSE:
        return Outcome.OUT_OF_SCOPE
    if tree.truth is Truth.TRUE:
        return REVIEW if any(_holds(note.when, case) for note in edition.cap) else MANDATORY
    held_back = any(_held_back(one, case) for one in edition.reserve)
    unknown = Truth.UNKNOWN in (scope.truth, tree.truth)
    return REVIEW if unknown or held_back else Outcome.NOT_MANDATORY


def _holds(condition: Condition, case: Case) -> bool:
    return evaluate(condition, case).truth is Truth.TRUE


def _held_back(condition: Condition, case: Case) -> tuple[str, ...]:
    """The unanswered questions of a reservation that may hold."""
    reason = evaluate(condition, case)
    if reason.truth is Truth.FALSE:
        return ()
    return tuple(question for question in asked(reason) if question not in case.assumed)


def _grounds(edition: Edition, tree: Reason) -> Iterator[Ground]:
    """The grounds that are met; where none is, those in doubt."""
    scope, any_ground = tree.branches
    nodes = list(zip(edition.grounds, any_ground.branches, strict=True))
    met = [(rule, node) for rule, node in nodes if all_of((scope.truth, node.truth)) == "true"]
    in_doubt = [(rule, node) for rule, node in nodes if node.truth is not Truth.FALSE]
    for rule, node in met or in_doubt:
        status = GroundStatus.MET if met else GroundStatus.IN_DOUBT
        yield Ground(
            id=rule.id,
            clause=rule.clause or edition.clause,
            status=status,
            evidence=_distinct(evidence(node)),
            explanation=" ".join(dict.fromkeys(_said(node, scope))),
            see=rule.see,
        )


def _said(node: Reason, scope: Reason) -> Iterator[str]:
    """Why the ground is what it is; of one in doubt only through the scope, that too."""
    yield from explanations(node)
    if node.truth is Truth.TRUE and scope.truth is Truth.UNKNOWN:
        yield from explanations(scope)


def _distinct(spans: Iterator[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _notes(edition: Edition, tree: Reason, case: Case, outcome: Outcome) -> Iterator[str]:
    if edition.warning:
        yield edition.warning
    if outcome is Outcome.OUT_OF_SCOPE:
        return
    if outcome is MANDATORY and edition.strength:
        yield edition.strength
    for ground, node in zip(edition.grounds, tree.branches[1].branches, strict=True):
        if ground.note and node.truth is Truth.TRUE:
            yield ground.note
    for note in edition.notes:
        if _holds(note.when, case):
            yield note.text


def _questions(tree: Reason, edition: Edition, case: Case) -> tuple[str, ...]:
    """What keeps the answer open: unknown facts, or that there is no hearing to attend."""
    if tree.truth is Truth.TRUE:
        return tuple(note.text for note in edition.cap if _holds(note.when, case))
    return ranked_questions(tree, edition, case)


def ranked_questions(tree: Reason, edition: Edition, case: Case) -> tuple[str, ...]:
    """What a person must find out, the question that settles most first."""
    found = [*questions(tree.branches[0]), *questions(tree.branches[1])]
    found += [question for one in edition.reserve for question in _held_back(one, case)]
    distinct = list(dict.fromkeys(found))
    return tuple(sorted(distinct, key=lambda q: -_settles(q, edition, case)))


def _settles(question: str, edition: Edition, case: Case) -> int:
    """How many of the answers «yes» and «no» alone end the doubt."""
    settled = 0
    for truth in (Truth.TRUE, Truth.FALSE):
        assumed: Mapping[str, Truth] = {question: truth}
        supposed = replace(case, assumed=assumed)
        tree = decision_tree(edition, supposed)
        settled += outcome_of(tree, edition, supposed) is not REVIEW
    return settled
