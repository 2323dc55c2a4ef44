"""The authors' guide, followed to the letter by a reader who types what it shows."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from nadzor_docs.cli import nadzor

GUIDE = Path(__file__).parents[2] / "docs" / "kb-authoring.ru.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"Файл `([^`]+)`[^`]*$")


@dataclass(frozen=True)
class Step:
    """A block of the guide: a file to write, or commands with what they print."""

    kind: str
    text: str
    name: str = ""


def steps() -> Iterator[Step]:
    guide = GUIDE.read_text(encoding="utf-8")
    for block in BLOCK.finditer(guide):
        named = NAMED.search(guide[: block.start()].rstrip())
        yield Step(block[1], block[2], named[1] if named else "")


@dataclass(frozen=True)
class Command:
    words: list[str]
    printed: list[str]
    status: int


def commands(text: str) -> Iterator[Command]:
    for part in re.split(r"^\$ nadzor ", text, flags=re.MULTILINE)[1:]:
        typed, *printed = part.strip().splitlines()
        status = int(printed.pop().split()[1]) if printed and printed[-1] == "exit 1" else 0
        yield Command(typed.split(), printed, status)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def follow(step: Step) -> None:
    if step.kind == "console":
        for command in commands(step.text):
            result = CliRunner().invoke(nadzor, command.words)
            said = squeezed(result.output)
            assert result.exit_code == command.status, (command, said, result.exception)
            for line in command.printed:
                assert squeezed(line) in said, (command, said)
    elif step.kind == "phrases":
        contract = Path("office-templates/petition-private/contract.yaml")
        kept = contract.read_text(encoding="utf-8")
        before, after = kept.split("  basis:\n", 1)
        rest = re.sub(r"\A(    .*\n)+", "", after)
        contract.write_text(f"{before}{step.text}{rest}", encoding="utf-8")
    else:
        path = Path(step.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")


def words_of(document: Path) -> str:
    with zipfile.ZipFile(document) as parts:
        return squeezed(re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode()))


def test_the_guide_works_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for step in steps():
        if step.kind == "text":  # the act is needed by an earlier command
            Path(step.name).write_text(step.text, encoding="utf-8")
    for step in steps():
        follow(step)
    assert "пунктом 3 Инструкции" in words_of(Path("ходатайство.docx"))


def test_every_block_of_the_guide_is_tried() -> None:
    tried = list(steps())
    assert {step.kind for step in tried} == {"console", "yaml", "text", "phrases"}
    assert all(step.name for step in tried if step.kind in ("yaml", "text"))


def test_an_instrument_of_a_period_with_shipped_cases_contradicts_none(tmp_path: Path) -> None:
    """The shipped cases of 2012 say what answers by default; an office's own may come before."""
    for step in steps():
        if step.name.endswith("kz-gp-2030-15.yaml"):
            path = tmp_path / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text.replace("2030-0", "2012-0"), encoding="utf-8")
    result = CliRunner().invoke(nadzor, ["kb", "lint", str(tmp_path / "office-kb")])
    assert result.output == "Ошибок нет.\n"
