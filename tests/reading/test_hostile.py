"""Nothing bad gets through: every bad file has its own code and one line, quickly."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import from_text, limits, read_act
from tests.reading import samples
from tests.reading.samples import docx, paragraph, word_xml, zipped

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BILLION_LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ха">{LAUGHS}]>'
    f'<w:document xmlns:w="{samples.WORD}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{samples.WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
DEEP = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9
WORD_STREAM = b"\xec\xa5" + bytes(8) + struct.pack("<H", 0x0100)
ENCRYPTED_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(504)
    + WORD_STREAM
    + "WordDocument".encode("utf-16-le")
)
ENCRYPTED_ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x01\x02",
        "META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>",
    }
)
HOLLOW_ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
WORKBOOK = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
NO_TEXT = docx(paragraph(" "))


def bomb() -> bytes:
    """Sixty-four megabytes of zeros in sixty-four kilobytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(64 << 20))
    return buffer.getvalue()


def lying_bomb() -> bytes:
    """A bomb whose directory says that the part is small."""
    data = bytearray(bomb())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 1000)
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(samples.docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


BAD = {
    "empty": ("empty", b""),
    "no text": ("empty", NO_TEXT),
    "white space": ("empty", b" \n\n\t "),
    "random bytes": ("unknown_format", bytes(range(256)) * 20),
    "a program": ("unknown_format", b"MZ\x90\x00\x03" + bytes(range(200)) * 20),
    "a program of zeros": ("unknown_format", b"\x7fELF" + bytes(range(40)) + bytes(6000)),
    "a workbook": ("unknown_format", WORKBOOK),
    "an archive": ("unknown_format", zipped({"a.txt": "текст"})),
    "markup of an unknown kind": ("unknown_format", b"<?xml version='1.0'?><w:wordDocument/>"),
    "an archive of another kind": ("unknown_format", b"Rar!\x1a\x07\x01\x00" + bytes(40)),
    "an encrypted Word file": ("encrypted", ENCRYPTED_OFFICE),
    "an encrypted old Word file": ("encrypted", ENCRYPTED_WORD),
    "an encrypted ODT": ("encrypted", ENCRYPTED_ODT),
    "a locked package": ("encrypted", locked_zip()),
    "half a docx": ("damaged", samples.docx()[:400]),
    "a docx of broken markup": ("damaged", docx("<w:p><w:r>")),
    "a docx without its body": ("damaged", zipped({"word/styles.xml": word_xml("styles", "")})),
    "an odt without its body": ("damaged", HOLLOW_ODT),
    "a zip bomb": ("hostile", bomb()),
    "a zip bomb that lies": ("damaged", lying_bomb()),
    "billion laughs": ("hostile", zipped({"word/document.xml": BILLION_LAUGHS})),
    "an outside entity": ("hostile", zipped({"word/document.xml": OUTSIDE})),
    "endless nesting": ("hostile", docx(DEEP)),
    "too many parts": (
        "hostile",
        zipped({f"word/{i}.xml": "" for i in range(limits.ZIP_MEMBERS + 1)}),
    ),
    "a text too long": ("too_large", "слово ".encode() * (limits.CHARACTERS // 6 + 10)),
    "half a PDF": ("damaged", b"%PDF-1.7\n1 0 obj\n<<"),
    "an empty picture": ("damaged", b"\x89PNG\r\n\x1a\n" + bytes(40)),
}
NEEDS_OCR = {"an empty picture"}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_code_and_one_line(tmp_path: Path, name: str) -> None:
    code, data = BAD[name]
    path = tmp_path / "акт.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_act(path)
    expected = {code, "program_missing"} if name in NEEDS_OCR else {code}
    assert caught.value.code in expected
    assert caught.value.line().startswith(f"{path}: ")
    assert "\n" not in caught.value.line()
    assert path.read_bytes() == data


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_act(tmp_path / "нет.docx")
    assert caught.value.code == "missing"
    with pytest.raises(UnreadableFile):
        read_act(tmp_path)


HARD_TEXTS = {
    "spaces": "а" + " " * 200_000 + "б",
    "blank lines": "а" + " \n" * 100_000 + "б",
    "spaces at line starts": "\n".join([" " * 50_000 + "а"] * 4),
    "look-alikes of zero": "О" * 200_000 + "Я",
    "letter-spaced": "а б в г д е " * 20_000 + "слово",
    "quotes": '"а" «' * 40_000,
    "underscores": "а" + "_" * 200_000 + "б",
    "tags": "<!--" * 50_000,
    "comments": "<!---->" * 30_000,
    "hyphens": "а-\n" * 60_000,
    "numbers": "\n".join(map(str, range(60_000))),
    "tabs": "а\t" * 100_000,
}


@pytest.mark.parametrize("name", HARD_TEXTS)
def test_no_text_makes_the_repairs_hang(name: str) -> None:
    act = from_text(HARD_TEXTS[name])
    assert len(act.origin) == len(act.text) + 1


class TestPrivateEntities:
    def test_nothing_outside_is_read(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("тайна")
        page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>акт &x;</p>'
        path = tmp_path / "a.html"
        path.write_text(page, encoding="utf-8")
        assert "тайна" not in read_act(path).text
