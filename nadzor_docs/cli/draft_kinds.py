"""The kinds of documents: all of them in a line each, one of them in full."""

from __future__ import annotations

from pathlib import Path

import click

from nadzor_docs.cli.common import print_machine
from nadzor_docs.drafting.contract import CONTRACT, Contract, Need, find_kind, kind_folders
from nadzor_docs.drafting.contract import read_contract as read

OFFICE, ACT = "office.", "act."


def list_kinds(templates: Path | None, output_format: str) -> None:
    contracts = [read(folder / CONTRACT) for folder in kind_folders(templates)]
    if output_format == "json":
        return print_machine(
            [{"id": c.id, "title": c.title, "about": c.about, "from": c.from_, "to": c.to}
             for c in contracts], "json",
        )  # fmt: skip
    for contract in contracts:
        click.echo(f"{contract.id:<22}{contract.title}. {contract.about}")
        click.echo(f"{'':<22}{contract.from_} → {contract.to}")
    return click.echo("\nЧто нужно виду: nadzor draft ВИД --help")


def describe(kind: str, templates: Path | None) -> None:
    """What a kind needs, from whom to whom it goes, and on what law it stands."""
    contract = find_kind(kind, templates).contract
    click.echo(f"{contract.title} ({contract.id})\n{contract.about}\n")
    click.echo(f"Кто:  {contract.from_}\nКому: {contract.to}")
    if contract.acts:
        from nadzor_docs.drafting.words import words

        acts = ", ".join(words()["act_kinds"][act.value] for act in contract.acts)
        click.echo(f"По акту: {acts}{_period(contract)}")
    _law(contract)
    _needs("Берётся из акта", contract, ACT)
    _needs("Рассчитывается", contract, "term.")
    _needs("Берётся из реквизитов прокуратуры (--office)", contract, OFFICE)
    _needs("Указывает человек (--values ФАЙЛ.yaml)", contract, "")


def _period(contract: Contract) -> str:
    first, last = contract.from_act_date, contract.until_act_date
    return (f", с {first:%d.%m.%Y}" if first else "") + (f", по {last:%d.%m.%Y}" if last else "")


def _law(contract: Contract) -> None:
    click.echo("\nНа чём стоит:")
    for editions in contract.phrases.values():
        for phrase in editions:
            if phrase.cites:
                since = f"с {phrase.from_:%d.%m.%Y} " if phrase.from_ else ""
                until = f"по {phrase.until:%d.%m.%Y} " if phrase.until else ""
                click.echo(f"  {since}{until}{', '.join(phrase.cites)}")


def _needs(title: str, contract: Contract, source: str) -> None:
    chosen = {name: need for name, need in contract.needs.items() if _from(need, source)}
    if chosen:
        click.echo(f"\n{title}:")
    for name, need in chosen.items():
        optional = " (можно не указывать)" if need.optional or need.default else ""
        click.echo(f"  {name}: {need.about}{optional}")
        for field, about in (need.each or {}).items():
            click.echo(f"    - {field}: {about}")


def _from(need: Need, source: str) -> bool:
    return need.from_.startswith(source) if source else need.from_ == ""
