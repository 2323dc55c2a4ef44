"""`nadzor draft`: an act or a person's values in, a Word document out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.cli.common import force_option, format_option, print_machine
from nadzor_docs.files import refuse_overwrite, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.drafting import Draft
    from nadzor_docs.facts import Assessment, CourtAct
    from nadzor_docs.knowledge import KB

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(
    help="Составить документ вида KIND: protest (какой положен по акту), list (все виды) или один "
    "из видов. ACT — файл судебного акта, если документ составляется по акту."
)
@click.argument("kind")
@click.argument("act", type=FILE, required=False)
@click.option("-o", "--output", type=FILE, help="Куда записать .docx.")
@click.option("--facts", type=FILE, help="Исправленные факты акта (nadzor extract --format yaml).")
@click.option("--values", "values_file", type=FILE, help="Значения документа, YAML.")
@click.option("--office", "office_file", type=FILE, help="Реквизиты прокуратуры (nadzor office).")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="День документа; обычно сегодня.")
@click.option("--in-force", is_flag=True, help="Акт вступил в законную силу.")
@click.option("--kb", "kb_folder", type=FOLDER, help="Своя папка базы знаний поверх общей.")
@click.option("--templates", "templates", type=FOLDER, help="Своя папка шаблонов.")
@force_option
@format_option("json")
def draft(
    kind: str, act: Path | None, output: Path | None, facts: Path | None,
    values_file: Path | None, office_file: Path | None, on: Any, in_force: bool,
    kb_folder: Path | None, templates: Path | None, force: bool, output_format: str,
) -> None:  # fmt: skip
    from nadzor_docs.drafting.draft import Wishes
    from nadzor_docs.drafting.draft import draft as make
    from nadzor_docs.drafting.office import read_office
    from nadzor_docs.knowledge import load_kb

    if kind == "list":
        return _list(templates)
    if output is None:
        raise click.UsageError("Укажите, куда записать документ: -o ФАЙЛ.docx")
    refuse_overwrite(output, force=force)
    kb = load_kb(overlay=kb_folder)
    court_act, assessment = _read(act, facts, kb)
    made = make(
        kind, court_act, assessment, kb,
        office=read_office(office_file) if office_file else None,
        values=_values(values_file), on=on.date() if on else date.today(),
        wishes=Wishes(in_force=in_force, templates=templates),
    )  # fmt: skip
    write_atomically(output, made.content, force=force)
    if output_format == "json":
        return print_machine(_answer(made, output), "json")
    return _show(made, output)


def _read(
    act: Path | None, facts: Path | None, kb: KB
) -> tuple[CourtAct | None, Assessment | None]:
    """The act as read, or as a person corrected it, and what follows from it."""
    if act is None and facts is None:
        return None, None
    from nadzor_docs.answer import read_facts
    from nadzor_docs.assessment import assess
    from nadzor_docs.reading import read_act

    text = read_act(act) if act else None
    if facts:
        court_act = read_facts(facts, text)
    else:
        from nadzor_docs.extraction import extract  # spaCy: a second

        assert text is not None
        court_act = extract(text)
    return court_act, assess(court_act, kb)


def _values(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    from nadzor_docs.drafting.errors import BadValues
    from nadzor_docs.knowledge import load_yaml

    loaded = load_yaml(path)
    if not isinstance(loaded, dict):
        raise BadValues("нужны поля «имя: значение»", where=str(path))
    return loaded


def _answer(made: Draft, output: Path) -> dict[str, Any]:
    return {
        "schema": "nadzor.draft/1",
        "kind": made.kind,
        "path": str(output),
        "cites": list(made.cites),
        "blanks": list(made.blanks),
        "warnings": list(made.warnings),
    }


def _show(made: Draft, output: Path) -> None:
    click.echo(f"{output}: готово ({made.kind})")
    if made.blanks:
        click.echo("\nНужно дописать (в документе выделено):")
        click.echo("\n".join(f"  {blank}" for blank in made.blanks))
    if made.warnings:
        click.echo("\nОбратите внимание:")
        click.echo("\n".join(f"  {warning}" for warning in made.warnings))


def _list(templates: Path | None) -> None:
    from nadzor_docs.drafting.contract import kind_folders, read_contract

    for folder in kind_folders(templates):
        contract = read_contract(folder / "contract.yaml")
        click.echo(f"{contract.id:<22}{contract.title}. {contract.about}")
