"""A receipt: what an answer was made of, so that the same answer can be shown again later."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from nadzor_docs.answer import to_dict
from nadzor_docs.facts import Assessment, CourtAct
from nadzor_docs.knowledge import KB

LIBRARIES = ("nadzor_docs", "pymorphy3", "pymorphy3-dicts-ru", "holidays", "PyYAML")


def receipt(act: CourtAct, assessment: Assessment, kb: KB) -> dict[str, Any]:
    """Hashes of act, knowledge base and answer; versions; the day asked for; the facts used."""
    answer: Any = to_dict(act, assessment)
    participation = assessment.participation
    instruments = (participation, *participation.also)
    return {
        "schema": "nadzor.receipt/1",
        "act": {"path": act.text.source.path, "sha256": act.text.source.sha256},
        "kb": {"sha256": kb_hash(kb), "overlay": kb.overlay is not None},
        "versions": {name: version_of(name) for name in LIBRARIES},
        "instruments": [one.instrument for one in instruments],
        "as_of": answer["participation"]["as_of"],
        "outcome": participation.outcome.value,
        "facts": {name: answer[name] for name in ("act", "parties", "dates", "findings")},
        "answer_sha256": digest({**answer, "source": act.text.source.sha256}),
    }


def digest(answer: Any) -> str:
    """The hash of an answer, whatever the order of its fields."""
    plain = json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def kb_hash(kb: KB) -> str:
    """The hash of every file of the knowledge base by its path in it, the overlay's included."""
    whole = sha256()
    for name, path in kb.files("").items():
        whole.update(name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def version_of(library: str) -> str:
    """A library's version; it needn't be installed."""
    try:
        return version(library)
    except PackageNotFoundError:  # run from a checkout that isn't installed
        return "not installed"
