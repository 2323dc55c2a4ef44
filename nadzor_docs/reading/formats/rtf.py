"""Rich text (.rtf): the body by striprtf; headers, notes and text boxes, which it leaves out,
as documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from striprtf.striprtf import rtf_to_text

from nadzor_docs.reading.errors import FileDamaged
from nadzor_docs.reading.raw import RawBuilder, RawText

ASIDES: Final = {
    "header": ("верхний колонтитул", re.compile(r"\{\\header[lrf]?\b")),
    "text box": ("надпись", re.compile(r"\{(?:\\\*)?\\shptxt\b")),
    "footnote": ("сноска", re.compile(r"\{(?:\\\*)?\\footnote\b")),
    "footer": ("нижний колонтитул", re.compile(r"\{\\footer[lrf]?\b")),
}
BRACE: Final = re.compile(r"\\[\\{}]|[{}]")
PREAMBLE: Final = re.compile(r"\{\\fonttbl")
DESTINATION: Final = re.compile(r"^\{(?:\\\*)?\\[a-z]+ ?")
CELL_END: Final = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z]) ?")
CELL: Final = "\x1f"  # after each cell, where the library would set a sign that texts have too
DELETED: Final = re.compile(r"\\deleted\b")
ACCEPTED = "В файле есть исправления (рецензирование): прочитано так, как если бы они приняты."


def read(data: bytes) -> RawText:
    text = data.decode("latin-1")
    out = RawBuilder()
    if DELETED.search(text):
        out.warn(ACCEPTED)
        text = _without_deleted(text)
    for kind in ("header", "body", "text box", "footnote", "footer"):
        if kind == "body":
            out.place("")
            _write(text, out)
        else:
            _write_asides(text, *ASIDES[kind], out)
    return out.build()


def _write_asides(text: str, label: str, opening: re.Pattern[str], out: RawBuilder) -> None:
    """Every group of a kind, stripped as a document with the fonts of the whole."""
    seen = set()
    for group in _groups(text, opening):
        stripped = "\n".join(_lines(_as_document(text, group)))
        if any(map(str.isalpha, stripped)) and stripped not in seen:
            seen.add(stripped)
            out.place(label)
            out.line(stripped.strip("\n"))


def _write(text: str, out: RawBuilder) -> None:
    for line in _lines(text):
        out.line(line)


def _lines(text: str) -> Iterator[str]:
    """Filled cells of a row that are a line each stand side by side."""
    begun = False  # a row whose cell has lines of its own
    for line in _stripped(CELL_END.sub(r"\\'1f", text)).split("\n"):
        cells = [cell.strip() for cell in line.split(CELL) if cell.strip()]
        ends = line.endswith(CELL)
        if CELL not in line:
            yield line
        elif ends and not begun:
            yield "\t".join(cells)
        else:
            yield from cells
        begun = not ends and (begun or CELL in line)


def _stripped(text: str) -> str:
    try:
        stripped: str = rtf_to_text(  # type: ignore[no-untyped-call]
            text, encoding="cp1251", errors="replace"
        )
    except (ValueError, IndexError, KeyError, OverflowError, LookupError) as error:
        raise FileDamaged("RTF повреждён") from error
    return stripped


def _as_document(text: str, group: str) -> str:
    fonts = next(_groups(text, PREAMBLE), "")
    return "{\\rtf1\\ansi\\ansicpg1251" + fonts + "{" + DESTINATION.sub("", group) + "}"


def _groups(text: str, opening: re.Pattern[str]) -> Iterator[str]:
    """The balanced groups that begin with ``opening``."""
    for start in opening.finditer(text):
        depth = 0
        for brace in BRACE.finditer(text, start.start()):
            depth += {"{": 1, "}": -1}.get(brace.group(), 0)
            if depth == 0:
                yield text[start.start() : brace.end()]
                break


def _without_deleted(text: str) -> str:
    """Tracked deletions leave the text; only whole groups that say so."""
    pieces, done = [], 0
    for start in re.finditer(r"\{[^{}\\]*(?:\\(?!deleted\b)[a-z]+-?\d* ?)*\\deleted\b", text):
        if start.start() < done:
            continue
        group = next(_groups(text[start.start() :], re.compile(r"\A\{")), "")
        pieces.append(text[done : start.start()])
        done = start.start() + len(group)
    return "".join([*pieces, text[done:]])
