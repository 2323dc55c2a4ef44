"""An organisation without its form or name: «Банк», «товарищество», «МФО «ОнлайнКасса»»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.organisations import name_key
from nadzor_docs.extraction.quotes import quoted_end
from nadzor_docs.extraction.view import LETTER
from nadzor_docs.facts import PartyKind, Span
from nadzor_docs.knowledge import vocabulary


def add_short_names(entities: Sequence[Entity], text: str) -> None:
    """Give each organisation the places where only one of them can be meant."""
    organisations = [e for e in entities if e.kind is not PartyKind.PERSON]
    taken = sorted((s.start, s.end) for e in entities if _certain(e) for s in e.spans())
    found = [
        *_by_quotes(organisations, text), *_by_head(organisations, text),
        *_by_noun(organisations, text),
    ]  # fmt: skip
    for span, entity in found:
        if not overlaps(span, taken):
            entity.aliases.append(span)


def overlaps(span: Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether the span touches one of the sorted, disjoint places."""
    after = bisect_left(taken, (span.start, span.end))
    near = taken[max(0, after - 1) : after + 1]
    return any(start < span.end and span.start < end for start, end in near)


def _certain(entity: Entity) -> bool:
    """An entity that is more than a lone capitalised word."""
    return bool(entity.organisations) or any(name.sure for name in entity.people)


def _by_quotes(organisations: Sequence[Entity], text: str) -> list[tuple[Span, Entity]]:
    """«Автосалон Премиум» in quotes alone is the firm that has this name in full."""
    found = []
    for quote in re.finditer(r"[«\"]", text):
        start = quote.start()
        end = quoted_end(text, start)
        key = name_key(text[start:end]) if end else ""
        if not end or len(key) < 4:
            continue
        owners = [e for e in organisations if any(key in o.key for o in e.organisations)]
        if len(owners) == 1:
            form = _FORM_BEFORE.search(text, max(0, start - 6), start)
            found.append((Span(form.start() if form else start, end), owners[0]))
    return found


_FORM_BEFORE = re.compile(rf"(?<![{LETTER}])[А-ЯЁ]{{2,4}} $")


def _by_head(organisations: Sequence[Entity], text: str) -> list[tuple[Span, Entity]]:
    """«Налоговое управление», «отдел образования»: a body by its first two words."""
    heads: dict[str, list[Entity]] = {}
    for entity in organisations:
        for organisation in entity.organisations:
            words = re.sub(r"^[А-Я]+ «|[«»]", "", organisation.name).split()
            if entity.kind is PartyKind.STATE and len(words) > 2 and len(words[1]) > 3:
                owners = heads.setdefault(" ".join(_stem(w) for w in words[:2]), [])
                owners += [entity] if entity not in owners else []
    return [
        (Span(m.start(), m.end()), owners[0])
        for head, owners in heads.items()
        if len(owners) == 1
        for m in re.finditer(rf"(?<![\w«]){head}(?!\w)", text)
    ]


def _stem(word: str) -> str:
    """A word's unchanging part, either case of its first letter, any short ending."""
    stem = re.sub(r"(?:ое|ый|ий|ая|ие|ия|[аеиоуыьяй])$", "", word)
    first = f"[{word[0].lower()}{word[0].upper()}]"
    return rf"{first}{re.escape(stem[1:])}\w{{0,4}}"


@lru_cache(maxsize=1)
def _nouns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"(?<![\w«-])(?:{e['noun']})(?![\w])"), re.compile(e["name"]))
        for e in vocabulary("short_names")
    )


def _by_noun(organisations: Sequence[Entity], text: str) -> list[tuple[Span, Entity]]:
    """«товарищество» is the only ТОО of the act, «Банк» the only bank."""
    found = []
    for noun, name in _nouns():
        owners = [e for e in organisations if any(name.search(o.name) for o in e.organisations)]
        if len(owners) == 1:
            found += [(Span(m.start(), m.end()), owners[0]) for m in noun.finditer(text)]
    return found
