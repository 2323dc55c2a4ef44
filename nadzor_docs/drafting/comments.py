"""Word's comments part: where each filled place shows the act's words it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from nadzor_docs.drafting.marking import Comment, W
from nadzor_docs.drafting.package import CONTENT_TYPES, DOCUMENT, Parts, parse

AUTHOR = "nadzor_docs"
COMMENTS = "word/comments.xml"
RELATIONS = "word/_rels/document.xml.rels"
NAMESPACE = W.strip("{}")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def with_comments(parts: Mapping[str, bytes], comments: Sequence[Comment]) -> Parts:
    """The package with ``comments`` in it, after those that the template has of its own."""
    own = parse(parts[COMMENTS], COMMENTS) if COMMENTS in parts else _empty()
    for comment in comments:
        own.append(_comment(comment.number, comment.quote))
    made = dict(parts)
    made[COMMENTS] = _bytes(own)
    made[DOCUMENT] = _referenced(parts[DOCUMENT], {str(c.number) for c in comments})
    if COMMENTS not in parts:
        made[CONTENT_TYPES] = _with_type(parts[CONTENT_TYPES])
        made[RELATIONS] = _with_relation(parts[RELATIONS])
    return made


def _empty() -> etree._Element:
    return etree.Element(f"{W}comments", nsmap={"w": NAMESPACE})


def _comment(number: int, quote: str) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    comment.set(f"{W}id", str(number))
    comment.set(f"{W}author", AUTHOR)
    comment.set(f"{W}initials", "nd")
    paragraph = etree.SubElement(comment, f"{W}p")
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    text.text = f"В акте: «{quote}»"
    return comment


def _referenced(document: bytes, numbers: set[str]) -> bytes:
    """The document with a reference to its comment after each range."""
    tree = parse(document, DOCUMENT)
    for element in list(tree.iter(f"{W}commentRangeEnd")):
        number = element.get(f"{W}id", "")
        if number in numbers:
            element.addnext(_reference(number))
    return _bytes(tree)


def _reference(number: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    reference = etree.SubElement(run, f"{W}commentReference")
    reference.set(f"{W}id", number)
    return run


def _with_type(types: bytes) -> bytes:
    tree = parse(types, CONTENT_TYPES)
    override = etree.SubElement(tree, f"{{{_PACKAGE}/content-types}}Override")
    override.set("PartName", f"/{COMMENTS}")
    override.set("ContentType", _TYPE)
    return _bytes(tree)


def _with_relation(relations: bytes) -> bytes:
    tree = parse(relations, RELATIONS)
    relation = etree.SubElement(tree, f"{{{_PACKAGE}/relationships}}Relationship")
    relation.set("Id", "rIdNadzorComments")
    relation.set("Type", _RELATION)
    relation.set("Target", "comments.xml")
    return _bytes(tree)


def _bytes(tree: etree._Element) -> bytes:
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
