"""What every subcommand shares: output formats and how an answer is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``: text for people (default), the others for machines."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", *formats]),
        default="text",
        show_default=True,
        help="Вид ответа: text — для чтения, остальные — для программ.",
    )


def force_option(function: F) -> F:
    return click.option("--force", is_flag=True, help="Заменить файл, если он уже есть.")(function)


def print_machine(answer: dict[str, Any] | list[Any], output_format: str) -> None:
    """Print one answer as ``json`` (indented), ``jsonl`` (a line) or ``yaml``."""
    if output_format == "yaml":
        import yaml

        dumped = yaml.safe_dump(answer, allow_unicode=True, sort_keys=False, explicit_start=True)
        click.echo(dumped, nl=False)
    else:
        indent = 2 if output_format == "json" else None
        click.echo(json.dumps(answer, ensure_ascii=False, indent=indent))


def kb_option(function: F) -> F:
    """``--kb DIR``: an office's own knowledge base over the shipped one."""
    return click.option(
        "--kb",
        "kb_folder",
        type=click.Path(path_type=Path),
        help="Папка своей базы знаний: её файлы заменяют и дополняют общие.",
    )(function)
