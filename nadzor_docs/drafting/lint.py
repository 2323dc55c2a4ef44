"""What is wrong with a template folder, each with the paragraph's words and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from nadzor_docs.drafting.compiled import compile_template, make_environment
from nadzor_docs.drafting.contract import (
    CONTRACT,
    TEMPLATE,
    Contract,
    Form,
    read_contract,
    shared_file,
)
from nadzor_docs.drafting.filters import FILTERS
from nadzor_docs.drafting.lint_contract import Finding, contract_findings, suggest
from nadzor_docs.drafting.tags import BLOCK, OUTPUT, Line, Tag, read_lines
from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import KB

LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХаеорсухі", "ABEKMHOPCTYXaeopcyxi")
CYRILLIC = re.compile("[а-яёА-ЯЁіІ]")
GUILLEMETS = re.compile("[«»„“”]")
ORDINALS = ("первая", "вторая", "третья", "четвёртая", "пятая", "шестая", "седьмая", "восьмая")
LONGEST_TEXT = 80
PARTS = {"word/document.xml": "", "word/footnotes.xml": "сноски, ", "word/endnotes.xml": "сноски, "}


@dataclass
class _Scope:
    """The names known at a place: the contract's, and those of the loops round it."""

    contract: Contract
    blocks: list[tuple[str, str, Line, Tag]] = field(default_factory=list)
    loops: list[tuple[str, Mapping[str, str] | None]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        return set(self.contract.names) | {name for name, _ in self.loops}


def lint_folder(folder: Path, kb: KB) -> list[Finding]:
    """Every problem of one template folder; an empty list is a sound template."""
    own_contract = (folder / CONTRACT).is_file()
    contract_file = folder / CONTRACT
    try:
        if not own_contract:  # an office may replace the Word file alone
            contract_file = shared_file(f"{folder.name}/{CONTRACT}")
        contract = read_contract(contract_file, folder.parent)
        lines = read_lines((folder / TEMPLATE).read_bytes(), str(folder / TEMPLATE))
    except NadzorError as error:
        return [Finding(error.where or str(contract_file), "", error.message, error.mend)]
    except OSError:
        return [Finding(str(folder / TEMPLATE), "", "нет файла шаблона",
                        "положите его рядом с contract.yaml")]  # fmt: skip
    scope = _Scope(contract)
    findings = [f for line in lines for f in _lint_line(line, scope, folder / TEMPLATE)]
    findings += _unclosed(scope, folder / TEMPLATE)
    if own_contract:
        findings += contract_findings(contract, scope.used, folder, kb)
    return findings or _engine_findings(folder)


def _lint_line(line: Line, scope: _Scope, file: Path) -> Iterator[Finding]:
    where = f"{file}, {PARTS.get(line.part, 'колонтитул, ')}абзац {line.number}"
    for tag in line.tags:
        yield from _lint_tag(line, tag, scope, where)
    if re.search(r"\{\{|\}\}|\{%|%\}|\{ \{|\{ %", line.rest):
        yield Finding(where, _short(line.text), "незакрытая или лишняя скобка метки",
                      "метка {{ … }} или {% … %} стоит целиком в одном абзаце")  # fmt: skip


def _lint_tag(line: Line, tag: Tag, scope: _Scope, where: str) -> Iterator[Finding]:
    quote = _short(tag.text)
    for what in sorted(tag.inside):
        tracked = "исправлен" in what
        mend = "примите исправления" if tracked else "наберите её заново обычным текстом"
        yield Finding(where, quote, f"метка стоит в {what} или пересекает её границу", mend)
    if GUILLEMETS.search(tag.text):
        yield Finding(where, quote, "в метке стоят типографские кавычки",
                      'в аргументах фильтров нужны прямые: "…"')  # fmt: skip
        return
    block = BLOCK.match(tag.text)
    if block and block["level"] and line.rest.strip() and block["level"] == "p":
        yield Finding(where, _short(line.text), "рядом с меткой {%p есть текст: он потеряется",
                      "поставьте метку в отдельный абзац")  # fmt: skip
    if block:
        yield from _lint_block(line, tag, block, scope, where)
    elif output := OUTPUT.match(tag.text):
        yield from _lint_expression(output["expression"], scope, where, quote)


def _lint_block(
    line: Line, tag: Tag, block: re.Match[str], scope: _Scope, where: str
) -> Iterator[Finding]:
    word, level, quote = block["word"], block["level"] or "", _short(tag.text)
    if word in ("if", "for"):
        scope.blocks.append((word, level, line, tag))
        condition = block["rest"]
        if word == "for":
            name, _, condition = (part.strip() for part in condition.partition(" in "))
            yield from _lint_expression(condition, scope, where, quote)
            scope.loops += [(name, _row_fields(scope, condition)), ("loop", None)]
        else:
            yield from _lint_expression(condition, scope, where, quote)
    elif word == "elif":
        yield from _lint_expression(block["rest"], scope, where, quote)
    elif word in ("endif", "endfor"):
        yield from _close(word, level, line, scope, where, quote)
    elif word != "else":
        mend = "есть if, elif, else, endif, for, endfor"
        yield Finding(where, quote, f"метки «{word}» нет", mend)


def _row_fields(scope: _Scope, iterated: str) -> Mapping[str, str] | None:
    need = scope.contract.needs.get(iterated)
    return need.each if need and need.form is Form.TABLE else None


def _close(
    word: str, level: str, line: Line, scope: _Scope, where: str, quote: str
) -> Iterator[Finding]:
    if not scope.blocks or scope.blocks[-1][0] != word.removeprefix("end"):
        yield Finding(where, quote, "закрывается то, что не открыто", "проверьте пары if и for")
        return
    opened, opened_level, opened_line, tag = scope.blocks.pop()
    if opened == "for":
        del scope.loops[-2:]
    if not level and not opened_level and opened_line is not line:
        said = f"«{_short(tag.text)}» открыт в одном абзаце, а закрыт в другом"
        mend = f"поставьте {{%p {opened} …%}} и {{%p {word} %}} в отдельные абзацы"
        yield Finding(where, quote, said, mend)
    if level != opened_level:
        yield Finding(where, quote, f"открыто «{_short(tag.text)}», а закрыто иначе",
                      f"нужно {{%{opened_level} {word} %}}")  # fmt: skip


def _lint_expression(
    expression: str, scope: _Scope, where: str, quote: str
) -> Iterator[Finding]:
    environment = make_environment()
    try:
        tree = environment.parse("{{ " + expression + " }}")
    except TemplateError as error:
        yield Finding(where, quote, f"метка не разбирается: {error.message}", "проверьте запись")
        return
    for used in tree.find_all(nodes.Filter):
        if used.name not in FILTERS:
            yield Finding(where, quote, f"нет фильтра «{used.name}»", suggest(used.name, FILTERS))
    for name in sorted({node.name for node in tree.find_all(nodes.Name)}):
        scope.used.add(name)
        if name not in scope.names:
            yield Finding(where, quote, *_unknown_name(name, scope.names))
    for read in tree.find_all(nodes.Getattr):
        yield from _lint_field(read, scope, where, quote)


def _lint_field(
    node: nodes.Getattr, scope: _Scope, where: str, quote: str
) -> Iterator[Finding]:
    if not isinstance(node.node, nodes.Name):
        return
    fields = next((f for name, f in reversed(scope.loops) if name == node.node.name), None)
    if fields is not None and node.attr not in fields:
        yield Finding(where, quote, f"у строки таблицы нет поля «{node.attr}»",
                      suggest(node.attr, fields))  # fmt: skip


def _unknown_name(name: str, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong with a name: a Cyrillic letter in it, or nobody knows it."""
    latin = name.translate(LOOK_ALIKES)
    found = CYRILLIC.search(name)
    if found and latin in set(known):
        at = found.start()
        which = ORDINALS[at] if at < len(ORDINALS) else f"{at + 1}-я"
        return f"в имени «{name}» {which} буква кириллическая", f"нужно «{latin}»"
    return f"имени «{name}» нет в договоре (contract.yaml)", suggest(latin, known)


def _unclosed(scope: _Scope, file: Path) -> Iterator[Finding]:
    for word, level, line, tag in scope.blocks:
        yield Finding(f"{file}, абзац {line.number}", _short(tag.text), "блок не закрыт",
                      f"добавьте {{%{level} end{word} %}}")  # fmt: skip


def _engine_findings(folder: Path) -> list[Finding]:
    path = folder / TEMPLATE
    try:
        compile_template(path.read_bytes(), str(path))
    except NadzorError as error:
        return [Finding(error.where or str(path), "", error.message, error.mend)]
    return []


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
