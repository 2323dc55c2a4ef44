"""A Kazakh act's kind, number, date, place and court, from its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.head import NUMBER
from nadzor_docs.extraction.head import find_number as find_introduced
from nadzor_docs.extraction.kazakh.courts import KazakhCourt
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.extraction.view import spaced
from nadzor_docs.facts import ActKind, Fact, Span
from nadzor_docs.knowledge import vocabulary


@lru_cache(maxsize=1)
def _kinds() -> list[tuple[ActKind, re.Pattern[str]]]:
    found = []
    for entry in vocabulary("kk/kinds")["titles"]:
        words = plain(entry["words"]).split("|")
        capitals = "|".join(spaced(word) for word in words)
        alone = "|".join(rf"^[ ]*{word.capitalize()}[ ]*$" for word in words)
        found.append(
            (
                ActKind(entry["kind"]),
                re.compile(rf"(?<!\w)(?:{capitals})(?!\w)|{alone}", re.MULTILINE),
            )
        )
    return found


def find_kind(text: str, header_end: int) -> Fact[ActKind] | None:
    """The title in the header; else the first operative word («ҰЙҒАРДЫ»)."""
    titles = [
        (match.start(), -len(match.group()), kind, match)
        for kind, title in _kinds()
        for match in title.finditer(text, 0, header_end)
    ]
    if titles:
        _, _, kind, match = min(titles, key=lambda item: item[:2])
        return Fact(kind, Span(match.start(), match.end()), f"kind.title.{kind.value}")
    for entry in vocabulary("kk/kinds")["operative"]:
        words = "|".join(spaced(word) for word in plain(entry["words"]).split("|"))
        operative = re.search(rf"(?<!\w)(?:{words})(?!\w)", text)
        if operative:
            kind = ActKind(entry["kind"])
            return Fact(
                kind, Span(operative.start(), operative.end()), f"kind.operative.{kind.value}"
            )
    return None


# ── number ───────────────────────────────────────────────────────────────────

_CASE = re.compile(rf"(?<![\w/-])(?P<n>{NUMBER})[ ]+(?:азаматтык )?ис(?:и|тин|ти)?(?!\w)")


def find_number(text: str, header_end: int, dates: Sequence[FoundDate]) -> Fact[str] | None:
    """The number in the heading: with «№», alone on its line, or before «іс»."""
    found = find_introduced(text, header_end, dates)
    match = _CASE.search(text, 0, header_end)
    if found or not match:
        return found
    return Fact(match.group("n"), Span(match.start("n"), match.end("n")), "number.case")


# ── date and place ───────────────────────────────────────────────────────────

_ATTRIBUTIVE = re.compile(r"(?:[дт][ае]г[ыи]|нд[ае]г[ыи])$")


def find_own_date(text: str, header_end: int, dates: Sequence[FoundDate]) -> Fact[date] | None:
    """The first date of the head that isn't said of something else («… күнгі шешім»)."""
    for found in dates:
        if found.span.start >= header_end:
            break
        line_start = text.rfind("\n", 0, found.span.start) + 1
        early = not re.search(r"[а-я]{3}", text[line_start : found.span.start])
        if early or not _ATTRIBUTIVE.search(found.span.of(text)):
            return Fact(found.value, found.span, "date.heading")
    return None


_SETTLEMENT = r"(?i:каласы|к\.|ауылы|кенти|селосы|станциясы|поселкеси|ауданы)"
_LINE_GOES_ON = (
    r"(?=[ ]*(?:$|[ ]{3,}|[,.]?[ ]*$|[ ]*,?[ ]+"
    r"(?:№|(?:19|20)\d\d|\d{1,2}(?: [а-я]+ |\.\d\d\.)(?:19|20)\d\d)))"
)
_PLACE = re.compile(
    r"(?<![\w.-])(?P<place>[А-ЯЁ][\w-]+(?: (?:[А-ЯЁ][\w-]+|батыр|би|ата))?) "
    rf"{_SETTLEMENT}{_LINE_GOES_ON}|^[ ]*(?P<city>(?:к\.|г\.)[ ]?[А-ЯЁ][\w-]+)[ ]*$",
    re.MULTILINE,
)


def find_place(
    text: str, original: str, header_end: int, courts: Sequence[KazakhCourt]
) -> Fact[str] | None:
    """The town at the end of the heading line or alone on its line."""
    for match in _PLACE.finditer(text, 0, header_end):
        if any(c.span.start <= match.start() < c.span.end for c in courts):
            continue
        group = "place" if match.group("place") else "city"
        span = Span(match.start(group), match.end(group))
        name = re.sub(
            r"^[кгқ]\. ?|\s+", lambda m: " " if m.group().isspace() else "", span.of(original)
        )
        return Fact(_title(name), span, "place.heading")
    return _town(text, original, header_end)


def _town(text: str, original: str, header_end: int) -> Fact[str] | None:
    """A known town at the end of a line of the head, or alone on it."""
    towns = frozenset(plain(vocabulary("towns")["towns"]).split())
    for match in re.finditer(r"(?<![\w-])[А-ЯЁ][\w-]+(?=[ ]*$)", text[:header_end], re.MULTILINE):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _title(match.group()) in towns and not re.search(r"[а-яё]{3}\s*$", line):
            return Fact(
                _title(match.group() and original[match.start() : match.end()]),
                Span(match.start(), match.end()),
                "place.town",
            )
    return None


def _title(name: str) -> str:
    return " ".join(
        "-".join(p.capitalize() for p in w.split("-")) if w.isupper() else w
        for w in name.split(" ")
    )


# ── court ────────────────────────────────────────────────────────────────────

_OTHER_COURT = re.compile(
    r"(?i)\s*(?:\S+ ){0,4}(?:шешимине|уйгарымына|каулысына|шешими|каулысы|шешимимен|\d{4} жылгы)"
)


def find_court(text: str, header_end: int, courts: Sequence[KazakhCourt]) -> Fact[str] | None:
    """The court that decides: the first in the head that isn't named as another act's author.

    A banner may name it shorter than the composition does; the fuller name counts.
    """
    own = [
        court for court in courts
        if court.span.start < header_end
        and not _OTHER_COURT.match(text[court.span.end : court.span.end + 60])
    ]  # fmt: skip
    if not own:
        return None
    same = [court for court in own if court.name.endswith(own[0].name)]
    court = max(same, key=lambda found: len(found.name))
    return Fact(court.name, court.span, "court.head")
