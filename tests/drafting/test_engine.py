"""The engine hands out whole documents or none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from nadzor_docs.drafting.compiled import Compiled, compile_template
from nadzor_docs.drafting.errors import BrokenTemplate, DraftLost
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.values import Filled, blank, legal_characters
from tests.drafting.conftest import W, bare_docxtpl, text_of, word_file

Make = Callable[..., Compiled]
HARD_VALUES = {
    "markup": 'ТОО «A & B <Trade>» "x" &amp; <w:p/>',
    "braces": "{{ creditor }} {% if x %} {# note #} }} {_{",
    "emoji": "Арман 👩‍⚖️ ⚖",
    "long": "я" * 10_000,
    "lines": "первая\nвторая\tс табуляцией",
    "kazakh": "Әділет Ғұмар Қанат Өмір Ұлы Үй һәм Іңкәр",
    "line separators": "a\u2028b\u2029c\u0085d",
}


@pytest.mark.parametrize("value", HARD_VALUES.values(), ids=HARD_VALUES.keys())
def test_a_hard_value_comes_out_whole(value: str, compiled: Make) -> None:
    content = render(compiled("До {{ name }} после", "Конец"), {"name": Filled(value)}).content
    assert text_of(content) == f"До {value} после\nКонец"


def test_control_characters_leave_and_nothing_else_does(compiled: Make) -> None:
    content = render(compiled("{{ name }}"), {"name": "А\x00Б\x0bВ\x1fГ\ufffeД\ud800Е"}).content
    assert text_of(content) == "АБВГДЕ"


def test_a_value_cannot_turn_the_words_after_it_round(compiled: Make) -> None:
    text = text_of(render(compiled("{{ name }} должен"), {"name": "Иванов\u202eвонавИ"}).content)
    assert text == "Иванов\u202eвонавИ\u202c должен"


def test_right_to_left_marks_stay(compiled: Make) -> None:
    assert text_of(render(compiled("{{ n }}"), {"n": "א\u200fб\u200e"}).content) == "א\u200fб\u200e"


def test_a_value_that_nobody_described_is_an_error_and_bare_docxtpl_prints_nothing() -> None:
    content = word_file("Должник: {{ debtor }}.")
    assert bare_docxtpl(content, {}) == "Должник: ."
    with pytest.raises(BrokenTemplate, match="debtor"):
        render(compile_template(content), {})


def test_markup_in_a_value_is_lost_by_bare_docxtpl() -> None:
    assert "<Trade>" not in bare_docxtpl(word_file("{{ n }}"), {"n": "ТОО «A & B <Trade>»"})


# Three structural losses that docxtpl 0.20 makes without a word.
SPLIT_BY_INSERTION = (
    "<w:p><w:r><w:t>Должник {{ deb</w:t></w:r>"
    '<w:ins w:id="1" w:author="a" w:date="2005-01-01T00:00:00Z">'
    "<w:r><w:t>tor }}</w:t></w:r></w:ins>"
    "</w:p><w:p><w:r><w:t>ПРОШУ отменить</w:t></w:r></w:p>"
)
TEXT_BESIDE_A_BLOCK = "Взыскатель согласен. {%p if x %}"
ROW_BESIDE_A_BLOCK = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Итого 100 {%tr for r in rows %}</w:t></w:r></w:p>"
    "</w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{ r }}</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def test_a_tag_that_ends_in_a_tracked_insertion_is_refused() -> None:
    content = word_file("Начало", body_xml=SPLIT_BY_INSERTION)
    assert "ПРОШУ отменить" not in bare_docxtpl(content, {"debtor": "Ли"})
    with pytest.raises(BrokenTemplate, match="Примите исправления"):
        _compile(content)


def test_text_beside_a_paragraph_tag_is_refused() -> None:
    content = word_file(TEXT_BESIDE_A_BLOCK, "да", "{%p endif %}")
    assert "согласен" not in bare_docxtpl(content, {"x": True})
    with pytest.raises(BrokenTemplate, match="Взыскательсогласен"):
        compile_template(content)


def test_text_beside_a_row_tag_is_refused() -> None:
    content = word_file("Начало", body_xml=ROW_BESIDE_A_BLOCK)
    assert "Итого" not in bare_docxtpl(content, {"rows": [1]})
    with pytest.raises(BrokenTemplate, match="Итого100"):
        compile_template(content)


def _compile(content: bytes) -> Compiled:
    try:
        return compile_template(content)
    except BrokenTemplate as error:
        raise BrokenTemplate(error.line()) from error


def test_a_section_break_in_a_tag_paragraph_is_refused() -> None:
    broken = (
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if x %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    with pytest.raises(BrokenTemplate, match="граница раздела"):
        compile_template(word_file(body_xml=broken))


@pytest.mark.parametrize("hostile", [
    "{{ ''.__class__.__mro__ }}", "{{ x.__init__.__globals__ }}", "{{ cycler }}",
    "{% for i in range(999999999) %}a{% endfor %}", "{{ 'a' * 999999999 }}", "{{ x() }}",
    "{% set a = 1 %}", "{% import 'os' as o %}", "{% include 'x' %}", "{{ x | attr('y') }}",
    "{{ x | eval }}", "{% macro m() %}{% endmacro %}", "{{ 2 ** 99999999 }}", "{{ lipsum }}",
])  # fmt: skip
def test_a_hostile_template_reaches_nothing(hostile: str) -> None:
    with pytest.raises(BrokenTemplate):
        render(compile_template(word_file(hostile)), {"x": Filled("a")})


def test_an_entity_bomb_is_refused() -> None:
    original = word_file("a")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, tail = parts["word/document.xml"].split(b"?>", 1)
    parts["word/document.xml"] = head + b"?>" + bomb + tail
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(BrokenTemplate, match="DTD"):
        compile_template(buffer.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.4", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenTemplate, match="не файл Word"):
        compile_template(content)


def test_the_template_s_own_text_must_be_in_the_result(compiled: Make) -> None:
    """Whatever a filter may come to print, a part that lost fixed text is never handed out."""
    made = compiled("Начало {{ x }} конец")
    part = next(p for p in made.text_parts if p.name == "word/document.xml")
    object.__setattr__(part, "fixed", (*part.fixed, "ПРОШУ"))
    with pytest.raises(DraftLost, match="ПРОШУ"):
        render(made, {"x": "1"})


def test_the_same_input_gives_the_same_bytes(compiled: Make) -> None:
    made = compiled("{{ x }}", header="{{ x }}")
    assert render(made, {"x": "1"}).content == render(made, {"x": "1"}).content
    names = zipfile.ZipFile(io.BytesIO(render(made, {"x": "1"}).content)).infolist()
    assert {info.date_time for info in names} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("tag", ["{{r x }}", "{{p x }}"])
def test_a_tag_that_would_print_outside_the_text_is_refused(tag: str) -> None:
    with pytest.raises(BrokenTemplate, match="вне абзаца"):
        compile_template(word_file("Начало", tag))


def test_a_tag_in_the_properties_is_refused() -> None:
    document = Document(io.BytesIO(word_file("a")))
    document.core_properties.title = "{{ title }}"
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(BrokenTemplate, match="не заполнить"):
        compile_template(buffer.getvalue())


def with_footnote(content: bytes, text: str) -> bytes:
    """The document with a footnotes part that says ``text``."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def test_footnotes_are_filled_too() -> None:
    compiled = compile_template(with_footnote(word_file("a"), "См. {{ law }}."))
    content = render(compiled, {"law": Filled("ст. 344 & др.")}).content
    notes = zipfile.ZipFile(io.BytesIO(content)).read("word/footnotes.xml").decode()
    assert "См. ст. 344 &amp; др." in notes


