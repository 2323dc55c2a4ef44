"""The quiz in a terminal: the act, the choices, the explanation at once, the score at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import click

from nadzor_docs.seminar.exercise import Exercise, Question
from nadzor_docs.seminar.quiz import Quiz

WIDTH = 92


def run(exercises: Sequence[Exercise]) -> None:
    """Ask until everything is known, or until «q»."""
    quiz = Quiz(exercises)
    click.echo(f"Викторина: дел {len(exercises)}, баллов {quiz.possible}. Выйти — q.\n")
    while exercise := quiz.next():
        _show(exercise, quiz)
        chosen = [_ask(question) for question in exercise.questions]
        if None in chosen:
            break
        mark = quiz.answer([choices for choices in chosen if choices is not None])
        _explain(exercise, right=mark.right)
    click.echo(f"\nНабрано с первой попытки: {quiz.earned} из {quiz.possible}.")


def _show(exercise: Exercise, quiz: Quiz) -> None:
    click.secho(f"\n{exercise.heading}", bold=True)
    click.echo(f"Осталось: {quiz.left}. Баллы: {quiz.earned} из {quiz.possible}\n")
    for line in exercise.text:
        click.echo(textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  "))


def _ask(question: Question) -> set[int] | None:
    """The chosen places; ``None`` to leave. Several are written «1 3», none «0»."""
    click.secho(f"\n{question.text}", bold=True)
    for place, choice in enumerate(question.choices, 1):
        click.echo(f"  {place}. {choice.text}")
    hint = "номера через пробел, 0 — ни одного" if question.several else "номер"
    while True:
        answer = click.prompt(f"Ответ ({hint})", type=str).strip().lower()
        if answer in ("q", "й"):
            return None
        chosen = _places(answer, question)
        if chosen is not None:
            return chosen
        click.echo(f"Введите {hint} от 1 до {len(question.choices)}.")


def _places(answer: str, question: Question) -> set[int] | None:
    words = answer.replace(",", " ").split()
    if not words or not all(word.isdigit() for word in words):
        return None
    if words == ["0"] and question.several:
        return set()
    places = {int(word) - 1 for word in words}
    if not question.several and len(places) != 1:
        return None
    return places if all(0 <= place < len(question.choices) for place in places) else None


def _explain(exercise: Exercise, *, right: bool) -> None:
    if right:
        click.secho("\nВерно.", fg="green", bold=True)
    else:
        click.secho("\nНеверно: дело вернётся позже.", fg="red", bold=True)
    click.echo(textwrap.fill(f"{exercise.answer} {exercise.why}", WIDTH))
    for law in exercise.law:
        click.echo(textwrap.fill(law.told(), WIDTH, initial_indent="  ",
                                 subsequent_indent="  "))  # fmt: skip
    for quote in exercise.act_quotes:
        click.echo(textwrap.fill(f"В акте: «{quote}»", WIDTH, initial_indent="  ",
                                 subsequent_indent="  "))  # fmt: skip
