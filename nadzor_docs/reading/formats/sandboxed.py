"""The formats that are read in the worker process: PDF, with recognition of its scanned pages,
and RTF."""

from __future__ import annotations

import tempfile
from pathlib import Path

from nadzor_docs.reading import programs, sandbox
from nadzor_docs.reading.formats import scan
from nadzor_docs.reading.raw import RawText

SCANNED_PAGES = "Страницы без текста, на которых могут быть изображения, не прочитаны: {pages}."


def read_rtf(data: bytes) -> RawText:
    return sandbox.raw_text(sandbox.ask("rtf", data))


def read_pdf(data: bytes) -> RawText:
    """The text layer; a document without one is a scan, and is recognised whole."""
    answer = sandbox.ask("pdf", data)
    scanned: list[int] = answer["scanned"]
    raw = sandbox.raw_text(answer)
    if not scanned:
        return raw
    if any(map(str.isalpha, raw.text)):
        return _with_warning(raw, scanned)
    return _recognised(data, scanned)


def _with_warning(raw: RawText, scanned: list[int]) -> RawText:
    pages = ", ".join(str(page + 1) for page in scanned)
    warnings = (*raw.warnings, SCANNED_PAGES.format(pages=pages))
    return RawText(raw.text, raw.places, warnings, raw.running, raw.soft_breaks)


def _recognised(data: bytes, pages: list[int]) -> RawText:
    programs.require_recogniser()
    scan.refuse_many(len(pages))
    with tempfile.TemporaryDirectory(prefix="nadzor-") as folder:
        drawn = sandbox.ask("draw", data, pages=pages, folder=folder)
        return scan.recognised([Path(name) for name in drawn["pictures"]])
