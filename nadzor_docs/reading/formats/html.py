"""Saved web pages (.html, .mht): the act's words without the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from typing import Final

from lxml import etree

from nadzor_docs.reading.errors import FileDamaged
from nadzor_docs.reading.formats.plain import decode
from nadzor_docs.reading.raw import RawBuilder, RawText

BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2"
    " h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr"
    " ul option".split()
)
FURNITURE: Final = frozenset(
    "script style noscript template head nav button select input textarea svg iframe object"
    " canvas audio video map".split()
)
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACE: Final = re.compile(r"[ \t\r\n\f]+")
DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(data: bytes) -> RawText:
    return read_markup(_decoded(data))


def read_mht(data: bytes) -> RawText:
    """The first page of a saved archive; its pictures and styles are not the act."""
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        kind = part.get_content_type()
        content = part.get_payload(decode=True)
        if kind in ("text/html", "text/plain") and isinstance(content, bytes) and content:
            return read(content) if kind == "text/html" else RawText(decode(content))
    raise FileDamaged("в сохранённой странице нет текста")


def read_markup(markup: str) -> RawText:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(XML_DECLARATION.sub("", markup), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileDamaged("страница повреждена") from error
    out = RawBuilder()
    if root is not None:
        for line in _lines(root):
            out.line(line)
    return out.build()


def _decoded(data: bytes) -> str:
    """By the bytes first: a page saved anew keeps its old, now false, declaration."""
    text = decode(data)
    declared = DECLARED.search(data[:2048])
    if declared and "\ufffd" in text:
        try:
            return data.decode(declared.group(1).decode("ascii"), "replace")
        except LookupError:
            return text
    return text


def _lines(root: etree._Element) -> Iterator[str]:
    """A line for every block and every <br>; the cells of a one-line row are parted by tabs."""
    line: list[str] = []
    for piece in _pieces(root):
        if piece == "\n":
            yield _tidy(line)
            line = []
        else:
            line.append(piece)
    yield _tidy(line)


def _tidy(pieces: list[str]) -> str:
    return "".join(pieces).strip(" \t")


def _pieces(element: etree._Element) -> Iterator[str]:
    """Text with «\\n» wherever a line ends and «\\t» between cells."""
    tag = element.tag
    if not isinstance(tag, str) or tag in FURNITURE or HIDDEN.search(element.get("style", "")):
        return
    if tag == "br":
        yield "\n"
    elif tag == "tr" and (row := _row(element)) is not None:
        yield from ("\n", row, "\n")
    elif tag == "pre":
        yield from _kept_lines("".join(element.itertext()))
    else:
        edge = ("\n",) if tag in BLOCKS else ()
        yield from edge
        yield from _content(element)
        yield from edge


def _content(element: etree._Element) -> Iterator[str]:
    yield SPACE.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield SPACE.sub(" ", child.tail or "")


def _kept_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from ("\n", line)
    yield "\n"


def _row(row: etree._Element) -> str | None:
    """A row as one line; None where a cell has lines of its own."""
    cells = [[line for line in _lines(cell) if line] for cell in row if cell.tag in ("td", "th")]
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in filled):
        return None
    return "\t".join(cell[0] for cell in filled)
