"""The formats that are read in the worker process: PDF, with recognition of its scanned pages,
and RTF."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from nadzor_docs.reading import limits, programs, sandbox
from nadzor_docs.reading.formats import scan
from nadzor_docs.reading.formats.interleave import interleaved
from nadzor_docs.reading.raw import RawText

UNREAD = "Страницы, на которых изображения, а не текст, не прочитаны: {pages}."
READ = "Распознаны со скана: {pages}."


def read_rtf(data: bytes) -> RawText:
    return sandbox.raw_text(sandbox.ask("rtf", data))


def read_pdf(data: bytes) -> RawText:
    """The text layer; scanned pages are recognised, and stand among the others in their places.

    Where they are few and can't be recognised, the others are an act's text, with a warning.
    """
    answer = sandbox.ask("pdf", data)
    scanned: list[int] = answer["scanned"]
    raw = sandbox.raw_text(answer)
    if not scanned:
        return raw
    if not any(map(str.isalpha, raw.text)):
        return _recognised(data, scanned)
    if not programs.recognised_languages() or len(scanned) > limits.OCR_PAGES:
        return _warned(raw, UNREAD, scanned)
    return _warned(interleaved(raw, _recognised(data, scanned), scanned), READ, scanned)


def _warned(raw: RawText, warning: str, pages: list[int]) -> RawText:
    told = warning.format(pages=", ".join(f"стр. {page + 1}" for page in pages))
    return replace(raw, warnings=(*raw.warnings, told))


def _recognised(data: bytes, pages: list[int]) -> RawText:
    programs.require_recogniser()
    scan.refuse_many(len(pages))
    with tempfile.TemporaryDirectory(prefix="nadzor-") as folder:
        drawn = sandbox.ask("draw", data, pages=pages, folder=folder)
        return scan.recognised([Path(name) for name in drawn["pictures"]])
