"""Our own side of ``extraction.py``: run in a process of its own, so that every cache is cold.

Reads JSON (a list of texts) on standard input; prints, as JSON, what is found in each and the
processor seconds: of the names and dates alone, of the whole extraction, and of bare spaCy's
tokens and sentences. Patterns are compiled and dictionaries loaded before the clock starts, as
the peers' models are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import process_time
from typing import Any

from nadzor_docs.errors import NadzorError
from nadzor_docs.extraction import extract
from nadzor_docs.extraction.act import assemble
from nadzor_docs.extraction.attributes import attribute_rules
from nadzor_docs.extraction.date_roles import date_rules
from nadzor_docs.extraction.findings import finding_rules
from nadzor_docs.extraction.marking import Marked, mark
from nadzor_docs.extraction.roles import role_rules
from nadzor_docs.facts import ActText, PartyKind
from nadzor_docs.reading import from_text

KINDS = {"person": "persons", "organization": "organisations", "state": "organisations"}
FIRST = (
    "ОПРЕДЕЛЕНИЕ\n14 марта 2005 года город Тараз\nТаразский городской суд, рассмотрев заявление"
    " Ивановой А.Б. об отсрочке исполнения решения,\nУСТАНОВИЛ:\nс неё в пользу ТОО «Арман»"
    " взысканы 100 тенге.\nОПРЕДЕЛИЛ:\nЗаявление удовлетворить.\nСудья К.Л. Ким"
)


def main() -> None:
    texts = json.load(sys.stdin)
    acts = [from_text(text) for text in texts]
    _make_ready()
    if sys.argv[1:] == ["whole"]:
        answer = {"seconds": _seconds(_extract, acts)}
    elif sys.argv[1:] == ["spacy"]:
        answer = {"seconds": _bare_spacy(texts)}
    else:
        marked: list[Marked] = []
        seconds = _seconds(lambda text: marked.append(mark(text)), texts)
        answer = {"seconds": seconds, "found": [_found(one) for one in marked]}
    json.dump(answer, sys.stdout)


def _make_ready() -> None:
    """Import everything, load the dictionary, compile the rules."""
    first = from_text(FIRST)
    assemble(mark(first.text), first, None)
    for rule in (*role_rules(), *finding_rules(), *attribute_rules()):
        rule.turn.pattern  # noqa: B018
    others = [turn for rule in finding_rules() for turn in (rule.unless, rule.only)]
    others += [turn for rule in date_rules() for turn in (rule.before, rule.after)]
    [turn.pattern for turn in others if turn]


def _seconds(work: Callable[[Any], Any], inputs: Iterable[Any]) -> float:
    start = process_time()
    for one in inputs:
        work(one)
    return process_time() - start


def _extract(act: ActText) -> None:
    with suppress(NadzorError):  # an act of which too little is left to be one
        extract(act)


def _bare_spacy(texts: list[str]) -> float:
    """``spacy.blank("ru")`` knows no names: what it can do is split a text."""
    import spacy

    nlp = spacy.blank("ru")
    nlp.add_pipe("sentencizer")
    nlp(FIRST)
    return _seconds(nlp, texts)


def _found(act: Marked) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {"persons": [], "organisations": []}
    for entity in act.named.entities:
        if entity.kind is not PartyKind.PERSON or any(name.sure for name in entity.people):
            spans[KINDS[entity.kind.value]] += [(s.start, s.end) for s in entity.spans()]
    spans["dates"] = [(d.span.start, d.span.end) for d in act.dates]
    spans["courts"] = [(c.span.start, c.span.end) for c in act.courts]
    return spans


main()
