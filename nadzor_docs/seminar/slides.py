"""Slides for the trainer: the case, then on its own slide the answer with clause and quote."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from nadzor_docs.seminar.exercise import Exercise

TITLE_LAYOUT, CONTENT_LAYOUT = 0, 1
BODY = 1  # the placeholder of a slide's text
STORY_CHARACTERS = 900  # what is still legible from the last row of a seminar room
QUOTE_CHARACTERS = 320


def slides(title: str, subtitle: str, exercises: Sequence[Exercise]) -> bytes:
    """A .pptx: a title slide, then two slides a case."""
    from pptx import Presentation
    from pptx.util import Pt

    show = Presentation()
    opening = show.slides.add_slide(show.slide_layouts[TITLE_LAYOUT])
    opening.shapes.title.text = title
    opening.shapes.title.text_frame.paragraphs[0].font.size = Pt(36)
    opening.placeholders[BODY].text = subtitle
    for number, exercise in enumerate(exercises, 1):
        _case(show, number, exercise)
        _answer(show, number, exercise)
    content = BytesIO()
    show.save(content)
    return content.getvalue()


def _case(show: Any, number: int, exercise: Exercise) -> None:
    story = shorten(" ".join(" ".join(exercise.text).split()), STORY_CHARACTERS)
    questions = [question.text for question in exercise.questions]
    _slide(show, f"Задача {number}. {exercise.title}", [story, *questions])


def _answer(show: Any, number: int, exercise: Exercise) -> None:
    law = [f"{law.clause}: «{shorten(law.words, QUOTE_CHARACTERS)}»" for law in exercise.law]
    quotes = [f"В акте: «{shorten(quote, QUOTE_CHARACTERS)}»" for quote in exercise.act_quotes]
    _slide(show, f"Ответ {number}. {exercise.answer}", [exercise.why, *law, *quotes])


def _slide(show: Any, title: str, paragraphs: Sequence[str]) -> None:
    from pptx.util import Pt

    slide = show.slides.add_slide(show.slide_layouts[CONTENT_LAYOUT])
    slide.shapes.title.text = title
    slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(28)
    frame = slide.placeholders[BODY].text_frame
    frame.word_wrap = True
    size = _legible_size(sum(len(paragraph) for paragraph in paragraphs))
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.font.size = Pt(size)


def _legible_size(characters: int) -> int:
    """Points: as large as the text allows on one slide."""
    return next(size for most, size in ((350, 24), (600, 20), (900, 18), (10**9, 16))
                if characters <= most)  # fmt: skip


def shorten(text: str, most: int) -> str:
    """The first words of a text, cut at a word's end; the cut is shown."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + " […]"
