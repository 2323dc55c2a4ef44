"""A short run of the fuzzer, so that it can't rot; fuzz_reading.py has the long one."""

from __future__ import annotations

import shutil

import pytest

from tests.fuzz.fuzz_reading import fuzz

PICTURES = ("tesseract", "pdftoppm", "soffice")
NEEDED = {"doc": ("soffice",), "png": PICTURES, "jpg": PICTURES, "tif": PICTURES}
COUNTS = {"docx": 150, "odt": 150, "rtf": 150, "html": 150, "mht": 150, "txt": 150, "pdf": 60,
          "doc": 60, "png": 15, "jpg": 15, "tif": 15}  # fmt: skip


@pytest.mark.parametrize("kind", COUNTS)
def test_no_mutant_crashes_or_hangs(kind: str) -> None:
    for program in NEEDED.get(kind, ()):
        if not shutil.which(program):
            pytest.skip(f"{program} не установлен")
    tally = fuzz(kind, COUNTS[kind])
    assert tally.bad == []
    assert sum(tally.outcomes.values()) == COUNTS[kind]
