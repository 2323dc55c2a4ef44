"""Mutate a sample of every format and read what comes of it: text or a clear error, in time.

    python -m tests.fuzz.fuzz_reading --count 20000 docx odt rtf html mht txt pdf
    python -m tests.fuzz.fuzz_reading --count 20000 doc          # needs LibreOffice
    python -m tests.fuzz.fuzz_reading --count 20000 png jpg tif  # needs Tesseract

Anything but an act or an ``UnreadableFile`` is a crash, more than ten seconds, twice, a hang. A
line a format says what came of the mutants, the slowest of them and the greatest memory; then
what crashed or hung, with the seed that makes it again. «alone» mutants brought LibreOffice down.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import limits, read_act
from tests.fuzz import office_batches
from tests.fuzz.mutants import SAMPLES, mutants

HANG_SECONDS = 10.0
ALONE_SECONDS = limits.OFFICE_SECONDS + HANG_SECONDS


@dataclass
class Tally:
    """What became of one format's mutants."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    alone: int = 0
    bad: list[str] = field(default_factory=list)

    def add(self, outcome: str, seconds: float, seed: int, allowed: float = HANG_SECONDS) -> None:
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, seconds)
        if outcome.startswith("CRASH") or seconds > allowed:
            self.bad.append(f"seed {seed}: {outcome} in {seconds:.1f} s")

    def line(self) -> str:
        told = ", ".join(f"{outcome} {n}" for outcome, n in self.outcomes.most_common(8))
        alone = f" (alone {self.alone})" if self.alone else ""
        return f"{told}{alone}; slowest {self.slowest:.2f} s; {peak_megabytes()} MB"


def fuzz(kind: str, count: int, first_seed: int = 0) -> Tally:
    """Read ``count`` mutants of the sample of ``kind``."""
    if kind == "doc":
        return _fuzz_doc(count, first_seed)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.bin"
        for seed, data in mutants(kind, count, first_seed):
            path.write_bytes(data)
            tally.add(*timed(outcome_of, path), seed)
    return tally


def timed(read: Callable[[Path], str], path: Path) -> tuple[str, float]:
    """The outcome and its seconds; what seems to hang is read again: the machine may be busy."""
    begun = time.perf_counter()
    outcome = read(path)
    seconds = time.perf_counter() - begun
    if seconds > HANG_SECONDS:
        begun = time.perf_counter()
        read(path)
        seconds = min(seconds, time.perf_counter() - begun)
    return outcome, seconds


def _fuzz_doc(count: int, first_seed: int) -> Tally:
    tally = Tally()
    for seed, path, alone in office_batches.prepared(mutants("doc", count, first_seed)):
        read = outcome_of if alone else outcome_of_converted
        allowed = ALONE_SECONDS if alone else HANG_SECONDS
        tally.add(*timed(read, path), seed, allowed)
        tally.alone += alone
    return tally


def outcome_of_converted(path: Path) -> str:
    return office_batches.read_converted(path, outcome_of)


def outcome_of(path: Path) -> str:
    try:
        read_act(path)
    except UnreadableFile as error:
        return error.code
    except Exception as error:  # whatever else comes out is what is looked for
        return f"CRASH {type(error).__name__}: {error}"
    return "read"


def peak_megabytes() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    usage = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in usage) // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="+", choices=list(SAMPLES))
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    bad = 0
    for kind in chosen.formats:
        tally = fuzz(kind, chosen.count, chosen.seed)
        bad += len(tally.bad)
        print(f"{kind}: {tally.line()}", flush=True)  # noqa: T201
        for line in tally.bad[:10]:
            print(f"  {line}", flush=True)  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
