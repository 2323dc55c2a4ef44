"""Slides for the trainer: the case, then on its own slide the answer with clause and quote."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from nadzor_docs.seminar.exercise import Exercise

TITLE_LAYOUT, CONTENT_LAYOUT = 0, 1
BODY = 1  # the placeholder of a slide's text
STORY_CHARACTERS = 900  # what is still legible from the last row of a seminar room
SHORT_STORY = 300  # characters: there is room for the choices
QUOTE_CHARACTERS = 450  # clause 5 whole
WIDTH, HEIGHT = 13.333, 7.5  # inches: the wide screen of a projector
TITLE_BOX, BODY_BOX = (0.6, 0.3, 12.1, 1.0), (0.6, 1.4, 12.1, 5.7)  # left, top, width, height
OPENING_BOXES = (0.6, 2.2, 12.1, 1.6), (0.6, 3.9, 12.1, 1.0)
BOLD_AS_TITLE = 28  # points


def slides(title: str, subtitle: str, exercises: Sequence[Exercise]) -> bytes:
    """A .pptx: a title slide, then two slides a case."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    opening = show.slides.add_slide(show.slide_layouts[TITLE_LAYOUT])
    for place, (text, box) in enumerate(zip((title, subtitle), OPENING_BOXES, strict=True)):
        _fill(opening.placeholders[place], box, [text], size=36 - 8 * place)
    for number, exercise in enumerate(exercises, 1):
        _case(show, number, exercise)
        _answer(show, number, exercise)
    content = BytesIO()
    show.save(content)
    return content.getvalue()


def _case(show: Any, number: int, exercise: Exercise) -> None:
    """The heading tells nothing of the answer; the whole act is in the handout."""
    story = shorten(" ".join(" ".join(exercise.text).split()), STORY_CHARACTERS)
    questions = [question.text for question in exercise.questions]
    choices = [f"☐ {choice.text}" for question in exercise.questions for choice in question.choices]
    shown = choices if len(story) < SHORT_STORY and len(questions) == 1 else []
    _slide(show, f"Задача {number}. {exercise.heading}", [story], questions, shown)


def _answer(show: Any, number: int, exercise: Exercise) -> None:
    law = [law.told(shorten(law.words, QUOTE_CHARACTERS)) for law in exercise.law]
    quotes = [f"В акте: «{shorten(quote, QUOTE_CHARACTERS)}»" for quote in exercise.act_quotes]
    _slide(show, f"Ответ {number}. {exercise.title}", [], [exercise.answer],
           [exercise.why, *law, *quotes])  # fmt: skip


def _slide(
    show: Any, title: str, before: Sequence[str], bold: Sequence[str], after: Sequence[str] = ()
) -> None:
    slide = show.slides.add_slide(show.slide_layouts[CONTENT_LAYOUT])
    _fill(slide.shapes.title, TITLE_BOX, [title], size=BOLD_AS_TITLE)
    paragraphs = [*before, *bold, *after]
    size = _legible_size(sum(map(len, paragraphs)))
    _fill(slide.placeholders[BODY], BODY_BOX, paragraphs, size=size, bold=frozenset(bold))


def _fill(
    shape: Any, box: tuple[float, float, float, float], paragraphs: Sequence[str], *, size: int,
    bold: frozenset[str] = frozenset(),
) -> None:  # fmt: skip
    from pptx.util import Inches, Pt

    shape.left, shape.top, shape.width, shape.height = map(Inches, box)
    frame = shape.text_frame
    frame.word_wrap = True
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.font.size = Pt(size)
        paragraph.font.bold = text in bold
        paragraph.space_after = Pt(size / 2)
        _without_bullet(paragraph)


def _without_bullet(paragraph: Any) -> None:
    from lxml import etree

    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    etree.SubElement(properties, "{http://schemas.openxmlformats.org/drawingml/2006/main}buNone")


def _legible_size(characters: int) -> int:
    """Points: as large as the text allows on one slide."""
    return next(size for most, size in ((500, 24), (1100, 20), (1500, 18), (10**9, 16))
                if characters <= most)  # fmt: skip


def shorten(text: str, most: int) -> str:
    """The first words of a text, cut at a word's end; the cut is shown."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + " […]"
