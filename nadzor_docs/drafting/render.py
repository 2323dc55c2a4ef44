"""Fill a compiled template, and hand the document out only if it passes every check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2.exceptions import TemplateError, UndefinedError
from lxml import etree

from nadzor_docs.drafting.comments import with_comments
from nadzor_docs.drafting.compiled import Compiled, TextPart, W
from nadzor_docs.drafting.errors import BrokenTemplate, DraftLost
from nadzor_docs.drafting.marking import Comment, mark_runs
from nadzor_docs.drafting.package import (
    DOCUMENT,
    MAX_PART_BYTES,
    prove_reopens,
    strict_parser,
    write_package,
)
from nadzor_docs.drafting.trace import NO_SUBJECT, PART, Subject, trace
from nadzor_docs.drafting.values import BLANK_CLOSE, BLANK_OPEN, MARKS

_MARKED = re.compile(f"{BLANK_OPEN}(.*?){BLANK_CLOSE}", re.DOTALL)
_ELEMENTS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A filled template: the file and the places a person must look at, in reading order."""

    content: bytes
    marked: tuple[str, ...]
    comments: tuple[Comment, ...] = field(default=())


def render(
    compiled: Compiled, values: Mapping[str, Any], about: Subject = NO_SUBJECT
) -> Rendered:
    """The document of ``values``, which carries what it is ``about``.

    Raises:
        BrokenTemplate: the template asks for a value that nobody described.
        DraftLost: the result would not be whole.
    """
    marked: list[str] = []
    comments: list[Comment] = []
    rendered: dict[str, bytes] = {}
    for part in compiled.text_parts:
        xml = _fill(part, values, compiled.path)
        if MARKS.search(xml):
            marked += [_ELEMENTS.sub("", text) for text in _MARKED.findall(xml)]
        tree = _prove(part, xml)
        if MARKS.search(xml):
            comments += mark_runs(tree, first=len(comments), annotate=part.name == DOCUMENT)
            rendered[part.name] = etree.tostring(
                tree, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        else:
            rendered[part.name] = xml.encode()
        if part.name == DOCUMENT:
            rendered[PART] = trace(tree, about)
    content = _written(compiled, rendered, comments)
    return Rendered(content, tuple(dict.fromkeys(marked)), tuple(comments))


def _fill(part: TextPart, values: Mapping[str, Any], path: str) -> str:
    where = f"{path}, {part.name}"
    try:
        return part.template.render(values)
    except UndefinedError as error:
        raise BrokenTemplate(
            f"шаблон просит значение, которого нет в договоре: {error.message}", where=where
        ) from error
    except (TemplateError, TypeError, ZeroDivisionError) as error:
        raise BrokenTemplate(f"метка не вычисляется: {error}", where=where) from error


def _prove(part: TextPart, xml: str) -> etree._Element:
    """The rendered part is strict XML, and the template's own text and sections are all in it."""
    if len(xml) > MAX_PART_BYTES:
        raise DraftLost("документ вышел слишком велик", where=part.name)
    at = 0
    for piece in part.fixed:
        at = xml.find(piece, at)
        if at < 0:
            raise DraftLost(f"потерялся постоянный текст шаблона: {piece[:80]}", where=part.name)
        at += len(piece)
    try:
        tree = etree.fromstring(xml.encode(), strict_parser())
    except etree.XMLSyntaxError as error:
        raise DraftLost(f"разметка документа испорчена: {error.msg}", where=part.name) from error
    if sum(1 for _ in tree.iter(f"{W}sectPr")) < part.sections:
        raise DraftLost("потерялась граница раздела (sectPr)", where=part.name)
    return tree


def _written(
    compiled: Compiled, rendered: dict[str, bytes], comments: list[Comment]
) -> bytes:
    if comments:
        parts = with_comments({**compiled.other_parts, **rendered}, comments)
        content = write_package(parts)
        prove_reopens(content, {name: parts[name] for name in rendered}, len(parts))
        return content
    content = write_package(rendered, compiled.base)
    prove_reopens(content, rendered, len(compiled.other_parts) + len(rendered))
    return content
