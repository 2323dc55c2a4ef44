"""A real sample of every format, and strange files made of it; each mutant has a seed that makes
it again."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

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
    """A zip with mutated bytes, or, more often, an intact zip of mutated parts."""
    if luck.random() < 0.25:
        return mutated(data, luck)
    parts = zipfile.ZipFile(io.BytesIO(data))
    return samples.zipped(
        {
            name: mutated(parts.read(name), luck) if luck.random() < 0.7 else parts.read(name)
            for name in parts.namelist()
        }
    )


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
    table = f"<w:tbl><w:tr><w:tc>{samples.paragraph('дата')}</w:tc></w:tr></w:tbl>"
    section = '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    body = "".join(map(samples.paragraph, samples.ACT.split("\n"))) + table + section
    return samples.docx(
        body,
        **{
            "word/_rels/document.xml.rels": samples.relations(h="header1.xml"),
            "word/header1.xml": samples.word_xml("hdr", samples.paragraph("Дело № 2-15")),
        },
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
