"""A zip package (docx, odt) opened with its limits: nothing is unpacked beyond them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from zipfile import BadZipFile, ZipFile

from lxml import etree

from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import FileDamaged, FileEncrypted, FileHostile, FileTooLarge

BROKEN_ZIP = (
    BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError,
    IndexError,
)  # fmt: skip


class Package:
    """The parts of a zip file, each read at most to its limit."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except BROKEN_ZIP as error:
            raise FileDamaged("файл повреждён или скачан не до конца") from error
        if len(members) > limits.ZIP_MEMBERS:
            raise FileHostile(f"в архиве больше {limits.ZIP_MEMBERS} частей")
        self._left = limits.UNPACKED_BYTES
        self.members = {member.filename: member for member in members}

    def has(self, name: str) -> bool:
        return name in self.members

    def read(self, name: str) -> bytes:
        """One part's bytes. What a zip says of its sizes may be a lie: bytes are counted."""
        member = self.members.get(name)
        if member is None:
            raise FileDamaged(f"в документе нет части {name}")
        if member.flag_bits & 1:
            raise FileEncrypted("файл защищён паролем")
        _refuse_expansion(member)
        limit = min(limits.PART_BYTES, self._left)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limit + 1)
        except BROKEN_ZIP as error:
            raise FileDamaged(f"часть {name} повреждена") from error
        if len(content) > limit:
            raise FileHostile("файл распаковывается в слишком большой объём")
        self._left -= len(content)
        return content

    def xml(self, name: str) -> etree._Element:
        return parse_xml(self.read(name))


def _refuse_expansion(member: zipfile.ZipInfo) -> None:
    if member.file_size > max(1 << 20, limits.EXPANSION * max(1, member.compress_size)):
        raise FileHostile("файл распаковывается в слишком большой объём")


def parse_xml(content: bytes) -> etree._Element:
    """Parsed XML with no entity resolved, nothing fetched, and no document type at all."""
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!DOCTYPE" in content[:2000] or "depth" in str(error):
            raise FileHostile("в документе недопустимая разметка") from error
        raise FileDamaged("разметка документа повреждена") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileHostile("в документе недопустимая разметка")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def refuse_long(text: str) -> None:
    if len(text) > limits.CHARACTERS:
        raise FileTooLarge("в файле слишком много текста для судебного акта")
