"""Invented names for real ones: of the same kind, gender and case, the same everywhere.

A surname, a first name and a patronymic are replaced each by itself, so that relatives stay
relatives and a person in five forms stays one person. A replacement is taken only if it tells
the same cases apart (or fails to) as the original: then no case can come out wrong.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.extraction.person_forms import given_readings
from nadzor_docs.facts import Gender
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.language.cases import Case
from nadzor_docs.language.names.anatomy import PersonName, split_name
from nadzor_docs.language.names.gender import find_gender
from nadzor_docs.language.names.inflection import NamePart, inflect
from nadzor_docs.language.names.nominative import to_nominative

INITIALS = "АБВДЕЖЗКЛМНОПРСТУЯ"  # each begins some invented name of either gender
REPLACED = (NamePart.SURNAME, NamePart.FIRST, NamePart.PATRONYMIC, NamePart.FATHER)

# Fathers whose children aren't told by the rule: «Павлович», «Яковлевна».
IRREGULAR = {"павел": "павл", "лев": "льв", "пётр": "петр", "петр": "петр", "яков": "яковл"}
SHORT_ADJECTIVE = ("ов", "ев", "ёв", "ин", "ын")
KAZAKH_CHILDREN = (("ұлы", "қызы"), ("улы", "кызы"))
KAZAKH_TAILS = ("ұлы", "улы", "қызы", "кызы")
TELLS_GENDER = re.compile(r"(?:[оеё]в|[иы]н)а?$|(?:[иыо]й|[ая]я)$")
PLURAL = re.compile(r"(?:ы|ых|ым|ыми)$")
WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")


@lru_cache(maxsize=1)
def pool() -> Any:
    """The invented names (``corpora/seminar/pseudonyms.yaml``)."""
    return load_yaml(data_folder("corpora") / "seminar" / "pseudonyms.yaml")


def bare(form: str) -> str:
    """A word as names are compared: in small letters, «Воробьёв» as «Воробьев»."""
    return form.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name in the nominative, bare."""

    text: str
    part: NamePart
    gender: Gender

    def form(self, case: Case) -> str:
        return inflect(self.text, self.part, self.gender, case)

    def cases_of(self, form: str) -> list[Case]:
        return [case for case in Case if self.form(case) == bare(form)]


