"""OpenDocument text (.odt)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from nadzor_docs.reading.errors import FileDamaged, FileEncrypted
from nadzor_docs.reading.package import Package
from nadzor_docs.reading.raw import ACCEPTED, RawBuilder, RawText

NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, OFFICE, TABLE, STYLE, DRAW = (
    NS % name for name in ("text", "office", "table", "style", "drawing")
)
PARAGRAPHS: Final = frozenset((TEXT + "p", TEXT + "h"))
ROW, CELL, NOTE = TABLE + "table-row", TABLE + "table-cell", TEXT + "note"
CHANGES: Final = TEXT + "tracked-changes"  # keeps what was deleted; the text is as accepted
SKIPPED: Final = frozenset((CHANGES, OFFICE + "annotation", TEXT + "sequence-decls",
                            TEXT + "ruby-text", TEXT + "bibliography-mark"))  # fmt: skip
LONGEST_SPACES: Final = 200


def read(data: bytes) -> RawText:
    """The body with its tables and text boxes; headers before it, notes and footers after."""
    package = Package(data)
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise FileEncrypted("файл защищён паролем")
    body = package.xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise FileDamaged("в документе нет текста")
    return _Reader(package).read(body)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._out = RawBuilder()
        self._notes: list[etree._Element] = []

    def read(self, body: etree._Element) -> RawText:
        self._running("header", "верхний колонтитул")
        self._out.place("")
        self._write(self._blocks(body))
        for number, note in enumerate(self._notes, 1):
            self._out.place(f"сноска {number}")
            self._write(self._blocks(note))
        self._running("footer", "нижний колонтитул")
        return self._out.build()

    def _write(self, lines: Iterator[str]) -> None:
        for line in lines:
            self._out.line(line)

    def _running(self, kind: str, label: str) -> None:
        if not self._package.has("styles.xml"):
            return
        for element in self._package.xml("styles.xml").iter(STYLE + kind):
            lines = [line for line in self._blocks(element) if line.strip()]
            if any(map(str.isalpha, "".join(lines))):
                self._out.place(label)
                self._write(iter(lines))

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == ROW:
                yield from self._row(child)
            elif child.tag == CHANGES:
                self._out.warn(ACCEPTED)
            elif child.tag not in SKIPPED:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        boxes: list[etree._Element] = []
        yield "".join(self._words(paragraph, boxes))
        for box in boxes:
            yield from self._blocks(box)

    def _words(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag == TEXT + "s":
                yield " " * min(_count(child), LONGEST_SPACES)
            elif child.tag == TEXT + "tab":
                yield "\t"
            elif child.tag == TEXT + "line-break":
                yield "\n"
            elif child.tag == NOTE:
                self._notes.extend(child.iter(TEXT + "note-body"))
            elif child.tag.startswith(DRAW):  # a text box, a shape with words in it
                boxes.append(child)
            elif child.tag not in SKIPPED:
                yield from self._words(child, boxes)
            yield child.tail or ""

    def _row(self, row: etree._Element) -> Iterator[str]:
        """A row of one-line cells is one line."""
        cells = [self._cell(cell) for cell in row.iterchildren(CELL)]
        filled = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in filled):
            yield "\t".join(cell[0] for cell in filled)
        else:
            yield from (line for cell in filled for line in cell)

    def _cell(self, cell: etree._Element) -> list[str]:
        lines = (line for block in self._blocks(cell) for line in block.split("\n"))
        return [line.strip() for line in lines if line.strip()]


def _count(spaces: etree._Element) -> int:
    told = spaces.get(TEXT + "c", "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else 1
