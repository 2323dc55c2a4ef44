"""What one word of a name may be in the nominative: endings undone, then proved by declining."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import OBLIQUE, Case
from nadzor_docs.language.letters import plain
from nadzor_docs.language.morphology import analyzer, known_name, noun_reading, parse
from nadzor_docs.language.names.first_names import (
    DICTIONARY_GENDER,
    genders_of_first_name,
    guessed_gender,
    is_listed_name,
)
from nadzor_docs.language.names.inflection import NamePart, has_tail, inflect
from nadzor_docs.language.words import words

# An oblique ending and what the nominative may end in instead. Wrong guesses cost nothing:
# only a nominative that declines back into the word is kept.
UNDONE = {
    "а": ("",), "я": ("й", "ь"), "у": ("", "а"), "ю": ("й", "ь", "я"), "ы": ("а",),
    "и": ("а", "я", "ь", "й"), "е": ("", "а", "я", "й", "ь"), "ом": ("", "ый", "ой", "ий"),
    "ем": ("", "й", "ь", "ий"), "ём": ("й", "ь"), "ым": ("", "ый", "ой"), "им": ("ий", "ой"),
    "ой": ("а", "ая"), "ою": ("а", "ая"), "ей": ("а", "я", "яя", "ая"), "ею": ("а", "я"),
    "ую": ("ая",), "юю": ("яя",), "ью": ("ь",), "ого": ("ый", "ой", "ий"), "его": ("ий", "ый"),
    "ому": ("ый", "ой", "ий"), "ему": ("ий", "ый"),
    "ка": ("ок",), "ку": ("ок",), "ком": ("ок",), "ке": ("ок",),
    "ца": ("ец",), "цу": ("ец",), "цем": ("ец",), "цом": ("ец",), "це": ("ец",),
    "ьего": ("ий",), "ьему": ("ий",), "ьим": ("ий",), "ьем": ("ий", "ей"),
}  # fmt: skip
ENDINGS = sorted(UNDONE, key=len)
PATRONYMIC_ENDS = ("ич", "ыч", "на")
DICTIONARY_BONUS = 0.2
COMMON_NOUN_BONUS = 0.8
UNDECLINED = 1.5
RARE_NAME = 0.8  # a name that only the dictionary has («Игор», «Анне») is rarer than a listed one
NAME_MARKS = {NamePart.SURNAME: "Surn", NamePart.FIRST: "Name", NamePart.PATRONYMIC: "Patr"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nominative (lower case), the cases in which it gives the word, and how likely it is."""

    nominative: str
    cases: frozenset[Case]
    score: float


@lru_cache(maxsize=100_000)
def candidates(word: str, part: NamePart, gender: Gender) -> tuple[Candidate, ...]:
    """Every nominative that declines into ``word`` (lower case), likeliest first."""
    if part in (NamePart.INITIAL, NamePart.FIXED):
        return (_address(word, gender) or Candidate(word, frozenset(Case), 0),)
    if part is NamePart.FATHER:
        return _fathers(word)
    found = []
    for nominative in _undone(word, part):
        cases = frozenset(
            case for case in Case if _same(inflect(nominative, part, gender, case), word)
        )
        if cases:
            score = _score(nominative, part, gender) + _dictionary_bonus(nominative, word)
            found.append(Candidate(nominative, cases, score))
    if part is NamePart.SURNAME and gender is Gender.MASCULINE and _often_left(word):
        score = surname_weight(word, gender) - UNDECLINED
        found.append(Candidate(word, frozenset(Case), score))
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def _address(word: str, gender: Gender) -> Candidate | None:
    """«г-ну» is «г-н» in the dative."""
    address = words("names")["address"][gender]
    forms = {Case.NOM: address["word"], **dict(zip(OBLIQUE, address["forms"], strict=True))}
    cases = frozenset(case for case, form in forms.items() if form == word)
    return Candidate(address["word"], cases, 0) if cases else None


def _fathers(word: str) -> tuple[Candidate, ...]:
    """«Гасан оглы» in any case; «Гасана оглы», as it is sometimes declined."""
    declined = [
        candidate
        for candidate in candidates(word, NamePart.FIRST, Gender.MASCULINE)
        if candidate.nominative != word
    ]
    as_it_stands = Candidate(word, frozenset(Case), first_name_weight(word, Gender.MASCULINE))
    return tuple(sorted([as_it_stands, *declined], key=lambda candidate: -candidate.score))


