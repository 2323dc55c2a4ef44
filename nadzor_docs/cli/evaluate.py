"""`nadzor evaluate`: figures on the gold acts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nadzor_docs.cli.common import force_option, format_option, print_machine
from nadzor_docs.data import data_folder
from nadzor_docs.files import write_atomically

if TYPE_CHECKING:
    from nadzor_docs.evaluation.run import Result

WORST = 10


@click.command(help="Измерить качество чтения актов на корпусе с эталонными ответами.")
@click.option(
    "--split", type=click.Choice(["train", "validation", "locked", "all"]), default="validation",
    show_default=True, help="Часть корпуса. locked — только для выпусков.",
)  # fmt: skip
@click.option("--by", type=click.Choice(["field", "matter", "language", "act"]), default="field",
              show_default=True, help="По чему разбить показатели.")  # fmt: skip
@click.option("--against", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Сравнить с сохранённым итогом, акт за актом.")  # fmt: skip
@click.option("--save", type=click.Path(path_type=Path, dir_okay=False),
              help="Сохранить итог в JSON.")  # fmt: skip
@click.option("--corpus", type=click.Path(path_type=Path, file_okay=False), help="Папка корпуса.")
@click.option("--errors", is_flag=True, help="Показать каждое расхождение.")
@force_option
@format_option("json")
def evaluate(
    split: str, by: str, against: Path | None, save: Path | None, corpus: Path | None,
    errors: bool, force: bool, output_format: str,
) -> None:  # fmt: skip
    from nadzor_docs.evaluation.gold import read_split
    from nadzor_docs.evaluation.run import answer_gold, gains_and_losses, record

    results = answer_gold(read_split(corpus or data_folder("corpora"), split))
    summary = record(results)
    if save:
        content = json.dumps(summary, ensure_ascii=False, indent=1) + "\n"
        write_atomically(save, content.encode(), force=force)
    if output_format == "json":
        print_machine(summary, "json")
        return
    click.echo(f"Часть корпуса: {split}; актов: {len(results)}\n")
    _show(results, by, summary)
    if errors:
        _show_errors(results)
    if against:
        baseline = json.loads(against.read_text(encoding="utf-8"))
        click.echo("\nПо сравнению с сохранённым итогом:")
        click.echo("\n".join(gains_and_losses(results, baseline)) or "  без изменений")


def _show(results: Sequence[Result], by: str, summary: dict[str, Any]) -> None:
    from nadzor_docs.evaluation.run import figures, group_by

    if by == "field":
        _show_fields(summary["figures"])
        _show_outcomes(summary)
        _show_worst(results)
        return
    for name, group in group_by(results, by).items():
        click.echo(f"\n{name} (актов: {len(group)})")
        _show_fields(figures(group))


def _show_fields(figures: dict[str, dict[str, float]]) -> None:
    click.echo(f"{'поле':<16}{'точность':>10}{'полнота':>10}{'F1':>8}   95 %")
    for field, figure in figures.items():
        click.echo(
            f"{field:<16}{figure['precision']:>10.3f}{figure['recall']:>10.3f}{figure['f1']:>8.3f}"
            f"   {figure['low']:.3f}–{figure['high']:.3f}"
        )


def _show_outcomes(summary: dict[str, Any]) -> None:
    click.echo("\nИсход (эталон → ответ):")
    for gold, answers in summary["outcomes"].items():
        told = ", ".join(f"{answer}: {number}" for answer, number in answers.items())
        click.echo(f"  {gold:<14} → {told}")
    wrong = summary["dangerous"]
    click.echo(f"Обязательное участие пропущено: {', '.join(wrong) if wrong else 'нет'}")


def _show_worst(results: Sequence[Result]) -> None:
    worst = sorted(results, key=lambda result: -result.comparison.errors)[:WORST]
    click.echo("\nХудшие акты (число ошибок):")
    for result in worst:
        if result.comparison.errors:
            click.echo(f"  {result.gold.id}: {result.comparison.errors}")


def _show_errors(results: Sequence[Result]) -> None:
    for result in results:
        if result.comparison.differences:
            click.echo(f"\n{result.gold.id}")
            for difference in result.comparison.differences:
                click.echo(f"  {difference}")
