"""A problem in a file of the base, shown where it stands: its file, its line, and the mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import schema
from nadzor_docs.knowledge.yaml_files import BrokenYaml, compose, read_file


class BrokenKB(NadzorError):
    """The knowledge base contradicts itself or its schema; nothing is concluded from it."""

    code = "kb"


class NotInKB(NadzorError):
    """What was asked for isn't in the base."""

    code = "not_in_kb"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem with its file and line."""

    file: str
    line: int
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" + (f". {self.mend}" if self.mend else "")


def located(file: Path, problems: Iterable[schema.Problem]) -> list[Finding]:
    """The problems of one file with their lines. The file is parsed again: only errors pay."""
    problems = list(problems)
    if not problems:
        return []
    root = compose(read_file(file), str(file))
    return [Finding(str(file), line_of(root, p), p.message, p.mend) for p in problems]


def from_error(error: BrokenYaml) -> Finding:
    """A file that is no YAML at all, as a finding."""
    file, _, line = error.where.rpartition(":")
    return (
        Finding(file, int(line), error.message, error.mend)
        if line.isdigit()
        else Finding(error.where, 1, error.message, error.mend)
    )


def line_of(root: yaml.Node | None, problem: schema.Problem) -> int:
    """The line of the deepest node on the problem's path that the file has."""
    node, mark = root, root.start_mark if root else None
    for step in problem.path:
        found = _child(node, step)
        if found is None:
            break
        key, node = found
        mark = key.start_mark if problem.on_key or isinstance(node, Blocks) else node.start_mark
    return mark.line + 1 if mark else 1


Blocks = (yaml.MappingNode, yaml.SequenceNode)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(step)), None)
    return None
