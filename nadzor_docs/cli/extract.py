"""`nadzor extract`: what an act says, each fact with its words."""

from __future__ import annotations

from pathlib import Path

import click

from nadzor_docs.answer import error_answer, to_dict
from nadzor_docs.cli.common import format_option, print_machine
from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import (
    ActKind,
    CourtAct,
    DateRole,
    Party,
    PartyKind,
    Role,
    Span,
    Vulnerability,
)

KINDS = {
    ActKind.DECISION: "решение", ActKind.RULING: "определение", ActKind.RESOLUTION: "постановление",
    ActKind.VERDICT: "приговор", ActKind.COURT_ORDER: "судебный приказ",
}  # fmt: skip
ROLES = {
    Role.CREDITOR: "взыскатель", Role.DEBTOR: "должник", Role.PLAINTIFF: "истец",
    Role.DEFENDANT: "ответчик", Role.APPLICANT: "заявитель",
    Role.INTERESTED_PARTY: "заинтересованное лицо", Role.THIRD_PARTY: "третье лицо",
    Role.BAILIFF: "судебный исполнитель", Role.PROSECUTOR: "прокурор",
    Role.REPRESENTATIVE: "представитель",
}  # fmt: skip
PARTY_KINDS = {
    PartyKind.PERSON: "гражданин", PartyKind.ORGANIZATION: "организация",
    PartyKind.STATE: "государство",
}  # fmt: skip
ATTRIBUTES = {
    Vulnerability.MINOR: "несовершеннолетний", Vulnerability.INCAPABLE: "недееспособный",
    Vulnerability.DISABLED: "инвалид", Vulnerability.ELDERLY: "пожилой", Vulnerability.ILL: "болен",
}  # fmt: skip
DATES = {
    DateRole.JUDGMENT: "исполняемый акт", DateRole.WRIT: "исполнительный документ",
    DateRole.PROCEEDINGS_OPENED: "возбуждено производство",
    DateRole.CONTESTED_ACTION: "оспариваемое действие", DateRole.HEARING: "заседание",
    DateRole.RECEIVED: "поступление", DateRole.IN_FORCE: "вступило в силу",
}  # fmt: skip


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ActKind]),
    help="Вид акта, если он не узнан.",
)
@format_option("json", "jsonl", "yaml")
@click.pass_context
def extract(
    ctx: click.Context, files: tuple[Path, ...], kind: str | None, output_format: str
) -> None:
    """Извлечь из акта стороны, даты и события; каждое с его словами."""
    failed = False
    for path in files:
        try:
            act = _extract(path, kind)
        except NadzorError as error:
            failed = True
            _print_error(path, error, output_format)
            continue
        if output_format == "text":
            click.echo("\n".join(page(act)))
        else:
            print_machine(dict(to_dict(act)), output_format)
    ctx.exit(1 if failed else 0)


def _extract(path: Path, kind: str | None) -> CourtAct:
    from nadzor_docs.extraction import extract as extract_act
    from nadzor_docs.reading import read_act

    return extract_act(read_act(path), ActKind(kind) if kind else None)


def _print_error(path: Path, error: NadzorError, output_format: str) -> None:
    if output_format == "text":
        error.where = error.where or str(path)
        click.echo(error.line(), err=True)
    else:
        print_machine(dict(error_answer(str(path), error)), output_format)


def page(act: CourtAct) -> list[str]:
    """The facts as a lawyer reads them: head, parties with roles, dates, what was found."""
    lines = [act.text.source.path, *_head(act), "", "Участники:"]
    lines += [line for party in act.parties for line in _party(party, act)] or ["  не названы"]
    if act.dates:
        lines += ["", "Даты:"]
        lines += [
            f"  {event.value:%d.%m.%Y}  {DATES[event.role]}{_quote(event.span, act)}"
            for event in act.dates
        ]
    return [*lines, *(f"Внимание: {warning}" for warning in act.warnings), ""]


def _head(act: CourtAct) -> list[str]:
    rows = (
        ("Акт", KINDS[act.kind.value] if act.kind else None),
        ("Суд", act.court.value if act.court else None),
        ("Судья", act.judge.value if act.judge else None),
        ("Номер", act.case_number.value if act.case_number else None),
        ("Дата", f"{act.date.value:%d.%m.%Y}" if act.date else None),
        ("Место", act.place.value if act.place else None),
    )
    return [f"  {name}: {value or 'в акте не указано'}" for name, value in rows]


def _party(party: Party, act: CourtAct) -> list[str]:
    roles = ", ".join(ROLES[role] for role in party.roles)
    lines = [f"  {party.name} ({PARTY_KINDS[party.kind]}): {roles}"]
    lines += [
        f"      {ATTRIBUTES[attribute.value]}{_quote(attribute.span, act)}"
        for attribute in party.attributes
    ]
    return lines


def _quote(span: Span | None, act: CourtAct) -> str:
    return f" — «{' '.join(act.text.quote(span).split())}»" if span else ""
