"""OpenDocument text (.odt)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from nadzor_docs.reading.errors import FileDamaged, FileEncrypted
from nadzor_docs.reading.formats.numbering import Lists, whole_number
from nadzor_docs.reading.formats.odt_lists import levels_of
from nadzor_docs.reading.package import Package
from nadzor_docs.reading.raw import ACCEPTED, HIDDEN, RAISED, RawBuilder, RawText

NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, OFFICE, TABLE, STYLE, DRAW = (
    NS % name for name in ("text", "office", "table", "style", "drawing")
)
PARAGRAPHS: Final = frozenset((TEXT + "p", TEXT + "h"))
ROW, CELL, NOTE = TABLE + "table-row", TABLE + "table-cell", TEXT + "note"
LIST, ITEM = TEXT + "list", TEXT + "list-item"
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
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if package.has("styles.xml") else None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise FileDamaged("в документе нет текста")
    return _Reader(content, styles).read(body)


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        self._styles = styles
        parts = [content] if styles is None else [content, styles]
        self._lists = Lists(levels_of(*parts))
        self._hidden = _styles(parts, TEXT + "display", "none")
        self._raised = _styles(parts, STYLE + "text-position", "super")
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
        for element in () if self._styles is None else self._styles.iter(STYLE + kind):
            lines = [line for line in self._blocks(element) if line.strip()]
            if any(map(str.isalpha, "".join(lines))):
                self._out.place(label)
                self._write(iter(lines))

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            yield from self._block(child)

    def _block(self, block: etree._Element) -> Iterator[str]:
        if block.tag in PARAGRAPHS:
            yield from self._paragraph(block)
        elif block.tag == ROW:
            yield from self._row(block)
        elif block.tag == LIST:
            yield from self._list(block)
        elif block.tag == CHANGES:
            self._out.warn(ACCEPTED)
        elif block.tag not in SKIPPED:
            yield from self._blocks(block)

    def _list(self, items: etree._Element, style: str = "", depth: int = 0) -> Iterator[str]:
        style = items.get(TEXT + "style-name", style)
        if depth == 0 and not _continues(items):
            self._lists.begin_anew(style)
        for item in items:
            yield from self._item(item, style, depth)

    def _item(self, item: etree._Element, style: str, depth: int) -> Iterator[str]:
        """Its first paragraph has its number; a list's header has none."""
        numbered = item.tag != ITEM
        for child in item:
            if child.tag == LIST:
                yield from self._list(child, style, depth + 1)
            elif child.tag in PARAGRAPHS and not numbered:
                own = item.get(TEXT + "start-value")
                mark = self._lists.mark(style, depth, whole_number(own, 1) if own else None)
                yield from self._paragraph(child, mark)
                numbered = True
            else:
                yield from self._block(child)

    def _paragraph(self, paragraph: etree._Element, mark: str = "") -> Iterator[str]:
        boxes: list[etree._Element] = []
        yield mark + "".join(self._words(paragraph, boxes))
        for box in boxes:
            yield from self._blocks(box)

    def _words(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        if element.get(TEXT + "style-name") in self._hidden:
            self._out.warn(HIDDEN)
            return
        yield element.text or ""
        for child in element:
            if child.tag == TEXT + "s":
                yield " " * min(whole_number(child.get(TEXT + "c"), 1), LONGEST_SPACES)
            elif child.tag == TEXT + "tab":
                yield "\t"
            elif child.tag == TEXT + "line-break":
                yield "\n"
            elif child.tag == NOTE:
                self._notes.extend(child.iter(TEXT + "note-body"))
            elif child.tag.startswith(DRAW):  # a text box, a shape with words in it
                boxes.append(child)
            elif child.get(TEXT + "style-name") in self._raised:
                yield "".join(self._words(child, boxes)).translate(RAISED)
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


def _continues(items: etree._Element) -> bool:
    """Whether a list goes on with the numbers of the one before it."""
    return TEXT + "continue-list" in items.attrib or (
        items.get(TEXT + "continue-numbering") == "true"
    )


def _styles(parts: Sequence[etree._Element], name: str, value: str) -> frozenset[str]:
    """The styles whose letters have such a property."""
    return frozenset(
        style.get(STYLE + "name", "")
        for part in parts
        for style in part.iter(STYLE + "style")
        for letters in style.iterchildren(STYLE + "text-properties")
        if letters.get(name, "").startswith(value)
    )
