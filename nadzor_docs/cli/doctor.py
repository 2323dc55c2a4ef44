"""`nadzor doctor`: what this computer can read, and how to install what it can't."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from nadzor_docs.cli.common import format_option, print_machine
from nadzor_docs.data import data_folder

LIBREOFFICE_PAGE = "https://www.libreoffice.org/download/"
TESSERACT_PAGE = "https://github.com/UB-Mannheim/tesseract/wiki"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is there or isn't, what it is for, and how to get it."""

    name: str
    found: str  # version or path; empty: not there
    needed_for: str
    how: str


@click.command(help="Проверить, что установлено на компьютере.")
@format_option("json")
def doctor(output_format: str) -> None:
    findings = _findings()
    if output_format == "json":
        print_machine([_as_dict(finding) for finding in findings], "json")
        return
    for finding in findings:
        click.echo(_line(finding))
    if all(finding.found for finding in findings):
        click.echo("\nВсё на месте: читаются все форматы.")
    else:
        click.echo("\nБез недостающего остальные форматы читаются как обычно.")


def _line(finding: Finding) -> str:
    if finding.found:
        return f"есть  {finding.name}: {finding.found}"
    return f"нет   {finding.name} — нужен: {finding.needed_for}\n      {finding.how}"


def _as_dict(finding: Finding) -> dict[str, str | bool]:
    return {
        "name": finding.name, "installed": bool(finding.found), "found": finding.found,
        "needed_for": finding.needed_for, "how": "" if finding.found else finding.how,
    }  # fmt: skip


def _findings() -> list[Finding]:
    from nadzor_docs.reading import programs

    languages = programs.recognised_languages()
    return [
        Finding("Python", ".".join(map(str, sys.version_info[:3])), "всего", ""),
        _folder("kb", "База знаний"),
        _folder("templates", "Шаблоны"),
        Finding("LibreOffice", programs.office(), "файлов .doc", _how_office()),
        Finding("Tesseract", programs.recogniser(), "сканов и фотографий", _how_tesseract()),
        _language("rus", "русский", languages),
        _language("kaz", "казахский", languages),
    ]


def _folder(name: str, title: str) -> Finding:
    folder: Path = data_folder(name)
    found = str(folder) if folder.is_dir() else ""
    return Finding(title, found, "решений и документов", "Установите программу заново: pip install")


def _language(code: str, name: str, known: tuple[str, ...]) -> Finding:
    found = code if code in known else ""
    how = (
        f"Linux: sudo apt install tesseract-ocr-{code}. "
        f"Windows: при установке Tesseract отметьте язык {code} (Additional language data)."
    )
    return Finding(f"Tesseract, {name} язык", found, "сканов на этом языке", how)


def _how_office() -> str:
    return (
        "Linux: sudo apt install libreoffice-writer-nogui. "
        f"Windows: установите LibreOffice с {LIBREOFFICE_PAGE}"
    )


def _how_tesseract() -> str:
    return (
        "Linux: sudo apt install tesseract-ocr tesseract-ocr-rus tesseract-ocr-kaz. "
        f"Windows: установите Tesseract с {TESSERACT_PAGE} с языками rus и kaz"
    )
