"""Courts in Kazakh acts: read backwards from «сот», their names out of case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.kazakh.endings import case_of_ending
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class KazakhCourt:
    """A court as printed at one place, its name in the nominative, and the case it stands in."""

    span: Span
    name: str
    case: str


_COURT = re.compile(
    r"(?<!\w)(?:(?i:сот)(?i:ы)?|(?P<short>МАЭС|МААС)(?:-?ы)?)"
    r"-?(?P<ending>(?i:[нт]ын|на|ка|ны|ты|та|нда|нан|тан|пен|мен|н))?(?!\w)"
)
_SHORT = {"МАЭС": "экономикалық", "МААС": "әкімшілік"}
_TOKEN_BEFORE = re.compile(r"(?:№ ?\d+|(?<!№ )(?<!№)(?<!\w)[\w.\"«»-]+)(?=[ ]{0,3}\n?[ ]*$)")
_LONGEST_NAME = 14  # words
_REGION_LINE = re.compile(r"(?i)(?:^|\n)[ ]*[\w-]+(?: казакстан)? облысы(?:нын)?[ ]*\n[ ]*$")
_GENITIVE = re.compile(r"[ндт][ыи]н$|-[а-я]")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(plain(words).lower().split())
        for name, words in vocabulary("kk/courts").items()
        if isinstance(words, str)
    }


def find_courts(text: str, original: str) -> list[KazakhCourt]:
    """Every court named with its place in the plain ``text``; ``original`` is to quote."""
    found = []
    for match in _COURT.finditer(text):
        start = _start(text, match.start())
        head = text[start : match.start()]
        short = match.group("short")
        if start == match.start() or not _is_named(head, short=bool(short)):
            continue
        name = _in_full(re.sub(r"\s+", " ", original[start : match.start()]))
        supreme = original[match.start()].isupper() and not original[match.start() + 1].isupper()
        own = "Соты" if supreme else "соты"  # «Жоғарғы Соты»
        name += f"мамандандырылған ауданаралық {_SHORT[short]} соты" if short else own
        found.append(
            KazakhCourt(
                Span(start, match.end()), _cased(name), case_of_ending(match.group("ending") or "")
            )
        )
    return found


def _start(text: str, position: int) -> int:
    """Where the court's name begins: the words before «сот» that may belong to it."""
    start = position
    for _ in range(_LONGEST_NAME):
        before = text[max(0, start - 60) : start]
        match = _TOKEN_BEFORE.search(before)
        if not match or not _belongs(match.group(), text[start:position]):
            break
        broken = "\n" in before[match.end() :] and text[start].isupper()
        if broken and not _REGION_LINE.search(before):
            break  # what began with a capital on a new line is whole
        start = max(0, start - 60) + match.start()
    return start


def _belongs(token: str, after: str) -> bool:
    low, words = token.lower(), _words()
    if low in words["foreign"]:
        return False
    if low in words["kinds"] or low in words["places"] or low in words["particles"]:
        return True
    if token.startswith("№"):
        return True
    if not after or _GENITIVE.search(token):
        return False
    return bool(re.fullmatch(r"[А-ЯЁ][\w-]*|(?:[А-ЯЁ]\.)[А-ЯЁ]?[\w-]*", token))


def _is_named(head: str, *, short: bool) -> bool:
    """A kind of court and a place with a capital, or «… қаласының соты»."""
    tokens = head.split()
    words = _words()
    low = [token.lower() for token in tokens]
    capital = [
        t for t, w in zip(tokens, low, strict=True) if t[0].isupper() and w not in words["kinds"]
    ]
    if "жогаргы" in low:
        return True
    typed = short or any(w in words["kinds"] for w in low) or low[-1] in words["places"]
    typed = typed or bool(re.search(r"№ ?\d+ $", head))
    return bool(capital) and typed


def _in_full(name: str) -> str:
    """A split «облыстық» joined, «ШҚО» written out."""
    for short, full in vocabulary("kk/courts")["regions"].items():
        name = re.sub(rf"(?<!\w){short}(?!\w)", full, name)
    return re.sub(r"(облыст[ыі])\s+([қк])(?=\s)", r"\1\2", name)


def _cased(name: str) -> str:
    """A name in capitals, or one whose region alone isn't, with capitals where Kazakh has them."""
    head = name.removesuffix(" соты")
    if not re.sub(r"^[\w ]+? облысы(?:ның)? ", "", head).isupper():
        return name
    common = _words()["kinds"] | _words()["places"] | _words()["particles"] | {"соты"}
    words = []
    for word in name.split():
        proper = "-".join(part.capitalize() for part in word.split("-"))
        words.append(word.lower() if plain(word).lower() in common else proper)
    return " ".join(words)
