"""A quiz for others' systems: a page that runs by itself, Moodle XML and GIFT."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from importlib.resources import files

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.seminar.exercise import Choice, Exercise, Question
from nadzor_docs.seminar.quiz import RETURN_AFTER

# The shares of a mark that Moodle's import accepts (question/engine: get_grade_options).
FRACTIONS = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667,
             14.28571, 12.5, 11.11111, 10, 5)  # fmt: skip


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
    story = _gift_safe("\n".join((*exercise.text, question.text)))
    answers = "\n".join(
        f"\t{_gift_weight(question, choice.right)}{_gift_safe(choice.text)}"
        for choice in _choices(question)
    )
    # Plain text: in Moodle's own format an act's «<…>» would be taken for a tag.
    return f"::{name}::[plain]{story} {{\n{answers}\n\t####{_gift_safe(_explained(exercise))}\n}}"


def _explained(exercise: Exercise) -> str:
    """The answer, why, the clause in its words, the words of the act."""
    law = [law.told() for law in exercise.law]
    quotes = [f"В акте: «{quote}»" for quote in exercise.act_quotes]
    return " ".join([exercise.answer, exercise.why, *law, *quotes])


def _gift_weight(question: Question, right: bool) -> str:
    if not question.several:
        return "=" if right else "~"
    return f"~%{_fraction(question, right)}%"


def _gift_safe(text: str) -> str:
    """GIFT's own signs marked; a line's end, too: a blank line would end the question."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")


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
    answers = "".join(
        f'<answer fraction="{_fraction(question, choice.right)}" format="plain_text">'
        f"<text>{escape(_xml_safe(choice.text))}</text></answer>\n"
        for choice in _choices(question)
    )
    return (
        '<question type="multichoice">\n'
        f"<name><text>{escape(exercise.id)}-{number}</text></name>\n"
        f'<questiontext format="html"><text>{escape(_xml_safe(story))}</text></questiontext>\n'
        '<generalfeedback format="plain_text">'
        f"<text>{escape(_xml_safe(_explained(exercise)))}</text></generalfeedback>\n"
        f"<defaultgrade>{exercise.points}</defaultgrade>\n"
        f"<single>{'false' if question.several else 'true'}</single>\n"
        "<shuffleanswers>false</shuffleanswers>\n"
        f"{answers}</question>\n"
    )


def _choices(question: Question) -> Sequence[Choice]:
    """Where several may be right, also «none»: Moodle takes no question without a right answer."""
    if not question.several:
        return question.choices
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")
    return (*question.choices, Choice(str(words["none"]), not question.right))


def _fraction(question: Question, right: bool) -> str:
    """The share of the mark, in per cent, among those that Moodle knows."""
    if not question.several:
        return "100" if right else "0"
    alike = sum(choice.right == right for choice in _choices(question))
    share = min(FRACTIONS, key=lambda known: abs(known - 100 / alike))
    return f"{share if right else -share:.7g}"


def _xml_safe(text: str) -> str:
    """XML 1.0 has no control characters but tab and line ends."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