@dataclass(slots=True)
class Pseudonyms:
    """The names given so far. One object serves a whole set of acts: the same name, the same
    replacement. ``seed`` chooses among the invented names."""

    seed: int | str
    given: dict[Word, Word] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    avoided: set[str] = field(default_factory=set)
    _forms: dict[str, Word] = field(default_factory=dict)

    def avoid(self, text: str) -> None:
        """Words that the acts use already are nobody's new name."""
        self.avoided |= {bare(match[0]) for match in WORD.finditer(text)}

    def rename(self, name: str, gender: Gender | None = None) -> str:
        """A name as printed, in whatever case and form, with its words replaced in that case."""
        reading = to_nominative(name, gender)[0]
        pieces = _pieces(name)
        if len(pieces) > 1 and (not reading.cases or reading.score < 0):
            return self._apart(pieces, gender or find_gender(name))
        whose = reading.gender or gender or Gender.MASCULINE
        printed, nominative = split_name(name), split_name(reading.name)
        words = [
            Word(bare(base.text), _part_of(old.part, printed), whose)
            for old, base in zip(printed.words, nominative.words, strict=True)
        ]
        if any(self.is_invented(half) for word in words for half in _halves(word)):
            return name
        return printed.rewritten(tuple(
            self._renamed(old.text, word, reading.cases)
            for old, word in zip(printed.words, words, strict=True)
        ))  # fmt: skip

    def rename_word(self, form: str) -> str | None:
        """A word that stands alone, if it is a form of a name already replaced."""
        if "-" in form:
            return self._rename_halves(form)
        word = self._forms.get(bare(form))
        return self._in_form(form, word, frozenset(Case)) if word else None

    def _rename_halves(self, form: str) -> str | None:
        """«Каратай-Бергер» alone: each half that is a name."""
        halves = form.split("-")
        renamed = [self.rename_word(half) if half[0].isupper() else None for half in halves]
        if not any(renamed):
            return None
        return "-".join(new or old for new, old in zip(renamed, halves, strict=True))

    def rename_first(self, form: str) -> str:
        """A first name that stands alone («на содержание сына Рустама»), in its case."""
        reading = given_readings(form)[0]
        word = Word(bare(reading.lemma), NamePart.FIRST, Gender(reading.gender))
        if self.is_invented(word):
            return form
        if other := self.as_another_part(form, word):
            return self._in_form(form, other, frozenset({Case(reading.case)}))
        self.name_for(word)
        return self._in_form(form, word, frozenset({Case(reading.case)}))

    def rename_family(self, form: str) -> str | None:
        """«Исраиловых»: a replaced surname of several relatives."""
        ending = PLURAL.search(form.lower())
        one = self._forms.get(bare(form)[: ending.start()]) if ending else None
        if ending is None or one is None:
            return None
        new = self.given[one].text
        whole = new + ending[0] if new.endswith(SHORT_ADJECTIVE) else new
        return recased(whole, form)

    def nominative(self, text: str) -> Word | None:
        """The replaced word whose nominative is ``text``, in small letters."""
        return next((word for word in self.given if word.text == text), None)

    def as_another_part(self, form: str, word: Word) -> Word | None:
        """«Жолдасбай», a surname by a full name, where alone it looks like a first name."""
        known = self._forms.get(bare(form))
        return known if known and word not in self.given and known.part is not word.part else None

    def originals(self) -> Iterator[str]:
        """Every form of every replaced word, bare: none may be left in the text."""
        yield from self._forms

    def is_invented(self, word: Word) -> bool:
        """Whether the word is a new name already: a text may be walked twice."""
        return word not in self.given and any(
            (word.text, word.part) == (bare(new.text), new.part) for new in self.given.values()
        )

    def letters_for(self, initials: str) -> str:
        """«Г.К.»: other letters, the same each time; dots and spaces stay."""
        return re.sub(r"([^\W\d_])[а-яё]?", lambda letter: self._letter(letter[1]), initials)

    def _apart(self, pieces: Sequence[str], gender: Gender | None) -> str:
        """A name whose words agree in no case («Пак Эдуарда Николаевича»): piece by piece."""
        return "".join(self.rename(piece, gender) for piece in pieces)

    def _renamed(self, printed: str, word: Word, cases: frozenset[Case]) -> str:
        if word.part is NamePart.INITIAL:
            return self.letters_for(printed)
        if word.part not in REPLACED or not printed[0].isupper():  # «оглы», «Р.А.о.»
            return printed
        pieces, halves = printed.split("-"), _halves(word)
        if len(pieces) == len(halves) > 1:  # «Каратай-Бергер», «Анны-Марии»
            both = zip(pieces, halves, strict=True)
            return "-".join(self._renamed(piece, half, cases) for piece, half in both)
        if other := self.as_another_part(printed, word):
            return self._in_form(printed, other, cases)
        self.name_for(word)
        return self._in_form(printed, word, cases)

    def _in_form(self, printed: str, word: Word, cases: frozenset[Case]) -> str:
        here = [case for case in word.cases_of(printed) if case in cases or not cases]
        case = here[0] if here else Case.NOM
        return recased(self.name_for(word).form(case), printed)

    def name_for(self, word: Word) -> Word:
        """The new word for one in the nominative, the same each time."""
        if word not in self.given:
            self.given[word] = self._relative(word) or self._new(word)
            self._remember_forms(word)
            if word.part is NamePart.SURNAME:
                self._remember_relative(word)
        return self.given[word]

    def _remember_forms(self, word: Word) -> None:
        for case in Case:
            self._forms.setdefault(bare(word.form(case)), word)

    def _remember_relative(self, word: Word) -> None:
        """«Жумакаева Б.» may be a man in the genitive: «Жумакаев» alone is known, too."""
        stem = _pair(word.text)
        if not stem.endswith(SHORT_ADJECTIVE):
            return
        masculine = word.gender is Gender.MASCULINE
        gender = Gender.FEMININE if masculine else Gender.MASCULINE
        other = Word(f"{stem}а" if masculine else stem, word.part, gender)
        if other not in self.given:
            self.given[other] = self._relative(other) or self._new(other)
            self._remember_forms(other)

    def _relative(self, word: Word) -> Word | None:
        """The other gender's form of a surname that a relative has got already."""
        for old, new in self.given.items():
            if word.part is old.part is NamePart.SURNAME and _pair(old.text) == _pair(word.text):
                text = _other_form(new.text, word.gender)
                relative = Word(text, word.part, word.gender)
                if _alike(word, relative):
                    return relative
        return None

    def _new(self, word: Word) -> Word:
        """The free invented name that fits best; the seed shuffles those that fit alike."""
        used = {_pair(new.text) for new in self.given.values()} | {_pair(word.text)}
        chance = random.Random(f"{self.seed}:{word.part}:{word.text}")
        offered = [Word(text.lower(), word.part, word.gender) for text in _offered(word)]
        chance.shuffle(offered)
        return max(offered, key=lambda new: (not self._is_taken(new), self._alike(word, new),
                                             _same_kind(word, new), _pair(new.text) not in used,
                                             self._fits(word, new)))  # fmt: skip

    def _alike(self, old: Word, new: Word) -> bool:
        """As :func:`_alike`; of a surname that doesn't tell its bearer's gender, for either."""
        if old.part is not NamePart.SURNAME or TELLS_GENDER.search(old.text):
            return _alike(old, new)
        return all(
            _alike(replace(old, gender=gender), replace(new, gender=gender)) for gender in Gender
        )

    def _is_taken(self, new: Word) -> bool:
        """Whether the act itself has such a name, of a man or a woman: it would be left there."""
        both = {new.text, *(_other_form(new.text, gender) for gender in Gender)}
        forms = {bare(replace(new, text=text).form(case)) for text in both for case in Case}
        return not forms.isdisjoint(self.avoided)

    def _fits(self, old: Word, new: Word) -> tuple[bool, bool, bool, bool]:
        """The right first letter for the initials, the child of the same father, the same
        ending, cases told apart alike."""
        initial = self._letter(old.text[0].upper())
        same_letter = old.part is NamePart.SURNAME or new.text[0].upper() == initial
        return (same_letter, self._keeps_kin(old, new), old.text[-3:] == new.text[-3:],
                _alike(new, old))  # fmt: skip

    def _keeps_kin(self, old: Word, new: Word) -> bool:
        """«Марат» and his son «Маратович» stay father and son."""
        kin = [
            _is_child(new, other_new) or _is_child(other_new, new)
            for other_old, other_new in self.given.items()
            if _is_child(old, other_old) or _is_child(other_old, old)
        ]
        return not kin or any(kin)

    def _letter(self, char: str) -> str:
        """Another letter for an initial, the same each time; dots and spaces stay."""
        if not char.isalpha():
            return char
        if char not in self.letters:
            chance = random.Random(f"{self.seed}:initial:{char}")
            others = [letter for letter in INITIALS if letter != char]
            free = [letter for letter in others if letter not in self.letters.values()]
            self.letters[char] = chance.choice(free or others)
        return self.letters[char]


