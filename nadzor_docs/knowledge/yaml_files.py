"""YAML read strictly and fast: what stands in the file is what the program sees, or an error.

Stricter than YAML 1.1, and as editors read it (YAML 1.2): a key stands once, ``no`` and ``on``
are words, ``010`` is no octal number, and anchors, tags and merge keys are refused.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import cache

MAX_BYTES = 8_000_000  # a hand-written file is a hundred times smaller
MAX_DEPTH = 60  # of lists and fields in one another; a hand-written file has ten
TOO_DEEP = "слишком глубокая вложенность списков и полей"

# libyaml's words for the slips that people make, and what to do about each.
SLIPS = {
    "found character '\\t'": "табуляция в отступе: замените её пробелами",
    "found character that cannot start any token": "табуляция или знак, с которого значение не "
    "начинается: замените табуляцию пробелами, а текст возьмите в кавычки",
    "mapping values are not allowed": "лишнее двоеточие: текст с двоеточием возьмите в кавычки",
    "did not find expected key": "отступ или кавычка не на месте",
    "could not find expected ':'": "после имени поля нужно двоеточие с пробелом",
    "did not find expected '-' indicator": "пункты списка должны стоять с одним отступом",
    "found unexpected end of stream": "кавычка не закрыта",
    "exceeded maximum nesting depth": TOO_DEEP,
    "found undefined alias": "знак «*» в начале значения: возьмите текст в кавычки",
}


class BrokenYaml(NadzorError):
    """A file of the knowledge base that is no strict YAML; ``where`` is «file:line»."""

    code = "kb_yaml"


class _Loader(yaml.CSafeLoader):
    """libyaml's parser; only the strict subset is built."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, (dict, list)):
                raise _slip("имя поля не может быть списком или набором полей", key_node)
            if key in mapping:
                raise _slip(f"поле «{key}» уже было: оставьте одно из двух", key_node)
            mapping[key] = self._once(value_node, deep)
        return mapping

    def construct_sequence(self, node: yaml.SequenceNode, deep: bool = False) -> list[Any]:
        return [self._once(item, deep) for item in node.value]

    def _once(self, node: yaml.Node, deep: bool) -> Any:
        # A node met twice is an alias: a few lines of them can grow to gigabytes.
        if node in self.constructed_objects or node in self.recursive_objects:
            raise _slip("якоря и ссылки («&», «*») не поддерживаются: повторите текст", node)
        return self.construct_object(node, deep=deep)


def _slip(problem: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _refuse_tag(_: _Loader, node: yaml.Node) -> Any:
    raise _slip(f"метка типа «{node.tag}» не поддерживается: уберите её", node)


def _date(loader: _Loader, node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(str(loader.construct_scalar(node)))
    except ValueError:
        raise _slip(f"такого дня нет: {node.value}", node) from None


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Null, true/false, decimal numbers and ISO dates; all else is text."""
    patterns = (
        ("null", r"(?:~|null|)$", ["~", "n", ""]),
        ("bool", r"(?:true|false)$", ["t", "f"]),
        ("int", r"[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
        ("float", r"[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
        ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
    )
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, pattern, firsts in patterns:
        for first in firsts:
            table.setdefault(first, []).append((f"tag:yaml.org,2002:{name}", re.compile(pattern)))
    return table


BUILT = ("null", "bool", "int", "float", "str", "seq", "map")
_Loader.yaml_implicit_resolvers = _resolvers()
_Loader.yaml_constructors = {
    tag: yaml.CSafeLoader.yaml_constructors[tag]
    for tag in (f"tag:yaml.org,2002:{name}" for name in BUILT)
}
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
_Loader.add_constructor(None, _refuse_tag)


def load_yaml(path: Path) -> Any:
    """What the file says: dicts, lists, text, numbers, dates. A fresh value at each call.

    Parsed once a content: later calls read the cache, which the content's hash guards.
    Raises :class:`BrokenYaml` with file and line.
    """
    content = read_file(path)
    return cache.remembered(path, content, lambda: parse(content, str(path)))


def read_file(path: Path) -> bytes:
    """The file's bytes; a file that is missing or far too big is one Russian line."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = "нет такого файла" if isinstance(error, FileNotFoundError) else "файл не читается"
        raise BrokenYaml(reason, where=str(path)) from error
    if len(content) > MAX_BYTES:
        raise BrokenYaml("файл слишком велик для базы знаний", where=str(path))
    return content


def parse(content: bytes, name: str) -> Any:
    """The value of YAML ``content``; ``name`` stands in the errors."""
    value = _guarded(content, name, lambda loader: loader.get_single_data())
    if _deeper_than(MAX_DEPTH, value):
        raise BrokenYaml(TOO_DEEP, where=name)
    return value


def _deeper_than(levels: int, value: Any) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper_than(levels - 1, item) for item in inside)


def compose(content: bytes, name: str) -> yaml.Node | None:
    """The tree of nodes with their lines: what an error needs to say where it stands."""
    return _guarded(content, name, lambda loader: loader.get_single_node())  # type: ignore[no-any-return]


def _guarded(content: bytes, name: str, job: Any) -> Any:
    try:
        loader = _Loader(content)
        try:
            return job(loader)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        raise BrokenYaml(_in_russian(error.problem or error.context or ""), where=where) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenYaml(
            "файл не читается как YAML", where=name, mend="Сохраните его как текст в UTF-8"
        ) from error


def _in_russian(problem: str) -> str:
    for words, slip in SLIPS.items():
        if words in problem:
            return slip
    return problem if re.search("[а-я]", problem) else f"ошибка записи YAML ({problem})"
