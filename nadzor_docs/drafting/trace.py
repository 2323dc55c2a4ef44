"""What the program printed, kept inside the document: so that a person's changes are seen later.

A custom XML part of the .docx (Word keeps such parts) holds a hash for each block of the body,
a paragraph or a table, as it was rendered, and hashes that tell of what act it is. It holds no
words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from lxml import etree

from nadzor_docs.drafting.package import Parts, parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACE = "urn:nadzor-docs:printed:1"
PART = "customXml/nadzor.xml"
RELATIONS = "word/_rels/document.xml.rels"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BLOCKS = (f"{W}p", f"{W}tbl")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is: its kind and, where it is about an act, the act's marks.

    ``marks``: by name («number», «date») a hash of what the act says.
    """

    kind: str
    marks: Mapping[str, str]

    def may_be(self, other: Subject) -> bool:
        """One of the marks may have been corrected by a person: not the kind, not all of them."""
        shared = self.marks.keys() & other.marks.keys()
        same = any(self.marks[name] == other.marks[name] for name in shared)
        return self.kind == other.kind and (same or not shared)


NO_SUBJECT = Subject("", {})


def subject(kind: str, **facts: str) -> Subject:
    """The subject of a document of ``kind`` about an act with these ``facts`` (empty: unknown)."""
    return Subject(kind, {name: hash_of_text(fact) for name, fact in facts.items() if fact})


def blocks(document: etree._Element) -> list[etree._Element]:
    """The blocks of the body in order: paragraphs and tables."""
    body = document.find(f"{W}body")
    return [] if body is None else [child for child in body if child.tag in BLOCKS]


def text_of_block(block: etree._Element) -> str:
    """A block's words; paragraphs inside a table by line."""
    lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in block.iter(f"{W}p")]
    return "\n".join(lines)


def hash_of(block: etree._Element) -> str:
    return hash_of_text(text_of_block(block))


def hash_of_text(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Trace:
    """What a document carries: its subject and the hashes of its printed blocks."""

    subject: Subject
    printed: list[str]


def trace(document: etree._Element, about: Subject) -> bytes:
    """The part for a rendered document."""
    root = etree.Element("printed", {"xmlns": NAMESPACE, "kind": about.kind, **about.marks})
    root.text = " ".join(hash_of(block) for block in blocks(document))
    return etree.tostring(root)


def read_trace(parts: Mapping[str, bytes]) -> Trace | None:
    """The trace that a document carries; ``None`` where it carries none."""
    for name in _traces(parts):
        root = parse(parts[name], name)
        marks = {str(key): str(mark) for key, mark in root.attrib.items()}
        return Trace(Subject(marks.pop("kind", ""), marks), (root.text or "").split())
    return None


def _traces(parts: Mapping[str, bytes]) -> list[str]:
    """Word and LibreOffice rename the part, so it is known by its namespace."""
    return [name for name, content in parts.items()
            if name.startswith("customXml/") and NAMESPACE.encode() in content]  # fmt: skip


def with_relation(parts: Parts) -> Parts:
    """The package with its relation to the part that every document will have.

    A template that was once a document of ours loses its old trace.
    """
    if RELATIONS not in parts:
        return parts
    stale = _traces(parts)
    tree = parse(parts[RELATIONS], RELATIONS)
    for relation in list(tree):
        if any(relation.get("Target", "").endswith(name) for name in stale):
            tree.remove(relation)
    made = etree.SubElement(tree, f"{{{_PACKAGE}}}Relationship")
    made.set("Id", "rIdNadzorPrinted")
    made.set("Type", _RELATION)
    made.set("Target", f"../{PART}")
    folder = "customXml/_rels/"
    left_out = {*stale, *(f"{folder}{name.removeprefix('customXml/')}.rels" for name in stale)}
    kept = {name: content for name, content in parts.items() if name not in left_out}
    xml = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return {**kept, RELATIONS: xml}
