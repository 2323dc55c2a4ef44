"""Letters of the wrong alphabet: a Latin «o» in a Russian word, a Cyrillic «а» in a Latin one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Edit, Mend, replace

LATIN = "ABCEHIKMOPTXYaceiopxyhəƏөӨ"
CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһәӘөӨ"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC[:23], LATIN[:23])
MIXED = re.compile(r"\b(?=\w*[A-Za-zəƏ])(?=\w*[\u0400-\u04ff])[^\W\d_]+\b")
LATIN_LETTER = re.compile(r"[A-Za-z]")
CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
# «A.К. Иванов», «Иванов A.К.»: an initial beside Cyrillic ones.
INITIAL = re.compile(
    r"(?<![\w.])[ABCEHKMOPTXY](?=\.\s?[А-ЯӘҒҚҢӨҰҮҺІ][\w.])"
    r"|(?<=[А-ЯӘҒҚҢӨҰҮҺІ]\.)[ABCEHKMOPTXY](?=\.)"
    r"|(?<=[а-яәғқңөұүһі]\s)[ABCEHKMOPTXY](?=\.\s?[A-ZА-ЯӘҒҚҢӨҰҮҺІ]\.)"
)
# «ІІ группы» typed with the Kazakh letter: Roman numerals, save before a point (an initial).
ROMAN = re.compile(r"(?<![\w.-])(?=I*І)[IІ]{1,3}(?![\w.])")
# A preposition between Russian words.
SMALL_WORD = re.compile(r"(?<=[а-яё,]\s)[coayk](?=\s[«\"]?[А-Яа-яёӘҒҚҢӨҰҮҺІ])")
# «TOO «Арман»»: a legal form before its name.
LEGAL_FORM = re.compile(r"(?<![\w«\"])[ABCEHKMOPTXY]{2,4}(?=\s?[«\"“„](?:[А-Яа-яӘҒҚҢӨҰҮҺІ]))")


def lookalike_letters(text: str) -> Iterator[Mend]:
    """Mixed words get one alphabet where the letters allow only one."""
    for match in MIXED.finditer(text):
        word = match.group()
        mended = one_alphabet(word)
        if mended != word:
            edits = (
                Edit(match.start() + i, match.start() + i + 1, new)
                for i, (old, new) in enumerate(zip(word, mended, strict=True))
                if old != new
            )
            yield Mend(*match.span(), tuple(edits))


def one_alphabet(word: str) -> str:
    """``word`` in the alphabet that its unmistakable letters belong to; unchanged in doubt.

    Where every letter could be of either, Cyrillic: the acts are Russian and Kazakh.
    """
    cyrillic = word.translate(TO_CYRILLIC)
    if not re.search(r"[A-Za-z]", cyrillic):
        return cyrillic
    latin = word.translate(TO_LATIN)
    return word if CYRILLIC_LETTER.search(latin) else latin


def lookalike_words(text: str) -> Iterator[Mend]:
    """Whole words of Latin look-alikes, only where a Russian one must stand."""
    if not LATIN_LETTER.search(text):
        return
    matches = (match for rule in (INITIAL, SMALL_WORD, LEGAL_FORM) for match in rule.finditer(text))
    for match in sorted(matches, key=re.Match.start):
        yield replace(*match.span(), match.group().translate(TO_CYRILLIC))


def roman_numerals(text: str) -> Iterator[Mend]:
    """«инвалид ІІ группы», typed with the Kazakh letter, is «II»."""
    for match in ROMAN.finditer(text):
        yield replace(*match.span(), "I" * len(match.group()))
