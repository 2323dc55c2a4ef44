"""Templates made in the test: a paragraph a string, rendered by the engine or by bare docxtpl."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from nadzor_docs.drafting.compiled import Compiled, compile_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(*paragraphs: str, body_xml: str = "", header: str = "") -> bytes:
    """A .docx of these paragraphs; ``body_xml`` is put in as it is, before the last section."""
    from docx.oxml import parse_xml

    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if body_xml:
        wrapped = parse_xml(f'<w:body xmlns:w="{W}">{body_xml}</w:body>')
        for element in list(wrapped):
            document.element.body.insert(len(document.element.body) - 1, element)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_of(content: bytes) -> str:
    """The document's text as Word's library reads it: paragraphs by line, tables by cell."""
    document = Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)


def bare_docxtpl(content: bytes, values: dict[str, Any]) -> str:
    """What docxtpl gives when it is called as its manual says."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(content))
    template.render(values)
    buffer = io.BytesIO()
    template.save(buffer)
    return text_of(buffer.getvalue())


@pytest.fixture
def compiled() -> Callable[..., Compiled]:
    return lambda *paragraphs, **more: compile_template(word_file(*paragraphs, **more), "t.docx")


def text_in_order(content: bytes) -> str:
    """Every paragraph of the body as it is read, the cells of a table's row parted by « | »."""
    document = Document(io.BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(line.rstrip() for line in lines)
