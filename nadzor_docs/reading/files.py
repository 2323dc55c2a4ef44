"""A path → the act in it, whatever its format; every way to fail has its own error."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.facts import ActText, Source
from nadzor_docs.reading import limits
from nadzor_docs.reading.act import repaired
from nadzor_docs.reading.errors import (
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileTooLarge,
    FormatUnknown,
)
from nadzor_docs.reading.kinds import kind_of
from nadzor_docs.reading.package import refuse_long
from nadzor_docs.reading.raw import RawText

# format → (module, function), imported only when a file of the format comes
READERS: Final = {
    "txt": ("plain", "read"),
    "docx": ("docx", "read"),
    "odt": ("odt", "read"),
    "html": ("html", "read"),
    "mht": ("html", "read_mht"),
    "rtf": ("sandboxed", "read_rtf"),
    "pdf": ("sandboxed", "read_pdf"),
    "doc": ("doc", "read"),
    "image": ("scan", "read"),
}


def read_act(path: Path) -> ActText:
    """The text of the act in ``path``, repaired; the file itself is only ever read.

    Raises a subclass of :class:`~nadzor_docs.errors.UnreadableFile` with ``where`` set.
    """
    try:
        return act_of(read_bytes(path), str(path))
    except UnreadableFile as error:
        error.where = error.where or str(path)
        raise


def read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise FileMissing("файла нет")
    if not path.is_file():
        raise FormatUnknown("это не файл")
    if path.stat().st_size > limits.FILE_BYTES:
        raise FileTooLarge(f"файл больше {limits.FILE_BYTES >> 20} МБ")
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise UnreadableFile("нет права читать файл") from error
    except OSError as error:
        raise UnreadableFile("файл не читается с диска") from error


def act_of(data: bytes, path: str) -> ActText:
    """The act in a file's bytes."""
    kind = kind_of(data) if data else ""
    raw = raw_of(data, kind)
    refuse_long(raw.text)
    if not raw.text.strip():
        raise FileEmpty("в файле нет текста", mend="Откройте его: возможно, это чистый лист")
    return repaired(raw, Source(path, kind, sha256(data).hexdigest()))


def raw_of(data: bytes, kind: str) -> RawText:
    if not data:
        raise FileEmpty("файл пуст")
    if kind == "encrypted":
        raise FileEncrypted("файл защищён паролем")
    if kind == "zip":
        raise FormatUnknown("это архив, а не акт", mend="Распакуйте его или дайте nadzor check")
    if kind == "archive":
        raise FormatUnknown("это архив, но не .zip", mend="Распакуйте его и дайте папку")
    if kind not in READERS:
        raise FormatUnknown("это не документ и не текст")
    module, function = READERS[kind]
    read: Callable[[bytes], RawText] = getattr(
        import_module(f"nadzor_docs.reading.formats.{module}"), function
    )
    return read(data)
