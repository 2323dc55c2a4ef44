"""`nadzor decline`: a name, a post, a court or an organisation in the six cases."""

from __future__ import annotations

from typing import Any

import click

from nadzor_docs.cli.common import format_option, print_machine
from nadzor_docs.facts import Gender
from nadzor_docs.language import Case, Paradigm, paradigm

ASKED = {
    Case.NOM: "кто, что", Case.GEN: "кого, чего", Case.DAT: "кому, чему",
    Case.ACC: "кого, что", Case.INS: "кем, чем", Case.PREP: "о ком, о чём",
}  # fmt: skip
GENDERS = {Gender.MASCULINE: "мужской род", Gender.FEMININE: "женский род"}


@click.command("decline")
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--gender", type=click.Choice(["m", "f"]), help="Пол, если из имени он не виден: m или f."
)
@format_option("json", "jsonl", "yaml")
def decline(texts: tuple[str, ...], gender: str | None, output_format: str) -> None:
    """Просклонять имя, должность, суд или организацию. TEXT — в именительном падеже.

    Что программа не может просклонять уверенно, она оставляет как есть и говорит почему.
    """
    for text in texts:
        declined = paradigm(text, Gender(gender) if gender else None)
        if output_format == "text":
            _print_table(declined)
        else:
            print_machine(answer(declined), output_format)


def answer(declined: Paradigm) -> dict[str, Any]:
    """The public answer ``nadzor.decline/1``."""
    return {
        "schema": "nadzor.decline/1",
        "text": declined.text,
        "kind": declined.kind.value,
        "gender": declined.gender.value if declined.gender else None,
        "forms": {case.value: declined.forms[case] for case in Case},
        "sure": declined.sure,
        "notes": list(declined.notes),
    }


def _print_table(declined: Paradigm) -> None:
    gender = f" ({GENDERS[declined.gender]})" if declined.gender else ""
    click.echo(declined.text + gender)
    for case in Case:
        click.echo(f"  {ASKED[case]:<12} {declined.forms[case]}")
    for note in declined.notes:
        click.echo(f"  Внимание: {note}")
