"""`nadzor kb lint|new|schemas`: for those who write the knowledge base."""

from __future__ import annotations

from pathlib import Path

import click

from nadzor_docs.data import data_folder


@click.command(
    help="Проверить базу знаний: общую или свою (папка DIR). Ошибки — с файлом и строкой."
)
@click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def lint(folder: Path | None) -> None:
    from nadzor_docs.knowledge.lint import lint_kb

    base = data_folder("kb")
    overlay = folder if folder and folder.resolve() != base.resolve() else None
    _, findings = lint_kb(base, overlay)
    for finding in findings:
        click.echo(str(finding))
    if findings:
        click.echo(f"Ошибок: {len(findings)}", err=True)
        raise SystemExit(1)
    click.echo("Ошибок нет.")


COMMANDS: dict[str, click.Command] = {"lint": lint}
