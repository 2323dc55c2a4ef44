"""The rules of ``kb/rules/participation``, read strictly and proven against the law's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Annotated, TypeVar

from nadzor_docs.assessment.conditions import Condition, Edition, GroundRule, Rule
from nadzor_docs.assessment.once import once
from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.problems import BrokenKB, NotInKB, located
from nadzor_docs.knowledge.schema import Problem, bind

T = TypeVar("T")
Place = tuple[str | int, ...]


class Silence(StrEnum):
    """What it means that an act says nothing: «no», or that nobody knows."""

    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FindingName:
    name: Annotated[str, "Имя факта"]
    means: Annotated[str, "Что значит «да»"]
    silence: Annotated[Silence, "Что значит молчание акта"]


@dataclass(frozen=True, slots=True)
class Texts:
    """What the answer says besides the rules; {short}, {day}, {others} are filled in."""

    out_of_force: Annotated[str, "Акт не действовал; {short}, {day}, {others}"]
    nothing_in_force: Annotated[str, "Акт не действовал, иных в базе нет; {short}, {day}"]
    band: Annotated[str, "Действовал ли акт, не установлено; {short}, {day}"]
    not_held: Annotated[str, "Инструкции времени в базе нет; {short}, {day}, {others}"]
    stricter_mandatory: Annotated[str, "Другой акт обязывает; {short}"]
    stricter_review: Annotated[str, "По другому акту нужна проверка; {short}"]
    undated: Annotated[str, "У акта нет даты"]
    undated_question: Annotated[str, "Вопрос о дате"]
    nothing_held: Annotated[str, "Правила на этот день нет; {day}"]
    nothing_held_question: Annotated[str, "Вопрос о правиле на этот день; {day}"]


@dataclass(frozen=True, slots=True)
class Messages:
    roles: Annotated[Mapping[str, str], "Названия ролей"]
    messages: Annotated[Texts, "Оговорки ответа"]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of participation in the order of the answer, with the words around them."""

    rules: tuple[Rule, ...]
    silence: Mapping[str, Truth]
    roles: Mapping[str, str]
    messages: Texts


@once
def rule_book(kb: KB) -> RuleBook:
    """The rules of a knowledge base. Raises :class:`BrokenKB` on the first problem."""
    names = _bound(tuple[FindingName, ...], kb.path("vocabulary/findings.yaml"))
    messages = _messages(kb.path("rules/messages.yaml"))
    silence = {one.name: SILENT[one.silence] for one in names}
    rules = [_rule(path, kb, silence) for path in kb.files("rules/participation").values()]
    in_order = tuple(sorted(rules, key=lambda rule: rule.order))
    return RuleBook(in_order, silence, messages.roles, messages.messages)


def _messages(path: Path) -> Messages:
    messages = _bound(Messages, path)
    texts = ((field.name, getattr(messages.messages, field.name)) for field in fields(Texts))
    allowed = {"short", "day", "others"}
    wrong = [one for name, text in texts for one in wrong_blanks(("messages", name), text, allowed)]
    _refuse(path, wrong)
    return messages


SILENT = {Silence.NO: Truth.FALSE, Silence.UNKNOWN: Truth.UNKNOWN}


def _rule(path: Path, kb: KB, silence: Mapping[str, Truth]) -> Rule:
    rule = _bound(Rule, path)
    problems = [*wrong_shapes(rule, silence), *unproven_words(rule, kb)]
    _refuse(path, problems)
    return rule


def _bound(kind: type[T], path: Path) -> T:
    problems: list[Problem] = []
    found = bind(kind, load_yaml(path), problems)
    _refuse(path, problems)
    assert found is not None
    return found


def _refuse(path: Path, problems: list[Problem]) -> None:
    if problems:
        first = min(located(path, problems))
        raise BrokenKB(first.message, where=f"{first.file}:{first.line}", mend=first.mend)


def conditions(rule: Rule) -> Iterator[tuple[Place, Condition]]:
    """Every condition of a rule with its place in the file, parents first."""
    for name, condition in rule.definitions.items():
        yield from _below(condition, ("definitions", name))
    for number, edition in enumerate(rule.editions):
        for place, condition in _of_edition(edition):
            yield from _below(condition, ("editions", number, *place))


def _of_edition(edition: Edition) -> Iterator[tuple[Place, Condition]]:
    yield ("scope",), edition.scope
    if edition.applies:
        yield ("applies",), edition.applies
    for name in ("reserve", "cap", "notes", "grounds"):
        for number, one in enumerate(getattr(edition, name)):
            inner = one if isinstance(one, Condition) else one.when
            yield (name, number) if inner is one else (name, number, "when"), inner


