"""The process that reads what may hang or swell: told a task on its standard input, it answers
one line of JSON, and may be killed at any moment.

Parsers of PDF and RTF run here with a limit on memory; the time is limited by who asks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import limits
from nadzor_docs.reading.raw import RawText


def read_pdf(data: bytes) -> dict[str, Any]:
    from nadzor_docs.reading.formats import pdf

    raw, scanned = pdf.read(data)
    return _as_dict(raw) | {"scanned": scanned}


def draw_pdf(data: bytes, pages: list[int], folder: str) -> dict[str, Any]:
    from nadzor_docs.reading.formats import pdf

    return {"pictures": pdf.draw(data, pages, Path(folder))}


def read_rtf(data: bytes) -> dict[str, Any]:
    from nadzor_docs.reading.formats import rtf

    return _as_dict(rtf.read(data))


TASKS: dict[str, Callable[..., dict[str, Any]]] = {
    "pdf": read_pdf,
    "draw": draw_pdf,
    "rtf": read_rtf,
}


def _as_dict(raw: RawText) -> dict[str, Any]:
    return {
        "text": raw.text,
        "places": [(place.start, place.label) for place in raw.places],
        "warnings": raw.warnings,
        "running": [(span.start, span.end) for span in raw.running],
        "soft_breaks": raw.soft_breaks,
    }


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more. A request: a line of JSON, then the file's bytes."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"])
        answer = json.dumps(_answer(request["task"], data, request["options"]))
        answers.write(answer.encode() + b"\n")
        answers.flush()


def _answer(task: str, data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    try:
        return TASKS[task](data, **options)
    except UnreadableFile as error:
        return {"error": type(error).__name__, "message": error.message, "mend": error.mend}


def limit_memory() -> None:
    """Where the system can: Windows has no such limit, and the time limit stands alone."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.WORKER_BYTES, limits.WORKER_BYTES))


if __name__ == "__main__":
    limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
