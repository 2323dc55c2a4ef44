"""Signs: the number sign, quotation marks, digits and letters taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Edit, Mend, replace
from nadzor_docs.reading.repair.words import misread_date, signature_place

NUMBER_SIGN = re.compile(r"(?<![\w.])N(?:[oо°º]\.?|\.)?(?=\s?[\d]|\s?[А-ЯA-Z]{1,5}-?\d)|№{2,}")
QUOTE = re.compile(r"[«»\"“”„‟]|<<|>>|''")
# A token of digits and their look-alikes, with a digit in it.
NUMBER = re.compile(r"(?<!\w)(?=[ОOоol]*+\d)(?=\d*+[ОOоol])[\dОOоol]++(?!\w)")
THOUSANDS = re.compile(r"(?<=\d )[ОO]{3}(?!\w)")
DIGIT_IN_NUMBER = re.compile(r"(?<=\d)[ЗI|б](?=\d)|(?<=№ )l(?!\w)")
# «0З.О4.2005»: a date in figures.
IN_FIGURES = re.compile(
    r"(?<![\w.])(?=[\d.]*[ЗОІIб])[0-3ЗОІI][\dЗОІIб]\.[01ОІI][\dЗОІIб]\.[\dЗОІIб]{2,4}(?!\w|\.\d)"
)
LETTER_FOR_DIGIT = str.maketrans("ОOоoЗlIІ|б", "0000311116")
LETTER = "[А-Яа-яёЁӘәҒғҚқҢңӨөҰұҮүҺһІі]"
ZERO_IN_WORD = re.compile(rf"(?<={LETTER})0(?={LETTER})|(?<!\w)0(?=[а-яё]{{3}})")
# «3.К.», «А.3.»: an initial beside a name or another one. «3айцева»: no number of anything.
THREE_AS_INITIAL = re.compile(r"(?<=[а-яё] )3(?=\. ?[А-Я]\.)|(?<=[А-Я]\.)3(?=\.(?!\d))")
THREE_IN_WORD = re.compile(r"(?<!\w)3(?=[а-яё]{3})")
REST = re.compile(r"[а-яё]+")
# What recognition makes of «№»: none of these is a word.
MISREAD_SIGN = re.compile(r"(?<!\w)(?:Хо|Xo|Ме|Мо|Ле|Ne|Nе)(?= ?\d)")


def number_signs(text: str) -> Iterator[Mend]:
    """«N 79», «No. 79», «Хо 79» are «№ 79»."""
    matches = (match for rule in (NUMBER_SIGN, MISREAD_SIGN) for match in rule.finditer(text))
    for match in sorted(matches, key=re.Match.start):
        yield replace(*match.span(), "№")


def digits_in_numbers(text: str) -> Iterator[Mend]:
    """«2ОО5», «l2», «1З2», «З1 мая»: among digits stands a digit, and in a date."""
    rules = (NUMBER, THOUSANDS, DIGIT_IN_NUMBER, IN_FIGURES)
    places = {match.span() for rule in rules for match in rule.finditer(text)}
    places |= {match.span(match.lastgroup or 0) for match in misread_date().finditer(text)}
    position = 0
    for start, end in sorted(places):
        digits = text[start:end].translate(LETTER_FOR_DIGIT)
        if start >= position and digits != text[start:end]:
            yield replace(start, end, digits)
            position = end


def letters_in_words(text: str) -> Iterator[Mend]:
    """«г0рода», «0тветчик»: inside a word stands a letter."""
    for match in ZERO_IN_WORD.finditer(text):
        if _is_number_of(text, match):
            continue
        near = text[match.start() - 1 : match.start()] or " "
        after = text[match.end()]
        capital = (near.isupper() and after.isupper()) or not near.isalpha()
        yield replace(*match.span(), "О" if capital else "о")


def initials_with_three(text: str) -> Iterator[Mend]:
    """«Ахметова 3.К.»: the letter З, read as a digit."""
    for match in THREE_AS_INITIAL.finditer(text):
        yield replace(*match.span(), "З")


def words_with_three(text: str) -> Iterator[Mend]:
    """«3айцева»; but «3месячный» stays, for what follows its digit is a word."""
    for match in THREE_IN_WORD.finditer(text):
        if not _is_number_of(text, match):
            yield replace(*match.span(), "З")


def _is_number_of(text: str, digit: re.Match[str]) -> bool:
    """«3месячный», «0градусов»: what follows a digit that begins a word is a word itself."""
    rest = REST.match(text, digit.end())
    if rest is None or text[digit.start() - 1 : digit.start()].isalnum():
        return False
    from nadzor_docs.language.morphology import analyzer

    return bool(analyzer().word_is_known(rest.group()))


def quotation_marks(text: str) -> Iterator[Mend]:
    """Straight and curled marks that pair up within a paragraph become «»."""
    start = 0
    for line in text.split("\n"):
        if any(mark in line for mark in "\"“”„‟<'"):
            yield from _paired(line, start)
        start += len(line) + 1


def _paired(line: str, offset: int) -> Iterator[Mend]:
    """Marks of a paragraph whose directions match like brackets; none of it where they don't."""
    edits: list[Edit] = []
    depth = 0
    for match in QUOTE.finditer(line):
        new = _direction(line, match, depth)
        depth += {"«": 1, "»": -1}.get(new, 0)
        if not new or depth < 0:
            return
        if new != match.group():
            edits.append(Edit(offset + match.start(), offset + match.end(), new))
    if depth == 0:
        yield from (Mend(edit.start, edit.end, (edit,)) for edit in edits)


def _direction(line: str, match: re.Match[str], depth: int) -> str:
    """« or », empty where a mark could be neither."""
    mark = match.group()
    if mark in "«»":
        return mark
    before = line[match.start() - 1 : match.start()]
    after = line[match.end() : match.end() + 1]
    opens = bool(after) and (after.isalnum() or after in '«"№(.„“<') and not before.isalnum()
    closes = bool(before) and not before.isspace() and not after.isalnum()
    if opens == closes:
        return "»" if closes and depth else ""
    return "«" if opens else "»"


def signature_lines(text: str) -> Iterator[Mend]:
    """«Судья ____________ (подпись) Иванов»: the place for the signature is a gap."""
    if "___" not in text:
        return
    for match in signature_place().finditer(text):
        yield replace(*match.span(), "\t")
