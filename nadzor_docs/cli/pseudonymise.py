"""`nadzor pseudonymise`: acts without people's data, for lessons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nadzor_docs.cli.common import force_option
from nadzor_docs.errors import NadzorError
from nadzor_docs.files import refuse_overwrite, write_atomically

if TYPE_CHECKING:
    from nadzor_docs.facts import ActText
    from nadzor_docs.seminar.pseudonymise import Pseudonymiser


@click.command(help="Заменить людей, организации, номера и адреса акта вымышленными.")
@click.argument("acts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path),
              help="Куда записать: файл, для нескольких актов — папка.")  # fmt: skip
@click.option("--seed", default=79, show_default=True,
              help="Другое число — другие вымышленные имена.")  # fmt: skip
@click.option("--table", type=click.Path(path_type=Path, dir_okay=False),
              help="Записать таблицу замен (она раскрывает имена: храните отдельно).")  # fmt: skip
@force_option
def pseudonymise(
    acts: tuple[Path, ...], output: Path, seed: int, table: Path | None, force: bool
) -> None:
    from nadzor_docs.extraction import extract
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.reading import read_act
    from nadzor_docs.seminar.faithful import faithful_names

    targets = _targets(acts, output)
    for target in (*targets, *([table] if table else [])):
        refuse_overwrite(target, force=force)
    texts = [read_act(act) for act in acts]
    names, changed = faithful_names([extract(text) for text in texts], seed, load_kb())
    for act, text, target in zip(acts, texts, targets, strict=True):
        write_atomically(target, _without_data(act, text, target, names), force=force)
        click.echo(f"{act.name} → {target}")
    _tell(names, targets, changed)
    if table:
        _write_table(table, names, force=force)


def _targets(acts: tuple[Path, ...], output: Path) -> list[Path]:
    """A file for one act, a folder for several. Names of files may name people: numbers do not."""
    if len(acts) == 1 and output.suffix:
        return [output]
    kinds = (".docx" if act.suffix.lower() == ".docx" else ".txt" for act in acts)
    return [output / f"акт-{number:03}{kind}" for number, kind in enumerate(kinds, 1)]


def _without_data(act: Path, text: ActText, target: Path, names: Pseudonymiser) -> bytes:
    if text.source.format == "docx":
        from nadzor_docs.seminar.word_file import replace_words

        if target.suffix.lower() != ".docx":
            raise NadzorError("акт в Word остаётся документом Word", where=str(target),
                              mend="Укажите имя, которое кончается на .docx")  # fmt: skip
        return replace_words(act.read_bytes(), names.find)
    if target.suffix.lower() == ".docx":
        raise NadzorError("акт не в Word, результат — текст", where=str(target),
                          mend="Укажите имя, которое кончается на .txt")  # fmt: skip
    return (names.apply_all(text.text) + "\n").encode()


def _tell(names: Pseudonymiser, targets: list[Path], changed: list[str]) -> None:
    from nadzor_docs.reading import read_act
    from nadzor_docs.seminar.word_file import pictures

    report = names.report("\n".join(read_act(target).text for target in targets))
    click.echo("\nЗаменено:")
    for kind, number in sorted(report.replaced.items()):
        click.echo(f"  {kind}: {number}")
    look_at = [f"{path}: ответ программы под новыми именами изменился" for path in changed]
    look_at += report.look_at
    for target in targets:
        if target.suffix.lower() == ".docx" and pictures(target.read_bytes()):
            look_at.append(f"{target.name}: в документе есть рисунки или вложения")
    click.echo("\nПроверьте сами:")
    for place in look_at or ["прочитайте акт: программа могла не узнать редкое имя"]:
        click.echo(f"  {place}")


def _write_table(path: Path, names: Pseudonymiser, *, force: bool) -> None:
    content = json.dumps(names.table(), ensure_ascii=False, indent=1) + "\n"
    write_atomically(path, content.encode(), force=force)
    path.chmod(0o600)  # the owner alone: the table undoes the work
    click.echo(f"\nТаблица замен: {path}. Она раскрывает имена, храните её отдельно от актов.")
