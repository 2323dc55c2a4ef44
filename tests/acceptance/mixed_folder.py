"""A folder as an office has it: sixty acts in every format and, among them, files that are
hostile, broken or no act at all.

Each file is made as the other tests make it; acts are the corpus's own (train and validation).
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PIL import Image

from tests.reading import samples
from tests.reading.agreement import open_acts, words_of
from tests.reading.renders import converted, pictures, rendered, word_file
from tests.reading.test_hostile import (
    BILLION_LAUGHS,
    ENCRYPTED_OFFICE,
    ENCRYPTED_WORD,
    OUTSIDE,
    bomb,
)

ONE_PAGE: Final = 1_700  # characters: an act that a picture of one page holds
Maker = Callable[[Sequence[str]], list[bytes]]
NO_ACT: Final = "Служебная записка\nПрошу выдать бумагу и скрепки.\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the folder: the act that it holds, or words of the error that it deserves."""

    path: str  # below the folder, as `nadzor check` names it
    content: bytes
    act: Path | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How many acts become files with an ending, and where they lie."""

    ending: str
    make: Maker
    share: int
    folder: str
    fits: Callable[[str], bool] = bool


def by_rendering(kind: str) -> Maker:
    return lambda texts: [data for data in rendered(texts, kind) if data is not None]


def each(make: Callable[[str], bytes]) -> Maker:
    return lambda texts: list(map(make, texts))


def typed(encoding: str) -> Callable[[str], bytes]:
    """Plain text of old machines: their code pages lack the signs of print."""

    def write(text: str) -> bytes:
        for sign, plain in (("«", '"'), ("»", '"'), ("–", "-"), ("—", "-"), ("…", "...")):
            text = text.replace(sign, plain)
        if encoding == "koi8-r":
            text = text.replace("№", "N")
        return text.replace("\n", "\r\n").encode(encoding)

    return write


def writes(encoding: str) -> Callable[[str], bool]:
    """Whether every sign of a text exists in an encoding, once typed."""

    def fits(text: str) -> bool:
        try:
            typed(encoding)(text)
        except UnicodeEncodeError:
            return False
        return True

    return fits


def saved_page(text: str) -> bytes:
    """The act as a browser saves it in one file (.mht)."""
    lines = (f"<p>{samples.escaped(line)}</p>\n" for line in text.split("\n") if line)
    return samples.mht(samples.html("".join(lines), "windows-1251"))


def printed(texts: Sequence[str]) -> list[bytes]:
    return converted(list(map(word_file, texts)), "pdf")


def photograph(kind: str) -> Maker:
    """A picture of an act's only page."""
    return lambda texts: [samples.picture(pdf, kind) for pdf in printed(texts)]


def fax(texts: Sequence[str]) -> list[bytes]:
    """All pages in one black-and-white .tif, as scanners and fax machines save them."""
    return [_one_tif(pictures(pdf)) for pdf in printed(texts)]


def _one_tif(pages: Sequence[bytes]) -> bytes:
    first, *rest = [Image.open(io.BytesIO(page)).convert("1") for page in pages]
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(200, 200))
    return out.getvalue()


def on_one_page(text: str) -> bool:
    return len(text) < ONE_PAGE


RECIPES: Final = (
    Recipe("docx", by_rendering("docx"), 10, "Определения"),
    Recipe("doc", by_rendering("doc"), 5, "Определения"),
    Recipe("rtf", by_rendering("rtf"), 5, "Определения"),
    Recipe("odt", by_rendering("odt"), 3, "Определения"),
    Recipe("pdf", by_rendering("pdf"), 6, "Решения из банка актов"),
    Recipe("pdf", by_rendering("pdf in two columns"), 4, "Решения из банка актов"),
    Recipe("html", by_rendering("html"), 4, "Решения из банка актов"),
    Recipe("mht", each(saved_page), 3, "Решения из банка актов", writes("cp1251")),
    Recipe("txt", each(lambda text: text.replace("\n", "\r\n").encode("cp1251")), 3, "Старый архив",
           writes("cp1251")),
    Recipe("txt", each(typed("koi8-r")), 2, "Старый архив", writes("koi8-r")),
    Recipe("txt", each(typed("cp866")), 2, "Старый архив", writes("cp866")),
    Recipe("txt", each(lambda text: text.encode("utf-16")), 3, "Старый архив"),
    Recipe("txt", each(lambda text: text.encode()), 2, "Старый архив"),
    Recipe("pdf", by_rendering("scan"), 3, "Сканы"),
    Recipe("png", photograph("png"), 1, "Сканы", on_one_page),
    Recipe("jpg", photograph("jpeg"), 2, "Сканы", on_one_page),
    Recipe("tif", fax, 2, "Сканы"),
)  # fmt: skip


