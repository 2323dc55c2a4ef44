"""`nadzor draft`: an act or a person's values in, a Word document out."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.cli.common import force_option, format_option, kb_option, print_machine
from nadzor_docs.files import refuse_overwrite, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.drafting import Draft
    from nadzor_docs.drafting.office import Office
    from nadzor_docs.facts import ActText, Assessment, CourtAct, Section
    from nadzor_docs.knowledge import KB

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for besides the act: the same for one act and for a folder of them."""

    kind: str
    kb: KB
    office: Office | None
    values: dict[str, Any]
    on: date
    in_force: bool
    annotate: bool
    templates: Path | None

    def draft(self, act: CourtAct | None, assessment: Assessment | None) -> Draft:
        from nadzor_docs.drafting.draft import Wishes, draft

        return draft(
            self.kind, act, assessment, self.kb, office=self.office, values=self.values,
            on=self.on, wishes=Wishes(self.in_force, self.annotate, self.templates),
        )  # fmt: skip


@click.command(add_help_option=False)
@click.argument("kind", required=False)
@click.argument("act", type=FILE, required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Куда записать .docx.")
@click.option("--facts", type=FILE, help="Исправленные факты акта (nadzor extract --format yaml).")
@click.option("--values", "values_file", type=FILE, help="Значения документа, YAML.")
@click.option("--office", "office_file", type=FILE, help="Реквизиты прокуратуры (nadzor office).")
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
              help="День документа; обычно сегодня.")  # fmt: skip
@click.option("--in-force", is_flag=True, help="Акт вступил в законную силу.")
@click.option("--annotate", is_flag=True, help="Примечание Word к каждому значению: слова акта.")
@click.option("--preview", "show_preview", is_flag=True, help="Ещё PDF и картинки (LibreOffice).")
@click.option("--receipt", "receipt_file", type=FILE, help="Квитанция: хеши, день, версии (JSON).")
@click.option("--update", "merge", is_flag=True,
              help="Составить заново, сохранив абзацы, которые изменил человек.")  # fmt: skip
@click.option("--each", type=click.Path(path_type=Path),
              help="По каждому акту папки или архива; -o — папка для документов.")  # fmt: skip
@click.option("--templates", "templates", type=FOLDER, help="Своя папка шаблонов.")
@click.option("-h", "--help", "help_asked", is_flag=True, help="Справка; о виде: draft ВИД --help.")
@kb_option
@force_option
@format_option("json")
@click.pass_context
def draft(
    ctx: click.Context, kind: str | None, act: Path | None, output: Path | None,
    facts: Path | None, values_file: Path | None, office_file: Path | None, on: datetime | None,
    in_force: bool, annotate: bool, show_preview: bool, receipt_file: Path | None, merge: bool,
    each: Path | None, templates: Path | None, help_asked: bool, kb_folder: Path | None,
    force: bool, output_format: str,
) -> None:  # fmt: skip
    """Составить документ вида KIND.

    protest — какой протест положен по акту; list — все виды; ВИД --help — что виду нужно.
    ACT — файл судебного акта, если документ составляется по акту.
    """
    if kind is None or (kind in ("list", "protest") and (help_asked or kind == "list")):
        return _help(ctx, kind, templates, output_format)
    if help_asked:
        from nadzor_docs.cli.draft_kinds import describe

        return describe(kind, templates)
    if each is not None and (act or facts or show_preview or receipt_file or merge):
        raise click.UsageError("--each не сочетается с файлом акта, --facts, --update, --preview "
                               "и --receipt")  # fmt: skip
    if output is None:
        raise click.UsageError("Укажите, куда записать документ: -o ФАЙЛ.docx")
    pdf = output.with_suffix(".pdf") if show_preview and not merge else None
    for one in (output if each is None and not merge else None, receipt_file, pdf):
        if one:
            refuse_overwrite(one, force=force)
    asked = _asked(kind, kb_folder, office_file, values_file, on, in_force, annotate, templates)
    if each is not None:
        from nadzor_docs.cli.draft_many import draft_each

        return draft_each(asked, each, output, force=force, output_format=output_format)
    court_act, assessment = _read(act, facts, asked.kb)
    made = asked.draft(court_act, assessment)
    kept: list[str] = []
    if merge and output.exists():
        made, kept = _merged(made, output)
    write_atomically(output, made.content, force=force or merge)
    if receipt_file:
        _write_receipt(receipt_file, made, court_act, assessment, asked, force)
    pictures = _preview(output, force=force or merge) if show_preview else []
    if output_format == "json":
        return print_machine(_answer(made, output), "json")
    _show(made, output, kept, pictures)
    if asked.office is None:
        click.echo("\nБланк и подпись заполнят реквизиты: nadzor office init, затем --office ФАЙЛ")
    return None


