"""A template read, checked and compiled once; after that a document costs only its values.

docxtpl turns Word's XML into Jinja's; on the way it can lose text without an error. Nothing of
what it makes is used before it is proven: the same words, the same structure, strict XML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, meta, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from nadzor_docs.drafting.errors import BrokenTemplate
from nadzor_docs.drafting.filters import FILTERS
from nadzor_docs.drafting.marking import remove
from nadzor_docs.drafting.package import (
    TEXT_PARTS,
    Parts,
    parse,
    read_package,
    strict_parser,
    write_package,
)
from nadzor_docs.drafting.printing import printed
from nadzor_docs.drafting.trace import with_relation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENING = re.compile(r"\{\{|\{%|\{#")
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
PRINTS = "\ufdd5"  # stands for a value while a template is checked
# Word's own litter, which may stand inside a tag that somebody typed.
LITTER = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
# What must not get lost or doubled between Word's XML and Jinja's.
STRUCTURE = {
    f"{W}{name}": russian
    for name, russian in {
        "sectPr": "граница раздела",
        "tbl": "таблица",
        "drawing": "рисунок",
        "pict": "рисунок",
        "footnoteReference": "сноска",
        "endnoteReference": "концевая сноска",
        "fldChar": "поле",
        "fldSimple": "поле",
        "hyperlink": "гиперссылка",
        "ins": "вставка в режиме исправлений",
        "del": "удаление в режиме исправлений",
        "sdt": "элемент управления содержимым",
        "bookmarkStart": "закладка",
        "bookmarkEnd": "закладка",
        "tab": "табуляция",
        "br": "разрыв строки или страницы",
        "object": "объект",
    }.items()
}
# The whole language of a template. Calls, multiplication, assignments and imports aren't in it.
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.If, nodes.For, nodes.Const, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Keyword, nodes.Add,
)  # fmt: skip


@dataclass(frozen=True)
class TextPart:
    """One part with text: how it is rendered and what must be in it afterwards."""

    name: str
    template: Template
    source: str
    fixed: tuple[str, ...]  # its XML outside every block, in order
    sections: int


@dataclass(frozen=True)
class Compiled:
    """A template ready to be filled."""

    path: str
    text_parts: tuple[TextPart, ...]
    other_parts: Parts

    @cached_property
    def base(self) -> bytes:
        """The parts that never change, already zipped."""
        return write_package(self.other_parts)

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names that the template asks for."""
        environment = make_environment()
        return frozenset().union(
            *(meta.find_undeclared_variables(environment.parse(p.source)) for p in self.text_parts)
        )


def make_environment() -> ImmutableSandboxedEnvironment:
    """Jinja with our filters only: no globals, no tests, nothing to call."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=printed
    )
    environment.globals = {}
    environment.tests = {}
    environment.filters = dict(FILTERS)
    return environment


def load(path: Path) -> Compiled:
    """The compiled template of a file; compiled anew only where its bytes have changed."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenTemplate("шаблон не открывается", where=str(path)) from error
    return compile_template(content, str(path))


@lru_cache(maxsize=64)
def compile_template(content: bytes, path: str = "") -> Compiled:
    """Read, check and compile a template.

    Raises:
        BrokenTemplate: it is no .docx, or rendering it would lose or spoil something.
    """
    parts = read_package(content, path)
    environment = make_environment()
    text_parts = [
        _compile_part(name, xml, environment, path)
        for name, xml in parts.items()
        if TEXT_PARTS.match(name)
    ]
    rendered = {part.name for part in text_parts}
    _refuse_tags_elsewhere({n: xml for n, xml in parts.items() if n not in rendered}, path)
    return Compiled(
        path,
        tuple(sorted(text_parts, key=lambda part: part.name)),
        with_relation({name: xml for name, xml in parts.items() if name not in rendered}),
    )


def _refuse_tags_elsewhere(parts: Parts, path: str) -> None:
    """A tag in the properties, a comment or a chart would go out unfilled."""
    for name, xml in parts.items():
        if name.endswith(".xml") and (b"{{" in xml or b"{%" in xml):
            raise BrokenTemplate("метка стоит там, где её не заполнить", where=f"{path}, {name}",
                                 mend="Уберите метку из свойств, примечаний, диаграмм")  # fmt: skip


