"""Names in Kazakh acts: out of their case, replaced, and into the new word's own ending.

«Мұқанов Ерлан Сейітұлынан», «Э.Р. Нағиевтен», «Ахметова Г.К.-ға»: the last word takes the case,
and its ending follows the sounds of the word it stands at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.kazakh.organisations import find_organisations
from nadzor_docs.extraction.kazakh.people import KazakhName, find_people
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import Gender
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.kazakh import add_case, strip_case
from nadzor_docs.language.names.anatomy import is_tail
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.language.names.gender import find_gender
from nadzor_docs.language.names.inflection import NamePart
from nadzor_docs.seminar.pseudonyms import SHORT_ADJECTIVE, WORD, Pseudonyms, Word, pool, recased
from nadzor_docs.seminar.word_file import Replacement

PIECE = re.compile(r"(?P<initial>[^\W\d_]{1,2}\.|(?<=\.)[^\W\d_](?![\w])|^[^\W\d_](?= ))"
                   r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]{2,})*)")  # fmt: skip
LONGEST_ENDING = 4


def names_in_kazakh(text: str, names: Pseudonyms) -> Iterator[Replacement]:
    """Every person's name in a Kazakh text with what stands there instead."""
    flat = plain(text)
    firms = [firm.span for firm in find_organisations(flat, text)]
    for name in find_people(flat, text, firms):
        if not name.mask and (name.sure or _is_surely_a_name(name, flat)):
            start, end = name.span.start, name.span.end
            yield Replacement(start, end, _Renaming(name, names).of(text[start:end]))


def lone_words_in_kazakh(text: str, names: Pseudonyms) -> Iterator[Replacement]:
    """Forms of replaced names that stand alone."""
    for match in WORD.finditer(text):
        if match[0][0].isupper():
            for form in strip_case(match[0]):
                word = names.nominative(form.nominative.lower())
                if word:
                    new = recased(names.name_for(word).text, form.nominative)
                    yield Replacement(match.start(), match.end(), add_case(new, form.case))
                    break


def _is_surely_a_name(name: KazakhName, flat: str) -> bool:
    """A lone word: a known first name, a surname by its ending, or what a role introduces."""
    if _before_names().search(flat[: name.span.start]):
        return True
    if name.printed in vocabulary("towns")["towns"].split():
        return False
    return bool(genders_of_first_name(name.printed.lower())) or (
        len(name.surname) > 5 and name.surname.removesuffix("а").endswith(SHORT_ADJECTIVE)
    )


@lru_cache(maxsize=1)
def _before_names() -> re.Pattern[str]:
    words = "|".join(map(plain, pool()["before_names"]["kk"]))
    return re.compile(rf"(?i:\b(?:{words})\w*)\s+$")


@dataclass(frozen=True, slots=True)
class _Renaming:
    """One printed name made another, piece by piece."""

    name: KazakhName
    names: Pseudonyms

    def of(self, printed: str) -> str:
        pieces = list(PIECE.finditer(printed))
        new, end, last = "", 0, ""
        for place, match in enumerate(pieces):
            text = match[0]
            if match["initial"]:
                text = text if self._is_invented() else self.names.letters_for(text)
            elif not text[0].isupper():
                text = self._ending_after(last) if not is_tail(plain(text)[:4]) else text
            else:
                father_apart = place + 1 < len(pieces) and is_tail(plain(pieces[place + 1][0])[:4])
                text = last = self._word(text, NamePart.FATHER if father_apart else None)
            new += printed[end : match.start()] + text
            end = match.end()
        return new + printed[end:]

    def _is_invented(self) -> bool:
        surname = self.name.printed.split()[0].lower()
        return any(
            self.names.is_invented(Word(surname, NamePart.SURNAME, gender)) for gender in Gender
        )

    def _word(self, printed: str, part: NamePart | None) -> str:
        stem, part_by_place = self._stem_of(printed)
        word = Word(stem.lower(), part or part_by_place, self._gender(stem))
        if self.names.is_invented(word):
            return printed
        word = self.names.as_another_part(stem, word) or word
        new = recased(self.names.name_for(word).text, stem)
        return new if stem == printed else add_case(new, self._case_of(printed, stem))

    def _stem_of(self, printed: str) -> tuple[str, NamePart]:
        """The printed word without its case, and its part of the name."""
        low, name = plain(printed).lower(), self.name
        lone_first = not name.sure and genders_of_first_name(name.printed.lower())
        parts = [
            (name.surname, NamePart.FIRST if lone_first else NamePart.SURNAME),
            *((given, NamePart.FIRST) for given in name.given.split()),
            *((father, NamePart.PATRONYMIC) for father in name.father.split()),
        ]
        fitting = [
            (stem, part)
            for stem, part in parts
            if stem and low.startswith(stem) and len(low) - len(stem) <= LONGEST_ENDING
        ]
        stem, part = max(fitting, key=lambda fit: len(fit[0]), default=(low, NamePart.SURNAME))
        return printed[: len(stem)], part

    def _gender(self, stem: str) -> Gender:
        told = find_gender(self.name.printed)
        first = genders_of_first_name(stem.lower())
        return told or (next(iter(first)) if len(first) == 1 else Gender.MASCULINE)

    def _case_of(self, printed: str, stem: str) -> str:
        if self.name.case != "nom":
            return self.name.case
        cases = [f.case for f in strip_case(printed) if f.nominative.lower() == stem.lower()]
        return cases[0] if cases else "nom"

    def _ending_after(self, word: str) -> str:
        """«Г.К.-ға»: the ending by the sounds of the new surname."""
        return add_case(word.lower(), self.name.case)[len(word) :] if word else ""
