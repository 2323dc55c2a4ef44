"""From a case to an exercise: the program reads the act, decides, and explains with quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from nadzor_docs.assessment import assess
from nadzor_docs.data import data_folder
from nadzor_docs.extraction import extract
from nadzor_docs.facts import CourtAct, Ground, Outcome, Participation, Role
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.russian import place_name
from nadzor_docs.reading import from_text
from nadzor_docs.seminar.cases import Case, CaseError
from nadzor_docs.seminar.exercise import (
    Choice,
    Exercise,
    LawWords,
    Question,
    Topic,
    capital,
    exercise_id,
)

SIDES = (Role.CREDITOR, Role.DEBTOR)
ASKING = frozenset({Role.APPLICANT, Role.PLAINTIFF})


@dataclass(frozen=True, slots=True)
class Solved:
    """A case with what the program reads in its act and how it decides."""

    case: Case
    act: CourtAct
    participation: Participation


def solve(case: Case, kb: KB, instrument: str) -> Solved:
    """Read the case's act and decide by ``instrument``.

    Raises:
        CaseError: the program's answer isn't the one that the case's author expects.
    """
    act = extract(from_text(case.act, path=case.id))
    participation = assess(act, kb, instrument=instrument).participation
    grounds = {ground.id for ground in participation.grounds}
    expected = case.expected
    if participation.outcome != expected.outcome or grounds != set(expected.grounds):
        seen = ", ".join(_seen(ground, act) for ground in participation.grounds)
        raise CaseError(
            f"дело «{case.id}»: программа отвечает «{participation.outcome}» ({seen or '—'}),"
            f" автор ждёт «{expected.outcome}» ({', '.join(sorted(expected.grounds)) or '—'})",
            mend="Проверьте акт и ожидаемый ответ",
        )
    return Solved(case, act, participation)


def _seen(ground: Ground, act: CourtAct) -> str:
    """The ground with the first words of the act that it stands on."""
    quote = next((act.text.quote(span) for span in ground.evidence), "")
    return f"{ground.id}: «{shorten(quote, 60, placeholder=' …')}»" if quote else ground.id


def shows_the_challenge(solved: Solved) -> bool:
    """Whether the act's quoted words themselves show that enforcement is contested: a complaint
    against a court's act, quoted alone, would prove nothing to a participant."""
    shown = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["challenge_shown"]
    return all(
        any(re.search(shown, solved.act.text.quote(span)) for span in ground.evidence)
        for ground in solved.participation.grounds
        if ground.id == "challenge" and ground.evidence
    )


def participation_exercise(solved: Solved, kb: KB) -> Exercise:
    """The question of clause 5 on the case: the outcome, then the grounds."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")
    case, answer = solved.case, solved.participation
    grounds = frozenset(ground.id for ground in answer.grounds)
    return _exercise(
        solved,
        topic=Topic.PARTICIPATION,
        questions=(
            _question(words["outcome"], frozenset({answer.outcome.value}), several=False),
            _question(words["grounds"], grounds, several=True),
        ),
        answer=_outcome_and_grounds(words, answer),
        why=" ".join(ground.explanation for ground in answer.grounds) or case.teaches,
        law=tuple(_law_words(answer, kb)),
        quotes=(
            solved.act.text.quote(span) for ground in answer.grounds for span in ground.evidence
        ),
    )


def roles_exercise(solved: Solved) -> Exercise:
    """Who is creditor and who is debtor in the act of the case."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["roles"]
    names = {role: _names(solved.act, role) for role in SIDES}
    offered = [party.name for party in solved.act.parties]
    questions = tuple(
        Question(
            words[role.value], tuple(Choice(name, name in names[role]) for name in offered), True
        )
        for role in names
    )
    told = {role.value: ", ".join(found) or "—" for role, found in names.items()}
    exercise = _exercise(
        solved,
        topic=Topic.ROLES,
        questions=questions,
        answer=words["answer"].format(**told).replace("..", "."),
        why=words["why"],
        law=(),
        quotes=_where_both_stand(solved.act),
    )
    traits = list(_role_traits(solved.act))
    return replace(
        exercise,
        teaches=" ".join(words["teaches"][trait] for trait in traits),
        mistakes=tuple(words["mistakes"][trait] for trait in traits),
    )


