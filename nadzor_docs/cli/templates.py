"""`nadzor templates`: are an office's templates sound?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nadzor_docs.cli.common import force_option, format_option, kb_option, print_machine


@click.group(help="Шаблоны документов: проверка перед работой.")
def templates() -> None: ...


@templates.command(help="Проверить папку шаблона или папку с шаблонами; обычно — встроенные.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@kb_option
@format_option("json")
def lint(folder: Path | None, kb_folder: Path | None, output_format: str) -> None:
    from nadzor_docs.data import data_folder
    from nadzor_docs.drafting.lint import lint_folder
    from nadzor_docs.knowledge import load_kb

    root = folder or data_folder("templates")
    single = (root / "contract.yaml").is_file() or (root / "template.docx").is_file()
    folders = [root] if single else _folders(root)
    if not folders:
        raise click.UsageError(f"в папке {root} нет шаблонов (папок с contract.yaml)")
    kb = load_kb(overlay=kb_folder)
    findings = [finding for one in folders for finding in lint_folder(one, kb)]
    if output_format == "json":
        print_machine(
            [{"where": f.where, "quote": f.quote, "message": f.message, "mend": f.mend}
             for f in findings], "json",
        )  # fmt: skip
    else:
        for finding in findings:
            click.echo(finding.lines())
        click.echo(f"Шаблонов: {len(folders)}; замечаний: {len(findings)}")
    sys.exit(1 if findings else 0)


@templates.command(help="Скопировать шаблон KIND в свою папку, чтобы изменить его под себя.")
@click.argument("kind")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="Своя папка шаблонов; нет её — создаётся.")  # fmt: skip
@force_option
def copy(kind: str, folder: Path, force: bool) -> None:
    from nadzor_docs.drafting.contract import find_kind
    from nadzor_docs.files import refuse_overwrite, write_atomically

    files = sorted(find_kind(kind).folder.iterdir())
    for path in files:
        refuse_overwrite(folder / kind / path.name, force=force)
    for path in files:
        write_atomically(folder / kind / path.name, path.read_bytes(), force=force)
    click.echo(f"Шаблон скопирован: {folder / kind}. Используйте его: --templates {folder}")


def _folders(root: Path) -> list[Path]:
    """The template folders below ``root``: whole ones, and those that replace a single file."""
    named = {path.parent for path in root.glob("*/contract.yaml")}
    return sorted(named | {path.parent for path in root.glob("*/template.docx")})
