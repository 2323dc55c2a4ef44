"""Write a gold answer as the YAML that people read and correct: one fact a line."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any


def gold_yaml(gold: dict[str, Any]) -> str:
    lines = [f"{key}: {gold[key]}" for key in ("id", "origin", "language", "matter")]
    lines += ["act:", *(f"  {key}: {fact(value)}" for key, value in gold["act"].items())]
    lines += listed("parties", [line for party in gold["parties"] for line in party_lines(party)])
    lines += listed("dates", [f"  - {dated(event)}" for event in gold["dates"]])
    lines += ["participation:", f"  outcome: {gold['participation']['outcome']}"]
    grounds = gold["participation"]["grounds"]
    lines += listed("  grounds", [line for ground in grounds for line in ground_lines(ground)])
    return "\n".join([*lines, f"why: {quoted(gold['why'])}", ""])


def listed(key: str, lines: list[str]) -> list[str]:
    return [f"{key}:", *lines] if lines else [f"{key}: []"]


def party_lines(party: dict[str, Any]) -> list[str]:
    return [
        f"  - name: {quoted(party['name'])}",
        f"    kind: {party['kind']}",
        f"    roles: [{', '.join(party['roles'])}]",
        f"    attributes: [{', '.join(map(fact, party['attributes']))}]",
        "    mentions:",
        *(f"      - {quoted(mention)}" for mention in party["mentions"]),
    ]


def ground_lines(ground: dict[str, Any]) -> list[str]:
    return [
        f"    - id: {ground['id']}",
        f"      status: {ground['status']}",
        "      quotes:",
        *(f"        - {quoted(quote)}" for quote in ground["quotes"]),
    ]


def dated(event: dict[str, Any]) -> str:
    return f"{{role: {event['role']}, value: {event['value']}, quote: {quoted(event['quote'])}}}"


def fact(value: dict[str, Any] | None) -> str:
    if value is None:
        return "null"
    return f"{{value: {scalar(value['value'])}, quote: {quoted(value['quote'])}}}"


def scalar(value: date | str) -> str:
    if isinstance(value, date) or re.fullmatch("[a-z_]+", value):
        return str(value)
    return quoted(value)


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
