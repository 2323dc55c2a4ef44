"""One short invented act, and how each format writes it down."""

from __future__ import annotations

import io
import quopri
import zipfile
from typing import Final

ACT: Final = """ОПРЕДЕЛЕНИЕ

14 марта 2005 года\tдело № 2-1034/2005\tгород Алматы

Бостандыкский районный суд города Алматы в составе судьи Сатыбалдиевой А.К.,

УСТАНОВИЛ:

Решением суда с Әбілова Е.Б. в пользу ТОО «Қарлығаш» взыскано 208 450 тенге.

ОПРЕДЕЛИЛ:

Отсрочить исполнение решения до 1 июня 2005 года.

Судья\tСатыбалдиева А.К."""

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


def mht() -> bytes:
    page = quopri.encodestring(html(encoding="windows-1251"))
    head = (
        b'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        b'--b\nContent-Type: text/html; charset="windows-1251"\n'
        b"Content-Transfer-Encoding: quoted-printable\n\n"
    )
    return head + page + b"\n--b--\n"


def words_of(text: str) -> str:
    """The text with every run of white space as one space: what formats must agree on."""
    return " ".join(text.split())
