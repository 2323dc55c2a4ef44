"""What a person means by «5», «4.2» or «gpk-1999:334», and where words stand in the base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nadzor_docs.knowledge.problems import NotInKB
from nadzor_docs.knowledge.store import KB, all_clauses, holds

WORD = re.compile(r"\w+")
SURE = 84  # of 100: «прокурора» and «прокурорам», «учасие» and «участие»; not «суд» and «сумма»
ENDING = 3  # letters that a case ending may add


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of the base with the words asked for: how many of them, and how well they fit."""

    ref: str
    text: str
    found: int
    score: float


def full_ref(kb: KB, said: str) -> str:
    """The full reference of what was said. A bare clause number must be of one act only."""
    said = said.strip()
    if ":" in said or said in kb.instruments or said in kb.laws:
        if not kb.has(said):
            act, _, place = said.partition(":")
            _explain_missing(kb, act, place)
        return said
    acts = [
        id
        for id, act in kb.instruments.items()
        if said in act.frame or any(holds(clause, said) for clause in all_clauses(act))
    ]
    if not acts:
        mend = "Список пунктов: nadzor kb list; поиск по словам: nadzor kb search"
        raise NotInKB(f"в базе нет пункта «{said}»", mend=mend)
    if len(acts) > 1:
        choice = ", ".join(f"{act}:{said}" for act in acts)
        raise NotInKB(f"такой пункт есть в нескольких актах: «{said}»", mend=f"Укажите: {choice}")
    return f"{acts[0]}:{said}"


def _explain_missing(kb: KB, act: str, place: str) -> None:
    if act in kb.laws:
        kb.article(f"{act}:{place}")
    else:
        kb.clause(f"{act}:{place}")


def passages(kb: KB) -> Iterator[tuple[str, str]]:
    """Every text of the base with its reference: clauses by paragraph, articles by edition."""
    for id, instrument in kb.instruments.items():
        yield id, f"{instrument.short} {kb.passport(id).title}"
        for place, text in instrument.frame.items():
            yield f"{id}:{place}", text
        for clause in all_clauses(instrument):
            for place, text in clause.paragraphs.items():
                yield f"{id}:{place}", text
    for id, law in kb.laws.items():
        yield id, f"{law.short} {law.passport.title}"
        for number, editions in law.articles.items():
            yield f"{id}:{number}", " ".join(edition.says for edition in editions)


def search(kb: KB, query: str, limit: int = 10) -> list[Hit]:
    """Places that have the words of the query, in any case form and with a slip of the pen.

    Where no place has them all, those that have the most.
    """
    asked = words(query)
    hits = [Hit(ref, text, *_match(asked, text)) for ref, text in passages(kb)]
    most = max((hit.found for hit in hits), default=0)
    best = [hit for hit in hits if hit.found == most > 0]
    return sorted(best, key=lambda hit: -hit.score)[:limit]


def _match(asked: list[str], text: str) -> tuple[int, float]:
    """How many of the words are there, and how well: the nearer to each other, the better."""
    from rapidfuzz import fuzz  # 50 ms: only a search pays for it

    there = set(words(text))
    best = [max((likeness(word, other) for other in there), default=0) for word in asked]
    sure = [score for score in best if score >= SURE]
    together = fuzz.partial_ratio(" ".join(asked), text.lower()) / 100
    return len(sure), sum(sure) + together


def words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("ё", "е"))


def likeness(one: str, other: str) -> float:
    """0–100: 95 for two forms of a word, 86 for kindred words («банкротство», «банкротами»)."""
    from rapidfuzz.distance.Prefix import similarity
    from rapidfuzz.fuzz import ratio

    short, long = sorted((one, other), key=len)
    if short == long:
        return 100.0
    if len(long) - len(short) > ENDING or len(short) < ENDING:
        return 0.0
    alike = similarity(short, long)
    if alike >= max(len(short) - 2, ENDING):
        return 95.0
    kindred = 86.0 if alike >= max(0.7 * len(short), 5) else 0.0
    return max(kindred, ratio(one, other) if len(short) > ENDING else 0.0)
