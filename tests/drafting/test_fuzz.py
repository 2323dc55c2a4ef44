"""Generated templates, sound and broken: a document comes out with every word, or an error does."""

from __future__ import annotations

import io
import os
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from nadzor_docs.drafting.compiled import compile_template
from nadzor_docs.drafting.errors import BrokenTemplate
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.values import Filled, legal_characters
from nadzor_docs.errors import NadzorError
from tests.drafting.conftest import W, word_file

# A long run for a release: NADZOR_FUZZ=5000 pytest tests/drafting/test_fuzz.py
EXAMPLES = int(os.environ.get("NADZOR_FUZZ", "60"))
FUZZ = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.text("абвгджзАБВ ,.()№", min_size=1, max_size=12)
VALUES = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
DATE = 'w:id="7" w:author="a" w:date="2005-01-01T00:00:00Z"'


def run(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, str]:
    """A piece of a paragraph: its XML, and the text it must give (``\\0`` for the value)."""
    kind = draw(st.sampled_from(["text", "tag", "split", "inserted", "link", "across", "note"]))
    words = draw(WORDS)
    tag = run("{{ x }}")
    if kind == "text":
        return run(words), words
    if kind == "tag":
        return run(words) + tag, f"{words}\0"
    if kind == "split":  # Word cuts a tag into runs as it likes
        return run("{{") + "<w:proofErr w:type='spellStart'/>" + run(" x }") + run("}"), "\0"
    if kind == "inserted":
        return f"<w:ins {DATE}>{run(words)}</w:ins>{tag}", f"{words}\0"
    if kind == "link":
        return f"<w:hyperlink>{run(words)}{tag}</w:hyperlink>", f"{words}\0"
    if kind == "across":
        return run("{{ ") + f"<w:ins {DATE}>{run('x }}')}</w:ins>{run(words)}", f"\0{words}"
    return run("{# " + words + " #}"), ""


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, str]:
    """Paragraphs, some of them in a block that is shown, some in rows of a table."""
    xml, text = "", ""
    for _ in range(draw(st.integers(1, 5))):
        made = draw(st.lists(pieces(), min_size=1, max_size=4))
        inner, said = "".join(x for x, _ in made), "".join(t for _, t in made)
        shape = draw(st.sampled_from(["plain", "block", "rows", "inline"]))
        paragraph = f"<w:p>{inner}</w:p>"
        if shape == "block":
            paragraph = (f"<w:p>{run('{%p if x %}')}</w:p>{paragraph}"
                         f"<w:p>{run('{%p endif %}')}</w:p>")  # fmt: skip
        elif shape == "inline":
            paragraph = f"<w:p>{run('{% if x %}')}{inner}{run('{% endif %}')}</w:p>"
        elif shape == "rows":
            cells = (f"<w:p>{run('{%tr for y in ys %}')}</w:p>", paragraph,
                     f"<w:p>{run('{%tr endfor %}')}</w:p>")  # fmt: skip
            rows = "".join(f"<w:tr><w:tc><w:tcPr/>{c}</w:tc></w:tr>" for c in cells)
            paragraph = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl><w:p/>"
            said *= 2
        xml, text = xml + paragraph, text + said
    return xml, text


def words_of(content: bytes) -> str:
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    tree = etree.fromstring(document)
    return "".join(element.text or "" for element in tree.iter(f"{{{W}}}t"))


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


@FUZZ
@given(body=bodies(), value=VALUES)
def test_every_word_or_an_error(body: tuple[str, str], value: str) -> None:
    xml, text = body
    content = word_file(body_xml=xml)
    try:
        compiled = compile_template(content)
    except BrokenTemplate:
        return
    made = render(compiled, {"x": Filled(value), "ys": [1, 2]}).content
    printed = legal_characters(value.replace("\r\n", "\n").replace("\r", "\n"))
    assert plain(words_of(made)) == plain(text.replace("\0", printed))


@FUZZ
@given(cut=st.integers(0, 100_000), sign=st.sampled_from([*"<>&{}%\"'/", "</w:p>", "]]>"]))
def test_a_damaged_template_is_refused_or_whole(cut: int, sign: str) -> None:
    original = word_file("Начало {{ x }} конец", "{%p if x %}", "видно", "{%p endif %}")
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts["word/document.xml"].decode()
    at = document.index("<w:body>") + cut % (len(document) - document.index("<w:body>"))
    parts["word/document.xml"] = (document[:at] + sign + document[at:]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    try:
        made = render(compile_template(buffer.getvalue()), {"x": Filled("середина")}).content
    except NadzorError:
        return
    assert plain("Начало середина конец").replace(sign, "") in words_of(made).replace(
        sign, ""
    ).replace(" ", "")
