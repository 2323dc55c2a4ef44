"""Conditions against an act, in Kleene's three values. The evaluated tree is the explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nadzor_docs.assessment.conditions import Condition, PartyTest
from nadzor_docs.facts import Attribute, CourtAct, Finding, Party, Reason, Role, Span, Truth

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Case:
    """What conditions are asked about: an act, and what the knowledge base says of silence.

    ``assumed`` answers questions ahead («what if the answer is yes»), by the question's text.
    """

    act: CourtAct
    silence: Mapping[str, Truth]
    role_names: Mapping[str, str]
    definitions: Mapping[str, Condition] = field(default_factory=dict)
    assumed: Mapping[str, Truth] = field(default_factory=dict)

    def finding(self, name: str) -> Finding:
        """The act's own finding, or what its silence means."""
        for finding in self.act.findings:
            if finding.name == name:
                return finding
        return Finding(name, self.silence.get(name, UNKNOWN), None, "silence")

    def parties(self, roles: Iterable[Role]) -> Iterator[tuple[Party, Role]]:
        """Each party with the first of ``roles`` that it has."""
        for party in self.act.parties:
            for role in roles:
                if role in party.roles:
                    yield party, role
                    break


def all_of(truths: Iterable[Truth]) -> Truth:
    """False as soon as one is false; unknown where none is and one might be."""
    found = set(truths)
    return FALSE if FALSE in found else UNKNOWN if UNKNOWN in found else TRUE


