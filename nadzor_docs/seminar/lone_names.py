"""Names that stand alone in a Russian act: a child's first name, a clerk's bare surname."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from nadzor_docs.extraction.gazetteer import is_known
from nadzor_docs.extraction.people import is_title
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
BEFORE_WORD = re.compile(r"[\w,)]\s$")
ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ого|ому|ом|ую|ым|им|ые|ых)$")
TWO_INITIALS = re.compile(rf"\s?[{UPPER}]\.\s?[{UPPER}]\.")
SECOND_WORD = re.compile(rf" (?P<word>[{UPPER}][{LOWER}]+)(?![\w-]| [{UPPER}])")


def lone_surnames(text: str) -> Iterator[Span]:
    """«при секретаре Линник», «понятые Руденко, Гусь и Щеглов»: what a role introduces."""
    for match in _after_role().finditer(text):
        place = match.end("role")
        while name := _next_name().match(text, place):
            if not _may_be_name(name["name"], text[name.end() :]):
                break
            yield Span(*name.span("name"))
            place = name.end()
    for first in lone_first_names(text):  # «Василь Чуб»
        second = SECOND_WORD.match(text, first.end)
        if second and not is_title(second["word"]) and not is_first_name(second["word"]):
            yield Span(*second.span("word"))


def lone_first_names(text: str) -> Iterator[Span]:
    """«на содержание сына Рустама»: a known first name within a sentence, of no place or firm."""
    for match in WORD.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        word, before = match[0], text[line : match.start()].rstrip()
        if not word[0].isupper() or word.isupper():
            continue
        after = text[match.end() :]
        begins = not before or before.endswith(SENTENCE_END)
        if TWO_INITIALS.match(after):  # «секретарь Ерлан Т.Н.»: a surname
            continue
        if begins and not ABOUT_NAMES.search(before[-60:]) and not _then_family().match(after):
            continue
        if is_first_name(word) and not is_place(before, after):
            yield Span(match.start(), match.end())


def rare_surnames(text: str) -> Iterator[Span]:
    """A word with a capital within a sentence that no dictionary knows, or knows as a surname
    only: it is no place's, no court's and no firm's name, so it is a person's."""
    for match in WORD.finditer(text):
        word, before = match[0], text[: match.start()]
        if not re.fullmatch(rf"[{UPPER}][{LOWER}]+", word) or not BEFORE_WORD.search(before[-3:]):
            continue
        if is_title(word) or ADJECTIVE.search(word) or is_known(word) or not _is_rare(word):
            continue
        if not is_quoted(before) and not is_place(before.rstrip(), text[match.end() :]):
            yield Span(match.start(), match.end())


def is_names(tag: Collection[str]) -> bool:
    """Whether a reading is a surname's, a first name's or a patronymic's."""
    return any(part in tag for part in NAME_TAGS)


def is_quoted(before: str) -> bool:
    """Whether a quote is open after ``before``: what stands in it is a firm's or a thing's name."""
    line = before[before.rfind("\n") + 1 :]
    return line.count("«") > line.count("»") or line.count('"') % 2 == 1


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


@lru_cache(maxsize=20_000)
def _is_rare(word: str) -> bool:
    readings = [p for p in parse(word.lower()) if p.is_known]
    return (
        all("Surn" in p.tag for p in readings)
        and not any(word.startswith(town[:-1]) for town in vocabulary("towns")["towns"].split())
        and not word.lower().startswith(tuple(alias[:-1] for alias in pool()["kept_aliases"]))
    )


@lru_cache(maxsize=1)
def _then_family() -> re.Pattern[str]:
    """«Айша и Данияр – дети ответчика»: at a line's beginning, too, these are names."""
    family = "|".join(pool()["family"])
    return re.compile(rf"(?:\s+и\s+[{UPPER}][{LOWER}]+)?\s*[–—-]\s*(?:{family})")


@lru_cache(maxsize=1)
def _after_role() -> re.Pattern[str]:
    roles = "|".join(pool()["before_names"]["ru"])
    return re.compile(rf"(?<![\w-])(?P<role>(?i:{roles})[а-яё]*)(?=\s)")


@lru_cache(maxsize=1)
def _next_name() -> re.Pattern[str]:
    """After a role, or after a name that it has introduced already."""
    word = rf"(?:[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?|[{UPPER}]{{5,}})"
    name = rf"{word}(?: {word})?(?!\w|\s+[{UPPER}])"
    return re.compile(rf"(?:,?\s+(?:и\s+|[–-]\s+|/)?|:\s+)(?P<name>{name})")


def _may_be_name(words: str, after: str) -> bool:
    """Not «представителя Банка»; not «судья Аксуского городского суда», an adjective with its
    noun still to come."""
    first, *more = words.split()
    readings = parse(first.lower())
    named = not readings[0].is_known or any(is_names(reading.tag) for reading in readings)
    adjective = bool(ADJECTIVE.search(first))
    of_place = adjective and (bool(more) or _names_a_body(after))
    if first.isupper() and is_known(first):
        return False
    alone = not more and (adjective or _names_its_bearer(first))
    return (named or alone) and not of_place


def _names_a_body(after: str) -> bool:
    """«судья Аксуского городского суда», not «прокурор Оскольская в заключении просила»."""
    following = re.match(r"\s*([а-яА-ЯёЁ-]+)", after)
    speech = parse(following[1].lower())[0].tag.POS if following else None
    return speech in ("ADJF", "NOUN", "PRTF")


def _names_its_bearer(word: str) -> bool:
    """«секретарь Бык», «прокурора Слива»: a noun in the nominative, as no owner stands
    («представитель Банка»)."""
    nouns = [p.tag for p in parse(word.lower()) if p.is_known]
    lemmas = {p.normal_form for p in parse(word.lower())}
    return (
        any("nomn" in tag and "sing" in tag and "NOUN" in tag for tag in nouns)
        and not any("gent" in tag for tag in nouns)
        and not is_title(word)
        and lemmas.isdisjoint(pool()["kept_aliases"])
    )


def is_place(before: str, after: str) -> bool:
    words = pool()["places"]
    last = re.search(r"[\w.-]+$", before)
    following = re.match(r"\s*([\w-]+)", after)
    return bool(
        (last and last[0].lower().startswith(tuple(words["before"])))
        or (following and following[1].lower().startswith(tuple(words["after"])))
    )
