"""The gold corpus is sound, its validator sees what is wrong, and its generator repeats itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, str(ROOT / "corpora" / script), *arguments],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


def generated(folder: Path, seed: int) -> dict[str, bytes]:
    made = run("generate.py", "--out", str(folder), "--count", "28", "--seed", str(seed))
    assert made.returncode == 0, made.stderr
    return {path.name: path.read_bytes() for path in folder.glob("*/*")}


def test_every_committed_act_passes_the_validator() -> None:
    checked = run("validate.py")
    assert checked.returncode == 0, checked.stderr


def test_generator_gives_the_same_acts_for_the_same_seed(tmp_path: Path) -> None:
    first = generated(tmp_path / "a", 11)
    assert first == generated(tmp_path / "b", 11)
    assert len(first) == 56
    assert first != generated(tmp_path / "c", 12)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_acts_pass_the_validator(tmp_path: Path, seed: int) -> None:
    generated(tmp_path, seed)
    checked = run("validate.py", str(tmp_path))
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("words", "instead", "fault"),
    [
        ("outcome: ", "outcome: perhaps_", "outcome can't be"),
        ('quote: "', 'quote: "этих слов в акте нет ', "not in the act"),
        ("origin: ", "source: ", "key origin is missing"),
        ("roles: [", "roles: [witness, ", "role can't be"),
    ],
)
def test_validator_names_what_is_wrong(
    tmp_path: Path, words: str, instead: str, fault: str
) -> None:
    generated(tmp_path, 5)
    gold = sorted(tmp_path.glob("train/*.gold.yaml"))[0]
    gold.write_text(gold.read_text("utf-8").replace(words, instead), encoding="utf-8")
    checked = run("validate.py", str(tmp_path))
    assert checked.returncode == 1
    assert fault in checked.stderr


def test_validator_refuses_an_act_of_another_split(tmp_path: Path) -> None:
    generated(tmp_path, 5)
    gold = sorted(tmp_path.glob("locked/*.gold.yaml"))[0]
    for path in (gold, gold.with_name(gold.name.replace(".gold.yaml", ".txt"))):
        path.rename(tmp_path / "train" / path.name)
    checked = run("validate.py", str(tmp_path))
    assert checked.returncode == 1
    assert "belongs to locked" in checked.stderr