def test_headers_are_filled_too(compiled: Make) -> None:
    content = render(compiled("a", header="Дело {{ number }}"), {"number": "2-1"}).content
    assert Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text == "Дело 2-1"


def test_blanks_are_highlighted_and_listed_once(compiled: Make) -> None:
    made = render(compiled("Прошу {{ a }} и {{ a }}"), {"a": blank("чего")})
    assert made.marked == ("[указать: чего]",)
    runs = Document(io.BytesIO(made.content)).paragraphs[0].runs
    assert [run.text for run in runs if run.font.highlight_color] == ["[указать: чего]"] * 2
    assert text_of(made.content) == "Прошу [указать: чего] и [указать: чего]"


def test_a_comment_shows_the_words_of_the_act(compiled: Make) -> None:
    made = render(compiled("Суд: {{ c }}."), {"c": Filled("Суд <1>", quote="суда & <1>")})
    comments = zipfile.ZipFile(io.BytesIO(made.content)).read("word/comments.xml")
    assert etree.fromstring(comments).findtext(f".//{{{W}}}t") == "В акте: «суда & <1>»"
    assert text_of(made.content) == "Суд: Суд <1>."


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
PLAIN = st.text("абвгд АБВ.,()«»№123", max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    pieces=st.lists(PLAIN, min_size=1, max_size=6),
    values=st.lists(TEXTS, min_size=6, max_size=6),
    shown=st.booleans(),
)
def test_any_template_of_text_tags_and_blocks_keeps_every_word(
    pieces: list[str], values: list[str], shown: bool
) -> None:
    paragraphs = [f"{piece}{{{{ v{i} }}}}" for i, piece in enumerate(pieces)]
    content = word_file("{%p if shown %}", "видно", "{%p endif %}", *paragraphs)
    names: dict[str, Any] = {f"v{i}": Filled(value) for i, value in enumerate(values)}
    text = text_of(render(compile_template(content), {**names, "shown": shown}).content)
    expected = ["видно"] * shown + [
        piece + _printed(value) for piece, value in zip(pieces, values, strict=False)
    ]
    assert text == "\n".join(expected)


def _printed(value: str) -> str:
    return legal_characters(value.replace("\r\n", "\n").replace("\r", "\n"))
