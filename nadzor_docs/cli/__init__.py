"""The `nadzor` command. Each subcommand's module is imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from nadzor_docs.errors import NadzorError

# name → (module, attribute, one line of help): listing them imports none of them.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "text": ("nadzor_docs.cli.text", "text", "Показать текст акта, как его читает программа."),
    "extract": ("nadzor_docs.cli.extract", "extract", "Извлечь стороны, даты и события акта."),
    "check": ("nadzor_docs.cli.check", "check", "Обязательно ли участие прокурора и почему."),
    "draft": ("nadzor_docs.cli.draft", "draft", "Составить документ прокурора в Word."),
    "term": ("nadzor_docs.cli.term", "term", "Рассчитать процессуальный срок."),
    "decline": ("nadzor_docs.cli.decline", "decline", "Просклонять имя, должность, суд."),
    "kb": ("nadzor_docs.cli.kb", "kb", "База знаний: инструкция, законы, правила."),
    "templates": ("nadzor_docs.cli.templates", "templates", "Шаблоны документов: проверка."),
    "office": ("nadzor_docs.cli.office", "office", "Реквизиты прокуратуры для документов."),
    "seminar": ("nadzor_docs.cli.seminar", "seminar", "Семинары: задания, ключи, викторина."),
    "pseudonymise": (
        "nadzor_docs.cli.pseudonymise",
        "pseudonymise",
        "Заменить данные людей в акте вымышленными.",
    ),
    "evaluate": ("nadzor_docs.cli.evaluate", "evaluate", "Измерить качество на актах корпуса."),
    "doctor": ("nadzor_docs.cli.doctor", "doctor", "Проверить, что установлено на компьютере."),
    "schema": ("nadzor_docs.cli.schema", "schema", "JSON Schema машинных ответов."),
}


class LazyCommands(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl([(name, about) for name, (_, _, about) in COMMANDS.items()])


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"nadzor {version('nadzor_docs')}")
        ctx.exit()


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Показывать техническую трассировку ошибок.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Показать версию.",
)
def nadzor(debug: bool) -> None:
    """Надзор за законностью исполнительного производства: акты, решения, документы."""


# New objects between two searches for garbage: a start makes many, none of them garbage, and
# the usual 700 costs a tenth of it.
SELDOM = 50_000


def main() -> None:
    """Run the command; an expected error is one Russian line on standard error."""
    use_utf8()
    speak_russian()
    gc.set_threshold(SELDOM)
    try:
        nadzor(prog_name="nadzor")
    except NadzorError as error:
        if "--debug" in sys.argv:
            raise
        click.echo(error.line(), err=True)
        sys.exit(1)


def use_utf8() -> None:
    """Machine-readable answers are UTF-8 whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def speak_russian() -> None:
    """click's own words («No such option») come from a catalogue beside this file."""
    import gettext

    os.environ["LANGUAGE"] = "ru"
    gettext.bindtextdomain("nadzor", str(Path(__file__).parent / "locale"))
    gettext.textdomain("nadzor")
