"""What a file is, told from its content: an ending may lie."""

from __future__ import annotations

import io
import re
import zipfile

from nadzor_docs.reading.package import BROKEN_ZIP

OTHER_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")
BITMAP = b"BM"  # letters that a text may begin with
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:(?><!--.*?-->)\s*+)*)<(?:!doctype\s+html|html|head|body|div|p|table|meta|title|style)\b",
    re.I | re.S,
)
XML = b"<?xml"
ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
WORD_MARK = "WordDocument".encode("utf-16-le")
OTHER_OFFICE_MARKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "PowerPoint"))


def kind_of(data: bytes) -> str:
    """docx odt doc rtf pdf html mht image zip txt, encrypted for a protected Word file, archive
    for one that can't be opened here, empty where nothing fits."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(ZIP):
        return _kind_of_zip(data)
    if data.startswith(OTHER_ARCHIVES):
        return "archive"
    if data.startswith(OLE):
        return _kind_of_ole(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(IMAGES) or (data.startswith(BITMAP) and not _is_text(data)):
        return "image"
    if HTML.match(_ascii(data[:4096])):
        return "html"
    if _ascii(data[:64]).lstrip(b"\xef\xbb\xbf \r\n").startswith(XML):
        return ""  # tables, data, Word's own markup of 2003: marks without end, no text
    if b"mime-version:" in head.lower() and b"content-type:" in head.lower():
        return "mht"
    return "txt" if _is_text(data) else ""


def _kind_of_zip(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except BROKEN_ZIP:
        return "docx" if b"word/" in data else "zip"
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return "docx"
    if {"content.xml", "mimetype"} <= names:
        return "odt"
    return "" if "[Content_Types].xml" in names else "zip"  # a table or slides are no act


def _kind_of_ole(data: bytes) -> str:
    if ENCRYPTED_MARK in data:
        return "encrypted"
    if any(mark in data for mark in OTHER_OFFICE_MARKS) and WORD_MARK not in data:
        return ""
    return "encrypted" if _is_encrypted_word(data) else "doc"


def _is_encrypted_word(data: bytes) -> bool:
    """Word 97 tells in the second byte of its flags, ten bytes into its first stream [MS-DOC]."""
    return data[512:514] == b"\xec\xa5" and bool(data[523:524] and data[523] & 1)


def _ascii(head: bytes) -> bytes:
    """UTF-16 markup as one-byte markup, near enough to tell its first tag."""
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _is_text(data: bytes) -> bool:
    """Text has hardly any control characters, save the zeros and fours of UTF-16."""
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    even, odd = sample[::2], sample[1::2]
    return controls <= len(sample) * 0.01 or _is_wide(even, odd) or _is_wide(odd, even)


def _is_wide(high: bytes, low: bytes) -> bool:
    """Whether these bytes in turn are Russian or Latin text in UTF-16; in a program's zeros both
    are zeros."""
    wide = sum(byte in (0, 4) for byte in high)
    return wide > 0.8 * len(high) and low.count(0) < 0.05 * len(low)
