"""`nadzor kb`: the law that the program knows, as text and as data."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nadzor_docs.cli.common import format_option, kb_option, print_machine

if TYPE_CHECKING:
    from nadzor_docs.knowledge import KB

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
MAIN_COMMANDS = ("list", "show", "search", "at", "timeline", "diff")
AUTHOR_COMMANDS = ("lint", "new", "schemas")


class KbCommands(click.Group):
    """The authors' commands stand in a module of their own, imported when one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*MAIN_COMMANDS, *AUTHOR_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in AUTHOR_COMMANDS:
            from nadzor_docs.cli import kb_author

            return kb_author.COMMANDS[cmd_name]
        return super().get_command(ctx, cmd_name)


@click.group(cls=KbCommands, help="База знаний: инструкции, законы и что из них следует.")
def kb() -> None:
    pass


on_option = click.option("--on", type=DAY, help="Только то, что действовало в этот день.")


@kb.command("list", help="Все пункты инструкций и все акты базы.")
@on_option
@format_option("json", "jsonl", "yaml")
@kb_option
def list_(on: datetime | None, output_format: str, kb_folder: Path | None) -> None:
    base = _load(kb_folder, on)
    if output_format != "text":
        from nadzor_docs.knowledge import machine

        everything = machine.everything(base)
        if output_format == "jsonl":  # a line a clause, each as ``kb show`` gives it
            for clause in everything["clauses"]:
                print_machine({"schema": "nadzor.kb-show/1", **clause}, output_format)
            return
        print_machine({"schema": "nadzor.kb-list/1", **everything}, output_format)
        return
    from nadzor_docs.cli import kb_page

    click.echo(kb_page.list_page(base))


@kb.command(help="Показать пункт (5), абзац (4.2), пункт приказа (order.1), статью или акт.")
@click.argument("id")
@click.option("--on", type=DAY, help="Редакция на этот день; без неё — все, что есть.")
@format_option("json", "jsonl", "yaml")
@kb_option
def show(id: str, on: datetime | None, output_format: str, kb_folder: Path | None) -> None:
    from nadzor_docs.knowledge.find import full_ref

    base = _load(kb_folder)
    ref, day = full_ref(base, id), on.date() if on else None
    if output_format != "text":
        from nadzor_docs.knowledge import machine

        answer = machine.answer(base, ref, day)
        print_machine({"schema": "nadzor.kb-show/1", **answer}, output_format)
        return
    from nadzor_docs.cli import kb_page

    click.echo(kb_page.page(base, ref, day))


@kb.command(help="Найти слова: в любой форме и с опечаткой.")
@click.argument("query", nargs=-1, required=True)
@on_option
@format_option("json", "jsonl", "yaml")
@kb_option
def search(
    query: tuple[str, ...], on: datetime | None, output_format: str, kb_folder: Path | None
) -> None:
    from nadzor_docs.knowledge.find import search as find

    base = _load(kb_folder, on)
    hits = find(base, " ".join(query))
    if output_format != "text":
        found = [{"id": hit.ref, "text": hit.text} for hit in hits]
        print_machine({"schema": "nadzor.kb-search/1", "found": found}, output_format)
        return
    from nadzor_docs.cli import kb_page

    click.echo(kb_page.hits_page(base, hits))


@kb.command(help="Что действовало в этот день.")
@click.argument("day", type=DAY)
@format_option("json", "jsonl", "yaml")
@kb_option
def at(day: datetime, output_format: str, kb_folder: Path | None) -> None:
    from nadzor_docs.knowledge import timeline

    on = day.date()
    rows = timeline.at(_load(kb_folder), on)
    _print_rows({"schema": "nadzor.kb-at/1", "on": on.isoformat()}, rows, output_format)


@kb.command("timeline", help="Акты базы во времени: что когда введено и отменено.")
@format_option("json", "jsonl", "yaml")
@kb_option
def timeline_(output_format: str, kb_folder: Path | None) -> None:
    from nadzor_docs.knowledge import timeline

    rows = timeline.timeline(_load(kb_folder))
    _print_rows({"schema": "nadzor.kb-timeline/1"}, rows, output_format)


@kb.command(help="Что изменилось между двумя днями.")
@click.argument("first", type=DAY)
@click.argument("second", type=DAY)
@format_option("json", "jsonl", "yaml")
@kb_option
def diff(first: datetime, second: datetime, output_format: str, kb_folder: Path | None) -> None:
    from nadzor_docs.knowledge import timeline

    before, after = first.date(), second.date()
    rows = timeline.diff(_load(kb_folder), before, after)
    head = {"schema": "nadzor.kb-diff/1", "from": before.isoformat(), "to": after.isoformat()}
    _print_rows(head, rows, output_format)


def _print_rows(head: dict[str, str], rows: list[dict[str, str]], output_format: str) -> None:
    if output_format != "text":
        print_machine({**head, "rows": rows}, output_format)
        return
    from nadzor_docs.cli import kb_page

    click.echo(kb_page.rows_page(rows))


def _load(folder: Path | None, on: datetime | None = None) -> KB:
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.knowledge.timeline import as_of

    base = load_kb(overlay=folder)
    return as_of(base, on.date()) if on else base
