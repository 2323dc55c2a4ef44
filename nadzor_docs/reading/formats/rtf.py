"""Rich text (.rtf): the body by striprtf; headers, notes and text boxes, which it leaves out,
as documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from striprtf.striprtf import rtf_to_text

from nadzor_docs.reading.errors import FileDamaged
from nadzor_docs.reading.raw import ACCEPTED, HIDDEN, RAISED, RawBuilder, RawText

Slice = tuple[int, int]

ASIDES: Final = {
    "header": ("верхний колонтитул", re.compile(r"\{\\header[lrf]?\b")),
    "text box": ("надпись", re.compile(r"\{(?:\\\*)?\\shptxt\b")),
    "footnote": ("сноска", re.compile(r"\{(?:\\\*)?\\footnote\b")),
    "footer": ("нижний колонтитул", re.compile(r"\{\\footer[lrf]?\b")),
}
BRACE: Final = re.compile("[{}]")
FONTS: Final = re.compile(r"\{\\fonttbl")
DESTINATION: Final = re.compile(r"^\{(?:\\\*)?\\[a-z]+ ?")
BINARY: Final = re.compile(r"(?<!\\)\\bin(\d{1,9}) ?")
ESCAPED: Final = (("\\\\", r"\'5c"), (r"\{", r"\'7b"), (r"\}", r"\'7d"))
CELL_END: Final = re.compile(r"\\(?:nest)?cell(?![a-z]) ?")
OLD_NUMBER: Final = "{\\pntext"  # of a list, left out by the library as no text
BULLET: Final = re.compile("^[\\ue000-\\uf8ff·•▪]\t", re.M)  # of a list, in a font of signs
CELL: Final = "\x1f"  # after each cell, where the library would set a sign that texts have too
# A word that takes text out of sight: for the rest of its group, or until it is switched off.
UNSEEN: Final = {ACCEPTED: "deleted", HIDDEN: "v"}
IN_GROUP: Final = r"\{{[^{{}}\\]*(?:\\(?!{0}\b)[a-z]+-?\d* ?)*\\{0}\b"
SWITCHED: Final = r"\\{0}\b[^{{}}]*?\\{0}0 ?"
# The library goes sign by sign: what holds no words is cut beforehand, a letter told by its
# number is put as the letter. A carriage return parts control words and is no text.
WORDLESS: Final = re.compile(r"\{\\(?:\*|(?:stylesheet|colortbl|info|pict)\b)")
FORMATTING: Final = re.compile(
    r"(?:\\(?!(?:uc?|f|deff|fcharset|ansicpg)-?\d)[a-z]++-?\d++ ?"
    r"|\\(?:loch|hich|dbch|ltrch|rtlch|ltrpar|pard|plain|widctlpar|q[lrcj])(?![a-z]) ?)++"
)
TWO_SIGNS: Final = re.compile(r"\\uc(?!1\b)")  # or none, for programs that know no Unicode
SUPER: Final = re.compile(r"(\\super(?:[ \r\n]|\\(?!nosuper)[a-z]++-?\d*+)*+)(\d+)")
NUMBERED: Final = re.compile(r"\\u(\d{3,4}) ?(?:\\'[0-9a-fA-F]{2}|\?)")
# Programs that leave the code page of a font open write Russian letters with it too.
OPEN_CODE_PAGE: Final = re.compile(r"\\fcharset0\b")


def read(data: bytes) -> RawText:
    text = _plain(data.decode("latin-1"))
    out = RawBuilder()
    for warning, word in UNSEEN.items():
        if spans := _unseen(text, word):
            out.warn(warning)
            text = _without(text, spans)
    groups = list(_groups(text))
    for kind in ("header", "body", "text box", "footnote", "footer"):
        if kind == "body":
            out.place("")
            for line in _lines(_lean(text, groups)):
                out.line(line)
        else:
            _write_asides(text, groups, *ASIDES[kind], out)
    return out.build()


def _write_asides(
    text: str, groups: list[Slice], label: str, opening: re.Pattern[str], out: RawBuilder
) -> None:
    """Every group of a kind, stripped as a document with the fonts of the whole."""
    fonts = "".join(_beginning(text, groups, FONTS))
    seen = set()
    for group in _beginning(text, groups, opening):
        document = "{\\rtf1\\ansi\\ansicpg1251" + fonts + "{" + DESTINATION.sub("", group) + "}"
        stripped = "\n".join(_lines(_lean(document, _groups(document))))
        if any(map(str.isalpha, stripped)) and stripped not in seen:
            seen.add(stripped)
            out.place(label)
            out.line(stripped.strip("\n"))


def _lines(text: str) -> Iterator[str]:
    """Filled cells of a row that are a line each stand side by side."""
    begun = False  # a row whose cell has lines of its own
    for line in _stripped(CELL_END.sub(r"\\'1f", text)).split("\n"):
        cells = [cell.strip() for cell in line.split(CELL) if cell.strip()]
        ends = line.endswith(CELL)
        if CELL not in line:
            yield line
        elif ends and not begun:
            yield "\t".join(cells)
        else:
            yield from cells
        begun = not ends and (begun or CELL in line)


def _stripped(text: str) -> str:
    try:
        stripped: str = rtf_to_text(  # type: ignore[no-untyped-call]
            text, encoding="cp1251", errors="replace"
        )
    except (ValueError, IndexError, KeyError, OverflowError, LookupError) as error:
        raise FileDamaged("RTF повреждён") from error
    return BULLET.sub("– ", stripped)


def _plain(text: str) -> str:
    """The same document where every brace opens or closes a group, every backslash a word."""
    if "\\bin" in text:
        text = _without(text, [_binary(mark) for mark in BINARY.finditer(text)])
    for sign, code in ESCAPED:
        text = text.replace(sign, code)
    return text


def _binary(mark: re.Match[str]) -> Slice:
    """A picture put in as bytes, which may look like anything."""
    return mark.start(), mark.end() + int(mark[1])


def _lean(text: str, groups: Iterable[Slice]) -> str:
    """The same words without what the library would skip sign by sign."""
    text = _without(text, [group for group in groups if WORDLESS.match(text, group[0])])
    if not TWO_SIGNS.search(text):
        text = _with_letters(text)
    text = text.replace(OLD_NUMBER, "{")
    text = FORMATTING.sub("\r", OPEN_CODE_PAGE.sub(r"\\fcharset1", text))
    return SUPER.sub(lambda number: number[1] + number[2].translate(RAISED), text)


def _with_letters(text: str) -> str:
    pieces = NUMBERED.split(text)
    pieces[1::2] = map(chr, map(int, pieces[1::2]))
    return "".join(pieces)


def _unseen(text: str, word: str) -> list[Slice]:
    if not re.search(rf"\\{word}\b", text):
        return []
    said = re.compile(IN_GROUP.format(word))
    switched = re.finditer(SWITCHED.format(word), text)
    return [
        *(group for group in _groups(text) if said.match(text, group[0])),
        *(run.span() for run in switched),
    ]


def _groups(text: str) -> Iterator[Slice]:
    """Where the balanced groups stand."""
    begun = []
    for brace in BRACE.finditer(text):
        if brace[0] == "{":
            begun.append(brace.start())
        elif begun:
            yield begun.pop(), brace.end()


def _beginning(text: str, groups: list[Slice], opening: re.Pattern[str]) -> Iterator[str]:
    for start, end in groups:
        if opening.match(text, start):
            yield text[start:end]


def _without(text: str, spans: list[Slice]) -> str:
    pieces, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            pieces.append(text[done:start])
            done = end
    return "".join([*pieces, text[done:]])
