"""The answer as a page to read: verdict, the clause in its words, reasons, questions, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from nadzor_docs.facts import (
    ActKind,
    Assessment,
    CourtAct,
    Ground,
    GroundStatus,
    Outcome,
    Participation,
    Party,
    PartyKind,
    Reason,
    Role,
    Span,
    Term,
    Truth,
    Vulnerability,
)

if TYPE_CHECKING:
    from nadzor_docs.cli.check_results import Answered
    from nadzor_docs.knowledge import KB
    from nadzor_docs.knowledge.model import Clause

WIDTH = 96
CONTEXT = 90  # characters of the act shown on each side of the words that decided
KINDS = {
    ActKind.DECISION: "Решение",
    ActKind.RULING: "Определение",
    ActKind.RESOLUTION: "Постановление",
    ActKind.VERDICT: "Приговор",
    ActKind.COURT_ORDER: "Судебный приказ",
}
VERDICTS = {
    Outcome.MANDATORY: "Участие прокурора обязательно",
    Outcome.NOT_MANDATORY: "Участие прокурора не обязательно",
    Outcome.REVIEW: "Нужна проверка: по акту ответить нельзя",
    Outcome.OUT_OF_SCOPE: "Дело не относится к исполнительному производству",
}
COLOURS = {
    Outcome.MANDATORY: "red",
    Outcome.NOT_MANDATORY: "green",
    Outcome.REVIEW: "yellow",
    Outcome.OUT_OF_SCOPE: "blue",
}
PARTY_KINDS = {
    PartyKind.PERSON: "гражданин",
    PartyKind.ORGANIZATION: "частная организация",
    PartyKind.STATE: "государство",
}
SIGNS_OF = {
    Vulnerability.MINOR: "несовершеннолетие",
    Vulnerability.INCAPABLE: "недееспособность",
    Vulnerability.DISABLED: "инвалидность",
    Vulnerability.ELDERLY: "преклонный возраст",
    Vulnerability.ILL: "болезнь",
}
SIGNS = {Truth.TRUE: "да", Truth.FALSE: "нет", Truth.UNKNOWN: "неизвестно"}


def page(answered: Answered, kb: KB, *, explain: bool, why_not: bool) -> Iterator[str]:
    """The lines of the page of one act."""
    act, assessment = answered.act, answered.assessment
    participation = assessment.participation
    yield from heading(answered.path, act)
    if answered.before:
        yield from comparison(answered.before, assessment)
    yield from verdict(participation, act, kb)
    yield from questions(participation)
    yield from listed("Оговорки", participation.warnings)
    for other in participation.also:
        yield from verdict_also(other, act, kb)
    yield from terms(assessment, kb)
    yield from remarks(assessment, act)
    if why_not:
        yield from reasons_against(participation, kb)
    if explain:
        for one in (participation, *participation.also):
            yield from explanation(one, act, kb)


def heading(path: str, act: CourtAct) -> Iterator[str]:
    yield click.style(path, bold=True)
    kind = KINDS[act.kind.value] if act.kind else "Вид акта не найден"
    day = f" от {act.date.value:%d.%m.%Y}" if act.date else ", дата не найдена"
    number = f", дело № {act.case_number.value}" if act.case_number else ""
    yield f"{kind}{day}{number}"
    if act.court:
        yield act.court.value
    for role, name in ((Role.CREDITOR, "Взыскатель"), (Role.DEBTOR, "Должник")):
        named = "; ".join(described(one) for one in act.parties if role in one.roles)
        yield wrap(f"{name}: {named or 'в акте не назван'}", "", "  ")
    yield ""


def described(party: Party) -> str:
    """The name with what the program took the party for: a person can see a mistake at once."""
    signs = [PARTY_KINDS[party.kind], *(SIGNS_OF[one.value] for one in party.attributes)]
    return f"{party.name} ({', '.join(dict.fromkeys(signs))})"


def verdict(participation: Participation, act: CourtAct, kb: KB) -> Iterator[str]:
    outcome = participation.outcome
    yield click.style(VERDICTS[outcome].upper(), bold=True, fg=COLOURS[outcome])
    day = f" — на {participation.as_of:%d.%m.%Y}" if participation.as_of else ""
    yield f"{source(participation, kb)}{day}"
    words = clause_words(participation, kb)
    if words:
        yield ""
        yield wrap(f"«{words}»", "    ")
    yield ""
    yield from reasons(participation, act, kb)


def reasons(participation: Participation, act: CourtAct, kb: KB) -> Iterator[str]:
    """Each ground with the words of the clause and of the act; or why there is none."""
    if not participation.grounds:
        if participation.outcome is not Outcome.REVIEW:
            yield from why_none(participation)
        return
    met = participation.grounds[0].status is GroundStatus.MET
    yield "Почему" if met else "Что под вопросом"
    # An unnamed creditor leaves two grounds in doubt for one reason: it is said once.
    by_words: dict[str, Ground] = {}
    for ground in participation.grounds:
        by_words.setdefault(ground.explanation, ground)
    for number, ground in enumerate(by_words.values(), 1):
        yield from reason(number, ground, act)
        for place in ground.see:
            words = " ".join(kb.text(f"{participation.instrument}:{place}").split())
            name = ", абзац ".join(place.split("."))
            yield wrap(f"Пункт {name}: «{words}»", "     ", "       ")
    yield ""


def reason(number: int, ground: Ground, act: CourtAct) -> Iterator[str]:
    yield wrap(f"{number}. {ground.explanation}", "  ", "     ")
    for quote in quotes(ground.evidence, act):
        yield wrap(f"В акте: {quote}", "     ", "       ")


def why_none(participation: Participation) -> Iterator[str]:
    """What was looked for and not found, so that «нет» can be checked too."""
    if participation.reason is None:
        return
    scope, grounds = participation.reason.branches
    yield "Почему"
    looked = (scope,) if scope.truth is Truth.FALSE else grounds.branches
    for line in dict.fromkeys(said for one in looked for said in against(one)):
        yield wrap(f"— {line}", "  ", "    ")
    yield ""


def against(reason: Reason) -> Iterator[str]:
    """Why a condition doesn't hold, in the words of the rule; the uppermost words alone."""
    if reason.truth is not Truth.FALSE:
        return
    if reason.explanation:
        yield reason.explanation
    else:
        for branch in reason.branches:
            yield from against(branch)


