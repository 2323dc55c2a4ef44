"""One short invented act, and how each format writes it down."""

from __future__ import annotations

import io
import quopri
import struct
import subprocess
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Final

ACT: Final = """ОПРЕДЕЛЕНИЕ

14 марта 2005 года\tдело № 2-1034/2005\tгород Алматы

Бостандыкский районный суд города Алматы в составе судьи Сатыбалдиевой А.К.,

УСТАНОВИЛ:

Решением суда с Әбілова Е.Б. в пользу ТОО «Қарлығаш» взыскано 208 450 тенге.

ОПРЕДЕЛИЛ:

Отсрочить исполнение решения до 1 июня 2005 года.

Судья\tСатыбалдиева А.К."""

# The act for what has no Kazakh letters: old code pages, the type of our PDF.
RUSSIAN: Final = ACT.replace("Әбілова", "Абилова").replace("Қарлығаш", "Карлыгаш")

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def word_xml(tag: str, content: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
        f' xmlns:mc="{COMPATIBILITY}">{content}</w:{tag}>'
    )


def run(text: str) -> str:
    pieces = escaped(text).split("\t")
    return "<w:r><w:t xml:space='preserve'>" + "</w:t><w:tab/><w:t>".join(pieces) + "</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def docx(body: str = "", **parts: str | bytes) -> bytes:
    """A Word file with ``body`` as the content of its body; other parts by their path, «__» for
    a slash and «_xml» for the ending."""
    body = body or "".join(map(paragraph, ACT.split("\n")))
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": word_xml("document", f"<w:body>{body}</w:body>"),
    }
    for name, part in parts.items():
        content[name.replace("__", "/").replace("_xml", ".xml")] = part
    return zipped(content)


def relations(**targets: str) -> str:
    rows = "".join(f'<Relationship Id="{i}" Target="{target}"/>' for i, target in targets.items())
    return f"<Relationships>{rows}</Relationships>"


ODT_NAMES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"),
    )
)  # fmt: skip


def odt(body: str = "", styles: str = "") -> bytes:
    body = body or "".join(
        f"<text:p>{escaped(line).replace(chr(9), '<text:tab/>')}</text:p>"
        for line in ACT.split("\n")
    )
    content = (
        f"<office:document-content {ODT_NAMES}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
    }
    if styles:
        parts["styles.xml"] = (
            f"<office:document-styles {ODT_NAMES}>{styles}</office:document-styles>"
        )
    return zipped(parts)


def linked_picture(address: str) -> bytes:
    """An .odt that shows a picture from elsewhere; whole enough for LibreOffice."""
    kind = "application/vnd.oasis.opendocument.text"
    names = f'{ODT_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"'
    picture = (
        '<draw:frame text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}" xlink:type="simple"/></draw:frame>'
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f"<office:document-content {names}><office:body><office:text><text:p>"
            f"Решение суда{picture}</text:p></office:text></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"><m:file-entry'
            f' m:full-path="/" m:media-type="{kind}"/></m:manifest>',
        }
    )


def rtf(body: str = "") -> bytes:
    body = body or "".join(rtf_escaped(line) + "\\par\n" for line in ACT.split("\n"))
    fonts = "{\\fonttbl{\\f0\\fcharset204 Times New Roman;}}"
    return ("{\\rtf1\\ansi\\ansicpg1251\\deff0" + fonts + "\\f0 " + body + "}").encode("ascii")


def rtf_escaped(text: str) -> str:
    """Russian letters in the code page, others by number, as Word writes them."""
    pieces = []
    for character in text:
        if character == "\t":
            pieces.append("\\tab ")
        elif character.isascii():
            pieces.append(character)
        else:
            try:
                pieces.append(f"\\'{character.encode('cp1251')[0]:02x}")
            except UnicodeEncodeError:
                pieces.append(f"\\u{ord(character)}?")
    return "".join(pieces)


def html(body: str = "", encoding: str = "utf-8") -> bytes:
    body = body or "".join(f"<p>{escaped(line)}</p>\n" for line in ACT.split("\n") if line)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>Акт</title>'
        f"<style>p {{color: red}}</style></head><body>{body}</body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def mht(page: bytes = b"") -> bytes:
    """A page in windows-1251 as a browser saves it in one file."""
    page = quopri.encodestring(page or html(encoding="windows-1251"))
    head = (
        b'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        b'--b\nContent-Type: text/html; charset="windows-1251"\n'
        b"Content-Transfer-Encoding: quoted-printable\n\n"
    )
    return head + page + b"\n--b--\n"


def words_of(text: str) -> str:
    """The text with every run of white space as one space: what formats must agree on."""
    return " ".join(text.split())


