"""JSON Schema of each public answer, generated from the classes of :mod:`answer.model`."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from nadzor_docs.answer import model

SCHEMAS: dict[str, tuple[type, ...]] = {
    "check": (model.CheckAnswer, model.ErrorAnswer),
    "extract": (model.CheckAnswer, model.ErrorAnswer),
    "decline": (model.DeclineAnswer,),
    "term": (model.TermAnswer, model.TermErrorAnswer),
    "draft": (model.DraftAnswer,),
}


def schema(name: str) -> dict[str, Any]:
    """The schema of the answer ``name`` (a key of :data:`SCHEMAS`), draft 2020-12."""
    definitions: dict[str, Any] = {}
    answers = [_of(answer, definitions) for answer in SCHEMAS[name]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"nadzor {name}",
        **(answers[0] if len(answers) == 1 else {"anyOf": answers}),
        "$defs": definitions,
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_typeddict(kind):
        return _object(kind, definitions)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:  # a string that takes the values of an enumeration
        return _scalar(arguments[1])
    if origin is NotRequired:
        return _of(arguments[0], definitions)
    if origin is list:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin in (Union, UnionType):
        return {"anyOf": [_of(argument, definitions) for argument in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    return _scalar(kind)


def _scalar(kind: Any) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {"type": {str: "string", int: "integer", bool: "boolean", NoneType: "null"}[kind]}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # claimed before its fields: an answer may contain its own kind
        hints = get_type_hints(kind, include_extras=True)
        definitions[name] = {
            "type": "object",
            "properties": {field: _of(hint, definitions) for field, hint in hints.items()},
            "required": [f for f, hint in hints.items() if get_origin(hint) is not NotRequired],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
