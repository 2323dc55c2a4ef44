"""Writing a file whole or not at all, and never over another unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from nadzor_docs.errors import NadzorError


class FileExists(NadzorError):
    """The output file is there already and nobody asked to replace it."""

    code = "file_exists"


def refuse_overwrite(path: Path, *, force: bool) -> None:
    """Fail before any work is done where the result could not be written."""
    if path.exists() and not force:
        raise FileExists(
            "файл уже есть", where=str(path), mend="Укажите другое имя или добавьте --force"
        )


def write_atomically(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to ``path`` in one step: a reader sees the old file or the new one."""
    refuse_overwrite(path, force=force)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