def _often_left(surname: str) -> bool:
    """«Пак Эдуарда Николаевича»: papers often leave a man's short surname undeclined, wrongly."""
    return surname[-1] not in "аеёиоуыэюя" and not surname.endswith(("ов", "ев", "ёв", "ин", "ын"))


def _same(form: str, word: str) -> bool:
    return form.replace("ё", "е") == word.replace("ё", "е")


def _dictionary_bonus(nominative: str, word: str) -> float:
    """Of two spellings that decline alike, the one that the dictionary prefers."""
    preferred = analyzer().word_is_known(word) and parse(word)[0].normal_form == nominative
    return DICTIONARY_BONUS if preferred else 0


def _undone(word: str, part: NamePart) -> list[str]:
    """Possible nominatives: the word itself, its endings undone, the dictionary's lemmas."""
    if has_tail(word):  # «Болатұлы»
        return [word]
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        heads = [head] if part is NamePart.PATRONYMIC else _undone(head, part)
        return [f"{one}-{two}" for one in heads for two in _undone(last, part)]
    guesses = dict.fromkeys([word])
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            guesses |= dict.fromkeys(word[: -len(ending)] + end for end in UNDONE[ending])
    for reading in parse(word)[:6]:
        if NAME_MARKS[part] in reading.tag:
            guesses[reading.normal_form] = None
    return [guess for guess in guesses if "ё" in word or "ё" not in guess]


def _score(nominative: str, part: NamePart, gender: Gender) -> float:
    if part is NamePart.SURNAME:
        return surname_weight(nominative, gender)
    if part is NamePart.FIRST:
        return first_name_weight(nominative, gender)
    return 1 if nominative.endswith(PATRONYMIC_ENDS) else -2


@lru_cache(maxsize=100_000)
def surname_weight(surname: str, gender: Gender) -> float:
    """How likely ``surname`` is a nominative of that gender: by its ending and the dictionary."""
    prefixes = words("names")["indeclinable_prefixes"]
    pieces = [piece for piece in surname.lower().split("-") if plain(piece) not in prefixes]
    weights = [_piece_weight(piece, gender) for piece in pieces or [surname.lower()]]
    return sum(weights) / len(weights)


def _piece_weight(piece: str, gender: Gender) -> float:
    weights = words("names")["surname_weights"][gender]
    endings = (piece[start:] for start in range(len(piece)))
    weight = float(next((weights[end] for end in endings if end in weights), 1))
    if known_name(piece, "Surn", DICTIONARY_GENDER[gender]):
        return max(weight, 0) + 2
    given = Gender.MASCULINE in genders_of_first_name(piece)
    if given or piece in words("names")["korean_surnames"]:
        return max(weight, 0.3) + 1
    return weight + COMMON_NOUN_BONUS * (noun_reading(piece) is not None)


@lru_cache(maxsize=100_000)
def first_name_weight(name: str, gender: Gender) -> float:
    """How likely ``name`` is a first name of that gender, in the nominative."""
    if "-" in name:
        pieces = name.split("-")
        return sum(first_name_weight(piece, gender) for piece in pieces) / len(pieces)
    known = genders_of_first_name(name)
    if known:
        rare = 0 if is_listed_name(name) else RARE_NAME
        return 4 - rare if gender in known else -2
    guess = guessed_gender(name)
    if guess:
        return 1.5 if guess is gender else -1
    if name.endswith(("ь", "е", "у", "ю")):
        return -0.5
    vowel = plain(name).endswith(("а", "я"))
    return 0.5 if vowel == (gender is Gender.FEMININE) else -0.5


@lru_cache(maxsize=100_000)
def first_name_score(word: str) -> float:
    """The weight of a word of any case as a known first name; not above 0: none known."""
    scores = [
        candidate.score - 2
        for gender in Gender
        for candidate in candidates(word, NamePart.FIRST, gender)
    ]
    return max(scores, default=-2)


@lru_cache(maxsize=100_000)
def surname_score(word: str) -> float:
    """The weight of a word of any case as a surname by its look."""
    scores = [
        candidate.score
        for gender in Gender
        for candidate in candidates(word, NamePart.SURNAME, gender)
    ]
    return max(scores, default=0)
