"""Persons, organisations, courts and dates: ours against natasha and bare spaCy. Prints JSON.

    python benchmarks/extraction.py [PEERS_PYTHON]

PEERS_PYTHON is the Python of an environment made from ``extraction-requirements.txt``; without
it only our own figures are printed. The acts are the train and validation splits in Russian.

Quality. A span is exact if both its ends are those of a mention that the gold answers quote.
Gold lists no judges and clerks, so what else a tool takes for persons was read by hand for the
acts of ``persons.yaml``: spurious is a span whose words are no person's name.

Speed. Characters per processor second on one core, each act once, each tool in a process of its
own with cold caches, models loaded and patterns compiled before the clock starts; the median of
three rounds in turn. spaCy has no trained Russian model without a download from its own host
(``ru_core_news_*`` isn't in the package index), so bare ``spacy.blank("ru")`` stands in for it:
it splits a text and knows no names.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from nadzor_docs.evaluation.gold import GoldAct, read_split
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import read_act

HERE = Path(__file__).parent
KINDS = {"person": "persons", "organization": "organisations", "state": "organisations"}
ROUNDS = 3
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Act = tuple[GoldAct, str]
Spans = dict[str, set[tuple[int, int]]]


def main(peer: str = "") -> None:
    splits = ("train", "validation")
    golds = [gold for split in splits for gold in read_split(HERE.parent / "corpora", split)]
    acts = [(gold, read_act(gold.file).text) for gold in golds if gold.language == "ru"]
    result = {"acts": len(acts), "characters": sum(len(text) for _, text in acts)}
    json.dump(result | _compared(acts, peer), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _compared(acts: list[Act], peer: str) -> dict[str, Any]:
    sides = {
        "names": [sys.executable, str(HERE / "extraction_ours.py")],
        "whole": [sys.executable, str(HERE / "extraction_ours.py"), "whole"],
        "spacy": [sys.executable, str(HERE / "extraction_ours.py"), "spacy"],
    } | ({"natasha": [peer, str(HERE / "extraction_peer.py")]} if peer else {})
    texts = json.dumps([text for _, text in acts])
    rounds = [{name: _run(side, texts) for name, side in sides.items()} for _ in range(ROUNDS)]
    seconds = {name: median(one[name]["seconds"] for one in rounds) for name in sides}
    found = {name: [_spans(act) for act in rounds[0][name]["found"]] for name in ("names",)}
    characters = sum(len(text) for _, text in acts)
    rate = {name: round(characters / spent) for name, spent in seconds.items()}
    result: dict[str, Any] = {
        "ours": _quality(acts, found["names"])
        | {"names_chars_per_second": rate["names"], "whole_chars_per_second": rate["whole"]},
        "bare_spacy": {"persons_exact": 0, "tokens_chars_per_second": rate["spacy"]},
    }
    if peer:
        full = median(one["natasha"]["full_seconds"] for one in rounds)
        result["natasha"] = _quality(acts, [_spans(a) for a in rounds[0]["natasha"]["found"]]) | {
            "ner_chars_per_second": rate["natasha"],
            "full_chars_per_second": round(characters / full),
        }
        result["times_faster"] = {
            f"{ours} than natasha's {theirs}": round(spent / seconds[ours], 1)
            for ours in ("names", "whole")
            for theirs, spent in (("segmentation and NER", seconds["natasha"]), ("full", full))
        }
    return result


def _run(command: list[str], texts: str) -> dict[str, Any]:
    done = subprocess.run(
        command, input=texts, capture_output=True, text=True, check=True,
        env={**os.environ, **ONE_CORE},
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _spans(act: dict[str, list[list[int]]]) -> Spans:
    return {kind: {(start, end) for start, end in spans} for kind, spans in act.items()}


# ── quality ──────────────────────────────────────────────────────────────────


def _quality(acts: list[Act], found: list[Spans]) -> dict[str, Any]:
    expected = [_gold(gold.answer, text) for gold, text in acts]
    shares: dict[str, Any] = {}
    for kind in ("persons", "organisations", "courts", "dates"):
        gold = sum(len(e[kind]) for e in expected)
        exact = sum(len(e[kind] & f[kind]) for e, f in zip(expected, found, strict=True))
        shares[f"{kind}_exact"] = round(exact / gold, 4)
    return shares | _precision(acts, found)


def _gold(answer: dict[str, Any], text: str) -> Spans:
    """Every place of every mention that the gold answer quotes, by kind."""
    found: Spans = {"persons": set(), "organisations": set(), "dates": set(), "courts": set()}
    for party in answer["parties"]:
        for mention in party["mentions"]:
            found[KINDS[party["kind"]]] |= set(_places(str(mention), text))
    for event in answer["dates"]:
        found["dates"] |= set(_places(str(event["quote"]), text))
    court = answer["act"]["court"]
    if court:
        found["courts"] |= set(_places(str(court["quote"]), text))
    return found


def _places(quote: str, text: str) -> Iterable[tuple[int, int]]:
    words = r"\s+".join(re.escape(word) for word in quote.split())
    return ((m.start(), m.end()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", text))


def _precision(acts: list[Act], found: list[Spans]) -> dict[str, Any]:
    """Of the persons found in the acts read by hand, how many are none."""
    judged = load_yaml(HERE / "persons.yaml")
    read = frozenset(judged["acts"].split())
    known, mixed, none = (
        frozenset(" ".join(name.split()) for name in judged[key].split(";"))
        for key in ("names", "with_other_words", "not_names")
    )
    count = {"found": 0, "spurious": 0, "with_other_words": 0, "unread": 0}
    for (gold, text), spans in zip(acts, found, strict=True):
        if gold.id not in read:
            continue
        mentions = _mentions(gold)
        for start, end in spans["persons"]:
            words = " ".join(text[start:end].split())
            count["found"] += 1
            count["spurious"] += words in none
            count["with_other_words"] += words in mixed
            count["unread"] += words not in mentions | known | mixed | none
    share = {"spurious_in_a_hundred": round(100 * count["spurious"] / count["found"], 2)}
    return {"persons_read_by_hand": count | share}


def _mentions(gold: GoldAct) -> frozenset[str]:
    """How the gold answer quotes the persons among the parties."""
    return frozenset(
        " ".join(str(mention).split())
        for party in gold.answer["parties"] if party["kind"] == "person"
        for mention in party["mentions"]
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:2])
