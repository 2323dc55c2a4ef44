"""A quiz for others' systems: a page that runs by itself, Moodle XML and GIFT."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from importlib.resources import files

from nadzor_docs.seminar.exercise import Exercise, Question
from nadzor_docs.seminar.quiz import RETURN_AFTER


def to_html(title: str, exercises: Sequence[Exercise]) -> str:
    """One file with the cases, the style and the script in it: no network, no server."""
    page = files("nadzor_docs.seminar").joinpath("quiz.html").read_text(encoding="utf-8")
    data = json.dumps([asdict(exercise) for exercise in exercises], ensure_ascii=False)
    # «<» never stands bare inside the script: an act's words can't close it.
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (
        page.replace("__TITLE__", escape(title))
        .replace("__RETURN_AFTER__", str(RETURN_AFTER))
        .replace("__EXERCISES__", safe)
    )


def to_gift(exercises: Iterable[Exercise]) -> str:
    """Moodle's GIFT text format: one question after another, with the explanation."""
    parts = [
        _gift_question(exercise, number, question)
        for exercise in exercises
        for number, question in enumerate(exercise.questions, 1)
    ]
    return "\n\n".join(parts) + "\n"


def _gift_question(exercise: Exercise, number: int, question: Question) -> str:
    name = _gift_safe(f"{exercise.id}-{number}")
    story = _gift_safe("\n".join((*exercise.text, question.text))).replace("\n", "\\n")
    answers = "\n".join(
        f"\t{_gift_weight(question, choice.right)}{_gift_safe(choice.text)}"
        for choice in question.choices
    )
    return f"::{name}::{story} {{\n{answers}\n\t####{_gift_safe(exercise.why)}\n}}"


def _gift_weight(question: Question, right: bool) -> str:
    if not question.several:
        return "=" if right else "~"
    number = len(question.right) if right else len(question.choices) - len(question.right)
    return f"~%{'' if right else '-'}{round(100 / max(number, 1), 5)}%"


def _gift_safe(text: str) -> str:
    return re.sub(r"([~=#{}:\\])", r"\\\1", text)


def to_moodle_xml(exercises: Iterable[Exercise]) -> str:
    """Moodle XML, with the act as the question's text and the reasons as its feedback."""
    questions = "".join(
        _moodle_question(exercise, number, question)
        for exercise in exercises
        for number, question in enumerate(exercise.questions, 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{questions}</quiz>\n'


def _moodle_question(exercise: Exercise, number: int, question: Question) -> str:
    story = "".join(f"<p>{escape(line)}</p>" for line in (*exercise.text, question.text))
    right, wrong = len(question.right), len(question.choices) - len(question.right)
    answers = "".join(
        f'<answer fraction="{_fraction(question, choice.right, right, wrong)}" format="plain_text">'
        f"<text>{escape(_xml_safe(choice.text))}</text></answer>\n"
        for choice in question.choices
    )
    return (
        '<question type="multichoice">\n'
        f"<name><text>{escape(exercise.id)}-{number}</text></name>\n"
        f'<questiontext format="html"><text>{escape(_xml_safe(story))}</text></questiontext>\n'
        f'<generalfeedback format="plain_text"><text>{escape(_xml_safe(exercise.why))}</text>'
        "</generalfeedback>\n"
        f"<defaultgrade>{exercise.points}</defaultgrade>\n"
        f"<single>{'false' if question.several else 'true'}</single>\n"
        f"{answers}</question>\n"
    )


def _fraction(question: Question, is_right: bool, right: int, wrong: int) -> str:
    if not question.several:
        return "100" if is_right else "0"
    share = 100 / max(right if is_right else wrong, 1)
    return f"{share if is_right else -share:.5f}"


def _xml_safe(text: str) -> str:
    """XML 1.0 has no control characters but tab and line ends."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
