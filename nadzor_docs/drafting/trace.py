"""What the program printed, kept inside the document: so that a person's changes are seen later.

A custom XML part of the .docx (Word keeps such parts) holds a hash for each block of the body,
a paragraph or a table, as it was rendered. It holds no words.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def trace(document: etree._Element) -> bytes:
    """The part for a rendered document."""
    hashes = " ".join(hash_of(block) for block in blocks(document))
    return f'<printed xmlns="{NAMESPACE}">{hashes}</printed>'.encode()


def read_trace(parts: Mapping[str, bytes]) -> list[str] | None:
    """The hashes that a document carries; ``None`` where it carries none."""
    for name in _traces(parts):
        return (parse(parts[name], name).text or "").split()
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
