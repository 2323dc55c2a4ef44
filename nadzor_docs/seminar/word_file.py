"""Replacing words of a Word file without touching its layout: text changes, runs stay.

Every part that holds words is walked: body, tables, headers, footers, notes, comments, text
boxes, drawings, form fields, and the document's properties; in each paragraph what stands, and
what was there before tracked changes. What else may name a person (authors of changes, links)
is cleared.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from nadzor_docs.reading.package import Package, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARAGRAPHS = (f"{W}p", f"{A}p")
DELETED = (f"{W}delText", f"{W}delInstrText")
WORDS = (f"{W}t", f"{W}instrText", f"{A}t", *DELETED)
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
INSERTED = (f"{W}ins", f"{W}moveTo")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
PEOPLE = ("author", "initials", "userId", "providerId", "lastAuthor")
TELLING = re.compile("[а-яА-ЯЁёӘәҒғҚқҢңӨөҰұҮүҺһІі@]")
NOBODY = "—"
THUMBNAIL = "docProps/thumbnail"
PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


Finder = Callable[[str], Sequence[Replacement]]


def replace_words(content: bytes, find: Finder) -> bytes:
    """The same document with each found passage replaced.

    ``find`` is given a paragraph's whole text, whatever runs it is split into, and returns
    passages in order, without overlaps.

    Raises:
        UnreadableFile: the file is damaged, hostile or too large.
    """
    package = Package(content)
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.members:
            if not name.startswith(THUMBNAIL):
                target.writestr(name, _part(name, package.read(name), find))
    return result.getvalue()


def pictures(content: bytes) -> list[str]:
    """Parts that a person should look at: no words are read in them."""
    return [
        name for name in Package(content).members
        if not name.endswith((".xml", ".rels", "/"))
        and not name.startswith(("word/fonts", THUMBNAIL))
    ]  # fmt: skip


def _part(name: str, part: bytes, find: Finder) -> bytes:
    if name == "[Content_Types].xml":
        return part
    if name in PROPERTIES:
        return _cleared(part, find)
    if name.endswith(".xml"):
        return _with_words(part, find)
    if name.endswith(".rels"):
        return _without_addresses(part)
    return part


def _with_words(part: bytes, find: Finder) -> bytes:
    root = parse_xml(part)
    for paragraph in root.iter(*PARAGRAPHS):
        nodes = _own_nodes(paragraph)
        _replace_in([node for node in nodes if not _is_deleted(node)], find)
        if any(_is_deleted(node) for node in nodes):  # and as it was before the changes
            _replace_in([node for node in nodes if not _is_inserted(node)], find)
    for node in root.iter():
        if node.tag not in WORDS and TELLING.search(node.text or ""):
            node.text = _replaced(node.text or "", find)
        _replace_attributes(node, find)
    return _written(root)


def _own_nodes(paragraph: etree._Element) -> list[etree._Element]:
    """The words and tabs of a paragraph, without those of a paragraph inside it (a text box)."""
    return [
        node for node in paragraph.iter(*WORDS, *SIGNS)
        if next(node.iterancestors(*PARAGRAPHS)) is paragraph
        and next(node.iterancestors(f"{W}tabs"), None) is None  # a tab stop is no tab
    ]  # fmt: skip


def _is_deleted(node: etree._Element) -> bool:
    return node.tag in DELETED or next(node.iterancestors(f"{W}moveFrom"), None) is not None


def _is_inserted(node: etree._Element) -> bool:
    return next(node.iterancestors(*INSERTED), None) is not None


def _replace_in(nodes: Sequence[etree._Element], find: Finder) -> None:
    texts = [SIGNS.get(str(node.tag)) or _visible(node.text) for node in nodes]
    found = list(find("".join(texts)))
    for replacement in reversed(found):  # from the end: earlier places stay where they are
        _replace_one(texts, replacement)
    for node, text in zip(nodes, texts, strict=True):
        if str(node.tag) not in SIGNS and text != node.text:
            node.text = text
            node.set(XML_SPACE, "preserve")


def _visible(text: str | None) -> str:
    return (text or "").translate(INVISIBLE)


def _replaced(text: str, find: Finder) -> str:
    pieces = [_visible(text)]
    for replacement in reversed(list(find(pieces[0]))):
        _replace_one(pieces, replacement)
    return pieces[0]


def _replace_attributes(node: etree._Element, find: Finder) -> None:
    """Alternative texts, titles of fields, bookmarks; whoever made a change is nobody."""
    for name, value in node.attrib.items():
        if etree.QName(name).localname in PEOPLE:
            node.set(name, NOBODY)
        elif TELLING.search(str(value)):
            node.set(name, _replaced(str(value), find))


def _replace_one(texts: list[str], replacement: Replacement) -> None:
    """The new words stand where the old began; what the old had in later runs goes."""
    start, end, place = replacement.start, replacement.end, 0
    new = replacement.new
    for number, text in enumerate(texts):
        low, high = max(start - place, 0), min(end - place, len(text))
        if low < high:
            texts[number] = text[:low] + new + text[high:]
            new = ""
        place += len(text)


def _cleared(part: bytes, find: Finder) -> bytes:
    """Properties with no words in them: names, companies, titles, keywords."""
    root = parse_xml(part)
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and not _is_date_or_number(node.text):
            node.text = ""
        _replace_attributes(node, find)
    return _written(root)


def _is_date_or_number(text: str) -> bool:
    return text.strip().rstrip("Z").replace("-", "").replace(":", "").replace("T", "").isdigit()


def _without_addresses(part: bytes) -> bytes:
    """Links lead nowhere (an address may name a person), and none to the dropped thumbnail."""
    root = parse_xml(part)
    for node in list(root):
        if node.get("Target", "").lstrip("/").startswith(THUMBNAIL):
            root.remove(node)
        elif node.get("TargetMode") == "External":
            node.set("Target", "about:blank")
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
