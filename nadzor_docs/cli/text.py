"""`nadzor text FILE`: the act's text as every other command sees it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from nadzor_docs.facts import ActText, Repair

SHOWN = 60  # characters of a repaired slice
UNSEEN = {
    "line_ends", "invisible_characters", "odd_spaces", "wide_spaces", "margins", "blank_lines",
    "column_gaps", "tabs_after_numbers", "wrapped_lines",
}  # fmt: skip
NAMES = {
    "line_ends": "концы строк",
    "invisible_characters": "невидимые знаки",
    "odd_spaces": "неразрывные пробелы",
    "odd_hyphens": "неразрывный дефис",
    "soft_hyphens": "мягкие переносы",
    "broken_words": "перенос слова",
    "wrapped_lines": "перенос строки",
    "running_heads": "колонтитул, номер страницы",
    "page_numbers": "номер страницы",
    "stamps_in_sentences": "оттиск внутри предложения",
    "displaced_words": "слово не на месте",
    "initials_with_three": "цифра вместо буквы",
    "words_with_three": "цифра вместо буквы",
    "letter_spacing": "разрядка",
    "glued_words": "слитые слова",
    "column_gaps": "промежуток между колонками",
    "wide_spaces": "лишние пробелы",
    "margins": "отступы",
    "blank_lines": "пустые строки",
    "tabs_after_numbers": "табуляция после номера",
    "note_marks": "знак сноски",
    "spaces_before_points": "пробел перед знаком",
    "signature_lines": "строка подписи",
    "lookalike_letters": "буквы другого алфавита",
    "lookalike_words": "слово другого алфавита",
    "roman_numerals": "римская цифра",
    "stray_rules": "черта на скане",
    "misread_numerals": "римская цифра на скане",
    "misread_capitals": "заглавная буква на скане",
    "misread_words": "слово на скане",
    "misread_months": "месяц на скане",
    "misread_prepositions": "предлог на скане",
    "misread_digits": "цифра на скане",
    "letters_in_words": "цифра вместо буквы",
    "digits_in_numbers": "буква вместо цифры",
    "number_signs": "знак номера",
    "quotation_marks": "кавычки",
}


@click.command(help="Показать текст акта, как его читает программа.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="Показать текст без исправлений.")
@click.option("--repairs", is_flag=True, help="Показать, что и где исправлено.")
def text(file: Path, raw: bool, repairs: bool) -> None:
    from nadzor_docs.reading import read_act

    if raw and repairs:
        raise click.UsageError("укажите что-нибудь одно: --raw или --repairs")
    act = read_act(file)
    for warning in act.warnings:
        click.echo(f"{file}: {warning}", err=True)
    if repairs:
        _show_repairs(act)
    else:
        click.echo(act.raw if raw else act.text)


def _show_repairs(act: ActText) -> None:
    seen = [repair for repair in act.repairs if repair.rule not in UNSEEN]
    for repair in seen:
        click.echo(_line(act, repair))
    unseen = Counter(NAMES[repair.rule] for repair in act.repairs if repair.rule in UNSEEN)
    if unseen:
        click.echo("Пробелы и строки: " + ", ".join(f"{name} — {n}" for name, n in unseen.items()))
    if not act.repairs:
        click.echo("Исправлять было нечего.")


def _line(act: ActText, repair: Repair) -> str:
    line = act.text.count("\n", 0, repair.span.start) + 1
    before, after = _short(repair.before), _short(act.quote(repair.span))
    return f"строка {line}, {NAMES[repair.rule]}: «{before}» → «{after}»"


def _short(words: str) -> str:
    shown = words.replace("\n", "⏎").replace("\t", "⇥")
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"
