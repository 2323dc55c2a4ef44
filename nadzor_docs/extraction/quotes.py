"""Names in quotes of any kind: where they end, and the same in «ёлочки»."""

from __future__ import annotations

import re

_QUOTE = re.compile(r"[«»\"]")
_MARK = re.compile(r"[«»\"\n]")
MOST_QUOTED = 200  # characters: longer names are no names
OPENING, CLOSING = "«", "»"


def quoted_end(text: str, start: int) -> int | None:
    """Where the quoted name that begins at ``start`` ends, nested quotes included.

    Acts often close fewer quotes than they open: «НК «СПК «Байконыр» ends at its only «»».
    """
    depth, last = 0, None
    for mark in _MARK.finditer(text, start, start + MOST_QUOTED):
        index = mark.start()
        sign = OPENING if index == start else _quote_sign(text, index)
        if sign == OPENING:
            depth += 1
        elif sign == CLOSING:
            depth -= 1
            last = index + 1
            if depth <= 0 or not _closes_soon(text, index + 1):
                return last
        elif text[index + 1 : index + 2] in ("\n", ""):
            break
    return last


def _quote_sign(text: str, index: int) -> str:
    """«opening», «closing» or nothing, whatever kind of quote stands there."""
    letter = text[index]
    if letter in "«»":
        return letter
    if letter != '"':
        return ""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return (
        OPENING
        if after.isalnum() and not before.isalnum() and before not in ("»", ".", "!")
        else CLOSING
    )


def _closes_soon(text: str, position: int) -> bool:
    """Whether another closing quote comes before any opening one and any end of sentence."""
    for index in range(position, min(len(text), position + 60)):
        sign = _quote_sign(text, index)
        if sign:
            return sign == CLOSING
        if text[index] in ",;:(" or text[index : index + 2] == "\n\n":
            return False
    return False


def tidy_quotes(quoted: str) -> str:
    """The quoted name in «ёлочки» with single spaces: «Кредитное товарищество «Сенім»»."""
    tidy = _QUOTE.sub(lambda quote: _quote_sign(quoted, quote.start()), quoted)
    tidy = re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s*\n\s*", "-", tidy))
    return re.sub(r"«\s+", "«", re.sub(r"\s+»", "»", tidy))
