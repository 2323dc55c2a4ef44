"""Replacing words of a Word file without touching its layout: text changes, runs stay.

Every part that holds words is walked: body, tables, headers, footers, notes, comments and the
document's properties. What else may name a person (authors of changes, links) is cleared.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from nadzor_docs.reading.package import Package, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = (f"{W}t", f"{W}delText", f"{W}instrText")
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
        name for name in Package(content).members if name.startswith(("word/media", "word/embed"))
    ]


def _part(name: str, part: bytes, find: Finder) -> bytes:
    if name in PROPERTIES:
        return _cleared(part)
    if name.startswith("word/") and name.endswith(".xml"):
        return _with_words(part, find)
    if name.endswith(".rels"):
        return _without_addresses(part)
    return part


def _with_words(part: bytes, find: Finder) -> bytes:
    root = parse_xml(part)
    for paragraph in root.iter(f"{W}p"):
        _replace_in(_own_words(paragraph), find)
    for node in root.iter():
        for attribute in (f"{W}author", f"{W}initials"):
            if attribute in node.attrib:
                node.set(attribute, NOBODY)
    return _written(root)


def _own_words(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph, without those of a paragraph inside it (a text box)."""
    return [
        node for node in paragraph.iter(*WORDS)
        if next(node.iterancestors(f"{W}p")) is paragraph
    ]  # fmt: skip


def _replace_in(nodes: Sequence[etree._Element], find: Finder) -> None:
    texts = [node.text or "" for node in nodes]
    found = list(find("".join(texts)))
    if not found:
        return
    for replacement in reversed(found):  # from the end: earlier places stay where they are
        _replace_one(texts, replacement)
    for node, text in zip(nodes, texts, strict=True):
        node.text = text
        node.set(XML_SPACE, "preserve")


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


def _cleared(part: bytes) -> bytes:
    """Properties with no words in them: names, companies, titles, keywords."""
    root = parse_xml(part)
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and not _is_date_or_number(node.text):
            node.text = ""
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
