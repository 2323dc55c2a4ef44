"""Word documents (.docx): what a reader of the printed page would see, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from nadzor_docs.reading.formats.docx_lists import Numbering
from nadzor_docs.reading.package import Package, parse_xml
from nadzor_docs.reading.raw import ACCEPTED, HIDDEN, RAISED, RawBuilder, RawText

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
MARK_PROPERTIES: Final = f"{W}pPr/{W}rPr"
DOCUMENT: Final = "word/document.xml"


def read(data: bytes) -> RawText:
    """The body with its tables and text boxes; headers before it, notes and footers after."""
    return _Reader(Package(data)).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._out = RawBuilder()
        content = package.read(_main_part(package))
        # Looking at the properties of each run is a fifth of the time: only where they matter.
        self._hides = self._deletes = self._raises = False
        self._document = self._parsed(content)
        self._numbering = self._lists(content)

    def read(self) -> RawText:
        running = self._running_parts()
        self._write_parts(running["header"], "верхний колонтитул")
        self._out.place("")
        self._write(self._blocks(self._document))
        self._write_notes("footnotes", "footnote", "сноска")
        self._write_notes("endnotes", "endnote", "концевая сноска")
        self._write_parts(running["footer"], "нижний колонтитул")
        return self._out.build()

    def _part(self, name: str) -> etree._Element:
        return self._parsed(self._package.read(name))

    def _parsed(self, content: bytes) -> etree._Element:
        """A part's tree; the strict kind of WordprocessingML is read as the usual one."""
        self._hides = self._hides or b"vanish" in content
        self._deletes = self._deletes or b":del" in content
        self._raises = self._raises or b"superscript" in content
        if STRICT_W in content:
            content = content.replace(STRICT_W, TRANSITIONAL_W)
        return parse_xml(content)

    def _lists(self, document: bytes) -> Numbering:
        """The numbers of lists; parsed only where the document or its styles have lists."""
        if not self._package.has("word/numbering.xml"):
            return Numbering(None, None)
        styles = None
        if b"pStyle" in document and self._package.has("word/styles.xml"):
            content = self._package.read("word/styles.xml")
            styles = self._parsed(content) if b"numPr" in content else None
        listed = styles is not None or b"numPr" in document
        return Numbering(self._part("word/numbering.xml") if listed else None, styles)

    def _running_parts(self) -> dict[str, list[str]]:
        """The parts of headers and footers that the document's sections use, each once."""
        relations = _relations(self._package)
        parts: dict[str, list[str]] = {"header": [], "footer": []}
        for kind, names in parts.items():
            for reference in self._document.iter(f"{W}{kind}Reference"):
                name = relations.get(reference.get(R_ID, ""), "")
                if name and name not in names and self._package.has(name):
                    names.append(name)
        return parts

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._out.line(line)

    def _write_parts(self, names: list[str], label: str) -> None:
        """Headers and footers with words in them; a page number alone is none."""
        seen = set()
        for name in names:
            lines = [line for line in self._blocks(self._part(name)) if line.strip()]
            text = "\n".join(lines)
            if any(map(str.isalpha, text)) and text not in seen:
                seen.add(text)
                self._out.place(label)
                self._write(lines)

    def _write_notes(self, part: str, kind: str, label: str) -> None:
        name = f"word/{part}.xml"
        if not self._package.has(name):
            return
        notes = (note for note in self._part(name).iter(W + kind) if not note.get(W + "type"))
        for number, note in enumerate(notes, 1):
            self._out.place(f"{label} {number}")
            self._write(self._blocks(note))

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        """Paragraphs and tables below ``parent``, through whatever wraps them."""
        begun = ""  # a paragraph whose end was deleted: the next one is its end
        for child in parent:
            if child.tag == PARAGRAPH:
                words, *boxes = self._paragraph(child)
                begun += words
                if not self._is_deleted(child, MARK_PROPERTIES):
                    yield begun
                    begun = ""
                yield from boxes
            elif child.tag == TABLE:
                yield from self._table(child)
            elif child.tag in REMOVED:
                self._out.warn(ACCEPTED)
            elif child.tag not in SKIPPED:
                yield from self._blocks(child)
        if begun:
            yield begun

    def _is_deleted(self, element: etree._Element, properties: str) -> bool:
        """Whether a paragraph's mark or a table's row is marked as deleted in its properties."""
        if not self._deletes or element.find(f"{properties}/{W}del") is None:
            return False
        self._out.warn(ACCEPTED)
        return True

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        pieces = [self._numbering.mark(paragraph)]
        boxes: list[etree._Element] = []
        self._collect(paragraph, pieces, boxes)
        yield "".join(pieces)
        for box in boxes:
            yield from self._blocks(box)

    def _collect(
        self, element: etree._Element, pieces: list[str], boxes: list[etree._Element]
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
            elif tag == RUN and self._hides and _is_hidden(child):
                self._out.warn(HIDDEN)
            elif tag == RUN and self._raises and _is_raised(child):
                raised: list[str] = []
                self._collect(child, raised, boxes)
                pieces.append("".join(raised).translate(RAISED))
            elif tag not in SKIPPED and tag not in REMOVED:
                self._collect(child, pieces, boxes)
            if tag in CHANGED:
                self._out.warn(ACCEPTED)

    def _table(self, table: etree._Element) -> Iterator[str]:
        """Row by row. A row of one-line cells is one line: «дата | номер | город» of a heading."""
        for row in _through(table, ROW):
            if self._is_deleted(row, W + "trPr"):
                continue
            cells = [self._cell(cell) for cell in _through(row, CELL)]
            filled = [cell for cell in cells if cell]
            if all(len(cell) == 1 for cell in filled):
                yield "\t".join(cell[0] for cell in filled)
            else:
                yield from (line for cell in filled for line in cell)

    def _cell(self, cell: etree._Element) -> list[str]:
        lines = (line for block in self._blocks(cell) for line in block.split("\n"))
        return [line.strip() for line in lines if line.strip()]


def _main_part(package: Package) -> str:
    """Where the package keeps its body: by its relations, which name it for sure."""
    if package.has(DOCUMENT):
        return DOCUMENT
    for relation in package.xml("_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return DOCUMENT


def _relations(package: Package) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if not package.has(name):
        return {}
    return {
        relation.get("Id", ""): "word/" + relation.get("Target", "").removeprefix("/word/")
        for relation in package.xml(name)
    }


def _is_raised(run: etree._Element) -> bool:
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(W + "val") == "superscript"


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(W + "rPr")
    vanish = None if properties is None else properties.find(W + "vanish")
    return vanish is not None and vanish.get(W + "val") not in ("0", "false")


def _through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in SKIPPED and child.tag not in REMOVED and child.tag != PARAGRAPH:
            yield from _through(child, tag)
