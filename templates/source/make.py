"""Make the shipped templates' Word files from their plain-text sources.

    python templates/source/make.py            # all of them
    python templates/source/make.py reply      # one

A source says what a paragraph is (``.body``, ``.address``) and what it says; how it looks stands
here, as Word styles, so that an office changes a style once. After that an office edits
``template.docx`` in Word and needs neither this script nor the sources.

    .style              the paragraphs that follow have this style
    .table 10 60 30     rows ``a || b || c`` of these widths (percent); the first is the heading
    .grid 50 50         the same without borders and without a heading
    .end                the table ends
    @include name       the lines of _name.txt
    ~                   an empty paragraph or cell
    // inside a cell    a new paragraph;  **bold**;  # at the start: a remark
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from nadzor_docs.drafting.package import read_package, write_package
from nadzor_docs.files import write_atomically

SOURCES = Path(__file__).parent
FONT = "Times New Roman"
TEXT_WIDTH = 17.0  # cm: A4 with margins of 2.5 on the left and 1.5 on the right

# name: (Word's style name, alignment, first line cm, left cm, before pt, after pt, size, bold)
STYLES: dict[str, tuple[str, Any, float, float, int, int, float, bool]] = {
    "body": ("Текст документа", ALIGN.JUSTIFY, 1.25, 0, 0, 0, 14, False),
    "head": ("Бланк", ALIGN.CENTER, 0, 0, 0, 0, 11, True),
    "headsmall": ("Бланк мелкий", ALIGN.CENTER, 0, 0, 0, 0, 9, False),
    "outgoing": ("Дата и номер", ALIGN.LEFT, 0, 0, 10, 6, 12, False),
    "address": ("Адресат", ALIGN.LEFT, 0, 8.5, 0, 0, 14, False),
    "approve": ("Утверждаю", ALIGN.LEFT, 0, 9.5, 0, 0, 14, False),
    "title": ("Название документа", ALIGN.CENTER, 0, 0, 14, 0, 14, True),
    "subtitle": ("Подзаголовок документа", ALIGN.CENTER, 0, 0, 0, 10, 14, True),
    "section": ("Заголовок раздела", ALIGN.LEFT, 1.25, 0, 8, 4, 14, True),
    "demand": ("Просительная часть", ALIGN.CENTER, 0, 0, 8, 8, 14, True),
    "opening": ("Начало акта", ALIGN.JUSTIFY, 1.25, 0, 0, 0, 14, False),
    "choice": ("Вариант ответа", ALIGN.LEFT, -0.65, 0.65, 0, 0, 14, False),
    "left": ("Без отступа", ALIGN.LEFT, 0, 0, 0, 0, 14, False),
    "attachment": ("Приложение", ALIGN.JUSTIFY, 1.25, 0, 0, 0, 14, False),
    "signature": ("Подпись", ALIGN.LEFT, 0, 0, 0, 0, 14, True),
    "signed": ("Подписавший", ALIGN.RIGHT, 0, 0, 0, 0, 14, True),
    "executor": ("Исполнитель", ALIGN.LEFT, 0, 0, 14, 0, 10, False),
    "note": ("Примечание", ALIGN.JUSTIFY, 0, 0, 10, 0, 10, False),
    "cell": ("Ячейка", ALIGN.LEFT, 0, 0, 0, 0, 11, False),
    "num": ("Ячейка числа", ALIGN.RIGHT, 0, 0, 0, 0, 11, False),
    "cellhead": ("Ячейка заголовка", ALIGN.CENTER, 0, 0, 0, 0, 11, True),
    "chart": ("Строка диаграммы", ALIGN.LEFT, 0, 0, 0, 0, 11, False),
    "gap": ("Промежуток", ALIGN.LEFT, 0, 0, 0, 0, 6, False),
}
# A signature or a table's heading never stands alone on a page, a chart isn't torn in two.
KEPT_WITH_NEXT = {
    "title", "subtitle", "section", "demand", "attachment", "signature", "signed", "gap",
    "chart", "opening", "cellhead",
}


def lines_of(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@include "):
            yield from lines_of(SOURCES / f"_{line.removeprefix('@include ').strip()}.txt")
        elif line.strip() and not line.startswith("#"):
            yield line.strip()


def make(source: Path) -> bytes:
    """The Word file of a source."""
    document = new_document()
    style, table, cell_style = "body", None, "cell"
    for line in lines_of(source):
        word, *rest = line.split()
        if word in (".table", ".grid"):
            if style == "body" and word == ".table":
                document.add_paragraph(style=STYLES["gap"][0])
            table = new_table(document, [float(width) for width in rest], word == ".table")
            cell_style = "cellhead" if word == ".table" else style
        elif word == ".end":
            table = None
            # Word joins two tables that nothing stands between.
            document.add_paragraph(style=STYLES["gap"][0])
        elif word.startswith(".") and word[1:] in STYLES:
            style = word[1:]
            cell_style = style if table is not None else cell_style
        elif table is not None:
            add_row(table, line, cell_style)
            cell_style = "cell" if cell_style == "cellhead" else cell_style
        else:
            add_text(document.add_paragraph(style=STYLES[style][0]), line)
    return finished(document)


def new_document() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.header_distance = Cm(1)
    normal = document.styles["Normal"]
    set_font(normal, 14, False)
    for name, *look in STYLES.values():
        add_style(document, name, *look)
    number_pages(section)
    return document


def add_style(
    document: Any, name: str, alignment: Any, first: float, left: float, before: int, after: int,
    size: float, bold: bool,
) -> None:  # fmt: skip
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    set_font(style, size, bold)
    shape = style.paragraph_format
    shape.alignment, shape.line_spacing = alignment, 1.0
    shape.first_line_indent, shape.left_indent = Cm(first), Cm(left)
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next = name in {STYLES[key][0] for key in KEPT_WITH_NEXT}
    shape.widow_control = True


def set_font(style: Any, size: float, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    properties.append(language)


def number_pages(section: Any) -> None:
    """The page number at the top centre, from the second page on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(12)
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        else:
            field = OxmlElement("w:instrText")
            field.text = text
        run._r.append(field)


