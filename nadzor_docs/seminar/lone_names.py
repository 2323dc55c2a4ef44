"""Names that stand alone in a Russian act: a child's first name, a clerk's bare surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nadzor_docs.extraction.person_forms import given_readings
from nadzor_docs.extraction.view import LOWER, UPPER
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import parse
from nadzor_docs.language.names.first_names import genders_of_first_name
from nadzor_docs.seminar.pseudonyms import WORD, pool

NAME_TAGS = ("Surn", "Name", "Patr")
SENTENCE_END = (".", "!", "?", "«", '"', "№")
ABOUT_NAMES = re.compile(r"\b(?:имя|имени|имене|фамили|отчеств)\w*[^.]*[«\"]$")
ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ого|ому|ом|ую|ым|им|ые|ых)$")


def lone_surnames(text: str) -> Iterator[Span]:
    """«при секретаре Линник», «понятые Руденко и Щеглов»: what a person's role introduces."""
    for match in _after_role().finditer(text):
        for group in ("one", "two"):
            told = match[group]
            if told and _may_be_name(told, text[match.end(group) :]):
                yield Span(*match.span(group))


def lone_first_names(text: str) -> Iterator[Span]:
    """«на содержание сына Рустама»: a known first name within a sentence, of no place or firm."""
    for match in WORD.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        word, before = match[0], text[line : match.start()].rstrip()
        if not word[0].isupper() or word.isupper() or not before:
            continue
        if before.endswith(SENTENCE_END) and not ABOUT_NAMES.search(before[-60:]):
            continue
        if is_first_name(word) and not _is_place(before, text[match.end() :]):
            yield Span(match.start(), match.end())


@lru_cache(maxsize=20_000)
def is_first_name(form: str) -> bool:
    """Whether ``form``, in any case, is a first name that the lists know, and no town's."""
    readings = given_readings(form)
    towns = vocabulary("towns")["towns"].split()
    return (
        bool(readings)
        and bool(genders_of_first_name(readings[0].lemma.lower()))
        and form not in towns
    )


@lru_cache(maxsize=1)
def _after_role() -> re.Pattern[str]:
    roles = "|".join(pool()["before_names"]["ru"])
    word = rf"[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?"
    name = rf"{word}(?: {word})?(?!\w|\s+[{UPPER}])"
    return re.compile(
        rf"(?<!\w)(?i:{roles})[а-яё]*\s+(?:[–-]\s+)?(?P<one>{name})"
        rf"(?:\s+и\s+(?P<two>{name}))?"
    )


def _may_be_name(words: str, after: str) -> bool:
    """Not «представителя Банка»; not «судья Аксуского городского суда», an adjective with its
    noun still to come."""
    first, *more = words.split()
    readings = parse(first.lower())
    named = not readings[0].is_known or any(t in p.tag for p in readings for t in NAME_TAGS)
    of_place = ADJECTIVE.search(first) and (more or re.match(r"\s*[а-яА-Я]", after))
    return named and not of_place


def _is_place(before: str, after: str) -> bool:
    words = pool()["places"]
    last = re.search(r"[\w.-]+$", before)
    following = re.match(r"\s*([\w-]+)", after)
    return bool(
        (last and last[0].lower().startswith(tuple(words["before"])))
        or (following and following[1].lower().startswith(tuple(words["after"])))
    )
