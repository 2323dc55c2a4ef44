"""The same act gives the same answer in whatever format it comes: a few acts here, all of them
by ``python -m tests.reading.agreement``."""

from __future__ import annotations

import shutil

import pytest

from nadzor_docs.reading import programs
from tests.reading.agreement import compare, open_acts
from tests.reading.renders import SCAN, TEXT_FORMATS

EVERY = 60  # one act in so many: Russian and Kazakh, .txt and .docx
SCANNED = 1  # acts
pytestmark = pytest.mark.skipif(not programs.office(), reason="LibreOffice не установлен")
needs_ocr = pytest.mark.skipif(
    "rus" not in programs.recognised_languages() or not shutil.which("pdftoppm"),
    reason="Tesseract с русским языком или pdftoppm не установлены",
)


@pytest.mark.parametrize("kind", TEXT_FORMATS)
def test_a_text_format_gives_the_same_answer(kind: str) -> None:
    result = compare(open_acts(EVERY), kind)
    assert result["compared"] > 0
    assert result["differ"] == {}


@needs_ocr
def test_a_scan_gives_the_same_outcome() -> None:
    result = compare(open_acts(EVERY)[:SCANNED], SCAN)
    assert result["same_outcome"] == result["compared"] == SCANNED
