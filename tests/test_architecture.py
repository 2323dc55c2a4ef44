"""The house keeps its shape: imports go downward, functions stay short, starts stay fast."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "nadzor_docs"
# From the top room to the ground: a module may import only what stands below it.
ROOMS = (
    "cli", "seminar", "evaluation", "drafting", "assessment", "extraction", "reading",
    "language", "knowledge",
)  # fmt: skip
GROUND = ("answer", "data", "errors", "facts", "files")
LONGEST_FUNCTION = 60
LONGEST_FILE = 500


def modules() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_imports_only_go_down() -> None:
    climbing = []
    for path in modules():
        room = room_of(path)
        allowed = ROOMS[ROOMS.index(room) :] if room in ROOMS else ()
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] != "nadzor_docs" or len(parts) == 1 or room in ("__init__", "__main__"):
                continue
            if parts[1] not in (*allowed, *GROUND):
                climbing.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert climbing == []


def test_functions_and_files_stay_short() -> None:
    long = []
    for path in modules():
        source = path.read_text(encoding="utf-8")
        if source.count("\n") > LONGEST_FILE:
            long.append(f"{path.relative_to(PACKAGE)}: {source.count(chr(10))} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(PACKAGE)}: {node.name} has {lines} lines")
    assert long == []


def test_nothing_catches_what_it_cannot_mend() -> None:
    broad = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]
    assert broad == []


ACT = Path(__file__).parent / "extraction" / "acts" / "01.txt"
LIGHT = {
    "help": ["--help"],
    "kb show": ["kb", "show", "5"],
    "decline": ["decline", "Ахметова Гульнара Кайратовна"],
    "term": ["term", "appeal-protest", "--from", "2007-03-02"],
    "draft list": ["draft", "list"],
    "check": ["check", str(ACT)],
    "extract": ["extract", str(ACT)],
}


@pytest.mark.parametrize("command", LIGHT.values(), ids=LIGHT)
def test_no_command_loads_spacy(command: list[str]) -> None:
    code = (
        "import sys; from nadzor_docs.cli import nadzor;"
        f"nadzor({command!r}, standalone_mode=False);"
        "assert 'spacy' not in sys.modules, 'spaCy was imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
