"""Which words are first names, and whose: OpenCorpora's dictionary and the list of local names."""

from __future__ import annotations

from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.letters import plain
from nadzor_docs.language.morphology import known_name
from nadzor_docs.language.words import words

DICTIONARY_GENDER = {Gender.MASCULINE: "masc", Gender.FEMININE: "femn"}


@lru_cache(maxsize=1)
def _local_names() -> dict[Gender, frozenset[str]]:
    return {Gender(gender): frozenset(map(_key, names))
            for gender, names in words("first_names").items()}  # fmt: skip


def _key(name: str) -> str:
    """A name's spelling to compare by: «гүл» is written «гуль» in Russian letters."""
    return plain(name).replace("ль", "л")


@lru_cache(maxsize=100_000)
def genders_of_first_name(name: str) -> frozenset[Gender]:
    """The genders that ``name`` (lower case, nominative) is known for; empty: unknown."""
    looked_up = {name, plain(name)}
    if "-" in name and not any(
        known_name(name, "Name", mark) for mark in DICTIONARY_GENDER.values()
    ):
        return genders_of_first_name(name.rsplit("-", 1)[-1])  # «Анна-Мария»
    local = {gender for gender, names in _local_names().items() if _key(name) in names}
    if local:  # a Kazakh name of one gender may be some other nation's of the other
        return frozenset(local)
    return frozenset(
        gender
        for gender, mark in DICTIONARY_GENDER.items()
        if any(known_name(spelling, "Name", mark) for spelling in looked_up)
    )


def is_listed_name(name: str) -> bool:
    """Whether ``name`` is on the list of local and common names, not only in the dictionary."""
    return any(_key(name) in names for names in _local_names().values())


@lru_cache(maxsize=100_000)
def guessed_gender(name: str) -> Gender | None:
    """The gender that an unknown first name's ending tells, if any: «…бек», «…гуль»."""
    lists = words("names")
    spelled = plain(name)
    if spelled.endswith(tuple(map(plain, lists["both_genders"]))):
        return None
    told = {
        gender
        for gender in Gender
        if spelled.endswith(tuple(map(plain, lists["first_name_endings"][gender])))
    }
    return told.pop() if len(told) == 1 else None
