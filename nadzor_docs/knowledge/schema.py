"""From plain YAML values to typed ones, every problem collected with its place and its mend.

A dataclass is the schema: its fields are the keys that may stand there, ``Annotated`` text
says what each is for, a field without a default must be given. A trailing underscore of a
field's name is only Python's (``from_`` is the key ``from``). A class with ``SHORT`` may be
written as the value of that one field: ``from: 2016-01-01`` for ``from: {date: 2016-01-01}``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place of a file's value, and how to mend it; in Russian."""

    path: Path
    message: str
    mend: str = ""
    on_key: bool = False  # the name of the field is wrong, not its value


Problems = list[Problem]
Reader = Callable[[Any, Path, Problems], Any]
BLANK = "[указать"  # what a new file has in place of what only its author knows
BAD = object()  # stands where a value could not be read; its problem is in the list


def bind(kind: type[T], value: Any, problems: Problems, path: Path = ()) -> T | None:
    """``value`` as a ``kind``; ``None`` if it can't be, and then ``problems`` say why."""
    hint: Any = kind  # mypy: type[T] isn't known to be hashable
    read: Reader = reader(hint)
    found = read(value, path, problems)
    return None if found is BAD else found


@cache
def reader(kind: Any) -> Reader:
    """The function that reads a value of the type ``kind``. Made once a type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return reader(arguments[0])
    if origin is tuple:
        return _sequence(reader(arguments[0]))
    if origin is Mapping:
        return _mapping(reader(arguments[1]))
    if origin in (Union, UnionType):
        (real,) = (one for one in arguments if one is not NoneType)
        return _optional(reader(real))
    if kind is Any:
        return lambda value, path, problems: value
    return _enumeration(kind) if issubclass(kind, StrEnum) else _single(kind)


def _single(kind: type) -> Reader:
    return _scalar(kind, *SCALARS[kind]) if kind in SCALARS else _record(kind)


SCALARS: dict[type, tuple[str, str]] = {
    str: ("нужен текст", "Возьмите значение в кавычки"),
    int: ("нужно целое число", "Напишите число цифрами, без кавычек"),
    bool: ("нужно true или false", "Напишите true (да) или false (нет)"),
    dt.date: ("нужна дата", "Напишите её как 2005-03-14, без кавычек"),
}


def _scalar(kind: type, message: str, mend: str) -> Reader:
    def read(value: Any, path: Path, problems: Problems) -> Any:
        if isinstance(value, str) and value.startswith(BLANK):
            problems.append(Problem(path, f"не заполнено: «{value}»", "Впишите значение"))
            return BAD
        if type(value) is kind and value != "":
            return value
        said = "пусто" if value in (None, "") else f"«{value}»"
        problems.append(Problem(path, f"{message}, а стоит {said}", mend))
        return BAD

    return read


def _enumeration(kind: type[StrEnum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(value: Any, path: Path, problems: Problems) -> Any:
        if isinstance(value, str) and value in members:
            return members[value]
        allowed = ", ".join(members)
        problems.append(
            Problem(path, f"такого значения нет: «{value}»", nearest(str(value), members) or
                    f"Можно: {allowed}")
        )  # fmt: skip
        return BAD

    return read


def _optional(read_value: Reader) -> Reader:
    def read(value: Any, path: Path, problems: Problems) -> Any:
        return None if value is None else read_value(value, path, problems)

    return read


def _sequence(read_item: Reader) -> Reader:
    def read(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, list):
            mend = "Поставьте перед каждым пунктом «- » или возьмите список в [ ]"
            problems.append(Problem(path, "нужен список", mend))
            return BAD
        items = tuple(read_item(item, (*path, i), problems) for i, item in enumerate(value))
        return BAD if BAD in items else items

    return read


def _mapping(read_item: Reader) -> Reader:
    def read(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, dict):
            problems.append(Problem(path, "нужны поля «имя: значение»"))
            return BAD
        for key in value:
            if not isinstance(key, str):
                problems.append(Problem((*path, key), f"имя «{key}» должно быть текстом",
                                        "Возьмите его в кавычки", on_key=True))  # fmt: skip
        items = {key: read_item(item, (*path, key), problems) for key, item in value.items()}
        return BAD if BAD in items.values() else items

    return read


def _record(kind: type) -> Reader:
    short: str = getattr(kind, "SHORT", "")
    readers: dict[str, tuple[str, Reader]] = {}
    required: set[str] = set()

    def prepare() -> None:  # at first use: a class may contain its own kind
        hints = get_type_hints(kind, include_extras=True)
        for name, field in record_fields(kind).items():
            readers[name] = (field.name, reader(hints[field.name]))
            if is_required(field):
                required.add(name)

    def read(value: Any, path: Path, problems: Problems) -> Any:
        if not readers:
            prepare()
        if short and not isinstance(value, dict):
            value, before = {short: value}, len(problems)
            found = _fields(kind, value, path, problems, readers, required)
            problems[before:] = [Problem(path, p.message, p.mend) for p in problems[before:]]
            return found
        if not isinstance(value, dict):
            names = ", ".join(readers)
            problems.append(Problem(path, "нужны поля «имя: значение»", f"Поля здесь: {names}"))
            return BAD
        return _fields(kind, value, path, problems, readers, required)

    return read


def _fields(
    kind: type, value: dict[Any, Any], path: Path, problems: Problems,
    readers: dict[str, tuple[str, Reader]], required: set[str],
) -> Any:  # fmt: skip
    taken: dict[str, Any] = {}
    whole = True
    for key, item in value.items():
        known = readers.get(key)
        if known is None:
            problems.append(_unknown(key, (*path, key), readers))
            whole = False
            continue
        taken[known[0]] = found = known[1](item, (*path, key), problems)
        whole = whole and found is not BAD
    for key in required - value.keys():
        if any(name not in readers and _close(str(name), [key]) for name in value):
            continue  # the mistyped name is told already
        problems.append(Problem(path, f"нет поля «{key}»", f"Добавьте «{key}: …»"))
        whole = False
    return kind(**taken) if whole else BAD


def record_fields(kind: type) -> dict[str, Field[Any]]:
    """The keys of a record in YAML, each with its field; the loader's own fields left out."""
    return {f.name.rstrip("_"): f for f in fields(kind) if f.init and "computed" not in f.metadata}


def is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _unknown(key: Any, path: Path, known: Mapping[str, Any]) -> Problem:
    mend = nearest(str(key), known) or f"Уберите его; здесь бывают: {', '.join(known)}"
    return Problem(path, f"неизвестное поле «{key}»", mend, on_key=True)


def nearest(word: str, known: Mapping[str, Any]) -> str:
    """«Возможно, …»: the known name that looks like the mistyped one; empty if none does."""
    close = _close(word, [str(name) for name in known])
    return f"Возможно, нужно «{close[0]}»" if close else ""


def _close(word: str, names: list[str]) -> list[str]:
    from difflib import get_close_matches  # only where something is wrong

    return get_close_matches(word, names, n=1, cutoff=0.6)
