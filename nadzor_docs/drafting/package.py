"""A .docx as named parts: read within limits, written with the same bytes for the same parts."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from nadzor_docs.drafting.errors import BrokenTemplate, DraftLost

MAX_PARTS = 500
MAX_PART_BYTES = 40_000_000
MAX_BYTES = 80_000_000
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: no clock in the bytes
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")

Parts = dict[str, bytes]


def strict_parser() -> etree.XMLParser:
    """A parser that mends nothing, fetches nothing and expands no entity."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )


def parse(xml: bytes, where: str) -> etree._Element:
    """The tree of a part; broken XML or a DTD is refused."""
    try:
        tree = etree.fromstring(xml, strict_parser())
    except etree.XMLSyntaxError as error:
        raise BrokenTemplate(f"часть документа испорчена: {error.msg}", where=where) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise BrokenTemplate("часть документа содержит DTD: так пишут только вредоносные файлы",
                             where=where)  # fmt: skip
    return tree


def read_package(content: bytes, where: str) -> Parts:
    """The parts of a .docx by name.

    Raises:
        BrokenTemplate: no zip, no Word document inside, or more than the limits allow.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_limits(infos, where)
            parts = {info.filename: archive.read(info) for info in infos}
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise BrokenTemplate(
            "это не файл Word (.docx)", where=where, mend="Сохраните шаблон в Word как .docx"
        ) from error
    if DOCUMENT not in parts or CONTENT_TYPES not in parts:
        raise BrokenTemplate("в файле нет текста документа Word", where=where)
    return parts


def _check_limits(infos: list[ZipInfo], where: str) -> None:
    sizes = [info.file_size for info in infos]
    if len(infos) > MAX_PARTS or max(sizes, default=0) > MAX_PART_BYTES or sum(sizes) > MAX_BYTES:
        raise BrokenTemplate("файл подозрительно велик внутри", where=where)


def write_package(parts: Mapping[str, bytes], base: bytes = b"") -> bytes:
    """``parts`` as a .docx, sorted, without dates; appended to ``base`` where it is given."""
    buffer = io.BytesIO()
    buffer.write(base)
    with ZipFile(buffer, "a" if base else "w", ZIP_DEFLATED, compresslevel=4) as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            info = ZipInfo(name, FIXED_TIME)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def prove_reopens(content: bytes, rendered: Mapping[str, bytes], total: int) -> None:
    """The written file opens, holds every part once, and the rendered parts are whole."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            whole = all(archive.read(name) == part for name, part in rendered.items())
    except BadZipFile as error:
        raise DraftLost("собранный документ не открывается") from error
    if not whole or len(names) != total or len(set(names)) != total:
        raise DraftLost("собранный документ не совпадает с тем, что в него записано")