def _role_traits(act: CourtAct) -> Iterator[str]:
    """What there is to learn from who is who: names in ``wording.yaml``."""
    sides = [party for party in act.parties if set(SIDES) & set(party.roles)]
    asking = {role for party in sides if ASKING & set(party.roles) for role in party.roles}
    if any(set(SIDES) <= set(party.roles) for party in sides):
        yield "both"
    elif Role.DEBTOR in asking:
        yield "debtor_asks"
    elif Role.CREDITOR in asking:
        yield "creditor_asks"
    else:
        yield "others_ask"
    if len(sides) > 2:
        yield "several"


def _exercise(
    solved: Solved,
    *,
    topic: Topic,
    questions: tuple[Question, ...],
    answer: str,
    why: str,
    law: tuple[LawWords, ...],
    quotes: Iterable[str],
) -> Exercise:
    case, text = solved.case, solved.act.text
    return Exercise(
        id=exercise_id(topic, case.id),
        topic=topic,
        level=case.level,
        title=case.title,
        heading=heading(solved.act),
        text=tuple(text.text.splitlines()),
        questions=questions,
        answer=answer,
        why=why,
        law=law,
        act_quotes=tuple(dict.fromkeys(quotes)),
        teaches=case.teaches,
        mistakes=case.mistakes or _usual_mistakes(solved.participation),
        points=case.points,
        pair=exercise_id(topic, case.pair) if case.pair else "",
        change=case.change,
    )


def heading(act: CourtAct) -> str:
    """«Определение от 14.03.2005»: names the act and tells nothing of the answer."""
    kinds = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["act_kinds"]
    kind = kinds[act.kind.value.value] if act.kind else kinds["act"]
    return f"{kind} от {act.date.value:%d.%m.%Y}" if act.date else str(kind)


def _outcome_and_grounds(words: Mapping[str, Any], answer: Participation) -> str:
    """«Обязательно. Основание: сторона — государство …»."""
    outcome = _sentence(words["outcome"]["choices"][answer.outcome.value])
    grounds = [words["grounds"]["choices"][ground.id] for ground in answer.grounds]
    told = words["grounds"]["told"].get(answer.outcome.value)
    return f"{outcome} {told}: {'; '.join(grounds)}." if grounds and told else outcome


def _usual_mistakes(answer: Participation) -> tuple[str, ...]:
    """Of a case whose author named none: those that its outcome and grounds invite."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")
    table = words["mistakes"][answer.outcome.value]
    if isinstance(table, str):
        return (table,)
    return tuple(table[ground.id] for ground in answer.grounds)


def _question(
    words: dict[str, dict[str, str]], right: frozenset[str], *, several: bool
) -> Question:
    choices = tuple(Choice(text, id in right) for id, text in words["choices"].items())
    return Question(str(words["question"]), choices, several)


def _law_words(answer: Participation, kb: KB) -> Iterable[LawWords]:
    """The clauses that the grounds stand on; where none is met, the clause that was asked."""
    if answer.outcome == Outcome.OUT_OF_SCOPE:
        return
    references = dict.fromkeys(
        ref for ground in answer.grounds for ref in (ground.clause, *ground.see)
    ) or {"5": None}
    for reference in references:
        clause = f"{answer.instrument}:{reference}"
        place = place_name(kb.instruments[answer.instrument], reference)
        yield LawWords(capital(place), kb.text(clause))


def _where_both_stand(act: CourtAct) -> list[str]:
    """The line of the act that says who owes whom: the first that names both and speaks of the
    award, or the first that names both; where none does, the first line of each."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["roles"]
    lines = list(_lines_with_sides(act))
    both = [line for line, roles in lines if len(roles) == 2]
    awards = [line for line in both if re.search(words["award_shown"], line)]
    if both:
        return (awards or both)[:1]
    found = (next((line for line, roles in lines if role in roles), "") for role in SIDES)
    return [line for line in found if line]


def _lines_with_sides(act: CourtAct) -> Iterator[tuple[str, frozenset[Role]]]:
    """Each line of the act, and which of creditor and debtor it names."""
    start = 0
    for line in act.text.text.split("\n"):
        end = start + len(line)
        yield (
            line.strip(),
            frozenset(
                role
                for party in act.parties
                for role in SIDES
                if role in party.roles
                and any(start <= span.start < end for span in party.mentions)
            ),
        )
        start = end + 1


def _names(act: CourtAct, role: Role) -> list[str]:
    return [party.name for party in act.parties if role in party.roles]


def _sentence(words: str) -> str:
    return f"{capital(words)}."
