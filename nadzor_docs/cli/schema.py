"""`nadzor schema NAME`: the JSON Schema of a machine-readable answer."""

from __future__ import annotations

import click

from nadzor_docs.answer.schema import SCHEMAS
from nadzor_docs.answer.schema import schema as schema_of
from nadzor_docs.cli.common import print_machine
from nadzor_docs.knowledge.answer_schema import ANSWERS as KB_ANSWERS
from nadzor_docs.knowledge.answer_schema import answer_schema


@click.command(help="Показать JSON Schema машинного ответа (check, term, kb-show, …).")
@click.argument("name", type=click.Choice([*SCHEMAS, *KB_ANSWERS]))
def schema(name: str) -> None:
    print_machine(answer_schema(name) if name in KB_ANSWERS else schema_of(name), "json")
