"""Whether the same act in another format gives the same answer.

    python -m tests.reading.agreement            # every act of the open corpus, every format
    python -m tests.reading.agreement --every 10 --formats scan pdf

A line a format: how many acts were compared, how many answers agree in full and in the outcome;
then what differs, act by act. Needs LibreOffice; scans need Tesseract and pdftoppm.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from nadzor_docs.answer import to_dict
from nadzor_docs.assessment import assess
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_kb
from nadzor_docs.reading import from_text, read_act
from nadzor_docs.reading.formats import doc
from tests.reading.renders import SCAN, TEXT_FORMATS, rendered

# Where a quote stands and what a file is called differ between formats by their nature.
OF_THE_FILE = ("start", "end", "source", "warnings")
SCORE = 20
Answer = dict[str, Any]


@cache
def answer_to(words: str) -> Answer:
    """The public answer to a text without what belongs to its file; an error is an answer too.
    Told once for each text: most formats give the very text of the act."""
    text = from_text(words)
    try:
        act = extract(text)
        answer: Answer = dict(to_dict(act, assess(act, load_kb())))
    except NadzorError as error:
        return {"error": error.code}
    pure = _without_places(answer)
    assert isinstance(pure, dict)
    return pure


@cache
def _own(path: Path) -> str:
    """The text of an act of the corpus, which every format is compared with."""
    return read_act(path).text


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_places(v) for k, v in value.items() if k not in OF_THE_FILE}
    if isinstance(value, list | tuple):
        return [_without_places(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def words_of(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "act.bin"
        path.write_bytes(data)
        return read_act(path).text


def opened(files: Sequence[bytes | None]) -> Iterator[bytes]:
    """Old Word files as the reader sees them after LibreOffice, a score in each of its runs: it
    starts for longer than it turns a file."""
    for start in range(0, len(files), SCORE):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            sources = []
            for number, data in enumerate(filter(None, files[start : start + SCORE])):
                sources.append(folder / f"{number}.doc")
                sources[-1].write_bytes(data)
            doc.convert(sources, folder)
            yield from (source.with_suffix(".docx").read_bytes() for source in sources)


def outcome(answer: Answer) -> str:
    return str(answer.get("participation", answer).get("outcome", answer.get("error")))


def differences(one: Any, other: Any, at: str = "") -> list[str]:
    """Where two answers differ: paths into them, with both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        return [d for k in keys for d in differences(one.get(k), other.get(k), f"{at}.{k}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return [d for i, (a, b) in enumerate(pairs) for d in differences(a, b, f"{at}[{i}]")]
    return [] if one == other else [f"{at}: {_short(one)} ≠ {_short(other)}"]


def _short(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) < 120 else told[:119] + "…"


def open_acts(every: int = 1) -> list[Path]:
    """The acts of the corpus that development may look at, one in ``every``."""
    folder = data_folder("corpora") / "acts"
    acts = [
        path
        for split in ("train", "validation")
        for path in sorted((folder / split).iterdir())
        if path.suffix in (".txt", ".docx")
    ]
    return acts[::every]


def compare(acts: Sequence[Path], kind: str) -> dict[str, Any]:
    """How the answers on ``acts`` rendered as ``kind`` agree with those on the acts themselves:
    the same text has the same answer, any other is asked."""
    own = [_own(path) for path in acts]
    compared = agree = same_outcome = 0
    differ: dict[str, list[str]] = {}
    made = rendered(own, kind)
    files: Iterable[bytes | None] = opened(made) if kind == "doc" else made
    for path, words, data in zip(acts, own, files, strict=True):
        if data is None:
            continue
        read = words_of(data)
        one, other = ({}, {}) if read == words else (answer_to(words), answer_to(read))
        found = differences(one, other)
        compared += 1
        agree += not found
        same_outcome += outcome(one) == outcome(other)
        if found:
            differ[path.stem] = found
    return {"compared": compared, "agree": agree, "same_outcome": same_outcome, "differ": differ}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--formats", nargs="+", default=[*TEXT_FORMATS, SCAN])
    chosen = parser.parse_args()
    acts = open_acts(chosen.every)
    for kind in chosen.formats:
        sys.stdout.write("".join(f"{line}\n" for line in told(kind, compare(acts, kind))))
        sys.stdout.flush()


def told(kind: str, result: dict[str, Any]) -> Iterator[str]:
    compared = result["compared"]
    share = 100 * result["agree"] / max(1, compared)
    same = f"the same outcome {result['same_outcome']}"
    yield f"{kind}: acts {compared}, the same answer {result['agree']} ({share:.1f} %), {same}"
    for act, found in result["differ"].items():
        yield from (f"  {act}{difference}" for difference in found)


if __name__ == "__main__":
    main()
