"""Folders and archives, file by file, in a stable order, with one bad file spoiling no other."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.facts import ActText
from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import FileHostile, FileMissing
from nadzor_docs.reading.files import act_of, read_act, read_bytes
from nadzor_docs.reading.kinds import kind_of
from nadzor_docs.reading.package import Package

# What Word, macOS and Windows leave beside documents.
LEFTOVERS: Final = ("~$", ".", "__MACOSX", "Thumbs.db", "desktop.ini")
UTF8_NAME: Final = 0x800  # bit of a member's flags: its name is UTF-8
ZIP_MAGIC: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be read: on the disk, or (``data``) a member of an archive."""

    path: str
    data: bytes | None = None

    def read(self) -> ActText:
        """The act. Raises :class:`~nadzor_docs.errors.UnreadableFile` with ``where`` set."""
        if self.data is None:
            return read_act(Path(self.path))
        try:
            return act_of(self.data, self.path)
        except UnreadableFile as error:
            error.where = error.where or self.path
            raise


def expand(paths: Iterable[Path]) -> Iterator[Entry | UnreadableFile]:
    """Every file of the folders and archives in ``paths``, in the order given, folders by name.

    What can't be opened comes as the error itself, with ``where`` set, and the rest goes on.
    An archive's member is named «архив.zip/папка/акт.docx».
    """
    for path in paths:
        if path.is_dir():
            for file in _files_below(path):
                yield from _file_entries(file)
        elif path.exists():
            yield from _file_entries(path)
        else:
            yield FileMissing("файла нет", where=str(path))


def _files_below(folder: Path) -> Iterator[Path]:
    """Files by name, folder after folder; links to folders are not followed."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(LEFTOVERS))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith(LEFTOVERS))


def _file_entries(path: Path) -> Iterator[Entry | UnreadableFile]:
    try:
        archive = _archive(path)
    except UnreadableFile as error:
        error.where = error.where or str(path)
        yield error
        return
    if archive is None:
        yield Entry(str(path))
    else:
        yield from _members(archive, str(path), depth=1)


def _archive(path: Path) -> bytes | None:
    """The bytes of a .zip; None for any other file, which is left unread."""
    if _beginning(path) != ZIP_MAGIC:
        return None
    data = read_bytes(path)
    return data if kind_of(data) == "zip" else None


def _beginning(path: Path) -> bytes:
    """Nothing for what can't be opened or would never end: a pipe, a link to nowhere."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(len(ZIP_MAGIC))
    except OSError:  # the one who reads it says why
        return b""


def _members(data: bytes, path: str, depth: int) -> Iterator[Entry | UnreadableFile]:
    try:
        package = Package(data)
    except UnreadableFile as error:
        error.where = path
        yield error
        return
    for name in sorted(package.members):
        if not _is_leftover(name):
            yield from _member(package, name, path, depth)


def _member(package: Package, name: str, path: str, depth: int) -> Iterator[Entry | UnreadableFile]:
    inner = f"{path}/{_readable_name(package.members[name])}"
    try:
        data = package.read(name)
    except UnreadableFile as error:
        error.where = inner
        yield error
        return
    if kind_of(data) != "zip":
        yield Entry(inner, data)
    elif depth < limits.ZIP_DEPTH:
        yield from _members(data, inner, depth + 1)
    else:
        yield FileHostile("архивы вложены друг в друга слишком глубоко", where=inner)


def _is_leftover(name: str) -> bool:
    parts = name.rstrip("/").split("/")
    return name.endswith("/") or any(part.startswith(LEFTOVERS) for part in parts)


def _readable_name(member: zipfile.ZipInfo) -> str:
    """Windows writes Russian names in its own code page and says nothing about it."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return member.filename
