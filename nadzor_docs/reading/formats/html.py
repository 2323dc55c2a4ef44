"""Saved web pages (.html, .mht): the act's words without the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from typing import Final

from lxml import etree

from nadzor_docs.reading.errors import FileDamaged
from nadzor_docs.reading.formats.numbering import BULLET, whole_number, written
from nadzor_docs.reading.formats.plain import decode
from nadzor_docs.reading.raw import ACCEPTED, RAISED, RawBuilder, RawText

BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
FURNITURE: Final = frozenset((
    "script", "style", "noscript", "template", "head", "nav", "button", "select", "input",
    "textarea", "svg", "iframe", "object", "canvas", "audio", "video", "map", "del",
))  # fmt: skip
SPACE: Final = re.compile(r"[ \t\r\n\f]+")
GAP: Final = re.compile(r"[ ]*\t[ \t]*|[ ]{4,}")
# A page with so many links is a site's page around the act; Word's own pages have hardly any.
LIST_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
UNMARKED: Final = re.compile(r"list-style[^;]*\bnone\b")
BREAK: Final = "<br>"  # told from the page's words by identity
EDGE: Final = "<edge>"
SITE_LINKS: Final = 15
LONG_LINE: Final = 80  # characters: menus and buttons are shorter
MOST_OF_IT: Final = 0.8
CUT_OUT = "Прочитана основная часть сохранённой страницы: меню и служебные надписи сайта пропущены."
DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
NOTE: Final = re.compile(r"#_?(?:ftn|edn|sdfootnote|sdendnote)")
XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


class _Mark(str):
    """The number of a list's item: no line by itself, it stands before the words that follow."""

    __slots__ = ()


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
        if root.find(".//del") is not None:
            out.warn(ACCEPTED)
        content = _main_content(root)
        if content is not root:
            out.warn(CUT_OUT)
        for line in _lines(content):
            out.line(line)
    return out.build()


def _main_content(root: etree._Element) -> etree._Element:
    """The innermost element that holds nearly all long lines of a site's page."""
    if sum(1 for _ in root.iter("a")) < SITE_LINKS:
        return root
    content, enough = root, MOST_OF_IT * _weight(root)
    while True:
        inner = next((child for child in content if _weight(child) >= enough > 0), None)
        if inner is None or inner.tag in ("p", "pre", "td"):
            return content
        content = inner


def _weight(element: etree._Element) -> int:
    if not isinstance(element.tag, str):
        return 0
    return sum(len(line) for line in _lines(element) if len(line) >= LONG_LINE)


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
    """A line for every block that has words and for every <br>."""
    line: list[str] = []
    for piece in _pieces(root):
        if piece is BREAK or (piece is EDGE and _has_words(line)):
            yield _tidy(line)
            line = []
        elif isinstance(piece, _Mark):
            line = [*filter(_is_text, line), piece]
        elif piece is not EDGE:
            line.append(piece)
    if _has_words(line):
        yield _tidy(line)


def _has_words(line: list[str]) -> bool:
    return any(piece.strip() for piece in filter(_is_text, line))


def _is_text(piece: str) -> bool:
    return not isinstance(piece, _Mark)


def _tidy(pieces: list[str]) -> str:
    return "".join(pieces).strip(" \t")


def _pieces(element: etree._Element) -> Iterator[str]:
    """Text with a mark wherever a line ends. What a style hides is read too: courts' sites keep
    the act itself in a tab that isn't shown at first."""
    tag = element.tag
    if not isinstance(tag, str) or tag in FURNITURE or _is_number_alone(element):
        return
    if tag == "br":
        yield BREAK
    elif tag == "tr" and (row := _row(element)) is not None:
        yield from (EDGE, row, EDGE)
    elif tag == "sup":
        yield "".join(piece for piece in _content(element) if piece is not EDGE).translate(RAISED)
    elif tag == "pre":
        yield from _kept_lines("".join(map(str, element.itertext())))
    else:
        edge = (EDGE,) if tag in BLOCKS else ()
        yield from edge
        yield from _items(element) if tag in ("ol", "ul") else _content(element)
        yield from edge


def _is_number_alone(element: etree._Element) -> bool:
    """A header or footer of a printed page, or a note's mark, as word processors save them,
    without a letter."""
    mark = element.tag == "a" and NOTE.match(element.get("href", ""))
    if not mark and element.get("title") not in ("header", "footer"):
        return False
    return not any(map(str.isalpha, "".join(map(str, element.itertext()))))


def _content(element: etree._Element) -> Iterator[str]:
    yield _spaced(element.text)
    for child in element:
        yield from _pieces(child)
        yield _spaced(child.tail)


def _items(items: etree._Element) -> Iterator[str]:
    """The content of a list, each item after its number."""
    number = whole_number(items.get("start"), 1)
    for item in items:
        if item.tag == "li" and any(text.strip() for text in item.itertext()):
            number = whole_number(item.get("value"), number)
            yield from (EDGE, _mark(items, number))
            number += 1
        yield from _pieces(item)
    yield _Mark("")  # the last item may have had no words after all


def _mark(items: etree._Element, number: int) -> _Mark:
    if UNMARKED.search(items.get("style", "")):
        return _Mark("")
    if items.tag == "ul":
        return _Mark(BULLET)
    return _Mark(written(number, LIST_FORMS.get(items.get("type", ""), "decimal")) + ". ")


def _spaced(text: str | None) -> str:
    """White space as it shows, save that a gap between columns stays one."""
    return SPACE.sub(lambda run: "\t" if GAP.fullmatch(run.group()) else " ", text or "")


def _kept_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (line, BREAK)


def _row(row: etree._Element) -> str | None:
    """A row as one line; None where a cell has lines of its own."""
    cells = [[line for line in _lines(cell) if line] for cell in row if cell.tag in ("td", "th")]
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in filled):
        return None
    return "\t".join(cell[0] for cell in filled)
