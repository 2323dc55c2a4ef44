"""How much a file may ask of the machine. Real acts stay a hundred times below these."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 100 * 1024 * 1024
UNPACKED_BYTES: Final = 200 * 1024 * 1024  # of all parts of a zip that are read
PART_BYTES: Final = 32 * 1024 * 1024  # of one part
ZIP_MEMBERS: Final = 5_000
ZIP_DEPTH: Final = 3  # an archive in an archive in an archive
EXPANSION: Final = 200  # unpacked to packed, once a part exceeds a megabyte
CHARACTERS: Final = 2_000_000  # six hundred pages
PAGES: Final = 1_000
OCR_PAGES: Final = 60
WORKER_BYTES: Final = 2 * 1024**3  # memory of the worker process
PROGRAM_BYTES: Final = 4 * 1024**3  # of LibreOffice, of Tesseract
PARSE_SECONDS: Final = 30.0
OFFICE_SECONDS: Final = 120.0
OCR_SECONDS: Final = 90.0  # one page
