"""Slips in rules, cases and terms, made in the guide's own files, are found and told."""

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.assessment.lint import lint_rules
from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.lint import lint_kb

from .test_guide import steps

TABLE: dict[str, list[dict[str, Any]]] = load_yaml(Path(__file__).with_name("rule-slips.yaml"))
NAMES = {
    "rule": "office-kb/rules/participation/kz-gp-2030-15.yaml",
    "case": "office-kb/cases/kz-gp-2030-15.yaml",
    "term": "office-kb/terms/office-study.yaml",
}
FILES = {step.name: step.text for step in steps() if step.name.startswith("office-kb/")}
SLIPS = [(kind, slip) for kind, slips in TABLE.items() for slip in slips]


@pytest.mark.parametrize(("kind", "slip"), SLIPS, ids=lambda one: str(one)[:40])
def test_a_slip_is_told_in_its_file(tmp_path: Path, kind: str, slip: dict[str, Any]) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        spoilt = text.replace(slip["old"], slip["new"], 1) if name == NAMES[kind] else text
        path.write_text(spoilt, encoding="utf-8")
    assert slip["old"] in FILES[NAMES[kind]]
    kb, findings = lint_kb(data_folder("kb"), tmp_path / "office-kb")
    told = [one for one in (*findings, *lint_rules(kb)) if one.file == str(tmp_path / NAMES[kind])]
    assert any(slip["says"] in one.message and slip.get("mend", "") in one.mend for one in told), (
        told
    )
