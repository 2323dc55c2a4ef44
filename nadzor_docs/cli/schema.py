"""`nadzor schema NAME`: the JSON Schema of a machine-readable answer."""

from __future__ import annotations

import click

from nadzor_docs.answer.schema import SCHEMAS
from nadzor_docs.answer.schema import schema as schema_of
from nadzor_docs.cli.common import print_machine


@click.command(help="Показать JSON Schema машинного ответа (check, term, …).")
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> None:
    print_machine(schema_of(name), "json")
