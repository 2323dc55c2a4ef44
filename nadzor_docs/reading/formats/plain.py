"""Plain text in whatever encoding its author's computer had."""

from __future__ import annotations

import codecs
import re

from nadzor_docs.reading.raw import RawText

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "ptcp154")
# The commonest pairs of letters in Russian: right decoding is full of them.
PAIRS = re.compile(
    r"ст|но|то|на|ен|ов|ни|ра|во|ко|го|ре|пр|ос|ро|ер|по|ор|те|ан|ет|ел|ит|де|ан|ол|ат|ли|та", re.I
)
ODD = re.compile(
    r"[а-яё][А-ЯЁ]|[^\w\s.,:;!?()«»\"'№%/\\\-–—*_<>\[\]{}…°@$&+=|~^`#“”„]|[А-Яа-яёЁ][A-Za-z]"
)
SAMPLE = 6_000  # bytes: enough to tell code pages apart


def read(data: bytes) -> RawText:
    return RawText(decode(data))


def decode(data: bytes) -> str:
    """The text of ``data``: by its mark, as UTF-8, as unmarked UTF-16, else as the code page
    in which it looks most like Russian."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_likeliest(data[:SAMPLE]), "replace")


def _unmarked_utf16(data: bytes) -> str:
    """Cyrillic in UTF-16 has 0x04 in every other byte, spaces 0x00."""
    for encoding, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if len(high) > 8 and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return ""


def _likeliest(data: bytes) -> str:
    return max(ONE_BYTE, key=lambda encoding: _russianness(data.decode(encoding, "replace")))


def _russianness(text: str) -> int:
    return len(PAIRS.findall(text)) - 3 * len(ODD.findall(text))
