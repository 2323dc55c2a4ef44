"""Slips of recognition: only in text that was read from a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nadzor_docs.reading.repair.mends import Mend, replace
from nadzor_docs.reading.repair.words import kazakh_month, misread_mask, small_in_kazakh

RULE = re.compile(r"(?<=\S) [|¦] (?=\S)|^[|¦] | [|¦]$", re.MULTILINE)
# «инвалид Ш группы»: a capital alone between words is a Roman numeral.
NUMERAL = re.compile(r"(?<=[а-яё] )[ШП](?= [а-яё])")
NUMERALS = {"Ш": "III", "П": "II"}
# «жӘне»: of Kazakh letters the capital is taken for the small one.
CAPITAL = re.compile(r"(?<=[а-яёәғқңөұүһі])[ӘҒҚҢӨҰҮҺ](?=[а-яёәғқңөұүһі])")
MISREAD = re.compile(r"(?<![\w-])[а-яё]*[шць][а-яё]*(?![\w-])", re.IGNORECASE)
SHORTEST = 5  # letters: shorter words differ from one another too little
CONFUSED = {"ш": "щ", "ц": "щ", "ь": "ъ"}
# «6001-24-00-бап/1893»: between the number's hyphen and its letters stands a digit.
IN_CASE_NUMBER = re.compile(r"(?<=\d-)[бЗО](?=[а-я]{0,2}/\d)")
BEFORE_MONTH = re.compile(r"(?<![\w.])З(?= [а-яё]{3,8} \d{4})")  # «З сентября 2009 года»
LONE_ZERO = re.compile(r"(?<=[а-яё»] )0(?= (?P<next>[а-яё]{3,}))")
DIGITS = str.maketrans("бЗзОоI|", "6330011")


def stray_rules(text: str) -> Iterator[Mend]:
    """Upright strokes of a frame or a fold are no text."""
    for match in RULE.finditer(text):
        yield replace(*match.span(), " " if match.group().startswith(" ") else "")


def misread_numerals(text: str) -> Iterator[Mend]:
    for match in NUMERAL.finditer(text):
        yield replace(*match.span(), NUMERALS[match.group()])


def misread_capitals(text: str) -> Iterator[Mend]:
    """«жӘне», «Қызылорда Қалалық соты»: small letters that are capitals but for their height."""
    found = (*CAPITAL.finditer(text), *small_in_kazakh().finditer(text))
    for match in sorted(found, key=re.Match.start):  # mends come in the text's order
        yield replace(*match.span(), match.group().lower())


def misread_months(text: str) -> Iterator[Mend]:
    """«2008 жылғы 3 казан»: after a year and a day stands a month."""
    for match in kazakh_month().finditer(text):
        yield replace(*match.span("letter"), "қ")


def misread_digits(text: str) -> Iterator[Mend]:
    """«ФИО-ЗР.», «6001-24-00-бап/1893», «З сентября 2009»: what stands for a name, a case and a
    day have a number."""
    found = [match.span("number") for match in misread_mask().finditer(text)]
    for rule in (IN_CASE_NUMBER, BEFORE_MONTH):
        found += [match.span() for match in rule.finditer(text)]
    for start, end in sorted(found):
        space = " " if text[end : end + 1].isupper() else ""
        yield replace(start, end, text[start:end].translate(DIGITS) + space)


def misread_prepositions(text: str) -> Iterator[Mend]:
    """«по иску 0 восстановлении»: before a word of the prepositional case stands a preposition."""
    for match in LONE_ZERO.finditer(text):
        from nadzor_docs.language.morphology import analyzer, parse

        cases = {one.tag.case for one in parse(match["next"])}
        known = analyzer().word_is_known(match["next"])  # «тенге» isn't: its case is a guess
        if known and "loct" in cases and "nomn" not in cases:
            yield replace(*match.span(), "о")


def misread_words(text: str) -> Iterator[Mend]:
    """«председательствуюший», «обьединить»: no word as read, a word with one letter changed."""
    for match in MISREAD.finditer(text):
        mended = _word_meant(match.group())
        if mended:
            yield replace(*match.span(), mended)


def _word_meant(word: str) -> str:
    """The dictionary's word that was taken for ``word``; empty where ``word`` is one itself."""
    from nadzor_docs.language.morphology import analyzer

    known = analyzer().word_is_known
    if len(word) < SHORTEST or known(word.lower()):
        return ""
    return next((meant for meant in _readings(word) if known(meant.lower())), "")


def _readings(word: str) -> Iterator[str]:
    """``word`` with one letter read otherwise."""
    for at, letter in enumerate(word):
        if letter in CONFUSED:
            yield word[:at] + CONFUSED[letter] + word[at + 1 :]
