"""Posts, ranks, courts, bodies and organisations: what agrees is declined, all else stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nadzor_docs.language.cases import Case, Paradigm, TextKind, unchanged
from nadzor_docs.language.morphology import analyzer, parse
from nadzor_docs.language.phrases import Noun, Phrase, read_phrase
from nadzor_docs.language.words import words

# «ТОО», «РГУ», «СМЭС», «АО»: a word of capitals that isn't declined, and what follows it neither.
ABBREVIATION = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]{2,}\b(?![- ]?[А-ЯЁ]{4})")
TAIL_WORD = re.compile(r"\s+\(?([А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)")
QUOTES = re.compile(r"[«»\"“”„]")
PLACE = re.compile(r"\b(?:город|село|поселок|посёлок|аул|станица)$", re.IGNORECASE)
NOT_NOMINATIVE = "Не видно слова в именительном падеже: текст оставлен как есть"
LOOSE_NAME = "Неясно, как склонять «{word}»: проверьте"
KAZAKH = "Название на казахском языке: запишите его по-русски"
UNKNOWN_WORD = "Слова «{word}» нет в словаре: проверьте падеж"


@lru_cache(maxsize=20_000)
def decline_title(text: str) -> Paradigm:
    """A title or an organisation in six cases. What isn't a nominative phrase keeps its form."""
    kind = kind_of(text)
    if is_acting(text):
        return _acting(text, kind)
    if is_kazakh(text):
        return unchanged(text, kind, None, KAZAKH)
    if _never_declines(text):
        return unchanged(text, kind, None)
    phrases = list(_phrases(text))
    if not phrases:
        return unchanged(text, kind, None, NOT_NOMINATIVE)
    if unknown := next(filter(None, map(_unknown_head, phrases)), None):
        return unchanged(text, kind, None, UNKNOWN_WORD.format(word=unknown))
    if loose := next(filter(None, map(_loose_name, phrases)), None):
        return unchanged(text, kind, None, LOOSE_NAME.format(word=loose))
    forms = {case: "".join(phrase.form(case) for phrase in phrases) for case in Case}
    return Paradigm(text, kind, None, forms)


def is_kazakh(text: str) -> bool:
    """«Зайсан аудандық соты»: a title in Kazakh, seen by a common noun of that language."""
    spoken = re.sub(r"«[^»]*»?|\"[^\"]*\"?", " ", text).lower()
    return not set(words("titles")["kazakh"]).isdisjoint(re.findall(r"[\w-]+", spoken))


def kind_of(text: str) -> TextKind:
    """An organisation has a quoted name or the word for its legal form; else it is a title."""
    first = read_phrase(text)
    head = first.head[1].word if first else ""
    named = (
        QUOTES.search(text)
        or head in words("titles")["organization_words"]
        or starts_with_legal_form(text)
    )
    return TextKind.ORGANIZATION if named else TextKind.TITLE


def starts_with_legal_form(text: str) -> bool:
    """«АО Казахтелеком»: without quotes, the abbreviation tells an organisation."""
    first = text.partition(" ")[0]
    return first.isupper() and first.lower() in words("titles")["organization_abbreviations"]


def _never_declines(text: str) -> bool:
    """«ТОО «Арман»», «Арман» in quotes: no word of it declines."""
    abbreviated = ABBREVIATION.match(text) is not None and not _is_all_capitals(text)
    return abbreviated or bool(QUOTES.match(text))


def is_acting(text: str) -> bool:
    """«и.о. прокурора района», «зам. прокурора»: the genitive is there already."""
    return text.lower().startswith(tuple(words("titles")["before_genitive"]))


def _acting(text: str, kind: TextKind) -> Paradigm:
    """The post stays; a rank or a post after it declines: «и.о. прокурора, юрист 1 класса»."""
    for joint in _joint().finditer(text):
        second = read_phrase(text[joint.end() :])
        if second and second.animate:
            after = decline_title(text[joint.end() :])
            head = text[: joint.end()]
            forms = {case: head + after.forms[case] for case in Case}
            return Paradigm(text, kind, None, forms, after.sure, after.notes)
    return unchanged(text, kind, None)


def in_quotes(text: str, place: int) -> bool:
    """Whether a place of ``text`` stands within quotation marks."""
    before = text[:place]
    opened = sum(map(before.count, "«“„")) - sum(map(before.count, "»”"))
    return opened > 0 or before.count('"') % 2 == 1


def _is_all_capitals(text: str) -> bool:
    """«ПРОКУРОР РАЙОНА»: capitals that are words, not an abbreviation."""
    first = text.split()[0].lower().strip(",.")
    return bool(analyzer().word_is_known(first)) and text.upper() == text


def _phrases(text: str) -> Iterator[Phrase]:
    """The phrases that decline, joined by a dash, a comma or «и»; what follows one is its tail."""
    first = read_phrase(text)
    if first is None:
        return
    for joint in _joint().finditer(text, first.end):
        if in_quotes(text, joint.start()):
            continue
        second = read_phrase(text[joint.end() :])
        if second and _is_coordinate(first, second, text, joint):
            yield read_phrase(text[: joint.end()]) or first
            yield from _phrases(text[joint.end() :])
            return
    yield from _with_place(first)


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    """A dash, a comma, «и»; or a rank that follows a post without any of them."""
    ranks = "|".join(words("titles")["ranks"])
    return re.compile(rf"\s[–—-]\s|,\s|\sи\s|\s(?=(?:{ranks})\b)")


def _is_coordinate(first: Phrase, second: Phrase, text: str, joint: re.Match[str]) -> bool:
    """Two posts of one person, or two bodies side by side; not a part of the first one's tail."""
    if second.animate:
        return first.animate
    no_tail = not text[first.end : joint.start()].strip()
    return no_tail and not first.animate and isinstance(second.head[1], Noun)


def _with_place(phrase: Phrase) -> Iterator[Phrase]:
    """«город Караганда» → «города Караганды»: a place's own name declines with the word."""
    start, head = phrase.head
    tail = phrase.text[phrase.end :]
    name = tail.strip()
    place = PLACE.search(phrase.text[: phrase.end]) and name and " " not in name
    own = (
        read_phrase(name) if place and name.lower() not in words("titles")["cities_fixed"] else None
    )
    if own is None or not isinstance(own.head[1], Noun) or own.end != len(name):
        yield phrase
        return
    cut = phrase.end + len(tail) - len(tail.lstrip())
    yield Phrase(phrase.text[:cut], phrase.modifiers, (start, head))
    yield own


def _loose_name(phrase: Phrase) -> str:
    """A word with a capital right after a person's post that isn't seen to be an oblique case:
    «гражданин Жмых». «Президент Республики», «аким Темиртау» are in order."""
    tail = TAIL_WORD.match(phrase.text, phrase.end)
    if tail is None or not phrase.animate:
        return ""
    readings = parse(tail[1].lower())
    settled = any(
        "Geox" in reading.tag or (reading.tag.case and reading.tag.case != "nomn")
        for reading in readings
    )
    nominative = any({"NOUN", "nomn", "sing"} in r.tag and "Geox" not in r.tag for r in readings)
    abbreviation = tail[1].isupper() and not _is_all_capitals(phrase.text)  # «взыскатель ТОО …»
    return "" if abbreviation or (settled and not nominative) else tail[1]


def _unknown_head(phrase: Phrase) -> str:
    """The head that the dictionary doesn't hold: how it declines is only a guess."""
    head = phrase.head[1]
    if not isinstance(head, Noun) or head.model:
        return ""
    known = all(analyzer().word_is_known(piece) for piece in head.word.split("-"))
    return "" if known else head.word