def _part_of(part: NamePart, name: PersonName) -> NamePart:
    """«Цой Ин Хва»: the middle word of a Korean name, which no case changes, is a name, too."""
    return NamePart.FIRST if name.is_korean and part is NamePart.FIXED else part


def _halves(word: Word) -> list[Word]:
    """The words of a double name; of another, the word itself."""
    return [replace(word, text=half) for half in word.text.split("-")]


def _pieces(name: str) -> list[str]:
    """The surname by itself, what stands before and after it by itself."""
    cuts = [
        word.start
        for before, word in pairwise(split_name(name).words)
        if NamePart.SURNAME in (before.part, word.part)
    ]
    return [name[start:end] for start, end in pairwise([0, *cuts, len(name)])]


def _alike(old: Word, new: Word) -> bool:
    """The new word keeps apart exactly the cases that the old one keeps apart, or more kindly:
    wherever two forms of the old coincide, those of the new do."""
    for one in Case:
        for two in Case:
            if old.form(one) == old.form(two) and new.form(one) != new.form(two):
                return False
    return True


def _same_kind(old: Word, new: Word) -> bool:
    """A surname that tells its bearer's gender or one that doesn't; the patronymic's language."""
    if old.part is NamePart.SURNAME:
        return bool(TELLS_GENDER.search(old.text)) == bool(TELLS_GENDER.search(new.text))
    return old.part is not NamePart.PATRONYMIC or _tail(old.text) == _tail(new.text)