def all_against(reason: Reason) -> Iterator[str]:
    """Everything that was looked for and not found, down to the last condition."""
    inner = [line for branch in reason.branches for line in all_against(branch)]
    if reason.truth is Truth.FALSE:
        yield from inner or against(reason)


def questions(participation: Participation) -> Iterator[str]:
    if not participation.questions:
        return
    more = len(participation.questions) > 1
    yield "Что выяснить (первое решает больше всего)" if more else "Что выяснить"
    for number, question in enumerate(participation.questions, 1):
        yield wrap(f"{number}. {question}", "  ", "     ")
    yield ""


def verdict_also(participation: Participation, act: CourtAct, kb: KB) -> Iterator[str]:
    """The same question by another act of law in force on that day."""
    verdict = lower(VERDICTS[participation.outcome])
    yield wrap(f"Также: {lower(source(participation, kb))} — {verdict}", "", "  ")
    for ground in participation.grounds:
        yield wrap(f"— {ground.explanation}", "  ", "    ")
    for question in participation.questions:
        yield wrap(f"? {question}", "  ", "    ")
    for warning in participation.warnings:
        yield wrap(f"! {warning}", "  ", "    ")
    yield ""


def terms(assessment: Assessment, kb: KB) -> Iterator[str]:
    from nadzor_docs.assessment.term_rules import term_rules

    if not assessment.terms:
        return
    rules = term_rules(kb)
    yield "Сроки"
    for term in assessment.terms:
        yield from term_lines(term, rules[term.id].title)
    yield ""


def term_lines(term: Term, title: str) -> Iterator[str]:
    strict = f" (при другом чтении — {term.strict_due:%d.%m.%Y})" if term.strict_due else ""
    yield wrap(f"{term.due:%d.%m.%Y} — {title}{strict}", "  ", "    ")
    yield wrap("; ".join(term.derivation), "    ", "    ")
    for warning in term.warnings:
        yield wrap(f"! {warning}", "    ", "      ")


def remarks(assessment: Assessment, act: CourtAct) -> Iterator[str]:
    """What concerns the act and its terms; what concerns the verdict stands beside it."""
    said = (*assessment.warnings, *act.text.warnings, *act.warnings)
    beside = assessment.participation.warnings
    yield from listed("Обратите внимание", [line for line in said if line not in beside])


def listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A titled list, or nothing."""
    said = list(dict.fromkeys(lines))
    if said:
        yield title
        yield from (wrap(f"— {line}", "  ", "    ") for line in said)
        yield ""


def comparison(before: Assessment, after: Assessment) -> Iterator[str]:
    was, now = before.participation.outcome, after.participation.outcome
    if was is now:
        yield f"При допущении ответ не изменится: {lower(VERDICTS[now])}."
    else:
        yield f"При допущении: было — {lower(VERDICTS[was])}; станет — {lower(VERDICTS[now])}."
    yield ""


def reasons_against(participation: Participation, kb: KB) -> Iterator[str]:
    """``--why-not``: each ground that doesn't hold, and what was looked for."""
    if participation.reason is None:
        return
    scope, grounds = participation.reason.branches
    failed = [one for one in (scope, *grounds.branches) if one.truth is Truth.FALSE]
    yield f"Почему нет остальных оснований ({kb.short(participation.instrument)})"
    if not failed:
        yield "  Все основания есть или под вопросом."
    for one in failed:
        yield wrap(f"Нет: {one.condition}", "  ", "    ")
        for line in dict.fromkeys(all_against(one)):
            yield wrap(f"— {line}", "    ", "      ")
    yield ""


def explanation(participation: Participation, act: CourtAct, kb: KB) -> Iterator[str]:
    """``--explain``: the tree that was evaluated, each node with its words."""
    if participation.reason is None:
        return
    yield f"Дерево условий: {kb.short(participation.instrument)}"
    yield from node(participation.reason, act, 1)
    yield ""


def node(reason: Reason, act: CourtAct, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if reason.condition:
        yield wrap(f"[{SIGNS[reason.truth]}] {reason.condition}", indent, indent + "  ")
        if reason.law_quote:
            words = f"слова п. {reason.clause}: «{reason.law_quote}»"
            yield wrap(words, indent + "  ", indent + "    ")
    for quote in quotes(reason.evidence, act):
        yield wrap(f"слова акта: {quote}", indent + "  ", indent + "    ")
    for branch in reason.branches:
        yield from node(branch, act, depth + 1 if reason.condition else depth)


def source(participation: Participation, kb: KB) -> str:
    """«Инструкция № 79, пункт 5», «Статья 54 ГПК 2015 года, часть 2»."""
    found = clause(participation, kb)
    short = kb.short(participation.instrument)
    return f"{short[0].upper()}{short[1:]}, {found.label or f'пункт {found.id}'}"


def clause(participation: Participation, kb: KB) -> Clause:
    """The clause as it read on the day; outside its validity, as it is held."""
    number = participation.reason.clause if participation.reason else ""
    if participation.grounds:
        number = participation.grounds[0].clause
    ref, day = f"{participation.instrument}:{number}", participation.as_of
    held = day is not None and kb.in_force(ref, day) is not Truth.FALSE
    return kb.clause(ref, day if held else None)


def clause_words(participation: Participation, kb: KB) -> str:
    return " ".join(clause(participation, kb).text.split())


def quotes(spans: tuple[Span, ...], act: CourtAct) -> Iterator[str]:
    """The words of the act, each with the words around it; the deciding ones stand in bold."""
    for span in spans:
        text = act.text.text
        start, end = around(span, text)
        shown = text[start : span.start] + click.style(span.of(text), bold=True)
        shown += text[span.end : end]
        before = "… " if cut_before(start, text) else ""
        after = " …" if cut_after(end, text) else ""
        yield f"«{before}{' '.join(shown.split())}{after}»"


def cut_before(start: int, text: str) -> bool:
    return start > 0 and text[start - 1] != "\n"


def cut_after(end: int, text: str) -> bool:
    return end < len(text) and text[end] != "\n"


def around(span: Span, text: str) -> tuple[int, int]:
    """The slice that gives the words their sense: to the ends of the line, not too far."""
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT)
    last = text.find("\n", span.end)
    last = min(last if last >= 0 else len(text), span.end + CONTEXT)
    while first and first < span.start and not text[first - 1].isspace():
        first += 1
    while last < len(text) and last > span.end and not text[last].isspace():
        last -= 1
    return first, last


def lower(words: str) -> str:
    return words[0].lower() + words[1:]


def wrap(text: str, first: str, rest: str | None = None) -> str:
    return click.wrap_text(text, WIDTH, first, first if rest is None else rest)
