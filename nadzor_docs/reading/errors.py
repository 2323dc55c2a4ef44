"""Why a file can't be read: a stable code and one Russian line each."""

from __future__ import annotations

from nadzor_docs.errors import UnreadableFile


class FileMissing(UnreadableFile):
    code = "missing"


class FileEmpty(UnreadableFile):
    """No bytes at all, or no text in what was read."""

    code = "empty"


class FileTooLarge(UnreadableFile):
    """Beyond a limit of :mod:`nadzor_docs.reading.limits`: bytes, pages, unpacked size, time."""

    code = "too_large"


class FileHostile(UnreadableFile):
    """Built to exhaust the reader: a zip bomb, nested entities, endless nesting."""

    code = "hostile"


class FileEncrypted(UnreadableFile):
    code = "encrypted"


class FileDamaged(UnreadableFile):
    """The format is known and the content breaks it."""

    code = "damaged"


class FormatUnknown(UnreadableFile):
    """Neither text nor a document of a format that can be read."""

    code = "unknown_format"


class ProgramMissing(UnreadableFile):
    """The format needs LibreOffice or Tesseract, and it isn't installed."""

    code = "program_missing"
