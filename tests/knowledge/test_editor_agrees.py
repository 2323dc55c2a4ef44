"""An editor with our JSON Schema sees the same slips of shape as the program does."""

import json
import random
from datetime import date
from typing import Any

import jsonschema
import pytest

from nadzor_docs.assessment.conditions import Rule
from nadzor_docs.assessment.term_rules import TermRule
from nadzor_docs.cli.kb_author import schema_texts
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.model import Instrument, Law
from nadzor_docs.knowledge.schema import Problem, bind

from .damage import damage

KINDS = [
    (Instrument, "instrument", "instruments/kz-gp-2002-79.yaml"),
    (Instrument, "instrument", "instruments/kz-gpk-1999.yaml"),
    (Law, "law", "laws/gpk-1999.yaml"),
    (Rule, "participation", "rules/participation/kz-gp-2002-79.yaml"),
    (TermRule, "term", "terms/appeal-protest.yaml"),
]
VALUES: list[Any] = [None, 7, True, "", "слово", [], {}, ["a"], {"а": 1}]


def as_an_editor_reads(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_an_editor_reads(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize(("kind", "name", "path"), KINDS, ids=lambda one: str(one)[-20:])
def test_the_editor_and_the_program_agree(kind: type, name: str, path: str) -> None:
    chance = random.Random(path)
    validator = jsonschema.Draft202012Validator(json.loads(schema_texts()[name]))
    wrong = 0
    for _ in range(60):
        value = load_yaml(data_folder("kb") / path)
        damage(value, chance, VALUES)
        problems: list[Problem] = []
        bind(kind, value, problems)
        assert bool(problems) == (not validator.is_valid(as_an_editor_reads(value))), problems
        wrong += bool(problems)
    assert wrong > 20
