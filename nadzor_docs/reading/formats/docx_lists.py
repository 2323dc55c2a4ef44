"""Numbers that Word gives to paragraphs of a list."""

from __future__ import annotations

from typing import Final

from lxml import etree

from nadzor_docs.reading.formats.numbering import Level, Lists, whole_number

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """The lists of a document, asked paragraph by paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = None if numbering is None else Lists(_lists(numbering))
        self._styles = {} if styles is None else _styles(styles)

    def mark(self, paragraph: etree._Element) -> str:
        """«1. », «а) », «– » before a paragraph of a list; empty before any other."""
        if self._lists is None:
            return ""
        place = _place(paragraph.find(W + "pPr"), self._styles)
        return self._lists.mark(*place) if place else ""


def _lists(numbering: etree._Element) -> dict[str, dict[int, Level]]:
    """Levels by the number that paragraphs refer to."""
    abstract = {a.get(W + "abstractNumId"): _levels(a) for a in numbering.iter(W + "abstractNum")}
    return {
        num.get(W + "numId", ""): abstract.get(_value(num, "abstractNumId"), {})
        for num in numbering.iter(W + "num")
    }


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        whole_number(level.get(W + "ilvl")): Level(
            _value(level, "numFmt"),
            _value(level, "lvlText"),
            whole_number(_value(level, "start"), 1),
        )
        for level in abstract.iter(W + "lvl")
    }


def _styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """The lists that styles belong to."""
    found = {}
    for style in styles.iter(W + "style"):
        place = _place(style.find(W + "pPr"), {})
        if place:
            found[style.get(W + "styleId", "")] = place
    return found


def _place(
    properties: etree._Element | None, styles: dict[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """Which list, and how deep in it: from the paragraph itself, else from its style."""
    if properties is None:
        return None
    listed = properties.find(W + "numPr")
    if listed is not None and _value(listed, "numId"):
        return _value(listed, "numId"), whole_number(_value(listed, "ilvl"))
    return styles.get(_value(properties, "pStyle"))


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(W + name)
    return "" if child is None else child.get(W + "val", "")
