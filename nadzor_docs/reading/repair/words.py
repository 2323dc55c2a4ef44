"""The few words that reading knows, from ``kb/reading/words.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder

LONGEST_NUMBER = 20  # characters: «страница 12 из 345»
BARE_NUMBER = re.compile(r"\W*\d{1,3}(?:\s*/\s*\d{1,3})?\W*")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    from nadzor_docs.knowledge import load_yaml

    words: dict[str, Any] = load_yaml(data_folder("kb") / "reading" / "words.yaml")
    return words


@lru_cache(maxsize=1)
def stamps() -> frozenset[str]:
    """What stamps and marks of signature say, in lower case."""
    return frozenset(stamp.lower() for stamp in _words()["stamps"])


@lru_cache(maxsize=1)
def before_hyphen() -> frozenset[str]:
    """First parts of words with a hyphen of their own."""
    return frozenset(_words()["before_hyphen"])


@lru_cache(maxsize=1)
def after_hyphen() -> frozenset[str]:
    """Particles that a hyphen joins to the word before them."""
    return frozenset(_words()["after_hyphen"])


@lru_cache(maxsize=1)
def of_one_letter() -> frozenset[str]:
    return frozenset(_words()["one_letter"])


def is_page_number(line: str) -> bool:
    """Whether a line is a page's number, with or without a word that says so."""
    if len(line) > LONGEST_NUMBER or not any(map(str.isdigit, line)):
        return False
    worded = any(map(str.isalpha, line))
    return bool((_page_number() if worded else BARE_NUMBER).fullmatch(line))


@lru_cache(maxsize=1)
def _page_number() -> re.Pattern[str]:
    """«стр. 3», «3 из 5», «3-бет», «- 3 -»."""
    before, between, after = (
        "|".join(_words()["page_number"][place]) for place in ("before", "between", "after")
    )
    return re.compile(
        rf"\W*(?:(?:{before})\.?\s*)?\d{{1,3}}(?:\s*(?:/|{between})\s*\d{{1,3}})?"
        rf"(?:\s*-?\s*(?:{after}))?\W*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def signature_place() -> re.Pattern[str]:
    """Where a signature goes, with the word that says so, before a name."""
    signed = _words()["signature"]
    return re.compile(
        rf"(?:(?<=[^\W\d_])|(?<=:))[ \t]*_{{3,}}(?:[ \t]*[(/]?{signed}[)/]?)?[ \t]*"
        r"(?=[А-ЯӘҒҚҢӨҰҮҺІ(/])"
    )


@lru_cache(maxsize=1)
def misread_mask() -> re.Pattern[str]:
    """A word in a name's place and what should be its number, and initials that touch it."""
    masks = "|".join(_words()["masks"])
    return re.compile(rf"(?<!\w)(?:{masks})-?(?P<number>[ЗзОобI|](?!\w)|[Зб](?=[А-Я]\.))")


@lru_cache(maxsize=1)
def small_in_kazakh() -> re.Pattern[str]:
    """The capital at the beginning of a common word inside a sentence; no name's."""
    stems = "|".join(rf"{word[0].upper()}(?={word[1:]})" for word in _words()["kazakh_small"])
    name = rf"(?!\w*(?:{'|'.join(_words()['kazakh_names'])}))"
    return re.compile(rf"(?<=[а-яёәғқңөұүһі\d,] ){name}(?:{stems})")


@lru_cache(maxsize=1)
def kazakh_month() -> re.Pattern[str]:
    """The first letter of a month after its year and day."""
    months = "|".join(month[1:] for month in _words()["kazakh_months"])
    return re.compile(rf"жыл\w* \d\d? (?P<letter>[КкҚ])(?=(?:{months})\w*)")


@lru_cache(maxsize=1)
def misread_date() -> re.Pattern[str]:
    """The day before a month's name, or the year after it, with letters among its digits."""
    from nadzor_docs.knowledge import vocabulary

    months = "|".join(forms.split()[0] for forms in vocabulary("months")["ru"])
    letters = "ЗОоОІIlб|"
    return re.compile(
        rf"(?<![\w.-])(?P<day>[0-3ЗОоІIl|][\dЗОоІIlб|])(?=[»\"]? (?:{months}) [12l]\S{{3}}(?!\w))"
        rf"|(?<!\w)(?:{months}) (?P<year>[12l](?=\d*[{letters}])[\d{letters}]{{3}})(?!\w)"
    )


@lru_cache(maxsize=1)
def displaced_word() -> re.Pattern[str]:
    """A gap where a link stood, and the link's word at the line's end, inside an open quote."""
    known = _words()["displaced"]
    words = "|".join(sorted(known["words"], key=len, reverse=True))
    gap_before = re.escape(known["gap_before"])
    return re.compile(
        rf"(?<=\S)(?P<gap> {{2,4}})(?={gap_before} [\"«“][^\"»”\n]* (?:{words}) *\n)"
        rf"(?P<rest>[^\n]*?)(?P<word> (?:{words})) *(?=\n *[а-яё])"
    )
