"""Answering a split of the corpus and gathering the figures."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nadzor_docs.answer import to_dict
from nadzor_docs.errors import NadzorError
from nadzor_docs.evaluation.compare import FIELDS, Comparison, compare, total
from nadzor_docs.evaluation.gold import GoldAct
from nadzor_docs.knowledge import load_kb

RESAMPLES = 1000
INSTRUMENT = "kz-gp-2002-79"  # the gold outcomes are those of the contract: Order 79's
NOTHING: dict[str, Any] = {"act": {}, "parties": [], "dates": []}


@dataclass(frozen=True, slots=True)
class Result:
    """A gold act and how its answer compares."""

    gold: GoldAct
    comparison: Comparison


def answer_gold(acts: Iterable[GoldAct]) -> list[Result]:
    """Read, extract and assess each act, and compare. A failure counts as an empty answer."""
    from nadzor_docs.assessment import assess
    from nadzor_docs.extraction import extract
    from nadzor_docs.reading import read_act

    kb = load_kb()
    results = []
    for gold in acts:
        answer: Any = NOTHING
        try:
            act = extract(read_act(gold.file))
            answer = to_dict(act, assess(act, kb, instrument=INSTRUMENT))
        except NadzorError as error:
            answer = NOTHING | {"participation": {"outcome": error.code, "grounds": []}}
        results.append(Result(gold, compare(gold.id, gold.answer, answer)))
    return results


def group_by(results: Sequence[Result], key: str) -> dict[str, list[Result]]:
    """The results in groups: by «matter», «language» or «act»."""
    of: dict[str, Callable[[Result], str]] = {
        "matter": lambda result: result.gold.matter,
        "language": lambda result: result.gold.language,
        "act": lambda result: result.gold.id,
    }
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(of[key](result), []).append(result)
    return dict(sorted(groups.items()))


def figures(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and its 95 % bootstrap interval over acts, by field."""
    sums = total(result.comparison for result in results)
    lows_highs = _intervals([result.comparison for result in results])
    return {
        field: {
            "precision": round(count.precision, 4),
            "recall": round(count.recall, 4),
            "f1": round(count.f1, 4),
            "low": round(lows_highs[field][0], 4),
            "high": round(lows_highs[field][1], 4),
        }
        for field, count in sums.items()
    }


def _intervals(comparisons: Sequence[Comparison]) -> dict[str, tuple[float, float]]:
    chance = random.Random(79)  # the same acts give the same intervals
    size = len(comparisons)
    samples: dict[str, list[float]] = {field: [] for field in FIELDS}
    for _ in range(RESAMPLES):
        drawn = chance.choices(comparisons, k=size)
        for field, count in total(drawn).items():
            samples[field].append(count.f1)
    return {field: _middle_95(sorted(values)) for field, values in samples.items()}


def _middle_95(values: Sequence[float]) -> tuple[float, float]:
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def confusion(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    """How often each gold outcome was answered with each outcome."""
    pairs = Counter(result.comparison.outcome for result in results)
    table: dict[str, dict[str, int]] = {}
    for (gold, answered), number in sorted(pairs.items()):
        table.setdefault(gold, {})[answered or "—"] = number
    return table


def dangerous(results: Sequence[Result]) -> list[str]:
    """Acts where participation is mandatory and the answer confidently says it isn't."""
    wrong = ("not_mandatory", "out_of_scope", "not_a_court_act")
    return [
        result.gold.id
        for result in results
        if result.comparison.outcome[0] == "mandatory" and result.comparison.outcome[1] in wrong
    ]


def record(results: Sequence[Result]) -> dict[str, Any]:
    """What a baseline file keeps: the figures, and each act's counts by field."""
    return {
        "acts": len(results),
        "figures": figures(results),
        "outcomes": confusion(results),
        "dangerous": dangerous(results),
        "by_act": {
            result.gold.id: {
                field: [count.found, count.invented, count.missed]
                for field, count in result.comparison.counts.items()
            }
            for result in results
        },
    }


def gains_and_losses(results: Sequence[Result], baseline: dict[str, Any]) -> list[str]:
    """Act by act, the fields whose errors became fewer («+») or more («−»)."""
    lines = []
    for result in results:
        before = baseline["by_act"].get(result.gold.id)
        if before is None:
            lines.append(f"  {result.gold.id}: новый акт")
            continue
        for field, count in result.comparison.counts.items():
            was = sum(before[field][1:]) if field in before else 0
            now = count.invented + count.missed
            if was != now:
                sign = "+" if now < was else "−"
                lines.append(f"{sign} {result.gold.id}: {field}: ошибок было {was}, стало {now}")
    return lines
