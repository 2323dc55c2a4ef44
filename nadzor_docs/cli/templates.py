"""`nadzor templates`: are an office's templates sound?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nadzor_docs.cli.common import format_option, print_machine


@click.group(help="Шаблоны документов: проверка перед работой.")
def templates() -> None: ...


@templates.command(help="Проверить папку шаблона или папку с шаблонами; обычно — встроенные.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@format_option("json")
def lint(folder: Path | None, output_format: str) -> None:
    from nadzor_docs.data import data_folder
    from nadzor_docs.drafting.lint import lint_folder
    from nadzor_docs.knowledge import load_kb

    root = folder or data_folder("templates")
    single = (root / "contract.yaml").is_file() or (root / "template.docx").is_file()
    folders = [root] if single else sorted(path.parent for path in root.glob("*/contract.yaml"))
    if not folders:
        raise click.UsageError(f"в папке {root} нет шаблонов (папок с contract.yaml)")
    kb = load_kb()
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
