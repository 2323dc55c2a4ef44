"""Mutate a sample of every format and read what comes of it: text or a clear error, in time.

    python -m tests.fuzz.fuzz_reading --count 20000 docx odt rtf html mht txt pdf
    python -m tests.fuzz.fuzz_reading --count 300 doc image  # LibreOffice, Tesseract: slow

Anything but an act or an ``UnreadableFile`` is a crash, more than ten seconds a hang. The last
line says how many of each there were, the slowest case and the greatest memory.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import read_act
from tests.reading import samples

HANG_SECONDS = 10.0
TOKENS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:del>", b"<w:r>", b"<!DOCTYPE a>", b"&x;", b"\\par ",
    b"\\bin99999999 ", b"\\u-1?", b"{\\footnote ", b"{\\header ", b"}}}", b"{" * 40,
    b"<table><tr><td>", b"<div>" * 40, b"<![CDATA[", b"endobj\n", b"stream\n", b"/Kids [1 0 R]",
    b"99999999999", b"\xff\xfe", b"\0" * 30, b"PK\x03\x04", "ё".encode(), b"\r\n" * 20,
    b" " * 300, "о п р е д ".encode() * 5,
)  # fmt: skip


def mutated(data: bytes, luck: random.Random) -> bytes:
    """``data`` after a few random cuts, copies, flips and strange insertions."""
    out = bytearray(data)
    for _ in range(luck.randint(1, 8)):
        at = luck.randrange(len(out) + 1)
        size = luck.choice((1, 1, 2, 8, 64, 512))
        match luck.randrange(6):
            case 0:
                out[at : at + 1] = bytes([luck.randrange(256)])
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * luck.randint(1, 9)
            case 3:
                out[at:at] = luck.choice(TOKENS)
            case 4:
                other = luck.randrange(len(out) + 1)
                out[at : at + size] = out[other : other + size]
            case _:
                if luck.random() < 0.1:
                    del out[at:]
    return bytes(out)


def mutated_package(data: bytes, luck: random.Random) -> bytes:
    """A zip with mutated bytes, or, more often, an intact zip of mutated parts."""
    if luck.random() < 0.25:
        return mutated(data, luck)
    parts = zipfile.ZipFile(io.BytesIO(data))
    return samples.zipped(
        {
            name: mutated(parts.read(name), luck) if luck.random() < 0.7 else parts.read(name)
            for name in parts.namelist()
        }
    )


def rich_docx() -> bytes:
    table = f"<w:tbl><w:tr><w:tc>{samples.paragraph('дата')}</w:tc></w:tr></w:tbl>"
    section = '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    body = "".join(map(samples.paragraph, samples.ACT.split("\n"))) + table + section
    return samples.docx(
        body,
        **{
            "word/_rels/document.xml.rels": samples.relations(h="header1.xml"),
            "word/header1.xml": samples.word_xml("hdr", samples.paragraph("Дело № 2-15")),
        },
    )


SAMPLES: dict[str, Callable[[], bytes]] = {
    "docx": rich_docx,
    "odt": samples.odt,
    "rtf": samples.rtf,
    "html": samples.html,
    "mht": samples.mht,
    "txt": lambda: samples.RUSSIAN.encode("cp1251", "replace"),
    "pdf": lambda: samples.pdf(pages=2),
    "doc": samples.doc,
    "image": samples.picture,
}


@dataclass
class Tally:
    """What became of one format's mutants."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    bad: list[str] = field(default_factory=list)

    def add(self, outcome: str, seconds: float, seed: int) -> None:
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, seconds)
        if outcome.startswith("CRASH") or seconds > HANG_SECONDS:
            self.bad.append(f"seed {seed}: {outcome} in {seconds:.1f} s")


def fuzz(kind: str, count: int, first_seed: int = 0) -> Tally:
    """Read ``count`` mutants of the sample of ``kind``; each has a seed that makes it again."""
    sample = SAMPLES[kind]()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for seed, data in _mutants(sample, count, first_seed):
            path = Path(folder) / "mutant.bin"
            path.write_bytes(data)
            begun = time.perf_counter()
            tally.add(outcome_of(path), time.perf_counter() - begun, seed)
    return tally


def _mutants(sample: bytes, count: int, first_seed: int) -> Iterator[tuple[int, bytes]]:
    mutate = mutated_package if sample.startswith(b"PK") else mutated
    for seed in range(first_seed, first_seed + count):
        yield seed, mutate(sample, random.Random(seed))


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
        told = ", ".join(f"{outcome} {n}" for outcome, n in tally.outcomes.most_common(8))
        print(f"{kind}: {told}; slowest {tally.slowest:.2f} s; {peak_megabytes()} MB", flush=True)  # noqa: T201
        for line in tally.bad[:10]:
            print(f"  {line}", flush=True)  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
