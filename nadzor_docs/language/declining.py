"""Any text in a case: a person, a title (post, court, body), an organisation, or several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nadzor_docs.facts import Gender
from nadzor_docs.language.cases import Case, Declined, Paradigm, TextKind, unchanged
from nadzor_docs.language.names import decline_person, to_nominative
from nadzor_docs.language.phrases import Noun, read_phrase
from nadzor_docs.language.recognising import is_person, is_surely_person, titled_name
from nadzor_docs.language.titles import decline_title, in_quotes
from nadzor_docs.language.words import words

JOINT = re.compile(r",\s+|\s+и\s+|\s+[–—-]\s+")
LONGEST_TEXT = 600  # no name of a court or an organisation comes near it
TOO_LONG = "Слишком длинно для имени или названия: текст оставлен как есть"
WHOSE = "Неясно, в именительном ли падеже имя: «{name}»"


def decline(text: str, case: Case | str, gender: Gender | str | None = None) -> Declined:
    """``text`` (nominative) in ``case``: «nom gen dat acc ins prep»; ``gender`` of a person."""
    return paradigm(text, Gender(gender) if gender else None)[case]


@lru_cache(maxsize=20_000)
def paradigm(text: str, gender: Gender | None = None) -> Paradigm:
    """``text`` (nominative) in all six cases, and what it was taken for."""
    if len(text) > LONGEST_TEXT:
        return unchanged(text, TextKind.TITLE, gender, TOO_LONG)
    if is_person(text):
        return decline_person(text, gender)
    pieces = _pieces(text)
    if len(pieces) > 1:
        return _joined(text, pieces, gender)
    if (titled := titled_name(text)) is not None:
        return _title_and_name(text, *titled, gender)
    return decline_title(text)


def _pieces(text: str) -> list[str]:
    """A list with a person in it: «Ахметов Н.С.», « и », «Ахметова Г.К.»; else the whole."""
    pieces, end = [], 0
    for joint in JOINT.finditer(text):
        if not in_quotes(text, joint.start()):
            pieces += [text[end : joint.start()], joint.group()]
            end = joint.end()
    pieces.append(text[end:])
    surely = any(map(is_surely_person, pieces[::2]))
    begins = " " in pieces[0] and is_person(pieces[0])
    return pieces if surely or begins else [text]


def _joined(text: str, pieces: list[str], gender: Gender | None) -> Paradigm:
    """Each of a list in its case; «1985 года рождения» and joints stay."""
    parts = [
        unchanged(piece, TextKind.TITLE, None)
        if place % 2 or piece[:1].isdigit()
        else paradigm(piece, gender)
        for place, piece in enumerate(pieces)
    ]
    return _glued(text, TextKind.PERSON, parts[0].gender, parts)


def _title_and_name(text: str, title: str, name: str, gender: Gender | None) -> Paradigm:
    """A title and the name after it, each in its case."""
    head = _head(title)
    whose = gender or next((g for g in Gender if head in words("titles")["gendered"][g]), None)
    reading = _stands(name, whose)
    if reading == {Case.NOM} or (Case.NOM in reading and not _takes_genitive(title)):
        kind = TextKind.PERSON if head == "предприниматель" else TextKind.TITLE
        person = decline_person(name, whose)
        return _glued(text, kind, person.gender, [decline_title(title), person])
    if Case.NOM in reading:  # «представитель Ахметова Г.К.»: hers, or of him
        return unchanged(text, TextKind.TITLE, None, WHOSE.format(name=name))
    return decline_title(text)  # «жалоба Ахметовой Г.К.»


def _head(title: str) -> str:
    phrase = read_phrase(title)
    return phrase.head[1].word if phrase else ""


def _takes_genitive(title: str) -> bool:
    """Whether a name in the genitive may follow: a thing («жалоба»), a relation («опекун»)."""
    phrase = read_phrase(title)
    thing = phrase is not None and isinstance(phrase.head[1], Noun) and not phrase.animate
    return thing or _head(title) in words("titles")["relational"]


def _stands(name: str, gender: Gender | None) -> set[Case]:
    """Of nominative and genitive, those in which the name may well stand after a title."""
    readings = to_nominative(name, gender)
    likely = [r for r in readings if readings[0].score - r.score <= 1]
    return {case for reading in likely for case in reading.cases} & {Case.NOM, Case.GEN}


def _glued(text: str, kind: TextKind, gender: Gender | None, parts: list[Paradigm]) -> Paradigm:
    """The parts in one case side by side; sure only if each is."""
    notes = tuple(dict.fromkeys(_notes(parts)))
    if not all(part.sure for part in parts):
        return Paradigm(text, kind, gender, dict.fromkeys(Case, text), False, notes)
    forms = {case: "".join(part.forms[case] for part in parts) for case in Case}
    return Paradigm(text, kind, gender, forms, True, notes)


def _notes(parts: list[Paradigm]) -> Iterator[str]:
    for part in parts:
        yield from part.notes
