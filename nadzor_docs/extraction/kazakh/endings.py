"""Case endings taken off plain Kazakh words: names, legal forms, role words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.kazakh import ENDINGS, HARMONY

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")

# By the last sound of the stem. In plain letters both harmonies differ in one vowel only.
_ENDINGS = {
    kind: {
        case.value: frozenset(plain(form.format(**harmony)) for harmony in HARMONY)
        for case, form in forms.items()
    }
    for kind, forms in ENDINGS.items()
}
_SOUNDS = (("nasal", "мн"), ("sonorous", "рлйу"), ("voiced", "жз"))
_VOWELS = "аеёиоуыэюя"


@dataclass(frozen=True, slots=True)
class Stem:
    """A plain stem and the case that was taken off it."""

    text: str
    case: str


def kinds_of(stem: str) -> tuple[str, ...]:
    """Which sets of endings the last sound of a plain, small-lettered stem may take."""
    last = stem[-1:]
    if last == "у":
        return ("vowel", "sonorous")
    if last in "ыи":
        return ("possessive", "vowel")
    if last in _VOWELS:
        return ("vowel",)
    return next(((kind,) for kind, sounds in _SOUNDS if last in sounds), ("voiceless",))


def stems(word: str) -> Iterator[Stem]:
    """Everything that ``word`` (plain, in small letters) may be an oblique case of."""
    for size in (5, 4, 3, 2, 1):
        stem, ending = word[:-size], word[-size:]
        if len(stem) < 2 or stem.endswith("-"):
            continue
        for kind in kinds_of(stem):
            for case, forms in _ENDINGS[kind].items():
                if ending in forms:
                    yield Stem(stem, case)


ENDING = r"(?:[ндт][ыи]н|[гкн][ае]|[ндт][ыи]|[дт][ае]|нд[ае]|[ндт][ае]н|[мбп]ен|н)"
SUFFIX = rf"(?:-?{ENDING})"


def case_of_ending(ending: str) -> str:
    """The case that a detached ending («-нің», «тен») shows; nominative where it is none."""
    bare = ending.lstrip("-").lower()
    for spelled in (bare, re.sub(r"^с?[ыи]", "", bare)):  # «АҚ-ына»: a possessive before it
        for forms in _ENDINGS.values():
            for case, endings in forms.items():
                if spelled in endings:
                    return case
    return "nom"


# ── names ────────────────────────────────────────────────────────────────────

_PATRONYMIC = re.compile(r"(?:улы|кызы|[ое]вич|[ое]вна|[иы]ч|[иы]чна|тег[иы]|оглы)$")
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|[цс]кий)а?$|[цс]кая$|(?:енко|чук|юк)$")
# Endings of Kazakh names; a case ending after one of them isn't the name's own.
_NAMELIKE = re.compile(
    r"..(?:хан|бек|бай|жан|гали|кали|гул|нур|мурат|тай|сулу|ахмет|мет|бет|болат|газы|зада|булат)$"
)
_WHOLE = re.compile(r"(?:берди|келди|гелди|турды|болды|кул[ыи])$")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of both genders in plain small letters, without soft signs."""
    names = vocabulary("given_names")
    words = plain(f"{names['m']} {names['f']}").lower().split()
    return frozenset(word.replace("ь", "") for word in words)


def is_given(word: str) -> bool:
    return word.replace("ь", "") in given_names()


def _is_long(stem: Stem, word: str) -> bool:
    """Long enough for a name; a short one only in harmony: «Раяның», but «Пронин» is whole."""
    if len(stem.text) > 3:
        return True
    endings = ("нын", "дан", "нан") if stem.text[-1:] in "аяоу" else ("нин", "ден", "нен")
    return len(stem.text) == 3 and stem.text[-1:] in _VOWELS and word.endswith(endings)


@lru_cache(maxsize=20_000)
def name_stem(word: str, seen: frozenset[str] = frozenset()) -> Stem:
    """A name's last word out of its case: a patronymic or surname in shape, a known given name.

    ``seen``: words of the act, for «Бағдаттың» beside «Бағдат».
    """
    low = word.lower()
    if _PATRONYMIC.search(low) or is_given(low) or _WHOLE.search(low):
        return Stem(low, "nom")
    options = [s for s in stems(low) if len(s.text) > 2 or s.text in seen]
    options = [
        s for s in options if s.case != "loc" or s.text in seen or _PATRONYMIC.search(s.text)
    ]
    options = [
        s
        for s in options
        if s.case != "acc" or len(low) - len(s.text) > 1 or _PATRONYMIC.search(s.text)
    ]
    for fits in (_PATRONYMIC.search, _SURNAME.search, is_given, seen.__contains__):
        found = next((s for s in options if fits(s.text)), None)
        if found:
            return found
    strong = [s for s in options if s.case in ("gen", "abl") and _is_long(s, low)]
    weak = [
        s for s in options
        if (s.case in ("dat", "ins") and len(s.text) > 4)
        or (s.case == "dat" and len(s.text) == 4 and s.text[-1] in _VOWELS)  # «Ботаға»
    ]  # fmt: skip
    weak += [s for s in options if s.case == "acc" and _NAMELIKE.search(s.text)]
    if strong or _SURNAME.search(low):
        return strong[0] if strong else Stem(low, "nom")
    return next(iter(weak), Stem(low, "nom"))
