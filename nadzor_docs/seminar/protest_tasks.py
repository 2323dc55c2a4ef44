"""Tasks on the choice of the prosecutor's document against an act not yet in force."""

from __future__ import annotations

import re

from nadzor_docs.data import data_folder
from nadzor_docs.drafting.choice import Stage, choose_protest
from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.seminar.exercise import Choice, Exercise, Question, Topic, capital, exercise_id
from nadzor_docs.seminar.solve import Solved, heading


def protest_exercise(solved: Solved) -> Exercise | None:
    """Which of the documents the act takes, by the table that ``nadzor draft`` decides by; none
    where the table's answer has a doubt, or the act says that it can't be appealed."""
    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["protest"]
    try:
        row = choose_protest(solved.act, Stage())
        right, because = row.draft, row.because
    except NotPossible as error:
        right, because = "none", error.message
    if any(word in because for word in words["doubtful"]):
        return None
    if re.search(words["not_open"], solved.act.text.text, re.IGNORECASE):
        return None
    if right == "none":  # after the semicolon it speaks of the templates there are, not of the law
        because = because.partition(";")[0]
    known = right if right in words["choices"] else "none"
    case = solved.case
    return Exercise(
        id=exercise_id(Topic.PROTEST, case.id),
        topic=Topic.PROTEST,
        level=case.level,
        title=case.title,
        heading=heading(solved.act),
        text=tuple(solved.act.text.text.splitlines()),
        questions=(
            Question(
                words["question"],
                tuple(Choice(text, id == known) for id, text in words["choices"].items()),
            ),
        ),
        answer=f"{capital(words['choices'][known])}.",
        why=f"{capital(because)}.",
        teaches=words["teaches"][known],
        mistakes=tuple(words["mistakes"][known]),
        points=case.points,
    )