def _tail(patronymic: str) -> str:
    """«ұлы», «қызы» or nothing: Kazakh and Russian patronymics don't take each other's place."""
    return next((tail for tail in KAZAKH_TAILS if patronymic.endswith(tail)), "")


@lru_cache(maxsize=1)
def _by_part() -> dict[NamePart, dict[Gender, Sequence[str]]]:
    names = pool()
    pairs = {
        NamePart.SURNAME: names["surnames"],
        NamePart.PATRONYMIC: [*names["patronymics"], *_patronymics(names["first_names"]["m"])],
    }
    table: dict[NamePart, dict[Gender, Sequence[str]]] = {
        part: {
            Gender.MASCULINE: [pair[0] for pair in rows],
            Gender.FEMININE: [pair[-1] for pair in rows],
        }
        for part, rows in pairs.items()
    }
    table[NamePart.FIRST] = {gender: names["first_names"][gender.value] for gender in Gender}
    table[NamePart.FATHER] = dict.fromkeys(Gender, names["first_names"]["m"])
    return table


def _patronymics(fathers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """«Канатович», «Сергеевич», «Павлович», «Канатұлы»; of a name in a vowel none."""
    for father in fathers:
        if father[-1] in "аеёиоуыэюя":
            continue
        stem = _stem_of_father(father.lower())
        soft = "е" if father[-1] in "йь" or stem == "яковл" else "о"
        if not re.search("[әғқңөұүһі]", stem):
            yield f"{stem}{soft}вич", f"{stem}{soft}вна"
        if father[-1] not in "йь":
            yield from ((father + son, father + daughter) for son, daughter in KAZAKH_CHILDREN)


def _stem_of_father(first: str) -> str:
    """What a patronymic begins with: «серге», «евгень», «павл»."""
    if first in IRREGULAR:
        return IRREGULAR[first]
    return first[:-2] + "ь" if first.endswith("ий") else first.rstrip("йь")


def _is_child(patronymic: Word, first: Word) -> bool:
    parts = patronymic.part is NamePart.PATRONYMIC and first.part is NamePart.FIRST
    return parts and patronymic.text.startswith(_stem_of_father(first.text))


def _offered(word: Word) -> Sequence[str]:
    return _by_part()[word.part][word.gender]


def _pair(surname: str) -> str:
    """What a man's and a woman's form of one surname have in common."""
    for end in ("ая", "ий", "ый", "ой", "а"):
        if surname.endswith(end) and len(surname) > len(end) + 2:
            return surname.removesuffix(end)
    return surname


def _other_form(surname: str, gender: Gender) -> str:
    for masculine, feminine in (tuple(pair) for pair in pool()["surnames"] if len(pair) == 2):
        if surname in (masculine.lower(), feminine.lower()):
            chosen = masculine if gender is Gender.MASCULINE else feminine
            return str(chosen).lower()
    return surname


def recased(form: str, model: str) -> str:
    """The new form in the capitals of the old: «АХМЕТОВА», «Ахметова», «Петрова-Водкина»."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    return "-".join(piece[:1].upper() + piece[1:] for piece in form.split("-"))
