"""Persons, organisations and dates of court acts: ours against natasha, in one run. Prints JSON.

    python benchmarks/extraction.py [PEERS_PYTHON]

PEERS_PYTHON is the Python of an environment made from ``extraction-requirements.txt``; without
it only our own figures are printed. The acts are the train and validation splits in Russian.
A span is exact if both its ends are gold's (the mentions that the gold answers quote); gold
quotes no judges, so ``recall`` is comparable and spurious spans aren't counted here. Speed is
characters per second on one core, each act once, our caches cold.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from nadzor_docs.evaluation.gold import read_split
from nadzor_docs.extraction.marking import Marked, mark
from nadzor_docs.reading import read_act

ROOT = Path(__file__).parent.parent
PEER = Path(__file__).with_name("extraction_peer.py")
KINDS = {"person": "persons", "organization": "organisations", "state": "organisations"}

Spans = set[tuple[int, int]]


def main(peer: str = "") -> None:
    golds = [g for split in ("train", "validation") for g in read_split(ROOT / "corpora", split)]
    acts = [(g, read_act(g.file).text) for g in golds if g.language == "ru"]
    texts = [text for _, text in acts]
    expected = [_gold(gold.answer, text) for gold, text in acts]
    ours, seconds = _ours(texts)
    characters = sum(map(len, texts))
    result: dict[str, Any] = {
        "acts": len(acts),
        "characters": characters,
        "ours": _recall(expected, ours) | {"chars_per_second": round(characters / seconds)},
    }
    if peer:
        result |= _against(peer, texts, expected, characters, seconds)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _gold(answer: dict[str, Any], text: str) -> dict[str, Spans]:
    """Every place of every mention that the gold answer quotes, by kind."""
    found: dict[str, Spans] = {"persons": set(), "organisations": set(), "dates": set()}
    for party in answer["parties"]:
        for mention in party["mentions"]:
            found[KINDS[party["kind"]]] |= set(_places(str(mention), text))
    for event in answer["dates"]:
        found["dates"] |= set(_places(str(event["quote"]), text))
    return found


def _places(quote: str, text: str) -> Iterable[tuple[int, int]]:
    words = r"\s+".join(re.escape(word) for word in quote.split())
    return ((m.start(), m.end()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", text))


def _ours(texts: list[str]) -> tuple[list[dict[str, Spans]], float]:
    start = perf_counter()
    acts = [mark(text) for text in texts]
    seconds = perf_counter() - start
    return [_found(act) for act in acts], seconds


def _found(act: Marked) -> dict[str, Spans]:
    spans: dict[str, Spans] = {"persons": set(), "organisations": set()}
    for entity in act.named.entities:
        spans[KINDS[entity.kind.value]] |= {(s.start, s.end) for s in entity.spans()}
    spans["dates"] = {(d.span.start, d.span.end) for d in act.dates}
    return spans


def _recall(expected: list[dict[str, Spans]], found: list[dict[str, Spans]]) -> dict[str, float]:
    shares = {}
    for kind in ("persons", "organisations", "dates"):
        gold = sum(len(e[kind]) for e in expected)
        exact = sum(len(e[kind] & f[kind]) for e, f in zip(expected, found, strict=True))
        shares[f"{kind}_exact"] = round(exact / gold, 4) if gold else 1.0
    return shares


def _against(
    peer: str, texts: list[str], expected: list[dict[str, Spans]], characters: int, ours: float
) -> dict[str, Any]:
    done = subprocess.run(
        [peer, str(PEER)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    found = [
        {kind: {(a, b) for a, b in spans} for kind, spans in act.items()} for act in answer["found"]
    ]
    return {
        "natasha": _recall(expected, found)
        | {
            "ner_chars_per_second": round(characters / answer["ner_seconds"]),
            "full_chars_per_second": round(characters / answer["full_seconds"]),
        },
        "times_faster_than_ner": round(answer["ner_seconds"] / ours, 1),
        "times_faster_than_full": round(answer["full_seconds"] / ours, 1),
    }


if __name__ == "__main__":
    main(*sys.argv[1:2])