def _help(
    ctx: click.Context, kind: str | None, templates: Path | None, output_format: str
) -> None:
    if kind == "list":
        from nadzor_docs.cli.draft_kinds import list_kinds

        list_kinds(templates, output_format)
        return
    click.echo(ctx.get_help())
    sys.exit(0 if ctx.params["help_asked"] else 2)


def _asked(
    kind: str, kb_folder: Path | None, office_file: Path | None, values_file: Path | None,
    on: datetime | None, in_force: bool, annotate: bool, templates: Path | None,
) -> Asked:  # fmt: skip
    from nadzor_docs.drafting.office import read_office
    from nadzor_docs.knowledge import load_kb

    return Asked(
        kind=kind,
        kb=load_kb(overlay=kb_folder),
        office=read_office(office_file) if office_file else None,
        values=_values(values_file),
        on=on.date() if on else date.today(),
        in_force=in_force,
        annotate=annotate,
        templates=templates,
    )


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
        court_act = replace(court_act, sections=_sections(text)) if text else court_act
    else:
        from nadzor_docs.extraction import extract

        assert text is not None
        court_act = extract(text)
    return court_act, assess(court_act, kb)


def _sections(text: ActText) -> tuple[Section, ...]:
    """The parts of the act, which a facts file doesn't tell: the document quotes the operative."""
    from nadzor_docs.errors import NotACourtAct
    from nadzor_docs.extraction import extract

    try:
        return extract(text).sections
    except NotACourtAct:
        return ()  # a person says that it is one, and what stands in it


def _values(path: Path | None) -> dict[str, Any]:
    """A person's values; a template's sample holds the same under ``values``."""
    if path is None:
        return {}
    from nadzor_docs.drafting.errors import BadValues
    from nadzor_docs.knowledge import load_yaml

    loaded = load_yaml(path)
    if not isinstance(loaded, dict):
        raise BadValues("нужны поля «имя: значение»", where=str(path))
    sample = loaded.get("values") if "law_day" in loaded else None
    return sample if isinstance(sample, dict) else loaded


def _merged(made: Draft, output: Path) -> tuple[Draft, list[str]]:
    """The draft with a person's paragraphs of the file in it, and those paragraphs."""
    from nadzor_docs.drafting.update import update

    updated = update(output.read_bytes(), made.content, str(output))
    blanks = tuple(blank for blank in made.blanks if blank in updated.text)
    kept = [f"{one.theirs or '(удалено)'} ← {one.program or '(добавлено)'}" for one in updated.kept]
    return replace(made, content=updated.content, blanks=blanks), kept


def _write_receipt(
    path: Path, made: Draft, act: CourtAct | None, assessment: Assessment | None, asked: Asked,
    force: bool,
) -> None:  # fmt: skip
    from nadzor_docs.drafting.receipt import receipt

    said = receipt(made, act, assessment, asked.kb, asked.on, asked.templates)
    content = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, content.encode(), force=force)


def _preview(output: Path, *, force: bool) -> list[Path]:
    from nadzor_docs.drafting.preview import preview

    return preview(output, force=force)


def _answer(made: Draft, output: Path) -> dict[str, Any]:
    return {
        "schema": "nadzor.draft/1",
        "kind": made.kind,
        "path": str(output),
        "cites": list(made.cites),
        "blanks": list(made.blanks),
        "warnings": list(made.warnings),
    }


def _show(made: Draft, output: Path, kept: list[str], pictures: list[Path]) -> None:
    click.echo(f"{output}: готово ({made.kind})")
    for title, lines in (
        ("Сохранена правка (слева — что в документе, справа — что напечатала бы программа)", kept),
        ("Нужно дописать или проверить (в документе выделено)", made.blanks),
        ("Обратите внимание", made.warnings),
        ("Предпросмотр", pictures),
    ):  # fmt: skip
        if lines:
            click.echo(f"\n{title}:")
            click.echo("\n".join(f"  {line}" for line in lines))
