"""Why a file can't be read: a stable code and one Russian line each."""

from __future__ import annotations

from nadzor_docs.errors import UnreadableFile


class FileMissing(UnreadableFile):
    code = "missing"
    usual_mend = "Проверьте имя и папку"


class FileEmpty(UnreadableFile):
    """No bytes at all, or no text in what was read."""

    code = "empty"
    usual_mend = "Скачайте или запросите его заново"


class FileTooLarge(UnreadableFile):
    """Beyond a limit of :mod:`nadzor_docs.reading.limits`: bytes, pages, unpacked size, time."""

    code = "too_large"
    usual_mend = "Проверьте, тот ли это файл; если акт в нём есть, сохраните его отдельно"


class FileHostile(UnreadableFile):
    """Built to exhaust the reader: a zip bomb, nested entities, endless nesting."""

    code = "hostile"
    usual_mend = "Не открывайте его; спросите отправителя"


class FileEncrypted(UnreadableFile):
    code = "encrypted"
    usual_mend = "Снимите защиту и сохраните заново"


class FileDamaged(UnreadableFile):
    """The format is known and the content breaks it."""

    code = "damaged"
    usual_mend = "Откройте его и сохраните заново; не открывается — скачайте или запросите снова"


class FormatUnknown(UnreadableFile):
    """Neither text nor a document of a format that can be read."""

    code = "unknown_format"
    usual_mend = "Дайте сам акт: .docx, .doc, .rtf, .odt, .pdf, .html, .txt или скан"


class ProgramMissing(UnreadableFile):
    """The format needs LibreOffice or Tesseract, and it isn't installed."""

    code = "program_missing"


def out_of_time() -> FileHostile:
    """A parser was stopped: the file is a trap, or too heavy for this computer."""
    return FileHostile(
        "файл не удалось разобрать за отведённое время",
        mend="Если это большой скан, разделите его; присланное неизвестно кем не открывайте",
    )
