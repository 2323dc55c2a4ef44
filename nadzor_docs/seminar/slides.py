"""Slides for the trainer: the case, then on its own slide the answer with clause and quote."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import dropwhile
from typing import Any

from nadzor_docs.seminar.exercise import SHORT_LINE, Exercise, unbroken

TITLE_LAYOUT, CONTENT_LAYOUT = 0, 1
BODY = 1  # the placeholder of a slide's text
STORY_CHARACTERS = 800  # what is still legible from the last row of a seminar room
SHORT_STORY = 300  # characters: there is room for the choices
CUT = " […]"
QUOTE_CHARACTERS = 450  # clause 5 whole
WIDTH, HEIGHT = 13.333, 7.5  # inches: the wide screen of a projector
TITLE_BOX, BODY_BOX = (0.6, 0.3, 12.1, 1.0), (0.6, 1.4, 12.1, 5.7)  # left, top, width, height
OPENING_BOXES = (0.6, 2.2, 12.1, 1.6), (0.6, 3.9, 12.1, 1.0)
BOLD_AS_TITLE = 28  # points
SIZES = (24, 22, 20, 18, 16, 14)  # points of a slide's text
CHARACTERS_A_LINE = 1350  # of one point, over the body's width, in the widest usual font
BODY_POINTS = 400  # the body's height


def slides(title: str, subtitle: str, exercises: Sequence[Exercise]) -> bytes:
    """A .pptx: a title slide, then two slides a case."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    opening = show.slides.add_slide(show.slide_layouts[TITLE_LAYOUT])
    for place, (text, box) in enumerate(zip((title, subtitle), OPENING_BOXES, strict=True)):
        _fill(opening.placeholders[place], box, [text], size=36 - 8 * place)
    numbers = {exercise.id: number for number, exercise in enumerate(exercises, 1)}
    for number, exercise in enumerate(exercises, 1):
        _case(show, number, exercise)
        _answer(show, number, exercise, numbers.get(exercise.pair))
    content = BytesIO()
    show.save(content)
    return content.getvalue()


def _case(show: Any, number: int, exercise: Exercise) -> None:
    """The heading tells nothing of the answer; the whole act is in the handout."""
    story = list(_story(exercise))
    questions = [question.text for question in exercise.questions]
    choices = [f"☐ {choice.text}" for question in exercise.questions for choice in question.choices]
    short = sum(map(len, story)) < SHORT_STORY and len(questions) == 1
    _slide(show, f"Задача {number}. {exercise.heading}", story, questions, choices if short else [])


def _story(exercise: Exercise) -> Iterator[str]:
    """The paragraphs that a slide has room for: first of all those with the words that the
    answer stands on, then the others in their order; what is left out is shown."""
    paragraphs = _paragraphs(exercise.text)
    quotes = [unbroken(" ".join(quote.split())) for quote in exercise.act_quotes]
    needed = {
        place: next(quote for quote in quotes if quote in words)
        for place, words in enumerate(paragraphs)
        if any(quote in words for quote in quotes)
    }
    shown = {
        place: _around(paragraphs[place], quote, STORY_CHARACTERS // len(needed))
        for place, quote in needed.items()
    }
    for place, words in enumerate(paragraphs):
        room = STORY_CHARACTERS - sum(map(len, shown.values()))
        if place not in shown and room > SHORT_LINE:
            shown[place] = shorten(words, room)
    for place in sorted(shown):
        left_out = place + 1 < len(paragraphs) and place + 1 not in shown
        yield shown[place] + (CUT if left_out and not shown[place].endswith(CUT) else "")


def _paragraphs(text: Sequence[str]) -> list[str]:
    """The act's paragraphs without its opening lines, which the slide's heading tells."""
    lines = [unbroken(" ".join(line.split())) for line in text if line.strip()]
    told: list[str] = []
    for line in list(dropwhile(lambda line: len(line) < SHORT_LINE, lines)) or lines:
        if told and line.isupper():  # «УСТАНОВИЛ:»
            told[-1] += f" {line}"
        else:
            told.append(line)
    return told


def _around(words: str, quote: str, most: int) -> str:
    """The paragraph cut so that the quote stays in it."""
    place = words.index(quote)
    if place + len(quote) <= most:
        return shorten(words, most)
    start = words.rfind(" ", 0, max(place - most // 3, 0) + 1) + 1
    return f"{CUT.strip()} {shorten(words[start:], max(most, len(quote) + place - start))}"


def _answer(show: Any, number: int, exercise: Exercise, pair: int | None) -> None:
    law = [law.told(shorten(law.words, QUOTE_CHARACTERS)) for law in exercise.law]
    quotes = [f"В акте: «{shorten(quote, QUOTE_CHARACTERS)}»" for quote in exercise.act_quotes]
    differs = [f"Чем отличается от задачи {pair}: {exercise.change}."] if pair else []
    _slide(show, f"Ответ {number}. {exercise.title}", [], [exercise.answer],
           [exercise.why, *law, *quotes, *differs])  # fmt: skip


def _slide(
    show: Any, title: str, before: Sequence[str], bold: Sequence[str], after: Sequence[str] = ()
) -> None:
    slide = show.slides.add_slide(show.slide_layouts[CONTENT_LAYOUT])
    _fill(slide.shapes.title, TITLE_BOX, [title], size=BOLD_AS_TITLE)
    paragraphs = [*before, *bold, *after]
    size = _legible_size(paragraphs)
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


def _legible_size(paragraphs: Sequence[str]) -> int:
    """Points: as large as the text allows on one slide."""
    return next((size for size in SIZES if _height(paragraphs, size) <= BODY_POINTS), SIZES[-1])


def _height(paragraphs: Sequence[str], size: int) -> float:
    lines = sum(math.ceil(len(words) * size / CHARACTERS_A_LINE) for words in paragraphs)
    return size * (1.2 * lines + 0.5 * len(paragraphs))


def shorten(text: str, most: int) -> str:
    """The first words of a text, cut at a word's end; the cut is shown."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + CUT
