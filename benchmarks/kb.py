"""Loading and checking the whole knowledge base, against plain PyYAML reading the same files.

    python benchmarks/kb.py

Prints milliseconds (the best of several runs) and ratios of one run: the ratios may be compared
between machines, the milliseconds may not.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from os import environ
from pathlib import Path

import click
import yaml

from nadzor_docs.assessment.lint import check_rules, lint_rules
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_kb
from nadzor_docs.knowledge.lint import lint_kb

BASE = data_folder("kb")
FILES = sorted(BASE.rglob("*.yaml"))
ACTS = [path for path in FILES if path.parent.name in ("instruments", "laws")]
RUNS = 5


def best(job: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds of the fastest run: what the work takes when nothing else disturbs it."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def read_all(files: list[Path], loader: type) -> None:
    for path in files:
        yaml.load(path.read_text(encoding="utf-8"), loader)


def everything() -> None:
    """Load and validate all: acts, their agreement, rules, terms, cases; other files strictly."""
    kb, findings = lint_kb(BASE)
    assert not [*findings, *check_rules(kb)[0]]


def with_answers() -> None:
    """The same, and every case is answered: what ``nadzor kb lint`` does."""
    kb, findings = lint_kb(BASE)
    assert not [*findings, *lint_rules(kb)]


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:
        environ["XDG_CACHE_HOME"] = cache
        cold = best(everything, runs=1)
        whole, load, answered = best(everything), best(load_kb), best(with_answers)
    pure, fast = (best(lambda one=one: read_all(FILES, one), 2) for one in
                  (yaml.SafeLoader, yaml.CSafeLoader))  # fmt: skip
    acts = best(lambda: read_all(ACTS, yaml.SafeLoader), 2)
    size = sum(path.stat().st_size for path in FILES)
    rows = [
        ("вся база: чтение и проверка, первый раз", cold, pure),
        ("вся база: чтение и проверка, из кэша", whole, pure),
        ("то же и ответы на все примеры (kb lint)", answered, pure),
        ("load_kb (инструкции и законы), из кэша", load, acts),
        ("PyYAML с libyaml (CSafeLoader), только разбор", fast, pure),
        ("PyYAML (yaml.safe_load), только разбор", pure, pure),
    ]
    click.echo(f"{len(FILES)} файлов, {size // 1024} КБ")
    for name, milliseconds, peer in rows:
        click.echo(
            f"{name:48} {milliseconds:8.1f} мс   {milliseconds / peer:6.3f} от yaml.safe_load"
        )


if __name__ == "__main__":
    main()
