"""JSON Schema of the base's files, made from the classes that read them: editors check by it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from nadzor_docs.knowledge.schema import is_required, record_fields

TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    # An unquoted day is a date to us and text to a YAML 1.2 editor.
    dt.date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def schema_text(kind: Any, title: str) -> str:
    """The schema file of the type ``kind``: the same text for the same type."""
    definitions: dict[str, Any] = {}
    root = definition(kind, definitions)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def definition(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; the records that it needs are added to ``definitions``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**definition(arguments[0], definitions), "description": arguments[1]}
    if origin is tuple:
        return {"type": "array", "items": definition(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": definition(arguments[1], definitions)}
    if origin in (Union, UnionType):
        (real,) = (one for one in arguments if one is not NoneType)
        return {"anyOf": [definition(real, definitions), {"type": "null"}]}
    if kind is Any:
        return {}
    if kind in TYPES:
        return dict(TYPES[kind])
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return _record(kind, definitions)


def _record(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    reference = {"$ref": f"#/$defs/{name}"}
    hints = get_type_hints(kind, include_extras=True)
    if name not in definitions:
        definitions[name] = {}  # claimed first: a class may contain its own kind
        keys = record_fields(kind)
        definitions[name] = {
            "type": "object",
            "properties": {key: definition(hints[f.name], definitions) for key, f in keys.items()},
            "required": [key for key, f in keys.items() if is_required(f)],
            "additionalProperties": False,
        }
    short = getattr(kind, "SHORT", "")
    return {"anyOf": [reference, definition(hints[short], definitions)]} if short else reference
