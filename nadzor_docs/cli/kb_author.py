"""`nadzor kb lint|new|schemas`: for those who write the knowledge base."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nadzor_docs.cli.common import force_option
from nadzor_docs.data import data_folder

if TYPE_CHECKING:
    from nadzor_docs.knowledge.problems import Finding

FOLDER = click.Path(path_type=Path, file_okay=False)
own_folder = click.option(
    "--kb",
    "folder",
    type=FOLDER,
    required=True,
    help="Папка своей базы знаний; нет её — создаётся.",
)


@click.command(
    help="Проверить базу знаний — общую или свою (папка) — и дела семинара: общие или свои "
    "(файл или папка с ними). Ошибки — с файлом и строкой."
)
@click.argument("path", required=False, metavar="[PATH]", type=click.Path(path_type=Path))
def lint(path: Path | None) -> None:
    base = data_folder("kb")
    if path is None or path.resolve() == base.resolve():
        findings = base_findings(None, base) or case_findings(shipped_cases())
    elif cases := own_cases(path, base):
        findings = case_findings(cases)
    else:
        findings = base_findings(path, base)
    for finding in sorted(set(findings)):
        click.echo(str(finding))
    if findings:
        click.echo(f"Ошибок: {len(set(findings))}", err=True)
        raise SystemExit(1)
    click.echo("Ошибок нет.")


def own_cases(path: Path, base: Path) -> list[Path]:
    """The files of a trainer's cases: a file, or those of a folder that is no knowledge base."""
    if not path.is_dir():
        return [path] if path.suffix == ".yaml" else []
    if any((path / folder.name).is_dir() for folder in base.iterdir()):
        return []
    return sorted(path.glob("*.yaml"))


def shipped_cases() -> list[Path]:
    """The cases that ship with the program, and the sample that a new one begins from."""
    from nadzor_docs.seminar.collect import sample_case, shipped_cases

    return [shipped_cases(), sample_case()]


def base_findings(overlay: Path | None, base: Path) -> list[Finding]:
    from nadzor_docs.assessment.lint import lint_rules
    from nadzor_docs.knowledge.lint import lint_kb
    from nadzor_docs.knowledge.store import check_folders

    check_folders(base, overlay)
    kb, findings = lint_kb(base, overlay)
    return [*findings, *lint_rules(kb)]


def case_findings(paths: list[Path]) -> list[Finding]:
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.seminar.lint import lint_cases

    kb = load_kb()
    return [finding for path in paths for finding in lint_cases(path, kb)]


@click.group(help="Создать файл своей базы знаний.")
def new() -> None:
    pass


@new.command(help="Новая инструкция: файл с местами для заполнения.")
@click.argument("id")
@own_folder
@force_option
def instrument(id: str, folder: Path, force: bool) -> None:
    from nadzor_docs.files import write_atomically
    from nadzor_docs.knowledge.authoring import new_instrument

    path = folder / "instruments" / f"{id}.yaml"
    write_atomically(path, new_instrument(id).encode(), force=force)
    write_schemas(folder)
    click.echo(f"Создан файл {path}. Заполните его и проверьте: nadzor kb lint {folder}")


@new.command(help="Новый пример по акту: его факты и ответ, чтобы юрист их подтвердил.")
@click.argument("act", type=click.Path(path_type=Path))
@click.option("--name", help="Имя примера латинскими буквами; иначе — имя файла акта.")
@click.option("--instrument", help="По какому акту ответ; иначе — по действовавшему в день акта.")
@own_folder
@force_option
def case(act: Path, name: str | None, instrument: str | None, folder: Path, force: bool) -> None:
    from nadzor_docs.assessment import assess
    from nadzor_docs.assessment.record import case_text
    from nadzor_docs.extraction import extract
    from nadzor_docs.files import refuse_overwrite, write_atomically
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.reading import read_act

    path = folder / "cases" / f"{name or act.stem}.yaml"
    refuse_overwrite(path, force=force)
    kb = load_kb(overlay=folder if folder.is_dir() else None)
    facts = extract(read_act(act))
    text = case_text(facts, assess(facts, kb, instrument=instrument))
    write_atomically(path, text.encode(), force=force)
    write_schemas(folder)
    click.echo(
        f"Создан файл {path}. Подтвердите факты и ответ и проверьте: nadzor kb lint {folder}"
    )


@click.command(help="Записать схемы файлов: по ним редактор подсказывает поля и находит ошибки.")
@own_folder
def schemas(folder: Path) -> None:
    write_schemas(folder)
    click.echo(f"Схемы записаны: {folder / 'schemas'}")


def write_schemas(folder: Path) -> None:
    """The editors' schemas beside the files that they describe."""
    from nadzor_docs.files import write_atomically

    for name, text in schema_texts().items():
        write_atomically(folder / "schemas" / f"{name}.schema.json", text.encode(), force=True)


def schema_texts() -> dict[str, str]:
    """The schema of each kind of file, by the name that its files refer to."""
    from nadzor_docs.assessment.cases import LegalCase
    from nadzor_docs.assessment.conditions import Rule
    from nadzor_docs.assessment.term_rules import TermRule
    from nadzor_docs.knowledge.json_schema import schema_text
    from nadzor_docs.knowledge.model import Instrument, Law

    return {
        "instrument": schema_text(Instrument, "Инструкция или правило закона (kb/instruments)"),
        "law": schema_text(Law, "Закон, на который ссылаются (kb/laws)"),
        "participation": schema_text(Rule, "Правило об участии (kb/rules/participation)"),
        "term": schema_text(TermRule, "Срок (kb/terms)"),
        "cases": schema_text(tuple[LegalCase, ...], "Примеры, проверяющие правила (kb/cases)"),
    }


COMMANDS: dict[str, click.Command] = {"lint": lint, "new": new, "schemas": schemas}
