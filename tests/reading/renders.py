"""The same act as every kind of file that an office may hand over, made by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.reading import samples

TEXT_FORMATS: Final = ("docx", "doc", "rtf", "odt", "pdf", "pdf in two columns", "html", "cp1251")
SCAN: Final = "scan"
CONVERTED: Final = {
    "doc": "doc", "rtf": "rtf", "odt": "odt", "pdf": "pdf", "html": "html:HTML:EmbedImages",
    "pdf in two columns": "pdf",
}  # fmt: skip
TEXT_WIDTH: Final = Cm(17)
LETTER: Final = Cm(0.22)  # on an average
GAP: Final = Cm(0.5)


def word_file(text: str, columns: int = 1) -> bytes:
    """The act as a court's office lays it out: centred headings, indented justified paragraphs,
    tab stops between date, number and city, the page's number at the bottom."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    _number_pages(section)
    head, body = _halves(text)
    for line in head:
        _add_line(document, line, TEXT_WIDTH)
    column = TEXT_WIDTH if columns == 1 else TEXT_WIDTH // 2 - Cm(0.7)
    # A row of a table that a column can't hold is set over the whole width.
    for wide, lines in groupby(body, lambda line: "\t" in line and len(line) * LETTER > column):
        if columns > 1:
            section = document.add_section(WD_SECTION.CONTINUOUS)
            section._sectPr.find(qn("w:cols")).set(qn("w:num"), "1" if wide else str(columns))
        for line in lines:
            _add_line(document, line, TEXT_WIDTH if wide else column)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _halves(text: str) -> tuple[list[str], list[str]]:
    """The heading, to the line of date and number, which runs over both columns; and the rest."""
    lines = text.split("\n")
    last = max((i for i, line in enumerate(lines[:8]) if "\t" in line), default=0)
    return lines[: last + 1], lines[last + 1 :]


def _add_line(document: Any, line: str, width: int) -> None:
    paragraph = document.add_paragraph(line)
    paragraph.paragraph_format.space_after = Pt(0)
    if "\t" in line:
        stops = paragraph.paragraph_format.tab_stops
        first, *middle, _ = (len(cell) * LETTER for cell in line.split("\t"))
        if middle and first + middle[0] / 2 < width / 2:
            stops.add_tab_stop(width // 2, WD_TAB_ALIGNMENT.CENTER)
        elif middle:
            stops.add_tab_stop(first + GAP, WD_TAB_ALIGNMENT.LEFT)
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    elif line.isupper() and len(line) < 70:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif line:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.25)


def _number_pages(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def converted(files: Sequence[bytes], target: str) -> list[bytes]:
    """Word files turned into ``target``, a hundred in each run of LibreOffice: of more than two
    hundred it silently leaves the last ones out."""
    starts = range(0, len(files), 100)
    return [done for start in starts for done in _converted(files[start : start + 100], target)]


def _converted(files: Sequence[bytes], target: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{i:04}.docx" for i in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target,
             "--outdir", name, *map(str, sources)],
            check=True, capture_output=True, timeout=900,
        )  # fmt: skip
        ending = target.split(":")[0]
        return [source.with_suffix(f".{ending}").read_bytes() for source in sources]


def rendered(texts: Sequence[str], kind: str) -> list[bytes | None]:
    """The texts as files of ``kind``; None where it can't hold a text's letters."""
    if kind == "cp1251":
        return [_encoded(text) for text in texts]
    files = [word_file(text, 2 if kind == "pdf in two columns" else 1) for text in texts]
    if kind == "docx":
        return list(files)
    if kind == SCAN:
        return [scanned(data) for data in converted(files, "pdf")]
    return list(converted(files, CONVERTED[kind]))


def _encoded(text: str) -> bytes | None:
    try:
        return text.replace("\n", "\r\n").encode("cp1251")
    except UnicodeEncodeError:
        return None


def scanned(pdf: bytes) -> bytes:
    """A PDF of grey pictures, as an office's scanner makes it."""
    return samples.pdf_of_pictures(pictures(pdf))


def pictures(pdf: bytes) -> list[bytes]:
    """The pages as JPEG of 200 dots an inch."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "act.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-r", "200", "-jpeg", f"{name}/act.pdf", f"{name}/scan"]
        subprocess.run(command, check=True, timeout=120)
        return [page.read_bytes() for page in sorted(Path(name).glob("scan*.jpg"))]
