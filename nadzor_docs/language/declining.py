"""Any text in a case: a person, a title (post, court, body) or an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import Case, Declined, Paradigm, TextKind
from nadzor_docs.language.morphology import analyzer, parse
from nadzor_docs.language.names import decline_person, split_name
from nadzor_docs.language.names.anatomy import patronymic_gender
from nadzor_docs.language.names.declension import MARK
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.language.titles import decline_title

CAPITALISED = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
NAME_MARKS = {"Name", "Surn", "Patr"}
SMALL_WORDS = {"оглы", "кызы", "улы", "ұлы", "қызы", "оғлы", "фон", "де", "ван"}
NOT_IN_NAMES = re.compile(r"[«»\"“”„№()]")
# A title and the person after it: the name is what begins with the last run of capitals.
TITLED = re.compile(r"(?P<title>.*?[а-яёәғқңөұүһі]|ИП)\s+(?P<name>[А-ЯЁӘҒҚҢӨҰҮҺІ].*)")


def decline(text: str, case: Case | str, gender: Gender | str | None = None) -> Declined:
    """``text`` (nominative) in ``case``: «nom gen dat acc ins prep»; ``gender`` of a person."""
    return paradigm(text, Gender(gender) if gender else None)[case]


@lru_cache(maxsize=20_000)
def paradigm(text: str, gender: Gender | None = None) -> Paradigm:
    """``text`` (nominative) in all six cases, and what it was taken for."""
    if is_person(text):
        return decline_person(text, gender)
    if (titled := _title_and_name(text)) is not None:
        return _both(text, *titled, gender)
    return decline_title(text)


def is_person(text: str) -> bool:
    """Whether ``text`` looks like a person's name rather than a title or an organisation."""
    if MARK.search(text) and not NOT_IN_NAMES.search(text):
        return text.lower().startswith("фио") or "<" in text
    name = split_name(text)
    full = [word.lower for word in name.words if word.lower.rstrip(".") == word.lower]
    if NOT_IN_NAMES.search(text) or not 0 < len(name.words) <= 6 or not _capitalised(text):
        return False
    if any(patronymic_gender(word) or genders_of_first_name(word) for word in full[:4]):
        return not any(map(_is_common, full)) or len(full) > 1
    return bool(name.initials) or not any(map(_is_common, full))


def _capitalised(text: str) -> bool:
    return all(CAPITALISED.match(word) or word in SMALL_WORDS for word in text.split())


def _is_common(word: str) -> bool:
    """A known word that is no name: «прокуратура», «верховный»."""
    if not analyzer().word_is_known(word):
        return False
    return not any(NAME_MARKS & set(map(str, reading.tag.grammemes)) for reading in parse(word))


def _title_and_name(text: str) -> tuple[str, str, str] | None:
    """«судья Сатыбалдиева А.К.» → the title, the space, the name; ``None``: no such text."""
    for match in TITLED.finditer(text):
        place = match.start("name")
        while place < len(text):
            name = text[place:]
            if _is_surely_person(name):
                return text[:place].rstrip(), text[len(text[:place].rstrip()) : place], name
            following = re.search(r"\s+(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])", text[place:])
            if following is None:
                return None
            place += following.end()
    return None


def _is_surely_person(name: str) -> bool:
    parts = split_name(name)
    told = bool(parts.initials or parts.patronymic) and bool(parts.surname or parts.first)
    return is_person(name) and told


def _both(text: str, title: str, space: str, name: str, gender: Gender | None) -> Paradigm:
    """The title and the name each in its cases; sure only if both are."""
    first, second = decline_title(title), decline_person(name, gender)
    kind = TextKind.PERSON if title in ("ИП", "индивидуальный предприниматель") else TextKind.TITLE
    sure = first.sure and second.sure
    forms = {
        case: first.forms[case] + space + second.forms[case] if sure else text for case in Case
    }
    return Paradigm(text, kind, second.gender, forms, sure, (*first.notes, *second.notes))
