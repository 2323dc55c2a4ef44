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
ONE_BYTE = ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"]
# What the Kazakh letters of KZ-1048, its standard code page, look like read as windows-1251.
KAZAKH_MISREAD = re.compile("[ЌќЋћЎўЈјҐґЄєЅѕЇї]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
LETTERS_PER_BROKEN = 20
SAMPLE = 20_000  # bytes: enough to tell code pages apart


def read(data: bytes) -> RawText:
    return RawText(decode(data))


def decode(data: bytes) -> str:
    """The text of ``data``: by its mark, as UTF-8, as unmarked UTF-16, else by its likeliest
    code page."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace")
    text = data.decode("utf-8", "replace")
    if _is_hardly_broken(text):
        return text
    return data.decode(_likeliest(data[:SAMPLE]), "replace")


def _is_hardly_broken(text: str) -> bool:
    """UTF-8, a byte lost here or there; of another code page no Cyrillic letter would be left."""
    broken = text.count("\ufffd")
    return not broken or len(CYRILLIC.findall(text[:SAMPLE])) > LETTERS_PER_BROKEN * broken


def _unmarked_utf16(data: bytes) -> str:
    """Cyrillic in UTF-16 has 0x04 in every other byte, spaces 0x00."""
    for encoding, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if len(high) > 8 and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return ""


def _likeliest(data: bytes) -> str:
    """The code page in which ``data`` reads most like a language."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=ONE_BYTE).best()
    encoding = best.encoding if best else ONE_BYTE[0]
    if encoding == "cp1251" and KAZAKH_MISREAD.search(data.decode(encoding, "replace")):
        return "kz1048"
    return encoding
