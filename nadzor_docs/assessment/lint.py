"""The rules and their cases, checked whole: every problem with its file, its line and its mend.

A rule must say nothing that its clause doesn't, each ground must be met in some case that a
lawyer wrote down, and every case must get the answer written for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from nadzor_docs.assessment.calendar import CalendarFile
from nadzor_docs.assessment.cases import LegalCase, mismatches
from nadzor_docs.assessment.conditions import Condition, Rule
from nadzor_docs.assessment.rules import (
    SILENT,
    FindingName,
    Messages,
    rule_book,
    unproven_words,
    wrong_shapes,
)
from nadzor_docs.assessment.term_rules import TermRule, wrong_terms
from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import KB, BrokenYaml, load_yaml
from nadzor_docs.knowledge.lint import missing, row_problems
from nadzor_docs.knowledge.problems import Finding, from_error, located
from nadzor_docs.knowledge.schema import Problem, bind, nearest

T = TypeVar("T")


Cases = dict[Path, tuple[LegalCase, ...]]


def lint_rules(kb: KB) -> list[Finding]:
    """Everything wrong with the rules, the named facts and the cases of a base."""
    findings, cases = check_rules(kb)
    if not findings and not kb.broken:  # a broken rule answers nothing
        for path, held in cases.items():
            ours = kb.overlay is None or path.is_relative_to(kb.overlay)
            findings += located(path, wrong_answers(held, kb, by_default=ours))
    return sorted(findings)


def check_rules(kb: KB) -> tuple[list[Finding], Cases]:
    """The shape of rules, terms and cases, and what they lean on; the cases aren't answered yet."""
    findings: list[Finding] = []
    names = _read(tuple[FindingName, ...], kb.path("vocabulary/findings.yaml"), findings)
    silence = {one.name: SILENT[one.silence] for one in names or ()}
    _read(Messages, kb.path("rules/messages.yaml"), findings)
    _read_all(CalendarFile, kb, "calendars", findings)
    rules = _read_all(Rule, kb, "rules/participation", findings)
    cases = _read_all(tuple[LegalCase, ...], kb, "cases", findings)
    tried = [case for held in cases.values() for case in held]
    for path, rule in rules.items():
        findings += located(path, rule_problems(rule, kb, silence))
        findings += located(path, untried(rule, tried))
    for path, term in _read_all(TermRule, kb, "terms", findings).items():
        findings += located(path, term_problems(term, path.stem, kb, silence))
    for path, held in cases.items():
        findings += located(path, unknown_facts(held, silence))
    return findings, cases


def rule_problems(rule: Rule, kb: KB, silence: Mapping[str, Truth]) -> Iterator[Problem]:
    """A rule stands on clauses that there are, in their words, and its editions follow by days."""
    if rule.instrument in kb.broken:
        return
    if not kb.has(rule.instrument):
        yield missing(kb, ("instrument",), rule.instrument)
        return
    clauses = [f"{rule.instrument}:{edition.clause}" for edition in rule.editions]
    lost = [number for number, ref in enumerate(clauses) if not kb.has(ref)]
    for number in lost:
        yield missing(kb, ("editions", number, "clause"), clauses[number])
    if not lost:
        whole = kb.passport(rule.instrument).in_force
        yield from row_problems(("editions",), [one.in_force or whole for one in rule.editions])
        yield from wrong_shapes(rule, silence)
        yield from unproven_words(rule, kb)


