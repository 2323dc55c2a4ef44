"""The files of a seminar: handouts, keys, the trainer's sheet, the grading table, slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import takewhile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nadzor_docs.data import data_folder
from nadzor_docs.drafting.compiled import load
from nadzor_docs.drafting.render import render
from nadzor_docs.seminar.contrast import contrast
from nadzor_docs.seminar.exercise import SHORT_LINE, Exercise, unbroken
from nadzor_docs.seminar.grading import grading_table
from nadzor_docs.seminar.slides import slides

WIDE_GAP = "\u2003\u2003"  # for an act's tab, which may fall on no gap at all in another layout
Variants = Sequence[Sequence[Exercise]]


def papers(title: str, subtitle: str, variants: Variants, *, minutes: int, seats: int) -> Iterator[
    tuple[str, bytes]
]:  # fmt: skip
    """Each file's name and content. The slides show the first variant's cases."""
    for number, tasks in enumerate(variants, 1):
        values = {"title": title, "subtitle": subtitle, "variant": number, "tasks": _rows(tasks)}
        yield f"задания-{number}.docx", _filled("handout", values)
        yield f"ключ-{number}.docx", _filled("key", values)
    sheet = {"title": title, "minutes": minutes, "variants": [
        {"number": number, "points": sum(t.points for t in tasks), "tasks": _rows(tasks)}
        for number, tasks in enumerate(variants, 1)
    ]}  # fmt: skip
    yield "лист-преподавателя.docx", _filled("trainer", sheet)
    yield "оценки.xlsx", grading_table(title, variants, seats)
    yield "слайды.pptx", _undated(slides(title, subtitle, variants[0]))


def _undated(content: bytes) -> bytes:
    """The same parts without the time of writing: the same seed gives the same bytes."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return result.getvalue()


def _filled(name: str, values: dict[str, Any]) -> bytes:
    return render(load(data_folder("templates") / "seminar" / f"{name}.docx"), values).content


def _rows(tasks: Sequence[Exercise]) -> list[dict[str, Any]]:
    by_id = {task.id: task for task in tasks}
    rows = [_row(task, by_id.get(task.pair)) for task in tasks]
    _quote_each_clause_once(rows)
    return rows


def _quote_each_clause_once(rows: Sequence[dict[str, Any]]) -> None:
    """A clause's words stand in full where it is first applied; later its number suffices."""
    quoted: set[str] = set()
    for law in (law for row in rows for law in row["law"]):
        law["again"] = law["clause"] in quoted
        quoted.add(law["clause"])


def _row(task: Exercise, pair: Exercise | None) -> dict[str, Any]:
    return {
        "title": task.title,
        "heading": task.heading,
        "points": task.points,
        "text": list(_lines([line for line in task.text if line.strip()])),
        "questions": [
            {"text": question.text, "choices": [{"text": c.text} for c in question.choices]}
            for question in task.questions
        ],
        "answer": task.answer,
        "why": task.why,
        "law": [{"clause": law.clause, "told": law.told()} for law in task.law],
        "act_quotes": [unbroken(quote) for quote in task.act_quotes],
        "teaches": task.teaches,
        "mistakes": " ".join(task.mistakes),
        "change": task.change if pair else "",
        "pair_title": pair.title if pair else "",
        "pair_answer": pair.answer if pair else "",
        "contrast": [
            {"original": original, "changed": changed}
            for original, changed in (contrast(pair.text, task.text) if pair else ())
        ],
    }  # fmt: skip


def _lines(text: Sequence[str]) -> Iterator[dict[str, Any]]:
    """An act's lines as a page shows them: headings centred, the opening kept together."""
    opening = len(list(takewhile(lambda line: len(line) < SHORT_LINE, text)))
    for place, line in enumerate(text):
        yield {
            "words": unbroken(line.replace("\t", WIDE_GAP)),
            "centred": line.isupper(),
            "opening": place < opening,
        }
