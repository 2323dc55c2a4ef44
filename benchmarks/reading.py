"""Reading against its peers on the same files, in one run. Prints JSON.

    python -m benchmarks.reading    # needs LibreOffice, and the peers: reading-requirements.txt

Forty acts of the train corpus, laid out as Word files and turned by LibreOffice into the other
formats. «ratio» is the peer's time divided by ours for the bare text of the same bytes, act by
act (the median of the runs of each), and then the median over the acts. «whole act» is
`read_act` as its user waits for it: the file read, its text mended, the worker process asked;
act by act the median of its runs. Ratios may be compared between machines, milliseconds may not.
"""

from __future__ import annotations

import io
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from docx import Document
from pypdf import PdfReader

from nadzor_docs.data import data_folder
from nadzor_docs.reading import read_act
from nadzor_docs.reading.formats import docx, pdf
from tests.reading.renders import TEXT_FORMATS, rendered

ACTS = 40
RUNS = 15
LIMIT_MS = 50.0
# LibreOffice turns a .doc into .docx first: that time is not ours.
MEASURED = tuple(kind for kind in TEXT_FORMATS if kind != "doc")
PDF_FORMATS = ("pdf", "pdf in two columns")


def took(job: Callable[[], object], clock: Callable[[], float]) -> float:
    """Milliseconds of a job, the median of its runs; the first run, which imports, is not
    counted."""
    job()
    times = []
    for _ in range(RUNS):
        start = clock()
        job()
        times.append((clock() - start) * 1000)
    return median(times)


def with_python_docx(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def with_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def against(
    files: Sequence[bytes], ours: Callable[[bytes], object], peer: Callable[[bytes], object]
) -> dict[str, float]:
    """The processor's time of both: what else the machine does is not counted."""
    pairs = [
        [took(partial(reader, data), time.process_time) for reader in (ours, peer)]
        for data in files
    ]
    ratios = [theirs / mine for mine, theirs in pairs]
    return {
        "ms": round(median(mine for mine, _ in pairs), 2),
        "peer ms": round(median(theirs for _, theirs in pairs), 2),
        "ratio": round(median(ratios), 1),
        "lowest ratio": round(min(ratios), 1),
    }


def whole(files: Sequence[bytes], folder: Path) -> dict[str, float]:
    """By the clock, as a user waits: the worker process too."""
    path = folder / "act.bin"
    times = []
    for data in files:
        path.write_bytes(data)
        times.append(took(lambda: read_act(path), time.perf_counter))
    return {"median": round(median(times), 1), "slowest": round(max(times), 1)}


def train_texts() -> list[str]:
    """Acts from all over the train corpus, as many as are measured."""
    folder = data_folder("corpora") / "acts" / "train"
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".docx"))
    return [read_act(path).text for path in paths[:: len(paths) // ACTS]][:ACTS]


def measured() -> dict[str, Any]:
    texts = train_texts()
    files = {kind: [data for data in rendered(texts, kind) if data] for kind in MEASURED}
    with tempfile.TemporaryDirectory() as name:
        acts = {kind: whole(files[kind], Path(name)) for kind in MEASURED}
    return {
        "acts": len(texts),
        "characters": {"median": median(map(len, texts)), "longest": max(map(len, texts))},
        "docx against python-docx": against(files["docx"], docx.read, with_python_docx),
        **{f"{kind} against pypdf": against(files[kind], pdf.read, with_pypdf)
           for kind in PDF_FORMATS},
        "whole act, ms": acts,
        "within limit": all(ms["slowest"] < LIMIT_MS for ms in acts.values()),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False, indent=1))  # noqa: T201
