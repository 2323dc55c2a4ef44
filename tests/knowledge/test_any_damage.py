"""Whatever is done to a file, lint answers with findings: never a traceback, never silence."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from nadzor_docs.assessment.lint import lint_rules
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.lint import lint_kb

from .damage import damage

BASE = data_folder("kb")
FILES = [
    "instruments/kz-gp-2002-79.yaml",
    "instruments/kz-gpk-1999.yaml",
    "laws/gpk-1999.yaml",
    "rules/participation/kz-gp-2002-79.yaml",
    "terms/appeal-protest.yaml",
    "cases/kz-gp-2002-79.yaml",
]
VALUES: list[Any] = [
    None,
    7,
    True,
    "",
    "слово",
    "*",
    [],
    {},
    ["a"],
    {"а": 1},
    date(2005, 2, 1),
    {3: 4},
]


@pytest.mark.parametrize("name", FILES)
def test_damage_is_told_with_its_file(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    told = 0
    for _ in range(12):
        value = load_yaml(BASE / name)
        damage(value, chance, VALUES)
        path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
        kb, findings = lint_kb(BASE, tmp_path)
        findings = [*findings, *lint_rules(kb)]
        for one in findings:
            assert one.line >= 1
            assert one.message
            assert Path(one.file).is_file()
        told += bool(findings)
    assert told > 5  # the rest only lost something that may be absent
