"""One word of a name in a case: exceptions, then the dictionary, then petrovich's rules."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import OBLIQUE, Case
from nadzor_docs.language.letters import STAND_INS, plain
from nadzor_docs.language.morphology import inflected, known_name, noun_reading
from nadzor_docs.language.names.first_names import DICTIONARY_GENDER, genders_of_first_name
from nadzor_docs.language.words import words


class NamePart(StrEnum):
    SURNAME = "surname"
    FIRST = "first"
    PATRONYMIC = "patronymic"
    INITIAL = "initial"
    FATHER = "father"  # «Гасан» of «Али Гасан оглы»: isn't declined, though some papers do
    FIXED = "fixed"  # «оглы», «Чен» of «Ким Чен Ир»: never declined


Forms = tuple[str, ...]  # gen, dat, acc, ins, prep
RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
NEVER_BEFORE_Y = tuple("гкхжшчщғқһ")
HISSING = "жшчщц"
VOWEL_ENDS = tuple("оеэиыуюәөүұі")


@lru_cache(maxsize=200_000)
def inflect(word: str, part: NamePart, gender: Gender, case: Case) -> str:
    """The lower-case nominative ``word`` in ``case``; what doesn't decline stays as it is."""
    if case is Case.NOM or part in (NamePart.INITIAL, NamePart.FIXED, NamePart.FATHER):
        return word
    return all_forms(word, part, gender)[OBLIQUE.index(case)]


@lru_cache(maxsize=100_000)
def all_forms(word: str, part: NamePart, gender: Gender, dictionary: bool = True) -> Forms:
    """The five oblique cases of one word of a name, hyphens included.

    Without the ``dictionary`` only the rules speak: how an unknown name is declined.
    """
    *first, last = word.split("-")
    last_forms = _piece_forms(last, part, gender, dictionary)
    if not first:
        return last_forms
    heads = [_head_forms(piece, part, gender, dictionary) for piece in first]
    return tuple("-".join(pieces) for pieces in zip(*heads, last_forms, strict=True))


def _head_forms(piece: str, part: NamePart, gender: Gender, dictionary: bool) -> Forms:
    """What stands before a hyphen. Only surnames and women's names decline there:
    «Петрова-Водкина», «Анны-Марии», but «Жан-Жака», «Абдул-Кадыра», «Сайд-Эминовича»."""
    declines = part is NamePart.SURNAME or (
        part is NamePart.FIRST and gender is Gender.FEMININE and piece.endswith(("а", "я"))
    )
    if not declines or is_fixed_head(piece, part, gender):
        return (piece,) * 5
    return _piece_forms(piece, part, gender, dictionary)


def is_fixed_head(piece: str, part: NamePart, gender: Gender) -> bool:
    """Whether the word before a hyphen is no surname by itself: «Бонч-», «Мелик-»."""
    if plain(piece) in words("names")["indeclinable_prefixes"]:
        return True
    if part is not NamePart.SURNAME or plain(piece) in words("names")["korean_surnames"]:
        return False
    shaped = piece.endswith(tuple(words("names")["surname_suffixes"]))
    return not shaped and not known_name(plain(piece), "Surn", DICTIONARY_GENDER[gender])


def _piece_forms(piece: str, part: NamePart, gender: Gender, dictionary: bool) -> Forms:
    head, apostrophe, tail = piece.rpartition("'")
    if apostrophe:  # «О'Коннора»
        return tuple(
            head + apostrophe + form for form in _piece_forms(tail, part, gender, dictionary)
        )
    if not piece or _is_fixed(piece, part):
        return (piece,) * 5
    forms = (
        by_own_rules(piece, part, gender)
        or _by_noun(piece, part, gender)
        or (_by_dictionary(piece, part, gender) if dictionary else None)
        or _by_petrovich(piece, part, gender)
    )
    return tuple(_spelled(form, piece) for form in forms)


def _spelled(form: str, piece: str) -> str:
    """Spelling that the rules may miss: «Рабиғи», not «Рабиғы»; papers print «Алией» with «е»."""
    if form.endswith("ы") and form[-2:-1] in NEVER_BEFORE_Y and not piece.endswith("ы"):
        form = form[:-1] + "и"
    return form if "ё" in piece else form.replace("ё", "е")


