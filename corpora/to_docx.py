"""Set an act's plain text as a Word document that looks as courts' documents do.

Usage: ``python corpora/to_docx.py ACT.txt ACT.docx``. A line that is indented by 12 spaces or
more, letter-spaced, or all in capitals is a centred heading; a run of spaces or a tab inside a
line is a tab stop; lines that hold « | » are the rows of a table.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

SPACED = re.compile(r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]\s){3,}")
INDENT = 12


def main(source: str, target: str) -> None:
    act_document(Path(source).read_text(encoding="utf-8")).save(target)


def act_document(text: str) -> Document:
    document = docx.Document()
    set_page(document)
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if " | " in line:
            rows.append([cell.strip() for cell in line.split("|")])
            continue
        add_table(document, rows)
        rows = []
        add_line(document, line)
    return document


def set_page(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)


def add_line(document: Document, line: str) -> None:
    if not line.strip():
        return
    paragraph = document.add_paragraph()
    if is_heading(line):
        paragraph.add_run(line.strip()).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    add_columns(paragraph, line)


def is_heading(line: str) -> bool:
    indent = len(line) - len(line.lstrip(" "))
    return indent >= INDENT or bool(SPACED.match(line.strip())) or line.isupper()


def add_columns(paragraph: Paragraph, line: str) -> None:
    parts = re.split(r"\t+| {3,}", line.strip())
    paragraph.add_run("\t".join(parts))
    stops = paragraph.paragraph_format.tab_stops
    if len(parts) > 2:
        stops.add_tab_stop(Cm(8.25), WD_TAB_ALIGNMENT.CENTER)
    if len(parts) > 1:
        stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    else:
        paragraph.paragraph_format.first_line_indent = Cm(1.25)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def add_table(document: Document, rows: list[list[str]]) -> None:
    if not rows:
        return
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words


if __name__ == "__main__":
    main(*sys.argv[1:3])
