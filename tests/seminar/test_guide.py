"""The trainer's guide, followed as it stands, gives a whole seminar."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMMANDS = re.findall(
    r"^nadzor .*$",
    "\n".join(
        re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "seminars.ru.md").read_text("utf-8"), re.S)
    ),
    re.M,
)


def test_every_command_of_the_guide_runs_and_leaves_its_papers(tmp_path: Path) -> None:
    shutil.copy(ROOT / "corpora" / "acts" / "train" / "demo.docx", tmp_path / "act.docx")
    assert len(COMMANDS) == 10
    for command in COMMANDS:
        done = subprocess.run(
            command.replace("nadzor", f"'{sys.executable}' -m nadzor_docs", 1), cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)}, shell=True, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert made >= {
        "plan.docx", "plan.ics", "seminar/задания-3.docx", "seminar/ключ-3.docx",
        "seminar/лист-преподавателя.docx", "seminar/оценки.xlsx", "seminar/слайды.pptx",
        "quiz.html", "quiz.xml", "quiz.gift", "lesson.docx", "own.yaml", "own.html",
    }  # fmt: skip
