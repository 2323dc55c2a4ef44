"""Reading against its peers on the same files, in one run. Prints JSON.

    python -m benchmarks.reading    # needs LibreOffice, and pypdf besides

The longest open act of the corpus, laid out as a Word file and turned by LibreOffice into the
other formats. «ms» is the fastest of one whole `read_act`: the file read, its text mended.
«ratio» is the peer's time divided by ours for the bare text of the same bytes; ratios
may be compared between machines, milliseconds may not.
"""

from __future__ import annotations

import io
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from pypdf import PdfReader

from nadzor_docs.reading import read_act
from nadzor_docs.reading.formats import docx, pdf
from tests.reading.agreement import open_acts
from tests.reading.renders import TEXT_FORMATS, rendered

RUNS = 25
LIMIT_MS = 50.0


def took(
    *jobs: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Milliseconds of each job in its fastest run: other work on the machine only adds. The jobs
    take turns; the first run, which imports, is not counted."""
    times: list[list[float]] = [[] for _ in jobs]
    for run in range(RUNS + 1):
        for job, taken in zip(jobs, times, strict=True):
            start = time.perf_counter()
            job()
            if run:
                taken.append((time.perf_counter() - start) * 1000)
    return [min(taken) for taken in times]


def with_python_docx(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def with_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def against(ours: Callable[[], object], peer: Callable[[], object]) -> dict[str, float]:
    mine, theirs = took(
        ours,
        peer,
    )
    return {"ms": round(mine, 2), "peer_ms": round(theirs, 2), "ratio": round(theirs / mine, 1)}


def whole(data: bytes, folder: Path) -> float:
    path = folder / "act.bin"
    path.write_bytes(data)
    return round(took(lambda: read_act(path))[0], 1)


def measured() -> dict[str, Any]:
    longest = max((read_act(path).text for path in open_acts()), key=len)
    files = {kind: rendered([longest], kind)[0] for kind in TEXT_FORMATS if kind != "doc"}
    word, printed = files["docx"], files["pdf"]
    assert word is not None
    assert printed is not None
    with tempfile.TemporaryDirectory() as name:
        acts = {kind: whole(data, Path(name)) for kind, data in files.items() if data}
    return {
        "characters": len(longest),
        "docx against python-docx": against(
            lambda: docx.read(word), lambda: with_python_docx(word)
        ),
        "pdf against pypdf": against(lambda: pdf.read(printed), lambda: with_pypdf(printed)),
        "whole act, ms": acts,
        "within limit": all(ms < LIMIT_MS for ms in acts.values()),
    }


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False, indent=1))  # noqa: T201
