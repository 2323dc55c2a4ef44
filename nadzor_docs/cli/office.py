"""`nadzor office`: the profile of an office that fills letterheads and signatures."""

from __future__ import annotations

from pathlib import Path

import click

from nadzor_docs.cli.common import force_option
from nadzor_docs.files import refuse_overwrite, write_atomically

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(help="Реквизиты прокуратуры: названия, адреса, кто подписывает.")
def office() -> None: ...


@office.command(help="Начать файл реквизитов: заполненный пример с пояснениями.")
@click.option("-o", "--output", type=FILE, default="office.yaml", show_default=True,
              help="Куда записать.")  # fmt: skip
@force_option
def init(output: Path, force: bool) -> None:
    from nadzor_docs.data import data_folder

    refuse_overwrite(output, force=force)
    sample = (data_folder("templates") / "office.sample.yaml").read_bytes()
    write_atomically(output, sample, force=force)
    click.echo(f"{output}: замените вымышленное своим; проверить: nadzor office show {output}")


@office.command(help="Показать реквизиты, как их поймёт программа, с падежами.")
@click.argument("file", type=FILE)
def show(file: Path) -> None:
    from nadzor_docs.drafting.office import read_office
    from nadzor_docs.language import decline

    read = read_office(file)
    click.echo(f"{read.name.ru}\n{read.name.kk}\n{read.address.ru}")
    for person in read.signatories:
        name, post = (decline(text, "dat", gender) for text, gender in (
            (person.name, person.gender), (person.post, None)
        ))  # fmt: skip
        kinds = ", ".join(person.signs) or "все прочие документы"
        unsure = "" if name.sure and post.sure else " — проверьте падежи"
        click.echo(f"\n{person.name}, {person.post}, {person.rank}\n  подписывает: {kinds}")
        click.echo(f"  кому: {post.text} {name.text}{unsure}")