def _below(condition: Condition, place: Place) -> Iterator[tuple[Place, Condition]]:
    yield place, condition
    for name in ("not", "doubt"):
        inner = getattr(condition, "not_" if name == "not" else name)
        if inner:
            yield from _below(inner, (*place, name))
    for name in ("all", "any"):
        for number, inner in enumerate(getattr(condition, name)):
            yield from _below(inner, (*place, name, number))


def wrong_shapes(rule: Rule, silence: Mapping[str, Truth]) -> Iterator[Problem]:
    """Conditions without exactly one operator, unknown facts, references to nowhere."""
    for place, condition in conditions(rule):
        if len(condition.operators) != 1:
            said = ", ".join(condition.operators) or "ни одного"
            mend = "Оставьте одно: all, any, not, doubt, finding, party, unnamed, act_kind или ref"
            yield Problem(place, f"в условии должно быть одно действие, а стоит: {said}", mend)
        # Who is meant can be told only where a party is looked for.
        known = {"role", "name"} if condition.party else set()
        yield from wrong_blanks((*place, "because"), condition.because, known)
        yield from wrong_blanks((*place, "question"), condition.question, known)
        if condition.finding and condition.finding not in silence:
            said = f"такого факта нет: «{condition.finding}»"
            yield Problem((*place, "finding"), said, "Имена — в vocabulary/findings.yaml")
        if condition.ref and condition.ref not in rule.definitions:
            said = f"условия «{condition.ref}» нет в definitions"
            yield Problem((*place, "ref"), said, "Опишите его или исправьте ссылку")
        if condition.ref in rule.definitions and place[0] == "definitions":
            names = list(rule.definitions)
            if names.index(condition.ref) >= names.index(str(place[1])):
                said = f"условие «{condition.ref}» описано ниже"
                yield Problem((*place, "ref"), said, "Опишите его выше: ссылаются назад")


def wrong_blanks(place: Place, text: str, allowed: set[str]) -> Iterator[Problem]:
    """Braces that nothing fills in would stop the answer."""
    try:
        blanks = {blank for _, blank, _, _ in Formatter().parse(text)}
    except ValueError:
        blanks = {"{"}
    if blanks - allowed - {None}:
        mend = f"Можно: {', '.join(f'{{{name}}}' for name in sorted(allowed)) or 'никаких'}"
        yield Problem(place, "в тексте фигурные скобки, которые нечем заполнить", mend)


def unproven_words(rule: Rule, kb: KB) -> Iterator[Problem]:
    """Quoted words that aren't in the clause they are said to be of; clauses that don't exist."""
    for place, condition in conditions(rule):
        if condition.words:
            yield from _unproven(kb, rule, condition.clause, condition.words, place)
    for number, edition in enumerate(rule.editions):
        for index, ground in enumerate(edition.grounds):
            place = ("editions", number, "grounds", index)
            if ground.words:
                clause = ground.clause or edition.clause
                yield from _unproven(kb, rule, clause, ground.words, place)
            yield from _broken_references(kb, rule, edition, ground, place)


def _unproven(kb: KB, rule: Rule, clause: str, words: str, place: Place) -> Iterator[Problem]:
    ref = f"{rule.instrument}:{clause}"
    try:
        texts = [" ".join(text.split()) for text in texts_of(kb, ref)]
    except NotInKB as error:
        yield Problem((*place, "clause"), error.message, "Исправьте номер пункта")
        return
    if not any(stands_in(words, text) for text in texts):
        said = f"этих слов нет в пункте {clause}: «{words}»"
        yield Problem((*place, "words"), said, "Приведите слова пункта дословно; пропуск — « … »")


def texts_of(kb: KB, ref: str) -> list[str]:
    """The text of a clause or paragraph in every edition held. Raises :class:`NotInKB`."""
    act, _, number = ref.partition(":")
    kb.clause(ref)
    return [
        clause.paragraphs.get(number) or clause.text
        for clause in kb.instrument(act).clauses
        if clause.id == number or number in clause.paragraphs
    ]


def stands_in(words: str, text: str) -> bool:
    """Do the words stand in the text in this order? « … » marks what is left out."""
    start = 0
    for part in " ".join(words.split()).split(" … "):
        found = text.find(part, start)
        if found < 0:
            return False
        start = found + len(part)
    return True


def _broken_references(
    kb: KB, rule: Rule, edition: Edition, ground: GroundRule, place: Place
) -> Iterator[Problem]:
    """A ground refers only where its clause does, by the knowledge base's own references."""
    clause = kb.clause(f"{rule.instrument}:{edition.clause}")
    known = {target for norm in clause.norms for target in norm.see}
    for target in ground.see:
        if target not in known:
            said = f"пункт {edition.clause} не отсылает к пункту «{target}»"
            yield Problem((*place, "see"), said, "Ссылки пункта — в see его нормы")
