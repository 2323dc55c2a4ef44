"""`nadzor seminar`: exercises, a quiz, the plan of lessons, the trainer's own cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nadzor_docs.cli.common import F, force_option
from nadzor_docs.data import data_folder
from nadzor_docs.files import refuse_overwrite, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.seminar.exercise import Exercise

TOPICS = ("participation", "terms", "protest", "roles", "mixed")
MINUTES_A_CASE = 8
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(help="Семинары: задания, ключи, викторина, план занятий.")
def seminar() -> None:
    """The group itself does nothing."""


def choosing(function: F) -> F:
    """The options that say which exercises are wanted."""
    options = (
        click.option("--topic", type=click.Choice(TOPICS), default="participation",
                     show_default=True, help="Тема."),
        click.option("--cases", "number", type=click.IntRange(1, 40), default=10,
                     show_default=True, help="Сколько дел."),
        click.option("--level", type=click.IntRange(1, 3), default=2, show_default=True,
                     help="Трудность: дела не труднее этой."),
        click.option("--seed", default=7, show_default=True,
                     help="То же число — тот же семинар."),
        click.option("--own", multiple=True, type=click.Path(path_type=Path, exists=True),
                     help="Файл своих дел (nadzor seminar new-case)."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


@seminar.command(help="Собрать семинар: задания, ключи, лист преподавателя, оценки, слайды.")
@choosing
@click.option("--variants", "count", type=click.IntRange(1, 30), default=1, show_default=True,
              help="Сколько разных вариантов.")  # fmt: skip
@click.option("--seats", type=click.IntRange(1, 200), default=12, show_default=True,
              help="Сколько участников: строк в таблице оценок.")  # fmt: skip
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="Папка семинара.")  # fmt: skip
@force_option
def build(
    topic: str, number: int, level: int, seed: int, own: tuple[Path, ...], count: int, seats: int,
    output: Path, force: bool,
) -> None:  # fmt: skip
    from nadzor_docs.knowledge import load_yaml
    from nadzor_docs.seminar.papers import papers

    words = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")
    sets = _sets(topic, number, level, seed, own, count)
    subtitle = words["names"][topic][:1].upper() + words["names"][topic][1:]
    files = dict(
        papers(words["title"], subtitle, sets, minutes=MINUTES_A_CASE * number, seats=seats)
    )
    for name in files:
        refuse_overwrite(output / name, force=force)
    for name, content in files.items():
        write_atomically(output / name, content, force=force)
        click.echo(str(output / name))


@seminar.command(help="Викторина в терминале или, с --export, страница, Moodle XML, GIFT.")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True))
@choosing
@click.option("--export", type=FILE,
              help="Записать в файл: .html — страница, .xml — Moodle, .gift — GIFT.")  # fmt: skip
@force_option
def quiz(
    file: Path | None, topic: str, number: int, level: int, seed: int, own: tuple[Path, ...],
    export: Path | None, force: bool,
) -> None:  # fmt: skip
    if export:
        _refuse_unknown_export(export)
        refuse_overwrite(export, force=force)
    [exercises] = _sets(topic, number, level, seed, (*own, *([file] if file else [])), 1,
                        only_own=file is not None)  # fmt: skip
    if export:
        _export(exercises, export, force=force)
    else:
        from nadzor_docs.cli.quiz_terminal import run

        run(exercises)


@seminar.command(help="План учёбы и семинаров (пункт 11) на период: 2005, 2005-H1, 2005-Q3.")
@click.option("--period", required=True, help="Год, полугодие или квартал.")
@click.option("-o", "--output", type=FILE, default=Path("план-занятий.docx"), show_default=True,
              help="Куда записать план.")  # fmt: skip
@click.option("--office", "office_file", type=FILE, help="Реквизиты прокуратуры.")
@click.option("--ics", type=FILE, help="Записать занятия в файл календаря .ics.")
@force_option
def plan(
    period: str, output: Path, office_file: Path | None, ics: Path | None, force: bool
) -> None:
    from nadzor_docs.drafting import draft
    from nadzor_docs.drafting.office import read_office
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.seminar.lessons import lessons, lessons_calendar, read_period

    for path in (output, *([ics] if ics else [])):
        refuse_overwrite(path, force=force)
    kb, asked = load_kb(), read_period(period)
    planned = lessons(asked, kb)
    rows = [
        {"topic": lesson.topic, "form": lesson.form, "date": f"{lesson.day:%d.%m.%Y}"}
        for lesson in planned
    ]
    office = read_office(office_file) if office_file else None
    values = {"period": asked.words, "sessions": rows}
    first_day = date(asked.year, asked.months[0], 1)
    made = draft("training-plan", None, None, kb, office=office, values=values, on=first_day)
    write_atomically(output, made.content, force=force)
    click.echo(f"{output}: занятий {len(planned)}")
    for blank in made.blanks:
        click.echo(f"  {blank}")
    if ics:
        write_atomically(ics, lessons_calendar(planned), force=force)
        click.echo(str(ics))


@seminar.command("new-case", help="Записать образец своего дела в файл, чтобы его заполнить.")
@click.argument("output", type=FILE)
@force_option
def new_case(output: Path, force: bool) -> None:
    from nadzor_docs.seminar.collect import sample_case

    write_atomically(output, sample_case().read_bytes(), force=force)
    click.echo(f"{output}: заполните и проверьте: nadzor kb lint {output}")


def _sets(
    topic: str, number: int, level: int, seed: int, own: tuple[Path, ...], count: int,
    *, only_own: bool = False,
) -> list[list[Exercise]]:  # fmt: skip
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.seminar.build import Plan, variants
    from nadzor_docs.seminar.cases import read_cases
    from nadzor_docs.seminar.collect import all_cases

    cases = [case for path in own for case in read_cases(path)] if only_own else all_cases(own)
    if only_own:
        number, level = min(number, len(cases)), 3
    return variants(Plan(topic, number, level, seed, count), cases, load_kb())


def _refuse_unknown_export(path: Path) -> None:
    if path.suffix.lower() not in (".html", ".xml", ".gift"):
        raise click.UsageError(f"{path}: вид викторины неизвестен, нужно .html, .xml или .gift")


def _export(exercises: Sequence[Exercise], path: Path, *, force: bool) -> None:
    from nadzor_docs.knowledge import load_yaml
    from nadzor_docs.seminar.export import to_gift, to_html, to_moodle_xml

    title = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["title"]
    made = {
        ".html": lambda: to_html(title, exercises),
        ".xml": lambda: to_moodle_xml(exercises),
        ".gift": lambda: to_gift(exercises),
    }[path.suffix.lower()]()
    write_atomically(path, made.encode(), force=force)
    click.echo(f"{path}: дел {len(exercises)}")
