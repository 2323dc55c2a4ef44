"""Hard-wrapped lines become paragraphs: one paragraph, one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nadzor_docs.reading.repair.mends import Mend, replace
from nadzor_docs.reading.repair.words import after_hyphen, before_hyphen

WIDEST = 130  # no typewriter and no page is wider; a longer line is a whole paragraph
NARROWEST = 30
TOLERANCE = 0.9  # proportional type: a full line may be this much shorter than the widest
CENTRED = 16  # an indent beyond any paragraph's
FEW = 3  # full lines that run on: fewer are chance
HYPHENS = "-‐‑\xad"
TERMINAL = tuple(".;:!?»)…")
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s")
ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*]|[а-яёa-z]\))\s")
CAPITALS = "А-ЯЁӘҒҚҢӨҰҮҺІ"
# «ИСТЕЦ:», «РЕШЕНИЕ», but not «ГПК РК,».
LABEL = re.compile(
    rf"(?=[{CAPITALS}][{CAPITALS} \-(),])(?=[\w ,(-]*[{CAPITALS}]{{4}})"
    rf"[{CAPITALS}][{CAPITALS} \-(),]+(?<!,):?$"
)
LABEL_WITH_VALUE = re.compile(rf"[{CAPITALS}][{CAPITALS} \-()]{{3,}}:")
COLUMNS = re.compile(r"\S(?:[ ]{4,}|[ ]*\t[ \t]*)\S")
SPACED = re.compile(r"(?:[^\W\d_] ){4}")
# Between letters, beside a digit («СМУ-14», «10-ти»), not before an item's number.
HYPHEN_BREAK = re.compile(
    r"(?<=[^\W\d_])[-‐‑][ \t]*\n[ \t]*(?=[^\W\d_]|\d(?!\d?[.)][ \t]))"
    r"|(?<=\d)-[ \t]*\n[ \t]*(?=[\dа-я])"
)
FIRST_PART = re.compile(r"[^\W\d_]+$")
SECOND_PART = re.compile(r"[^\W\d_]+")
LONGEST_PART = 60
NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})  # the dictionary's marks
SHORTEST_PART = 4  # letters: the parts of a compound are words


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line: its number, where its words stand, and how far they are indented."""

    number: int
    start: int
    end: int
    indent: int
    words: str

    @property
    def width(self) -> int:
        return self.indent + len(self.words)

    @property
    def stands_alone(self) -> bool:
        """Columns, headings, labels and centred lines are paragraphs of their own."""
        return (
            self.indent >= CENTRED
            or bool(COLUMNS.search(self.words))
            or bool(LABEL.match(self.words))
        )


def wrapped_lines(text: str) -> Iterator[Mend]:
    """Lines broken at a page's width are joined; lines that are paragraphs stay as they are."""
    lines = split_lines(text)
    width = wrap_width(lines)
    if not width:
        return
    indented = has_first_line_indents(lines)
    for line, following in pairwise(line for line in lines if line.words):
        if runs_on(line, following, width, indented):
            yield replace(line.end, following.start, _glue(line.words, following.words))


def _glue(words: str, following: str) -> str:
    return "" if following[0] in ",.;:)»" or words[-1] in "(«" else " "


def split_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for number, content in enumerate(text.split("\n")):
        words = content.strip(" \t")
        indent = len(content) - len(content.lstrip(" \t")) if words else 0
        first = start + indent
        lines.append(Line(number, first, first + len(words), indent, words))
        start += len(content) + 1
    return lines


