"""What a text is before it is declined: a person's name, or a title with a name after it."""

from __future__ import annotations

import re

from nadzor_docs.facts import Gender
from nadzor_docs.language.morphology import NAMES, analyzer, parse
from nadzor_docs.language.names import split_name
from nadzor_docs.language.names.anatomy import PARTICLES, patronymic_gender
from nadzor_docs.language.names.candidates import surname_weight
from nadzor_docs.language.names.declension import MARK
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.language.phrases import read_phrase
from nadzor_docs.language.titles import is_acting, starts_with_legal_form
from nadzor_docs.language.words import words

CAPITALISED = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
NOT_IN_NAMES = re.compile(r"[«»\"“”„№()]")
# Another surname in brackets is part of the name: «Сердюк (Жумабекова) Инна Андреевна».
OTHER_SURNAME = re.compile(r"\(([А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)\)")
ABBREVIATION = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,5}")
NEXT_WORD = re.compile(r"\s+(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
SMALL_WORDS = {"оглы", "кызы", "улы", "ұлы", "қызы", "оғлы", *PARTICLES}
MOST_WORDS = 6


def is_person(text: str) -> bool:
    """Whether ``text`` looks like a person's name rather than a title or an organisation."""
    text = OTHER_SURNAME.sub(r"\1", text, count=1)
    if MARK.search(text) and not NOT_IN_NAMES.search(text):
        return text.lower().startswith("фио") or "<" in text
    name = split_name(text)
    full = [word.lower for word in name.words if not word.text.endswith(".")]
    if NOT_IN_NAMES.search(text) or not 0 < len(name.words) <= MOST_WORDS or not _capitals(text):
        return False
    if starts_with_legal_form(text) or (len(name.words) == 1 and _is_no_name(text)):
        return False
    if any(patronymic_gender(word) or genders_of_first_name(word) for word in full):
        return True
    return bool(name.initials) or not any(map(_is_common, full))


def is_surely_person(text: str) -> bool:
    """A name with initials or a patronymic: no one word that only may be a name."""
    parts = split_name(text)
    told = bool(parts.initials or parts.patronymic) and bool(parts.surname or parts.first)
    return told and is_person(text)


def titled_name(text: str) -> tuple[str, str] | None:
    """«судья Сатыбалдиева А.К.» → the title with its space, the name; ``None``: no such text."""
    phrase = read_phrase(text)
    if phrase is None and not is_acting(text):
        return None
    animate = phrase is not None and phrase.animate
    for space in NEXT_WORD.finditer(text, phrase.end if phrase else 0):
        name = text[space.end() :]
        if is_surely_person(name) or (animate and _is_plain_name(name)):
            return text[: space.end()], name
    return None


def _is_plain_name(name: str) -> bool:
    """One or two words after a post that can only be a name: «Ким», «Ахметов Нурлан»."""
    full = [word.lower for word in split_name(name).words]
    if not is_person(name) or len(full) > 2 or any(map(_is_place, full)):
        return False
    return any(
        genders_of_first_name(word) or max(surname_weight(word, gender) for gender in Gender) >= 2
        for word in full
    )


def _capitals(text: str) -> bool:
    small = {*SMALL_WORDS, *words("names")["fixed_before"]}
    return all(CAPITALISED.match(word) or word.rstrip(".") in small for word in text.split())


def _is_no_name(word: str) -> bool:
    """A lone word that is a place or an abbreviation: «Алматы», «ЧСИ»."""
    abbreviation = ABBREVIATION.fullmatch(word) and not genders_of_first_name(word.lower())
    return bool(abbreviation) or _is_place(word.lower())


def _is_place(word: str) -> bool:
    listed = word in words("titles")["nouns"] or word in words("titles")["cities_fixed"]
    return listed or any("Geox" in reading.tag for reading in parse(word))


def _is_common(word: str) -> bool:
    """A known word that is no name: «прокуратура», «верховный»."""
    if word in words("titles")["nouns"]:
        return True
    if not analyzer().word_is_known(word):
        return False
    return not any(NAMES & set(map(str, reading.tag.grammemes)) for reading in parse(word))
