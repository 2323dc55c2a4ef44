"""`nadzor check`: must the prosecutor take part, and why; for one act or for a whole folder."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from nadzor_docs.cli.check_results import Answered, Failed, Wishes, answers, supposing
from nadzor_docs.cli.common import force_option, format_option, kb_option, print_machine
from nadzor_docs.facts import ActKind, CourtAct, Language
from nadzor_docs.files import refuse_overwrite, write_atomically

FILE = click.Path(path_type=Path, dir_okay=False)
DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@click.command(
    help="Обязательно ли участие прокурора и почему. FILE — файлы судебных актов, папки, архивы."
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--instrument", help="Применить одно правило, например kz-gp-2002-79.")
@click.option("--as-of", type=DAY, help="Ответить на другой день, а не на день акта.")
@click.option("--kind", type=click.Choice([kind.value for kind in ActKind]),
              help="Вид акта, если программа его не узнала.")  # fmt: skip
@click.option("--facts", type=FILE, help="Исправленные факты (nadzor extract --format yaml).")
@click.option("--explain", is_flag=True, help="Показать дерево условий со словами пункта и акта.")
@click.option("--why-not", is_flag=True, help="Показать, почему остальных оснований нет.")
@click.option("--what-if", "suppositions", multiple=True, metavar="ФАКТ=ЗНАЧЕНИЕ",
              help="Что изменится, если факт иной: debtor.kind=state.")  # fmt: skip
@click.option("--receipt", type=FILE, help="Записать квитанцию: хеши, версии, факты (JSON).")
@click.option("--xlsx", type=FILE, help="Записать таблицу Excel, строка на акт.")
@kb_option
@force_option
@format_option("json", "jsonl", "yaml")
def check(
    files: tuple[Path, ...], instrument: str | None, as_of: datetime | None, kind: str | None,
    facts: Path | None, explain: bool, why_not: bool, suppositions: tuple[str, ...],
    receipt: Path | None, xlsx: Path | None, kb_folder: Path | None, force: bool,
    output_format: str,
) -> None:  # fmt: skip
    _refuse_wrong_usage(files, facts)
    for output in (receipt, xlsx):
        if output:
            refuse_overwrite(output, force=force)
    from nadzor_docs.knowledge import load_kb

    wishes = Wishes(
        kb=load_kb(overlay=kb_folder),
        kind=ActKind(kind) if kind else None,
        facts=facts,
        as_of=as_of.date() if as_of else None,
        instrument=instrument,
        suppositions=suppositions,
    )
    _refuse_wrong_wishes(wishes)
    if xlsx and not (facts or explain or why_not or receipt) and output_format == "text":
        from nadzor_docs.cli.check_many import tabulate

        sys.exit(0 if tabulate(files, wishes, xlsx, force=force) else 1)
    results: list[Answered | Failed] = []
    for result in answers(files, wishes):
        _print(result, wishes, output_format, explain=explain, why_not=why_not)
        if receipt or xlsx or isinstance(result, Failed):
            results.append(result)
    _write_outputs(results, wishes, receipt, xlsx, force)
    if any(isinstance(result, Failed) for result in results):
        sys.exit(1)


def _refuse_wrong_usage(files: tuple[Path, ...], facts: Path | None) -> None:
    if not files and not facts:
        raise click.UsageError("Укажите файл судебного акта: nadzor check АКТ.docx")
    if facts and (len(files) > 1 or any(file.is_dir() for file in files)):
        raise click.UsageError("--facts исправляет факты одного акта: укажите один файл")


def _refuse_wrong_wishes(wishes: Wishes) -> None:
    """An unknown instrument or supposition is wrong usage, not a fault of the files."""
    from nadzor_docs.assessment.cases import NOTHING
    from nadzor_docs.assessment.rules import rule_book
    from nadzor_docs.assessment.what_if import BadSupposition

    known = [rule.instrument for rule in rule_book(wishes.kb).rules]
    if wishes.instrument and wishes.instrument not in known:
        held = wishes.instrument in wishes.kb.instruments
        why = "текста этого акта в базе нет" if held else "такого акта в базе нет"
        raise click.UsageError(f"«{wishes.instrument}»: {why}; можно: {', '.join(known)}")
    try:
        supposing(CourtAct(NOTHING, Language.RUSSIAN), wishes)
    except BadSupposition as error:
        raise click.UsageError(error.line()) from error


def _print(
    result: Answered | Failed, wishes: Wishes, output_format: str, *, explain: bool, why_not: bool
) -> None:
    from nadzor_docs.answer import error_answer, to_dict

    if output_format != "text":
        answer: Any = (
            error_answer(result.path, result.error)
            if isinstance(result, Failed)
            else to_dict(result.act, result.assessment)
        )
        if isinstance(result, Failed):
            click.echo(f"{result.path}: {result.error.line()}", err=True)
        return print_machine(answer, output_format)
    if isinstance(result, Failed):
        return click.echo(f"{result.path}: {result.error.line()}", err=True)
    from nadzor_docs.cli.check_page import page

    for line in page(result, wishes.kb, explain=explain, why_not=why_not):
        click.echo(line)
    return None


def _write_outputs(
    results: list[Answered | Failed], wishes: Wishes, receipt: Path | None, xlsx: Path | None,
    force: bool,
) -> None:  # fmt: skip
    if receipt:
        write_atomically(receipt, _receipts(results, wishes), force=force)
    if xlsx:
        from nadzor_docs.cli.check_table import line_of, table

        lines = [line_of(result, wishes.kb) for result in results]
        write_atomically(xlsx, table(lines, date.today()), force=force)


def _receipts(results: list[Answered | Failed], wishes: Wishes) -> bytes:
    import json

    from nadzor_docs.assessment.receipt import receipt

    made = [
        receipt(one.act, one.assessment, wishes.kb)
        if isinstance(one, Answered)
        else {"act": {"path": one.path}, "error": one.error.code}
        for one in results
    ]
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()
