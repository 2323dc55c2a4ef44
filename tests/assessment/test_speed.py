"""A decision costs little: measured against printing its answer, in the same run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from nadzor_docs.answer import to_dict
from nadzor_docs.assessment import assess
from nadzor_docs.assessment.cases import court_act, read_cases
from nadzor_docs.knowledge import KB

LIMIT = 300  # times json.dumps of the answer; measured: 60


def best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def test_deciding_costs_at_most_some_printings_of_the_answer(kb: KB) -> None:
    acts = [court_act(case) for case in read_cases(kb.path("cases/kz-gp-2002-79.yaml"))]
    answers = [to_dict(act, assess(act, kb)) for act in acts]
    deciding = best(lambda: [assess(act, kb) for act in acts])
    printing = best(lambda: [json.dumps(answer) for answer in answers])
    assert deciding < LIMIT * printing