def _compile_part(
    name: str, xml: bytes, environment: ImmutableSandboxedEnvironment, path: str
) -> TextPart:
    where = f"{path}, {name}"
    original = without_litter(parse(xml, where))
    source = _patched(original)
    _prove_nothing_lost(original, source, where)
    try:
        syntax = environment.parse(source)
        _prove_language(syntax, where)
        template = Template.from_code(environment, environment.compile(syntax, name), {})
    except TemplateError as error:
        raise BrokenTemplate(f"ошибка в метках: {error.message}", where=where) from error
    sections = sum(1 for _ in original.iter(f"{W}sectPr"))
    return TextPart(name, template, source, tuple(_fixed_pieces(syntax)), sections)


def without_litter(tree: etree._Element) -> etree._Element:
    for element in list(tree.iter(*LITTER)):
        remove(element)
    back = [e for e in tree.iter(f"{W}bookmarkStart") if e.get(f"{W}name") == "_GoBack"]
    numbers = {element.get(f"{W}id") for element in back}
    ends = [e for e in tree.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") in numbers]
    for element in [*back, *ends]:
        remove(element)
    return tree


def _patched(tree: etree._Element) -> str:
    from docxtpl import DocxTemplate  # 0.1 s, and a compiled template doesn't need it

    patched: str = DocxTemplate("").patch_xml(etree.tostring(tree, encoding="unicode"))
    return patched


def _prove_nothing_lost(original: etree._Element, source: str, where: str) -> None:
    """The patched XML is strict XML with the words and the structure of the original."""
    tagless = TAG.sub(lambda tag: PRINTS if tag[0].startswith("{{") else "", source)
    try:
        tree = etree.fromstring(tagless.encode(), strict_parser())
    except etree.XMLSyntaxError as error:
        raise BrokenTemplate(
            "метка начинается в одном месте разметки Word, а кончается в другом",
            where=where,
            mend="Примите исправления и наберите метку заново одним куском",
        ) from error
    if any(_prints_outside_text(element) for element in tree.iter()):
        raise BrokenTemplate("метка напечатала бы текст вне абзаца", where=where,
                             mend="Пишите {{ имя }} без букв p и r после скобок")  # fmt: skip
    if _words(tree) != _words(original):
        lost = _first_difference(_words(original), _words(tree))
        raise BrokenTemplate(
            f"при подстановке потерялся бы текст: «{lost}»",
            where=where,
            mend="Метка {%p …%} или {%tr …%} должна стоять в абзаце или строке таблицы одна",
        )
    lost_structure = _structure(original) - _structure(tree)
    if lost_structure:
        names = ", ".join(sorted({STRUCTURE[tag] for tag in lost_structure}))
        raise BrokenTemplate(
            f"внутри метки или рядом с ней стоит то, что потерялось бы: {names}", where=where,
            mend="Вынесите это в отдельный абзац",
        )  # fmt: skip


def _prints_outside_text(element: etree._Element) -> bool:
    """Would a value stand where Word shows nothing: beside the text elements?"""
    in_text = element.tag != f"{W}t" and PRINTS in (element.text or "")
    return in_text or PRINTS in (element.tail or "")


def _words(tree: etree._Element) -> str:
    """All printed text without tags and white space, as one string."""
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in tree.iter(f"{W}p"))
    return re.sub(rf"[\s{PRINTS}]+", "", "".join(TAG.sub("", text) for text in paragraphs))


def _structure(tree: etree._Element) -> Counter[str]:
    return Counter(element.tag for element in tree.iter(*STRUCTURE))


def _first_difference(whole: str, cut: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(whole, cut, strict=False)) if a != b), len(cut))
    return whole[at : at + 60]


def _prove_language(template: nodes.Template, where: str) -> None:
    """Only the language of :data:`ALLOWED`, and no half of a tag left as text."""
    for node in _all_nodes(template):
        if isinstance(node, nodes.TemplateData):
            if LEFT_OVER.search(node.data):
                raise BrokenTemplate("незакрытая метка", where=where, mend="Проверьте скобки")
        elif not isinstance(node, ALLOWED):
            raise BrokenTemplate(
                "в шаблоне разрешены только значения, фильтры, условия и циклы",
                where=f"{where}: {type(node).__name__}",
            )


def _all_nodes(root: nodes.Node) -> Iterator[nodes.Node]:
    """Every node; leaves aren't asked for children, which is most of the cost of Jinja's own."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (nodes.TemplateData, nodes.Name, nodes.Const)):
            waiting.extend(node.iter_child_nodes())


def _fixed_pieces(syntax: nodes.Template) -> Iterator[str]:
    """The XML that stands outside every condition and loop; it must all be in the result."""
    for node in syntax.body:
        if isinstance(node, nodes.Output):
            yield from (n.data for n in node.nodes if isinstance(n, nodes.TemplateData))