def made(recipes: Sequence[Recipe] = RECIPES, acts: Sequence[Path] = ()) -> list[Made]:
    """The files of the folder; every act once, in an order of luck that is always the same."""
    left = list(acts or open_acts())
    random.Random(79).shuffle(left)
    texts = {act: words_of(act.read_bytes()) for act in left}
    files = []
    for recipe in recipes:
        chosen = [act for act in left if recipe.fits(texts[act])][: recipe.share]
        left = [act for act in left if act not in chosen]
        contents = recipe.make([texts[act] for act in chosen])
        for act, content in zip(chosen, contents, strict=True):
            place = f"{recipe.folder}/{act.stem}.{recipe.ending}"
            files.append(Made(place, content, act))
    return files


def hostile(without: Container[str] = ()) -> list[Made]:
    """What must be refused, and with what words; all but the files named."""
    return [
        Made(f"Присланное/{name}", make(), error=words)
        for name, make, words in HOSTILE
        if name not in without
    ]


PROGRAM: Final = b"MZ\x90\x00\x03" + bytes(range(200)) * 20
HOSTILE: Final[tuple[tuple[str, Callable[[], bytes], str], ...]] = (
    ("архив судебных актов.docx", bomb, "слишком большой объём"),
    ("смешное определение.docx", lambda: word_part(BILLION_LAUGHS), "недопустимая разметка"),
    ("с внешней ссылкой.docx", lambda: word_part(OUTSIDE), "недопустимая разметка"),
    ("бесконечный.pdf", samples.endless_pdf, "за отведённое время"),
    ("две тысячи страниц.pdf", lambda: samples.pdf(pages=2_000), "больше 1000 страниц"),
    ("под паролем.docx", lambda: ENCRYPTED_OFFICE, "защищён паролем"),
    ("под паролем.doc", lambda: ENCRYPTED_WORD, "защищён паролем"),
    ("под паролем.pdf", samples.locked_pdf, "защищён паролем"),
    ("недокачанное.docx", lambda: samples.docx()[:700], "скачан не до конца"),
    ("пустой файл.docx", bytes, "файл пуст"),
    ("определение суда.docx", lambda: PROGRAM, "не документ и не текст"),
    ("служебная записка.txt", lambda: NO_ACT.encode("cp1251"), "не похоже на судебный акт"),
)


def word_part(xml: str) -> bytes:
    return samples.zipped({"word/document.xml": xml})


def misnamed(file: Made) -> Made:
    """A Word file that somebody named .pdf."""
    return replace(file, path=f"Присланное/{Path(file.path).stem}.pdf")


def with_macros(file: Made) -> Made:
    """A Word file with a macro in it: its text is read, the macro is never run."""
    content = io.BytesIO(file.content)
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    path = f"Присланное/{Path(file.path).stem}.docm"
    return replace(file, path=path, content=content.getvalue())


def in_archive(files: Sequence[Made], archive: str) -> tuple[Made, list[Made]]:
    """The .zip that holds the files, and the files as `nadzor check` names them."""
    inside: dict[str, str | bytes] = {Path(file.path).name: file.content for file in files}
    members = [replace(file, path=f"{archive}/{Path(file.path).name}") for file in files]
    return Made(archive, samples.zipped(inside)), members


def office_folder(folder: Path, acts: Sequence[Made], refused: Sequence[Made]) -> list[Made]:
    """Write the files below ``folder``: the first Word file named .pdf, the second with a macro,
    every seventh other in a .zip with a broken one. What `nadzor check` should say of each."""
    first, second, *others = acts
    disguised = [misnamed(first), with_macros(second)]
    broken = Made("Присланное/обрывок.docx", samples.docx()[:500], error="скачан не до конца")
    archive, packed = in_archive([*others[::7], broken], "Присланное/от суда.zip")
    loose = [file for file in others if file not in others[::7]]
    for file in [*disguised, *loose, archive, *refused]:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return [*disguised, *loose, *packed, *refused]
