"""The values that fill a template: what is printed, whose it is, and the act's words behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup, escape

from nadzor_docs.facts import Gender

# Noncharacters of Unicode: XML allows them and no text has them, so they can mark places.
BLANK_OPEN, BLANK_CLOSE = "\ufdd0", "\ufdd1"
NOTE_OPEN, NOTE_QUOTE_END, NOTE_CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
MARKS = re.compile("[\ufdd0-\ufdd4]")

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_EMBEDDINGS, _POP_EMBEDDING = re.compile("[\u202a\u202b\u202d\u202e]"), "\u202c"
_ISOLATES, _POP_ISOLATE = re.compile("[\u2066-\u2068]"), "\u2069"

Scalar = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Filled:
    """One value of a document.

    ``quote`` is the act's wording it came from (empty: a person or the office supplied it);
    a ``blank`` is what nobody said yet and prints as «[указать …]».
    ``after`` is a sign that follows the value and isn't part of it.
    """

    value: Scalar
    gender: Gender | None = None
    quote: str = ""
    blank: bool = False
    unsure: bool = False
    after: str = ""

    def __str__(self) -> str:
        return str(self.value)

    def __iter__(self) -> Iterator[Filled]:
        """One value stands where a template expects several: a loop goes over it once."""
        yield self

    def reworded(self, value: Scalar, *, unsure: bool = False) -> Filled:
        """The same value in another form; its origin stays."""
        return replace(self, value=value, unsure=self.unsure or unsure)


def blank(about: str) -> Filled:
    """A visible gap: «[указать: должник]»."""
    return Filled(f"[указать: {about}]", blank=True)


def legal_characters(text: str) -> str:
    """``text`` without the characters that a Word file can't hold, directional runs closed."""
    kept = _ILLEGAL.sub("", text)
    return kept + _closing(kept)


def _closing(text: str) -> str:
    """What ends the overrides that ``text`` leaves open, so that they turn no later word round."""
    if text.isascii():
        return ""
    embeddings = len(_EMBEDDINGS.findall(text)) - text.count(_POP_EMBEDDING)
    isolates = len(_ISOLATES.findall(text)) - text.count(_POP_ISOLATE)
    return _POP_EMBEDDING * max(embeddings, 0) + _POP_ISOLATE * max(isolates, 0)


def as_markup(text: str) -> Markup:
    """``text`` as content of a Word run: escaped, line breaks and tabs as Word has them."""
    legal = legal_characters(text.replace("\r\n", "\n").replace("\r", "\n"))
    escaped = str(escape(legal))
    if "\n" in escaped or "\t" in escaped:
        escaped = escaped.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        escaped = escaped.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return Markup(escaped)
