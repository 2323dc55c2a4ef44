"""A real sample of every format, and strange files made of it; each mutant has a seed that makes
it again."""

from __future__ import annotations

import copy
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from lxml import etree

from tests.reading import samples

TOKENS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:del>", b"<w:r>", b"<!DOCTYPE a>", b"&x;", b"\\par ",
    b"\\bin99999999 ", b"\\u-1?", b"{\\footnote ", b"{\\header ", b"}}}", b"{" * 40,
    b"<table><tr><td>", b"<div>" * 40, b"<![CDATA[", b"endobj\n", b"stream\n", b"/Kids [1 0 R]",
    b"99999999999", b"\xff\xfe", b"\0" * 30, b"PK\x03\x04", "ё".encode(), b"\r\n" * 20,
    b" " * 300, "о п р е д ".encode() * 5,
)  # fmt: skip
NUMBERS = (b"\0", b"\1", b"\x7f", b"\x80", b"\xff", b"\0\0", b"\xff\xff", b"\xff\x7f", b"\0\0\0\0",
           b"\xff\xff\xff\x7f", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff")  # fmt: skip
VALUES = ("", "0", "-1", "1", "true", "99999999999", "а", "\t", "1e9", "x:y", "../../a", "о п р ",
          "слово " * 400)  # fmt: skip
MANY: Final = 2_000  # elements: copies of copies grow without end
PNG_MAGIC: Final = b"\x89PNG\r\n\x1a\n"
Mutate = Callable[[bytes, random.Random], bytes]


def mutants(kind: str, count: int, first_seed: int) -> Iterator[tuple[int, bytes]]:
    """Seeds and what they make of the sample of ``kind``."""
    sample, mutate = SAMPLES[kind](), MUTATIONS.get(kind, mutated)
    for seed in range(first_seed, first_seed + count):
        yield seed, mutate(sample, random.Random(seed))


def mutated(data: bytes, luck: random.Random) -> bytes:
    """``data`` after a few random cuts, copies, flips and strange insertions."""
    out = bytearray(data)
    for _ in range(luck.randint(1, 8)):
        at = luck.randrange(len(out) + 1)
        size = luck.choice((1, 1, 2, 8, 64, 512))
        match luck.randrange(6):
            case 0:
                out[at : at + 1] = bytes([luck.randrange(256)])
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * luck.randint(1, 9)
            case 3:
                out[at:at] = luck.choice(TOKENS)
            case 4:
                other = luck.randrange(len(out) + 1)
                out[at : at + size] = out[other : other + size]
            case _:
                if luck.random() < 0.1:
                    del out[at:]
    return bytes(out)


def mutated_package(data: bytes, luck: random.Random) -> bytes:
    """A zip with mutated bytes, or, more often, an intact zip of mutated parts, most of which are
    strange XML without a slip of markup."""
    if luck.random() < 0.15:
        return mutated(data, luck)
    parts = zipfile.ZipFile(io.BytesIO(data))
    mutate = mutated_tree if luck.random() < 0.7 else mutated
    return samples.zipped(
        {
            name: mutate(parts.read(name), luck) if luck.random() < 0.7 else parts.read(name)
            for name in parts.namelist()
        }
    )


def mutated_tree(part: bytes, luck: random.Random) -> bytes:
    """XML whose elements were removed, copied elsewhere, renamed, nested, given other values."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    for _ in range(luck.choice((1, 1, 2, 3, 5, 12))):
        _change(root, luck)
    return etree.tostring(root)


def _change(root: etree._Element, luck: random.Random) -> None:
    elements = list(root.iter("*"))
    one, other = luck.choice(elements), luck.choice(elements)
    parent = one.getparent()
    match luck.randrange(6):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if len(elements) < MANY:
            other.append(copy.deepcopy(one))
        case 2:
            one.tag = other.tag
        case 3:
            for name in one.attrib:
                one.set(name, luck.choice(VALUES))
        case 4:
            one.text = luck.choice(VALUES)
        case _:
            for _ in range(luck.choice((2, 20, 60))):
                other = etree.SubElement(other, one.tag)


def mutated_in_place(data: bytes, luck: random.Random) -> bytes:
    """A file of offsets, most often with nothing moved: other numbers where numbers stand."""
    if luck.random() < 0.2:
        return mutated(data, luck)
    out = bytearray(data)
    for _ in range(luck.choice((1, 1, 2, 3, 5, 12))):
        new = luck.choice(NUMBERS) if luck.random() < 0.7 else luck.randbytes(luck.randint(1, 8))
        # Headers and tables stand at the start; the first two thousand bytes get half of it.
        end = min(len(out), 2000) if luck.random() < 0.5 else len(out)
        at = luck.randrange(max(1, end - len(new)))
        out[at : at + len(new)] = new
    return bytes(out)


def mutated_png(data: bytes, luck: random.Random) -> bytes:
    """A PNG with mutated bytes, or, more often, mutated chunks under right checksums."""
    if luck.random() < 0.3:
        return mutated(data, luck)
    chunks = [_mutated_chunk(name, body, luck) for name, body in _chunks(data)]
    if luck.random() < 0.2:
        luck.shuffle(chunks)
    return PNG_MAGIC + b"".join(chunks)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_MAGIC)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _mutated_chunk(name: bytes, body: bytes, luck: random.Random) -> bytes:
    if body and luck.random() < 0.6:
        if name == b"IDAT" and luck.random() < 0.5:
            body = zlib.compress(mutated(zlib.decompress(body), luck))
        else:
            body = mutated_in_place(body, luck)
    checksum = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + checksum


def rich_docx() -> bytes:
    """Lists, nested and merged tables, changes, a link, a control, a text box, notes, a header."""
    first, *rest = map(samples.paragraph, samples.ACT.split("\n"))
    item = f'<w:p><w:pPr><w:pStyle w:val="L"/>{LISTED}</w:pPr>{samples.run("Взыскать")}</w:p>'
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
    inner = f"<w:tbl><w:tr>{cell}{samples.paragraph('дата')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell}{inner}<w:p/></w:tc><w:tc>{item}</w:tc></w:tr></w:tbl>"
    run = samples.run("слово")
    changes = f"<w:p><w:ins>{run}</w:ins><w:del>{run}</w:del><w:hyperlink>{run}</w:hyperlink></w:p>"
    control = f"<w:sdt><w:sdtContent>{item}</w:sdtContent></w:sdt>"
    box = f"<w:txbxContent>{samples.paragraph('М.П.')}</w:txbxContent>"
    drawn = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice></mc:AlternateContent>"
    section = '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    note = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    return samples.docx(
        "".join([first, item, item, *rest, table, changes, control, drawn, "</w:r></w:p>", note])
        + section,
        word__numbering_xml=samples.word_xml("numbering", NUMBERING),
        word__styles_xml=samples.word_xml("styles", STYLES),
        word__footnotes_xml=samples.word_xml(
            "footnotes", f'<w:footnote w:id="1">{samples.paragraph("Сноска")}</w:footnote>'
        ),
        **{
            "word/_rels/document.xml.rels": samples.relations(h="header1.xml"),
            "word/header1.xml": samples.word_xml("hdr", samples.paragraph("Дело № 2-15")),
        },
    )


LISTED: Final = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LEVEL: Final = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/>'
NUMBERING: Final = (
    f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{LEVEL}</w:lvl>'
    f'<w:lvl w:ilvl="1">{LEVEL}</w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES: Final = (
    f'<w:style w:styleId="L"><w:basedOn w:val="M"/><w:pPr>{LISTED}</w:pPr></w:style>'
    '<w:style w:styleId="M"><w:basedOn w:val="L"/></w:style>'
)


def rich_doc() -> bytes:
    """An old Word file with a header, a footnote and a table."""
    extras = (
        "{\\header " + samples.rtf_escaped("Дело № 2-15") + "\\par}"
        "{\\footnote " + samples.rtf_escaped("Примечание") + "}\\par "
        "\\trowd\\cellx2000\\cellx4000\\intbl a\\cell b\\cell\\row\\pard "
    )
    lines = (samples.rtf_escaped(line) + "\\par\n" for line in samples.ACT.split("\n"))
    return samples.office(samples.rtf(extras + "".join(lines)), "doc", "rtf")


SAMPLES: dict[str, Callable[[], bytes]] = {
    "docx": rich_docx,
    "odt": samples.odt,
    "rtf": samples.rtf,
    "html": samples.html,
    "mht": samples.mht,
    "txt": lambda: samples.RUSSIAN.encode("cp1251", "replace"),
    "pdf": lambda: samples.pdf(pages=2),
    "doc": rich_doc,
    "png": partial(samples.line_picture, "png"),
    "jpg": partial(samples.line_picture, "jpeg"),
    "tif": partial(samples.line_picture, "tiff"),
}
MUTATIONS: dict[str, Mutate] = {
    "docx": mutated_package, "odt": mutated_package, "doc": mutated_in_place, "png": mutated_png,
    "jpg": mutated_in_place, "tif": mutated_in_place,
}  # fmt: skip