def wrap_width(lines: list[Line]) -> int:
    """The width at which the text was broken; 0 where its lines are paragraphs."""
    body = [line for line in lines if line.words and not line.stands_alone]
    if not body:
        return 0
    widths = sorted(line.width for line in body if not SPACED.search(line.words))
    if not widths or widths[-max(1, len(widths) // 50)] > WIDEST:
        return 0
    width = widths[-max(1, len(widths) // 50)]
    running = [pair for pair in pairwise(lines) if _breaks_mid_sentence(*pair, width)]
    full = [line for line in body if line.width >= width * TOLERANCE]
    enough = len(running) >= FEW and len(running) >= 0.4 * len(full)
    return width if width >= NARROWEST and enough else 0


def _breaks_mid_sentence(line: Line, following: Line, width: int) -> bool:
    return (
        is_full(line, following, width * TOLERANCE)
        and not line.words.endswith(TERMINAL)
        and bool(following.words)
        and following.words[0].islower()
    )


def is_full(line: Line, following: Line, width: float) -> bool:
    """The next line's first word would not have fitted any more."""
    if not line.words or not following.words:
        return False
    return line.width + 1 + len(following.words.split(" ", 1)[0]) > width


def has_first_line_indents(lines: list[Line]) -> bool:
    """Paragraphs are told by an indent that some lines have and most don't."""
    indented = sum(2 <= line.indent < CENTRED for line in lines if line.words)
    flush = sum(line.indent < 2 for line in lines if line.words)
    return indented >= FEW and flush >= indented // 2


def runs_on(line: Line, following: Line, width: int, indented: bool) -> bool:
    """Whether ``following`` continues the paragraph of ``line``."""
    if not line.words or not following.words or line.stands_alone or following.stands_alone:
        return False
    if LABEL_WITH_VALUE.match(following.words) or NUMBERED.match(following.words):
        return False
    if line.words[-1] in HYPHENS:
        return False
    if indented and following.indent >= line.indent + 2:
        return False
    if following.number > line.number + 1 and not _page_end_between(line, following):
        return False
    if line.words.endswith(TERMINAL) and begins_paragraph(following.words):
        return is_full(line, following, width) and not ITEM.match(following.words)
    return is_full(line, following, width * TOLERANCE)


def _page_end_between(line: Line, following: Line) -> bool:
    """Blank lines inside a sentence are the end of a page."""
    mid_sentence = not line.words.endswith(TERMINAL) and following.words[0].islower()
    return mid_sentence and following.indent < 2


def begins_paragraph(words: str) -> bool:
    return not words[0].islower()


def broken_words(text: str) -> Iterator[Mend]:
    """A word broken at a line's end is whole again; a hyphen of its own stays."""
    for match in HYPHEN_BREAK.finditer(text):
        keep = "-" if _own_hyphen(text, match) else ""
        yield replace(*match.span(), keep)


def _own_hyphen(text: str, match: re.Match[str]) -> bool:
    head = FIRST_PART.search(text[max(0, match.start() - LONGEST_PART) : match.start()])
    tail = SECOND_PART.match(text, match.end())
    if head is None or tail is None:  # digits on either side: «10-ти», «2-1034», «СМУ-14»
        return True
    return (
        tail.group()[0].isupper()
        or (len(head.group()) > 1 and head.group().isupper())  # «СМС-сообщение»
        or tail.group() in after_hyphen()
        or (len(tail.group()) > 2 and head.group().lower() == tail.group())  # «бөліп-бөліп»
        or _is_compound(head.group(), tail.group())
        or _is_named_after(text, head.group(), tail.group())
    )


def _is_compound(head: str, tail: str) -> bool:
    """«процедурно-процессуальный» and «из-за» keep their hyphen, «осо-бо» and «по-рядок» don't:
    the dictionary knows."""
    long = min(len(head), len(tail)) >= SHORTEST_PART
    compound = long and (head[-1] in "ое" or _are_things(head, tail))
    if not compound and head.lower() not in before_hyphen():
        return False
    from nadzor_docs.language.morphology import analyzer, parse

    known = analyzer().word_is_known
    if compound and not known(tail.lower()):
        return False
    if not known((head + tail).lower()):
        return True
    # «жилищно-коммунальный» is in the dictionary without its hyphen too.
    parts = parse(head.lower())[0].tag.POS, parse(tail.lower())[0].tag.POS
    return parts in (("ADVB", "ADJF"), ("ADJS", "ADJF"))


def _is_named_after(text: str, head: str, tail: str) -> bool:
    """«Степногорск-водоканал»: a thing, after a name that the text has by itself too."""
    if not head[0].isupper() or min(len(head), len(tail)) < SHORTEST_PART:
        return False
    if len(re.findall(rf"\b{head}\b", text)) < 2:
        return False
    from nadzor_docs.language.morphology import analyzer, parse

    known, tag = analyzer().word_is_known, parse(tail)[0].tag
    thing = tag.POS == "NOUN" and not NAMES & set(tag.grammemes)
    return thing and known(tail) and not known((head + tail).lower())


def _are_things(head: str, tail: str) -> bool:
    """«школа-лицей», «завод-изготовитель»: both are words for things, and in one case; no name's
    part is one («Серик-баев»)."""
    from nadzor_docs.language.morphology import analyzer, parse

    if not all(analyzer().word_is_known(part.lower()) for part in (head, tail)):
        return False
    first, second = parse(head.lower())[0].tag, parse(tail.lower())[0].tag
    nouns = first.POS == second.POS == "NOUN" and first.case == second.case
    return nouns and not any(NAMES & set(tag.grammemes) for tag in (first, second))
