"""`nadzor term`: the last day of a procedural term, and how it was counted."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nadzor_docs.cli.common import force_option, format_option, kb_option, print_machine
from nadzor_docs.files import refuse_overwrite, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.facts import Term
    from nadzor_docs.knowledge import KB

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@click.command(
    help="Рассчитать процессуальный срок вида KIND (appeal-protest, private-protest, file-study …; "
    "все виды — с --list)."
)
@click.argument("kind", required=False)
@click.option("--from", "start", type=DAY, help="День события, с которого течёт срок.")
@click.option("--final-form", type=DAY, help="День окончательной формы, если событие — иное.")
@click.option("--list", "list_all", is_flag=True, help="Показать все виды сроков.")
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False),
              help="Записать срок в файл календаря .ics.")  # fmt: skip
@kb_option
@force_option
@format_option("json", "jsonl", "yaml")
def term(
    kind: str | None, start: datetime | None, final_form: datetime | None, list_all: bool,
    ics: Path | None, kb_folder: Path | None, force: bool, output_format: str,
) -> None:  # fmt: skip
    from nadzor_docs.answer import term_answer, term_error
    from nadzor_docs.assessment.terms import TermNotSet, compute_term
    from nadzor_docs.knowledge import load_kb

    kb = load_kb(overlay=kb_folder)
    if list_all:
        return _list(kb, output_format)
    if kind is None or start is None:
        raise click.UsageError(
            "Укажите вид срока и день события: nadzor term appeal-protest --from 2007-03-02"
        )
    if ics:
        refuse_overwrite(ics, force=force)
    events: dict[str, date] = {"final_form": final_form.date()} if final_form else {}
    try:
        computed = compute_term(kind, start.date(), kb, **events)
    except TermNotSet as error:
        if output_format != "text":
            print_machine({**term_error(kind, error)}, output_format)
        raise
    title = _title(kb, kind)
    if ics:
        from nadzor_docs.assessment.ics import calendar_entry

        write_atomically(ics, calendar_entry(computed, title), force=force)
    if output_format != "text":
        return print_machine({**term_answer(computed)}, output_format)
    return _show(computed, title, kb)


def _title(kb: KB, kind: str) -> str:
    from nadzor_docs.assessment.term_rules import term_rules

    return term_rules(kb)[kind].title


def _list(kb: KB, output_format: str) -> None:
    from nadzor_docs.assessment.term_rules import term_rules

    rules = term_rules(kb)
    if output_format != "text":
        return print_machine([{"id": one.id, "title": one.title} for one in rules.values()],
                             output_format)  # fmt: skip
    widest = max(len(name) for name in rules)
    for rule in rules.values():
        click.echo(f"{rule.id:<{widest}}  {rule.title}")
    return None


def _show(term: Term, title: str, kb: KB) -> None:
    from nadzor_docs.assessment.calendar import work_calendar

    days = work_calendar(kb, term.starts, term.due)
    click.echo(f"{title[0].upper()}{title[1:]}\n")
    click.echo(f"Последний день: {term.due:%d.%m.%Y}, {days.describe(term.due)}")
    if term.strict_due:
        click.echo(f"При другом чтении закона: {term.strict_due:%d.%m.%Y}, "
                   f"{days.describe(term.strict_due)}")  # fmt: skip
    click.echo("\nКак посчитано")
    *steps, basis = [line for line in term.derivation if line]
    for step in steps:
        click.echo(f"  {step}")
    click.echo(f"  Основание: {basis}" if ", ст." in basis else f"  {basis}")
    for warning in term.warnings:
        click.echo(click.wrap_text(f"Внимание: {warning}", 96, "\n", "  ", True))