def term_problems(
    rule: TermRule, name: str, kb: KB, silence: Mapping[str, Truth]
) -> Iterator[Problem]:
    """A term stands on articles that there are, and its editions follow by days."""
    yield from wrong_terms(rule, name)
    yield from row_problems(("editions",), [one.in_force for one in rule.editions])
    for number, edition in enumerate(rule.editions):
        for index, ref in enumerate(edition.basis):
            if not kb.has(ref):
                yield missing(kb, ("editions", number, "basis", index), ref)
            elif edition.count and edition.count not in (_lengths(kb, ref) or {edition.count}):
                said = f"{ref}: в пункте назван другой срок"
                yield Problem(("editions", number, "count"), said, "Сверьте count с нормой пункта")
    if rule.offer and rule.offer.when:
        for condition in _whole(rule.offer.when):
            if condition.finding and condition.finding not in silence:
                said = f"такого факта нет: «{condition.finding}»"
                yield Problem(("offer", "when"), said, "Имена — в vocabulary/findings.yaml")


def _lengths(kb: KB, ref: str) -> set[int]:
    """The lengths of the terms that a clause's norms name; none for an article or an act."""
    if ref.partition(":")[0] not in kb.instruments or ":" not in ref:
        return set()
    terms = (norm.term for norm in kb.clause(ref).norms)
    return {term.count for term in terms if term and term.count}


def _whole(condition: Condition) -> Iterator[Condition]:
    yield condition
    for branch in condition.branches:
        yield from _whole(branch)


def unknown_facts(cases: tuple[LegalCase, ...], silence: Mapping[str, Truth]) -> Iterator[Problem]:
    """Facts of a case that nothing extracts and no rule asks for: a slip of the pen."""
    for index, case in enumerate(cases):
        for field in ("facts", "absent", "unknown"):
            for number, name in enumerate(getattr(case, field)):
                if name not in silence:
                    mend = nearest(name, silence) or "Имена — в vocabulary/findings.yaml"
                    yield Problem((index, field, number), f"такого факта нет: «{name}»", mend)


def untried(rule: Rule, cases: list[LegalCase]) -> Iterator[Problem]:
    """Grounds that no case meets: nobody would notice if their condition were wrong."""
    own = [case for case in cases if rule.instrument in (case.instrument, case.applied)]
    if not own:
        mend = "Добавьте пример в папку cases: nadzor kb new case АКТ"
        yield Problem(
            ("instrument",), f"правило «{rule.instrument}» не проверяет ни один пример", mend
        )
        return
    shown = {ground for case in own for ground in (*case.grounds, *case.in_doubt)}
    for number, edition in enumerate(rule.editions):
        for index, ground in enumerate(edition.grounds):
            if ground.id not in shown:
                said = f"основание «{ground.id}» не проверяет ни один пример"
                mend = f"Добавьте в папку cases пример, где grounds: [{ground.id}]"
                yield Problem(("editions", number, "grounds", index, "id"), said, mend)


def wrong_answers(cases: tuple[LegalCase, ...], kb: KB, *, by_default: bool) -> Iterator[Problem]:
    """Cases that the rules answer otherwise than the lawyer who wrote them down.

    ``by_default``: also those that name no instrument. An office's new instrument may rightly
    come before the shipped ones, so the shipped cases of that sort aren't asked of its base.
    """
    held = {rule.instrument for rule in rule_book(kb).rules}
    for index, case in enumerate(cases):
        if not case.instrument and not by_default:
            continue
        if case.instrument and case.instrument not in held:
            said = f"для «{case.instrument}» нет правила об участии"
            yield Problem((index, "instrument"), said, "Исправьте имя или добавьте правило")
            continue
        for difference in mismatches(case, kb):
            yield Problem(
                (index,), f"правило отвечает иначе — {difference}", "Исправьте одно из двух"
            )


def _read_all(kind: type[T], kb: KB, below: str, findings: list[Finding]) -> dict[Path, T]:
    found = {path: _read(kind, path, findings) for path in kb.files(below).values()}
    return {path: value for path, value in found.items() if value is not None}


def _read(kind: type[T], path: Path, findings: list[Finding]) -> T | None:
    problems: list[Problem] = []
    try:
        value = bind(kind, load_yaml(path), problems)
    except BrokenYaml as error:
        findings.append(from_error(error))
        return None
    findings += located(path, problems)
    return value
