"""The base is loaded and checked, from the cache, sooner than PyYAML alone parses its files."""

import time
from collections.abc import Callable

import yaml

from nadzor_docs.assessment.lint import check_rules
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge.lint import lint_kb

FOLDERS = ("instruments", "laws", "rules", "cases")
FILES = [path for name in FOLDERS for path in data_folder("kb").glob(f"{name}/**/*.yaml")]


def seconds(job: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def check_all() -> None:
    kb, findings = lint_kb(data_folder("kb"))
    assert not findings
    assert not check_rules(kb)[0]


def test_loading_and_checking_costs_less_than_parsing() -> None:
    check_all()  # fills the cache
    ours = seconds(check_all, runs=5)
    plain = seconds(
        lambda: [yaml.load(p.read_text("utf-8"), yaml.SafeLoader) for p in FILES], runs=2
    )
    assert ours < plain * 0.6, f"{ours * 1000:.0f} ms against {plain * 1000:.0f} ms"