def _is_fixed(piece: str, part: NamePart) -> bool:
    foreign = not RUSSIAN.issuperset(plain(piece))
    by_tail = part is not NamePart.FIRST and has_tail(piece)
    return foreign or by_tail or piece.endswith(VOWEL_ENDS)


def has_tail(word: str) -> bool:
    """«Болатұлы», «Сериккызы», «оглы»: a patronymic (also as a surname) that doesn't decline."""
    return plain(word).endswith(_tails())


@lru_cache(maxsize=1)
def _tails() -> tuple[str, ...]:
    tails = words("names")["patronymic_tails"].values()
    return tuple(plain(tail) for tails_of in tails for tail in tails_of)


def by_own_rules(piece: str, part: NamePart, gender: Gender) -> Forms | None:
    for rule in words("name_rules"):
        if part not in rule["parts"] or gender not in rule["genders"]:
            continue
        spelled = piece.translate(STAND_INS)
        listed = spelled in rule.get("words", ())
        if listed or spelled.endswith(tuple(rule.get("endings", ()))):
            return _changed(piece, rule.get("cut", 0), rule["add"])
    return None


def _changed(piece: str, cut: int, add: list[str]) -> Forms:
    stem = piece[: len(piece) - cut]
    return tuple(stem + ending for ending in add)


def _by_dictionary(piece: str, part: NamePart, gender: Gender) -> Forms | None:
    """OpenCorpora's own forms, their endings put to the word as it is spelled here."""
    marks = {NamePart.FIRST: "Name", NamePart.PATRONYMIC: "Patr", NamePart.SURNAME: "Surn"}
    for spelling in (piece, plain(piece)):
        known = known_name(spelling, marks[part], DICTIONARY_GENDER[gender])
        if part is NamePart.SURNAME and known is not None and "Fixd" in known.tag:
            return None  # the dictionary leaves «Кучма», «Чайка» at a woman's name; grammars don't
        if known is not None and (forms := _dictionary_forms(known)):
            return tuple(respelled(form, spelling, piece) for form in forms)
    if part is NamePart.SURNAME and is_given_name(piece, gender):
        return _by_dictionary(piece, NamePart.FIRST, gender)
    return None


def is_given_name(piece: str, gender: Gender) -> bool:
    """A father's or grandfather's name as a surname: «Амин», not «Ильин»."""
    return gender is Gender.MASCULINE and gender in genders_of_first_name(piece)


def _by_noun(piece: str, part: NamePart, gender: Gender) -> Forms | None:
    """A man's surname that is a noun in a hissing sound: its stress says «Ткачом», «Грачом»."""
    if part is not NamePart.SURNAME or gender is Gender.FEMININE or piece[-1] not in HISSING:
        return None
    noun = noun_reading(piece)
    genitive, dative, _, instrumental, prepositional = (
        (inflected(noun, case) or "" for case in OBLIQUE) if noun is not None else [""] * 5
    )
    if genitive != f"{piece}а":
        return None
    return (genitive, dative, genitive, instrumental, prepositional)


def _dictionary_forms(known: Any) -> Forms | None:
    forms = [inflected(known, case) for case in OBLIQUE]
    return tuple(form for form in forms if form) if all(forms) else None


def respelled(form: str, lemma: str, word: str) -> str:
    """``form`` of ``lemma`` for the same ``word`` in other letters: «нурлана» → «нұрлана»."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return word[:shared] + form[shared:]


@lru_cache(maxsize=1)
def _petrovich() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def _by_petrovich(piece: str, part: NamePart, gender: Gender) -> Forms:
    from pytrovich import enums

    name_part = {
        NamePart.FIRST: enums.NamePart.FIRSTNAME,
        NamePart.PATRONYMIC: enums.NamePart.MIDDLENAME,
        NamePart.SURNAME: enums.NamePart.LASTNAME,
    }[part]
    whose = enums.Gender.MALE if gender is Gender.MASCULINE else enums.Gender.FEMALE
    cases = (
        enums.Case.GENITIVE, enums.Case.DATIVE, enums.Case.ACCUSATIVE,
        enums.Case.INSTRUMENTAL, enums.Case.PREPOSITIONAL,
    )  # fmt: skip
    # petrovich knows Russian letters only.
    russian = piece.translate(STAND_INS)
    forms = [_petrovich().make(name_part, whose, case, russian) for case in cases]
    return tuple(respelled(form, russian, piece) for form in forms)