def new_table(document: Any, widths: list[float], bordered: bool) -> Any:
    table = document.add_table(rows=0, cols=len(widths))
    table.style = document.styles["Table Grid"] if bordered else None
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_WIDTH * width / 100)
    return table


def add_row(table: Any, line: str, style: str) -> None:
    row = table.add_row()
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)
    if style == "cellhead":
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    texts = [line] if line.startswith("{%tr") else [text.strip() for text in line.split("||")]
    for cell, column, text in zip(row.cells, table.columns, texts + [""] * 20, strict=False):
        cell.width = column.width
        fill_cell(cell, text, style)


def fill_cell(cell: Any, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(text.split(" // ")):
        if number:
            paragraph = cell.add_paragraph()
        named = re.match(r"\.(\w+) (.*)", line)
        kind, words = (named[1], named[2]) if named and named[1] in STYLES else (style, line)
        paragraph.style = STYLES[kind][0]
        add_text(paragraph, words)


def add_text(paragraph: Any, text: str) -> None:
    unbroken = "" if text == "~" else text.replace("№ ", "№\u00a0")
    for number, piece in enumerate(unbroken.split("**")):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = True if number % 2 else None


def finished(document: Any) -> bytes:
    """The file without dates, thumbnail and author: the same source, the same bytes."""
    properties = document.core_properties
    properties.author = properties.title = properties.comments = properties.keywords = ""
    properties.last_modified_by = ""
    buffer = io.BytesIO()
    document.save(buffer)
    parts = read_package(buffer.getvalue(), "")
    for name in ("docProps/thumbnail.jpeg",):
        parts.pop(name, None)
    parts["_rels/.rels"] = re.sub(
        rb"<Relationship [^>]*thumbnail[^>]*/>", b"", parts["_rels/.rels"]
    )
    parts["docProps/core.xml"] = re.sub(
        rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", parts["docProps/core.xml"]
    )
    return write_package(parts)


def main(names: list[str]) -> None:
    made = {path: f"{path.stem}/template.docx" for path in sorted(SOURCES.glob("[!_]*.txt"))}
    made |= {path: f"seminar/{path.stem}.docx" for path in (SOURCES / "seminar").glob("*.txt")}
    for source, name in made.items():
        if not names or source.stem in names:
            write_atomically(SOURCES.parent / name, make(source), force=True)
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
