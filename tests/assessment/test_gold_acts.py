"""The gold acts, read by the whole way: never a confident «no» where the gold says «mandatory»."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.extraction import extract
from nadzor_docs.facts import Outcome
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.reading import read_act

TRAIN = Path(__file__).parents[2] / "corpora" / "acts" / "train"
MANDATORY = [
    path
    for path in sorted(TRAIN.glob("*.gold.yaml"))
    if load_yaml(path)["participation"]["outcome"] == "mandatory"
]
CONFIDENT_NO = (Outcome.NOT_MANDATORY, Outcome.OUT_OF_SCOPE)


def file_of(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.yaml")
    return next(path for path in sorted(TRAIN.glob(f"{stem}.*")) if path.suffix != ".yaml")


@pytest.mark.parametrize("gold", MANDATORY, ids=lambda path: path.name.partition(".")[0])
def test_mandatory_is_never_denied(gold: Path, kb: KB) -> None:
    answer = assess(extract(read_act(file_of(gold))), kb, instrument="kz-gp-2002-79")
    assert answer.participation.outcome not in CONFIDENT_NO


def test_an_act_names_its_term_with_every_step(kb: KB) -> None:
    answer = assess(extract(read_act(TRAIN / "demo.docx")), kb)
    (term,) = answer.terms
    assert (term.id, term.due) == ("private-protest", date(2005, 9, 29))
    assert term.derivation[0] == "15 дней"
