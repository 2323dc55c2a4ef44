"""A Kazakh act as one line: a sign for each party and role word, then the sign of its case.

A pattern then reads as the law speaks: «{debtor.abl} … {creditor.of} пайдасына … өндірілді».
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.kazakh.actors import Actor
from nadzor_docs.extraction.kazakh.courts import KazakhCourt
from nadzor_docs.extraction.kazakh.endings import CASES, SUFFIX, case_of_ending
from nadzor_docs.extraction.kazakh.text import plain_pattern
from nadzor_docs.extraction.skeleton import (
    BREAK,
    COURT,
    DATE,
    PARTY,
    ROLE,
    C,
    D,
    P,
    R,
    Skeleton,
    paragraph_breaks,
    quiet_dots,
)
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary

_CASE = 0xE001
K = f"[{chr(_CASE)}-{chr(_CASE + len(CASES) - 1)}]"


def case_sign(case: str) -> str:
    return chr(_CASE + CASES.index(case))


def case_of(sign: str) -> str:
    return CASES[ord(sign) - _CASE]


@dataclass(frozen=True, slots=True)
class KazakhRole:
    """A role word in the text: «өндіріп алушының»."""

    span: Span
    role: str
    plural: bool
    case: str


@lru_cache(maxsize=1)
def role_names() -> tuple[str, ...]:
    return tuple(vocabulary("kk/roles")["words"])


def role_sign(role: str, *, plural: bool) -> str:
    return chr(ROLE + 2 * role_names().index(role) + plural)


def role_of(sign: str) -> str:
    return role_names()[(ord(sign) - ROLE) // 2]


def is_plural(sign: str) -> bool:
    return bool((ord(sign) - ROLE) % 2)


def is_role(sign: str) -> bool:
    return ROLE <= ord(sign) < ROLE + 0x4000


@lru_cache(maxsize=1)
def _role_words() -> re.Pattern[str]:
    words = vocabulary("kk/roles")["words"]
    parts = [
        f"(?P<{role}>{_spaced('|'.join(plain_pattern(w) for w in forms))})"
        for role, forms in words.items()
    ]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(parts)})(?P<plural_>[лдт][ае]р)?(?P<own_>с?[ыи])?(?P<end_>{SUFFIX})?(?!\w)",
        re.IGNORECASE,
    )


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")


def find_role_words(text: str) -> list[KazakhRole]:
    """Every role word in the plain ``text``."""
    found = []
    for match in _role_words().finditer(text):
        role = next(r for r in role_names() if match.group(r))
        end = match.group("end_")
        found.append(
            KazakhRole(
                Span(match.start(), match.end()), role, bool(match.group("plural_")),
                case_of_ending(end) if end else "nom",
            )
        )  # fmt: skip
    return found


# ── the line ─────────────────────────────────────────────────────────────────


def build(
    text: str,
    actors: Sequence[Actor],
    courts: Sequence[KazakhCourt],
    dates: Sequence[FoundDate],
    words: Sequence[KazakhRole],
    *,
    brackets: bool = False,
) -> Skeleton:
    """Put the signs in their places, drop ``brackets`` that name no one, mark paragraphs."""
    items: list[tuple[Span, str]] = []
    for number, actor in enumerate(actors):
        for span, case in actor.mentions():
            items.append((span, chr(PARTY + number) + case_sign(case)))
    items += [(d.span, chr(DATE + n)) for n, d in enumerate(dates)]
    items += [(c.span, chr(COURT + n) + case_sign(c.case)) for n, c in enumerate(courts)]
    items += [(w.span, role_sign(w.role, plural=w.plural) + case_sign(w.case)) for w in words]
    quiet = quiet_dots(text)
    return _line(quiet if brackets else _without_brackets(quiet, items), items)


_BRACKETS = re.compile(r"\([^()]{1,300}\)")


def _without_brackets(text: str, items: Sequence[tuple[Span, str]]) -> str:
    starts = sorted(s.start for s, sign in items if not DATE <= ord(sign[0]) < DATE + 0x4000)

    def blank(match: re.Match[str]) -> str:
        following = bisect_right(starts, match.start())
        named = following < len(starts) and starts[following] < match.end()
        return match.group() if named else " " * len(match.group())

    return _BRACKETS.sub(blank, text)


_GOES_ON = re.compile(r"\.\n *[а-яё]")


def _line(text: str, items: Sequence[tuple[Span, str]]) -> Skeleton:
    line: list[str] = []
    starts: list[int] = []
    position = 0
    # «Меңдіғали Н.Б.» at a line's end is no end of a sentence when a small letter follows.
    marks = frozenset(at for at in paragraph_breaks(text) if not _GOES_ON.match(text, at - 1))

    def copy(start: int, end: int) -> None:
        for index in range(start, end):
            letter = text[index]
            if letter == "\n":
                letter = BREAK if index in marks else " "
            if letter == " " and line and line[-1] == " ":
                continue
            line.append(letter)
            starts.append(index)

    for span, signs in sorted(items, key=lambda item: (item[0].start, -item[0].end)):
        if span.start < position:
            continue
        copy(position, span.start)
        line += signs
        starts += [span.start] + [span.end - 1] * (len(signs) - 1)
        position = span.end
    copy(position, len(text))
    starts.append(len(text))
    printed = "".join(line)
    return Skeleton(printed, starts, printed)


# ── patterns ─────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    joint = r"\s*(?:,|мен|менен|бен|пен|жане|,?\s*сондай-ак)\s*(?:азамат\w*\s+)?"
    anyone = rf"(?:{P}{K}{joint}){{0,12}}{P}"
    macros = {
        "party": P + K, "parties": anyone + K, "date": D, "court": C + K, "role": R + K,
        "gap": r"[^.;¶]{0,250}?", "near": r"[^.;,¶]{0,60}?", "name": P,
    }  # fmt: skip
    signs = {case: case_sign(case) for case in CASES}
    signs["of"] = signs["nom"] + signs["gen"]
    for case, letters in signs.items():
        macros[case] = f"{anyone}[{letters}]"
        macros[f"who_{case}"] = rf"(?:{anyone}[{letters}]|{R}[{letters}])"
    for role in role_names():
        pair = role_sign(role, plural=False) + role_sign(role, plural=True)
        macros[role] = f"[{pair}]{K}"
        for case, letters in signs.items():
            macros[f"{role}_{case}"] = f"[{pair}][{letters}]"
    return macros


@lru_cache(maxsize=2048)
def pattern(source: str) -> re.Pattern[str]:
    """A vocabulary pattern compiled: written in Kazakh letters, read in plain ones."""
    expanded = re.sub(r"\{(\w*[a-z]\w*)\}", lambda m: _macros()[m.group(1)], plain_pattern(source))
    return re.compile(expanded, re.IGNORECASE)
