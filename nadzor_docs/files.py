"""Writing a file whole or not at all, and never over another unasked."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

from nadzor_docs.errors import NadzorError


class FileExists(NadzorError):
    """The output file is there already and nobody asked to replace it."""

    code = "file_exists"


class NotWritten(NadzorError):
    """The file can't be written: no such folder, no right, no space, or it is open in Word."""

    code = "not_written"


def refuse_overwrite(path: Path, *, force: bool) -> None:
    """Fail before any work is done where the result could not be written."""
    if path.exists() and not force:
        raise FileExists(
            "файл уже есть", where=str(path), mend="Укажите другое имя или добавьте --force"
        )


def write_atomically(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to ``path`` in one step: a reader sees the old file or the new one.

    Raises:
        FileExists: the file is there and ``force`` wasn't given.
        NotWritten: the system refuses; nothing half-written is left.
    """
    refuse_overwrite(path, force=force)
    try:
        _write(path, content)
    except OSError as error:
        raise NotWritten(
            f"файл не записывается ({error.strerror or 'ошибка системы'})",
            where=str(path),
            mend="Закройте его в Word, проверьте папку и право записи",
        ) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{token_hex(8)}")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
        temporary.replace(path)
    except BaseException:  # also Ctrl-C: nothing half-written stays behind
        temporary.unlink(missing_ok=True)
        raise
