"""Every command that the README shows does what it says, and both languages show the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACTS = ROOT / "corpora" / "acts" / "train"
BLOCK = re.compile(r"```(sh|python)\n(.*?)```", re.S)


def blocks(name: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))


def commands() -> list[str]:
    return [
        line for kind, body in blocks("README.md") if kind == "sh" for line in body.splitlines()
    ]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's reader has it: an act, and a folder of acts."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copy(ACTS / "demo.docx", desk / "act.docx")
    (desk / "acts").mkdir()
    for act in sorted(ACTS.glob("00*.*")):
        if not act.name.endswith(".yaml"):
            shutil.copy(act, desk / "acts")
    return desk


def run(command: str | list[str], desk: Path) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        command, cwd=desk, env=os.environ | {"PYTHONPATH": paths}, shell=isinstance(command, str),
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_both_languages_show_the_same_commands() -> None:
    assert blocks("README.md") == blocks("README.ru.md")


def test_the_nadzor_commands_run_one_after_another(desk: Path) -> None:
    shown = [line for line in commands() if line.startswith("nadzor ")]
    assert len(shown) > 10
    for line in shown:
        done = run(line.replace("nadzor ", f"'{sys.executable}' -m nadzor_docs ", 1), desk)
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"


def test_the_python_example_runs(desk: Path) -> None:
    [example] = [body for kind, body in blocks("README.md") if kind == "python"]
    done = run([sys.executable, "-c", example], desk)
    assert done.returncode == 0, done.stderr
    assert (desk / "from_python.docx").stat().st_size > 5_000


def test_make_demo_prints_the_decision_and_writes_the_protest() -> None:
    if not (ROOT / ".venv" / ".installed").exists():
        pytest.skip("the environment of `make test` isn't installed here: run `make test`")
    done = subprocess.run(["make", "demo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "обязательно" in done.stdout.lower()
    assert (ROOT / "out" / "protest.docx").exists()


def test_the_commands_without_make_are_the_ones_that_the_wheel_s_test_stands_for() -> None:
    """Installing takes the network; ``test_wheel.py`` installs the same package without it."""
    others = [line for line in commands() if not line.startswith("nadzor ")]
    without_make = ["python -m venv env", "env/bin/pip install .", "env/bin/nadzor --help"]
    assert others == ["make demo", "make test", *without_make]