def any_of(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is true; unknown where none is and one might be."""
    found = set(truths)
    return TRUE if TRUE in found else UNKNOWN if UNKNOWN in found else FALSE


def negate(truth: Truth) -> Truth:
    return {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}[truth]


def evaluate(condition: Condition, case: Case) -> Reason:
    """The truth of a condition with the reasons of it, down to the words of the act."""
    reason = _OPERATORS[condition.operator](condition, case)
    if reason.truth is UNKNOWN and reason.question in case.assumed:
        return replace(reason, truth=case.assumed[reason.question])
    return reason


def _all(condition: Condition, case: Case) -> Reason:
    branches = tuple(evaluate(one, case) for one in condition.all)
    return _node(condition, all_of(one.truth for one in branches), branches=branches)


def _any(condition: Condition, case: Case) -> Reason:
    branches = tuple(evaluate(one, case) for one in condition.any)
    return _node(condition, any_of(one.truth for one in branches), branches=branches)


def _not(condition: Condition, case: Case) -> Reason:
    assert condition.not_
    inside = evaluate(condition.not_, case)
    return _node(condition, negate(inside.truth), branches=(inside,))


def _doubt(condition: Condition, case: Case) -> Reason:
    """What may hold leaves the answer open: true inside is unknown outside."""
    assert condition.doubt
    inside = evaluate(condition.doubt, case)
    truth = FALSE if inside.truth is FALSE else UNKNOWN
    question = condition.question or inside.question
    return _node(condition, truth, branches=(inside,), question=question)


def _finding(condition: Condition, case: Case) -> Reason:
    finding = case.finding(condition.finding)
    return _node(condition, finding.truth, (finding.span,) if finding.span else ())


def _party(condition: Condition, case: Case) -> Reason:
    assert condition.party
    test = condition.party
    fitting = [
        (party, role, evidence)
        for party, role in case.parties(test.roles)
        if (evidence := _fits(party, test)) is not None
    ]
    if not fitting:
        return _node(condition, FALSE)
    spans = tuple(span for _, _, evidence in fitting for span in evidence)
    sides = [(case.role_names.get(role, ""), party.name) for party, role, _ in fitting]
    because, question = sides_told(condition.because, sides), sides_told(condition.question, sides)
    return _node(condition, TRUE, spans, because=because, question=question)


def sides_told(words: str, sides: Sequence[tuple[str, str]]) -> str:
    """The words about these sides (role, name): each name beside its own role, and none that
    the words say anyway («Взыскатель (государство) — государство»)."""
    by_role: dict[str, list[str]] = {role: [] for role, _ in sides}
    for role, name in sides:
        if name.casefold() not in words.casefold():
            by_role[role].append(name)
    first, *others = [
        f"{role} ({', '.join(names)})" if names else role for role, names in by_role.items()
    ]
    listed = ", ".join([first, *(other[:1].lower() + other[1:] for other in others)])
    role, name = sides[0][0], ", ".join(name for _, name in sides)
    told = words.replace("{role} ({name})", "{listed}")
    return told.format(listed=listed, role=role, name=name)


def _fits(party: Party, test: PartyTest) -> tuple[Span, ...] | None:
    """The words of the act that show it, or ``None`` if the party doesn't fit."""
    if test.kind and party.kind not in test.kind:
        return None
    if any(doubt.value in test.except_doubt for doubt in party.doubts):
        return None
    if not _named(party.name, test):
        return None
    if test.attribute or test.detail:
        shown = [one for one in party.attributes if _shows(one, test)]
        return tuple(one.span for one in shown if one.span) if shown else None
    if test.doubt:
        raised = [doubt for doubt in party.doubts if doubt.value in test.doubt]
        return tuple(doubt.span for doubt in raised if doubt.span) if raised else None
    return party.mentions[:1]


def _named(name: str, test: PartyTest) -> bool:
    if not test.named_like and not test.except_named_like:
        return True
    words = re.findall(r"\w+", name.lower())

    def has(starts: tuple[str, ...]) -> bool:
        return any(word.startswith(start) for word in words for start in starts)

    return (not test.named_like or has(test.named_like)) and not has(test.except_named_like)


def _shows(attribute: Attribute, test: PartyTest) -> bool:
    return (
        (not test.attribute or attribute.value in test.attribute)
        and (not test.detail or attribute.detail in test.detail)
        and attribute.detail not in test.except_detail
    )


def _unnamed(condition: Condition, case: Case) -> Reason:
    assert condition.unnamed
    named = any(True for _ in case.parties((condition.unnamed,)))
    return _node(condition, FALSE if named else TRUE)


def _act_kind(condition: Condition, case: Case) -> Reason:
    kind = case.act.kind
    if kind is None:
        return _node(condition, UNKNOWN)
    truth = TRUE if kind.value in condition.act_kind else FALSE
    return _node(condition, truth, (kind.span,) if kind.span else ())


def _ref(condition: Condition, case: Case) -> Reason:
    """The condition that another clause states: clause 5 asks what clause 4.2 says."""
    inside = evaluate(case.definitions[condition.ref], case)
    return _node(condition, inside.truth, branches=(inside,))


_OPERATORS: Mapping[str, Callable[[Condition, Case], Reason]] = {
    "all": _all,
    "any": _any,
    "not_": _not,
    "doubt": _doubt,
    "finding": _finding,
    "party": _party,
    "unnamed": _unnamed,
    "act_kind": _act_kind,
    "ref": _ref,
}


def _node(
    condition: Condition,
    truth: Truth,
    evidence: tuple[Span, ...] = (),
    branches: tuple[Reason, ...] = (),
    because: str | None = None,
    question: str | None = None,
) -> Reason:
    said = condition.because if because is None else because
    return Reason(
        condition=condition.says,
        truth=truth,
        clause=condition.clause,
        law_quote=condition.words,
        evidence=evidence,
        branches=branches,
        explanation=condition.absent if truth is FALSE else said,
        question=condition.question if question is None else question,
    )


def speaking(reason: Reason) -> tuple[Reason, ...]:
    """The branches that made the node what it is; of a doubt or a negation, what it is about."""
    same = tuple(branch for branch in reason.branches if branch.truth is reason.truth)
    return same or reason.branches


def explanations(reason: Reason) -> Iterator[str]:
    """Why the node is what it is: its own words, or those of the branches that decided it."""
    if reason.explanation:
        yield reason.explanation
    else:
        for branch in speaking(reason):
            yield from explanations(branch)


def evidence(reason: Reason) -> Iterator[Span]:
    """The words of the act behind the node."""
    yield from reason.evidence
    for branch in speaking(reason):
        yield from evidence(branch)


def questions(reason: Reason) -> Iterator[str]:
    """What would settle an unknown node, in the order of the rule."""
    if reason.truth is UNKNOWN:
        yield from asked(reason)


def asked(reason: Reason) -> Iterator[str]:
    """The question of a node, or those of the branches that made it what it is."""
    if reason.question:
        yield reason.question
    else:
        for branch in speaking(reason):
            yield from asked(branch)
