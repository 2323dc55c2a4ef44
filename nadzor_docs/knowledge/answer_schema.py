"""JSON Schemas of what ``nadzor kb`` prints for programs."""

from __future__ import annotations

from typing import Any

from nadzor_docs.knowledge.json_schema import definition
from nadzor_docs.knowledge.model import Edition, Norm, NormKind, Passport, Validity

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
YES_NO: Schema = {"type": "boolean"}


def answer_schema(name: str) -> Schema:
    """The schema of the answer ``name``, a key of :data:`ANSWERS`; draft 2020-12."""
    definitions: Schema = {}
    body = ANSWERS[name](definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"nadzor {name}",
        **body,
        "$defs": definitions,
    }


def _show(definitions: Schema) -> Schema:
    kinds = (_clause, _act, _article, _frame)
    return {"anyOf": [_named("kb-show", kind(definitions)) for kind in kinds]}


def _list(definitions: Schema) -> Schema:
    parts = {
        "clauses": _row(_object(_clause(definitions))),
        "acts": _row(_object(_act(definitions))),
    }
    return _named("kb-list", parts)


def _search(_: Schema) -> Schema:
    return _named("kb-search", {"found": _row(_object({"id": TEXT, "text": TEXT}))})


def _clause(definitions: Schema) -> Schema:
    return {
        **dict.fromkeys(("id", "act", "clause", "label", "text", "note"), TEXT),
        "held": YES_NO,
        "paragraphs": _row(_object({"id": TEXT, "text": TEXT})),
        "kind": _row(definition(NormKind, definitions)),
        "terms": _row({"type": "object", "required": ["norm", "quote"]}),
        "references": _row(TEXT),
        "norms": _row(definition(Norm, definitions)),
        "validity": definition(Validity, definitions),
    }


def _act(definitions: Schema) -> Schema:
    passport = definition(Passport, definitions)
    return {"id": TEXT, "short": TEXT, "held": YES_NO, "law": TEXT, "passport": passport}


def _article(definitions: Schema) -> Schema:
    editions = _row(definition(Edition, definitions))
    return {"id": TEXT, "act": TEXT, "article": TEXT, "held": YES_NO, "editions": editions}


def _frame(definitions: Schema) -> Schema:
    validity = definition(Validity, definitions)
    return {"id": TEXT, "act": TEXT, "text": TEXT, "validity": validity}


def _rows(name: str, **more: Schema) -> Any:
    row = {"type": "object", "additionalProperties": TEXT, "required": ["id", "name"]}
    return lambda _: _named(name, {**more, "rows": _row(row)})


ANSWERS: dict[str, Any] = {
    "kb-show": _show,
    "kb-list": _list,
    "kb-search": _search,
    "kb-at": _rows("kb-at", on=TEXT),
    "kb-timeline": _rows("kb-timeline"),
    "kb-diff": _rows("kb-diff", **{"from": TEXT, "to": TEXT}),
}


def _named(name: str, properties: Schema) -> Schema:
    return _object({"schema": {"const": f"nadzor.{name}/1"}, **properties})


def _object(properties: Schema) -> Schema:
    required = [name for name in properties if name != "law"]  # only a statute's rule has one
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _row(items: Schema) -> Schema:
    return {"type": "array", "items": items}
