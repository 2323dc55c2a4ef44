"""Word documents (.docx): what a reader of the printed page would see, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from nadzor_docs.reading.package import Package, parse_xml
from nadzor_docs.reading.raw import RawBuilder, RawText

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL_W: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TEXT, TAB, BREAK, CR = W + "t", W + "tab", W + "br", W + "cr"
PARAGRAPH, TABLE, ROW, CELL, RUN = W + "p", W + "tbl", W + "tr", W + "tc", W + "r"
TEXT_BOX = W + "txbxContent"
FALLBACK = MC + "Fallback"  # the same text box once more, for old programs
LITERAL: Final = {
    TAB: "\t", W + "ptab": "\t", BREAK: "\n", CR: "\n",
    W + "noBreakHyphen": "-", W + "softHyphen": "\xad",
}  # fmt: skip
REMOVED: Final = frozenset((W + "del", W + "moveFrom"))
CHANGED: Final = frozenset((W + "del", W + "moveFrom", W + "ins", W + "moveTo"))
# Properties hold tab stops and deleted marks, which look like content and are none.
SKIPPED: Final = frozenset((W + "pPr", W + "rPr", W + "tblPr", W + "trPr", W + "tcPr",
                            W + "sdtPr", W + "instrText", W + "delText", FALLBACK))  # fmt: skip
ACCEPTED = "В файле есть исправления (рецензирование): прочитано так, как если бы они приняты."
HIDDEN = "В файле есть скрытый текст: он не прочитан."
DOCUMENT: Final = "word/document.xml"


def read(data: bytes) -> RawText:
    """The body with its tables and text boxes; headers before it, notes and footers after."""
    package = Package(data)
    out = RawBuilder()
    document = _part(package, _main_part(package))
    running = _running_parts(package, document)
    _read_parts(package, running["header"], "верхний колонтитул", out)
    out.place("")
    _read_blocks(document, out)
    _read_notes(package, "footnotes", "footnote", "сноска", out)
    _read_notes(package, "endnotes", "endnote", "концевая сноска", out)
    _read_parts(package, running["footer"], "нижний колонтитул", out)
    return out.build()


def _part(package: Package, name: str) -> etree._Element:
    content = package.read(name)
    if STRICT_W in content:
        content = content.replace(STRICT_W, TRANSITIONAL_W)
    return parse_xml(content)


def _main_part(package: Package) -> str:
    """Where the package keeps its body: by its relations, which name it for sure."""
    if package.has(DOCUMENT):
        return DOCUMENT
    for relation in package.xml("_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return DOCUMENT


def _running_parts(package: Package, document: etree._Element) -> dict[str, list[str]]:
    """The parts of headers and footers that the document's sections use, each once."""
    relations = _relations(package)
    parts: dict[str, list[str]] = {"header": [], "footer": []}
    for kind, names in parts.items():
        for reference in document.iter(f"{W}{kind}Reference"):
            name = relations.get(reference.get(R_ID, ""), "")
            if name and name not in names and package.has(name):
                names.append(name)
    return parts


def _relations(package: Package) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if not package.has(name):
        return {}
    return {
        relation.get("Id", ""): "word/" + relation.get("Target", "").removeprefix("/word/")
        for relation in package.xml(name)
    }


def _read_parts(package: Package, names: list[str], label: str, out: RawBuilder) -> None:
    """Headers and footers with words in them; a page number alone is none."""
    seen = set()
    for name in names:
        lines = [line for line in _block_lines(_part(package, name), out) if line.strip()]
        text = "\n".join(lines)
        if any(map(str.isalpha, text)) and text not in seen:
            seen.add(text)
            out.place(label)
            for line in lines:
                out.line(line)


def _read_notes(package: Package, part: str, kind: str, label: str, out: RawBuilder) -> None:
    name = f"word/{part}.xml"
    if not package.has(name):
        return
    notes = (note for note in _part(package, name).iter(W + kind) if not note.get(W + "type"))
    for number, note in enumerate(notes, 1):
        out.place(f"{label} {number}")
        for line in _block_lines(note, out):
            out.line(line)


def _read_blocks(root: etree._Element, out: RawBuilder) -> None:
    for line in _block_lines(root, out):
        out.line(line)


def _block_lines(parent: etree._Element, out: RawBuilder) -> Iterator[str]:
    """Paragraphs and tables below ``parent``, through whatever wraps them."""
    for child in parent:
        if child.tag == PARAGRAPH:
            yield from _paragraph_lines(child, out)
        elif child.tag == TABLE:
            yield from _table_lines(child, out)
        elif child.tag in REMOVED:
            out.warn(ACCEPTED)
        elif child.tag not in SKIPPED:
            yield from _block_lines(child, out)


def _paragraph_lines(paragraph: etree._Element, out: RawBuilder) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _collect(paragraph, pieces, boxes, out)
    yield "".join(pieces)
    for box in boxes:
        yield from _block_lines(box, out)


def _collect(
    element: etree._Element, pieces: list[str], boxes: list[etree._Element], out: RawBuilder
) -> None:
    """The words of a paragraph, run by run; its text boxes are kept for after it."""
    for child in element:
        tag = child.tag
        if tag == TEXT:
            pieces.append(child.text or "")
        elif tag in LITERAL:
            pieces.append(LITERAL[tag])
        elif tag == TEXT_BOX:
            boxes.append(child)
        elif tag == RUN and _is_hidden(child):
            out.warn(HIDDEN)
        elif tag not in SKIPPED and tag not in REMOVED:
            _collect(child, pieces, boxes, out)
        if tag in CHANGED:
            out.warn(ACCEPTED)


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(W + "rPr")
    vanish = None if properties is None else properties.find(W + "vanish")
    return vanish is not None and vanish.get(W + "val") not in ("0", "false")


def _table_lines(table: etree._Element, out: RawBuilder) -> Iterator[str]:
    """Row by row. A row of one-line cells is one line, as «дата | номер | город» in a heading."""
    for row in _through(table, ROW):
        cells = [_cell_lines(cell, out) for cell in _through(row, CELL)]
        filled = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in filled):
            yield "\t".join(cell[0] for cell in filled)
        else:
            yield from (line for cell in filled for line in cell)


def _cell_lines(cell: etree._Element, out: RawBuilder) -> list[str]:
    lines = (line for block in _block_lines(cell, out) for line in block.split("\n"))
    return [line.strip() for line in lines if line.strip()]


def _through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in SKIPPED and child.tag not in REMOVED and child.tag != PARAGRAPH:
            yield from _through(child, tag)