def pdf(lines: list[tuple[float, float, str]] | None = None, pages: int = 1) -> bytes:
    """A PDF with each line at (left, height from the bottom) of every page, Cyrillic included.

    «{n}» in a line is the page's number.
    """
    if lines is None:
        lines = [
            (72 + 180 * column, 760 - 16 * row, words)
            for row, line in enumerate(RUSSIAN.split("\n"))
            for column, words in enumerate(line.split("\t"))
        ]
    differences = " ".join(f"/{name}" for name in CYRILLIC_GLYPHS)
    kids = " ".join(f"{5 + 2 * page} 0 R" for page in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 4 0 R >>",
        f"<< /Type /Encoding /Differences [185 /afii61352 192 {differences}] >>",
    ]
    for page in range(1, pages + 1):
        shown = [_shown(left, low, text.replace("{n}", str(page))) for left, low, text in lines]
        content = "\n".join(shown)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {4 + 2 * page} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _pdf_file(objects)


def endless_pdf() -> bytes:
    """Fifteen kilobytes that keep a parser busy for minutes: a page that shows, a thousand times,
    a drawing of two million operators that draw nothing."""
    drawing = zlib.compress(b"0 w\n" * (2 << 20), 9).decode("latin-1")
    shown = "/D Do " * 1000
    return _pdf_file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            " /Resources << /XObject << /D 5 0 R >> >> /Contents 4 0 R >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
            "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode"
            f" /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        ]
    )


# Glyph names of А–я in the order of windows-1251 (Adobe Glyph List).
CYRILLIC_GLYPHS: Final = [f"afii{n}" for n in (*range(10017, 10023), *range(10024, 10050))] + [
    f"afii{n}" for n in (*range(10065, 10071), *range(10072, 10098))
]


def _shown(left: float, bottom: float, text: str) -> str:
    written = text.encode("cp1251", "replace").hex()
    return f"BT /F 11 Tf {left} {bottom} Td <{written}> Tj ET"


def _pdf_file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(out)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ).encode("latin-1")
    return bytes(out)


def office(data: bytes, target: str, suffix: str = "docx") -> bytes:
    """``data`` converted by LibreOffice; only where it is installed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"act.{suffix}"
        source.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless",
             "--convert-to", target, "--outdir", name, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return (folder / f"act.{target.split(':')[0]}").read_bytes()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    yes, word = '{"type":"boolean","value":"true"}', '{"type":"string","value":"1"}'
    options = f'{{"EncryptFile":{yes},"DocumentOpenPassword":{word}}}'
    return office(rtf(), f"pdf:writer_pdf_Export:{options}", "rtf")


def doc() -> bytes:
    return office(rtf(), "doc", "rtf")


def picture(data: bytes = b"", kind: str = "png") -> bytes:
    """The first page of a PDF as a scanner would give it, a grey picture of 200 dots an inch."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "act.pdf").write_bytes(data or office(rtf(), "pdf", "rtf"))
        command = ["pdftoppm", "-r", "200", "-gray", f"-{kind}", "-f", "1", "-singlefile"]
        subprocess.run([*command, f"{name}/act.pdf", f"{name}/scan"], check=True, timeout=60)
        return next(Path(name).glob("scan.*")).read_bytes()


def line_picture(kind: str) -> bytes:
    """One line as a tiny picture, which is recognised in a twentieth of a second."""
    data = office(rtf(rtf_escaped("ОПРЕДЕЛИЛ: отказать")), "pdf", "rtf")
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "act.pdf").write_bytes(data)
        place = ["-x", "60", "-y", "60", "-W", "280", "-H", "60", "-singlefile"]
        page = [f"{name}/act.pdf", f"{name}/line"]
        command = ["pdftoppm", "-r", "100", "-gray", f"-{kind}", *place, *page]
        subprocess.run(command, check=True, timeout=60)
        return next(Path(name).glob("line.*")).read_bytes()


def pdf_of_pictures(pages: list[bytes], stamp: str = "") -> bytes:
    """A scanner's PDF: A4 pages that are a JPEG picture each and nothing else, or with a line of
    Latin text that a system of electronic signatures has put over each."""
    kids = " ".join(f"{3 + 3 * page} 0 R" for page in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    shown = f"q 595 0 0 842 0 0 cm /I Do Q BT /F 8 Tf 40 20 Td ({stamp}) Tj ET"
    for page, jpeg in enumerate(pages):
        width, height = _jpeg_size(jpeg)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 3 * page} 0 R"
            f" /Resources << /Font << /F {font} >> /XObject << /I {5 + 3 * page} 0 R >> >> >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace"
            f" /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {len(jpeg)} >>"
            f"\nstream\n{jpeg.decode('latin-1')}\nendstream",
        ]
    return _pdf_file(objects)


def _jpeg_size(jpeg: bytes) -> tuple[int, int]:
    """From the frame header (marker C0 or C2)."""
    frame = next(jpeg.find(mark) for mark in (b"\xff\xc0", b"\xff\xc2") if mark in jpeg)
    height, width = struct.unpack(">HH", jpeg[frame + 5 : frame + 9])
    return width, height
