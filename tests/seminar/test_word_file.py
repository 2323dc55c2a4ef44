"""Words change, layout stays, and nobody's name stays behind in a corner of the file."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.seminar.word_file import Replacement, pictures, replace_words

VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
NAME, OTHER = "Ахметова", "Смаилова"


def found_in(text: str) -> Sequence[Replacement]:
    starts = [i for i in range(len(text)) if text.startswith(NAME, i)]
    return [Replacement(i, i + len(NAME), OTHER) for i in starts]


def document(runs: Sequence[str], *corners: str) -> bytes:
    """A paper of one paragraph of ``runs``; ``corners`` are paragraphs in Word's own markup."""
    paper = docx.Document()
    paragraph = paper.add_paragraph()
    for number, text in enumerate(runs):
        paragraph.add_run(text).bold = number % 2 == 1
    paper.add_table(1, 1).cell(0, 0).text = f"Должник: {NAME}"
    paper.sections[0].header.paragraphs[0].text = f"Дело {NAME}"
    paper.sections[0].footer.paragraphs[0].text = NAME
    paper.core_properties.author = NAME
    paper.core_properties.title = f"Жалоба {NAME}"
    for corner in corners:
        paragraph._p.addnext(parse_xml(f"<w:p {nsdecls('w', 'wp', 'a')} {VML}>{corner}</w:p>"))
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def words(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8", "ignore") for name in package.namelist()}


def with_parts(content: bytes, more: dict[str, str]) -> bytes:
    result = BytesIO(content)
    with zipfile.ZipFile(result, "a") as package:
        for name, text in more.items():
            package.writestr(name, text)
    return result.getvalue()


def test_a_name_split_between_runs_is_replaced_and_the_runs_stay() -> None:
    changed = replace_words(document(["Гражданка Ахм", "ето", "ва просит"]), found_in)
    runs = docx.Document(BytesIO(changed)).paragraphs[0].runs
    assert [run.text for run in runs] == [f"Гражданка {OTHER}", "", " просит"]
    assert [bool(run.bold) for run in runs] == [False, True, False]


def test_no_part_of_the_file_keeps_the_name() -> None:
    changed = parts(replace_words(document([f"Слушали {NAME}"]), found_in))
    assert [name for name, part in changed.items() if NAME in part] == []
    assert OTHER in changed["word/document.xml"]


CORNERS = {
    "a tracked change": '<w:del w:id="1" w:author="Ахметова"><w:r><w:delText>Ахметова</w:delText>'
    '</w:r></w:del><w:ins w:id="2" w:author="Ахметова"><w:r><w:t>истец</w:t></w:r></w:ins>',
    "a name begun before a change": "<w:r><w:t>Ахм</w:t></w:r>"
    '<w:del w:id="1" w:author="а"><w:r><w:delText>етова</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="а"><w:r><w:t>адеева</w:t></w:r></w:ins>',
    "a name after a change": '<w:r><w:t>Ахм</w:t></w:r><w:del w:id="1" w:author="а"><w:r>'
    "<w:delText>адеева</w:delText></w:r></w:del>"
    '<w:ins w:id="2" w:author="а"><w:r><w:t>етова</w:t></w:r></w:ins>',
    "a link": '<w:hyperlink w:tooltip="Письмо Ахметова"><w:r><w:t>Ахметова</w:t></w:r>'
    "</w:hyperlink>",
    "a field": '<w:fldSimple w:instr="MERGEFIELD Ахметова"><w:r><w:t>Ахметова</w:t></w:r>'
    "</w:fldSimple>",
    "a text box": "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Ахме</w:t></w:r>"
    "<w:r><w:t>това</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    "a picture's description": '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="1" '
    'descr="Фото: Ахметова"/></wp:inline></w:drawing></w:r>',
    "a bookmark and a form": '<w:bookmarkStart w:id="1" w:name="Ахметова_подпись"/>'
    '<w:sdt><w:sdtPr><w:alias w:val="Ахметова"/></w:sdtPr><w:sdtContent><w:r><w:t>Ахметова</w:t>'
    "</w:r></w:sdtContent></w:sdt>",
    "a tab": "<w:r><w:t>Судья</w:t><w:tab/><w:t>Ахметова</w:t></w:r>",
    "a soft hyphen": "<w:r><w:t>Ахме\u00adтова</w:t></w:r>",
}


@pytest.mark.parametrize("corner", CORNERS.values(), ids=CORNERS)
def test_no_corner_of_a_paragraph_keeps_the_name(corner: str) -> None:
    changed = parts(replace_words(document(["Акт"], corner), found_in))["word/document.xml"]
    assert NAME not in changed
    assert "Ахм" not in changed.replace("Ахмадеева", "").replace("\u00ad", "")


def test_a_tab_parts_words() -> None:
    seen: list[str] = []

    def spy(text: str) -> Sequence[Replacement]:
        seen.append(text)
        return ()

    corner = "<w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr>" + CORNERS["a tab"]
    replace_words(document(["Акт"], corner), spy)
    assert f"Судья\t{NAME}" in seen


def test_comments_notes_charts_and_custom_data_are_walked() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    paragraph = "<w:p><w:r><w:t>Ахме</w:t></w:r><w:r><w:t>това</w:t></w:r></w:p>"
    run = "<a:r><a:t>Ахме</a:t></a:r><a:r><a:t>това</a:t></a:r>"
    more = {
        "word/comments.xml": f'<w:comments {w}><w:comment w:author="{NAME}" w:initials="А">'
        f"{paragraph}</w:comment></w:comments>",
        "word/footnotes.xml": f"<w:n {w}><w:footnote>{paragraph}</w:footnote></w:n>",
        "word/people.xml": '<p:people xmlns:p="u"><p:person p:author="Ахметова"/></p:people>',
        "word/charts/chart1.xml": f"<c {a}><a:p>{run}</a:p></c>",
        "customXml/item9.xml": "<data истец='Ахметова'><имя>Ахметова</имя></data>",
        "word/settings.xml.rels": "<R><Relationship Target='file:///C:/Ахметова.dot' "
        "TargetMode='External'/></R>",
    }
    changed = parts(replace_words(with_parts(document(["Акт"]), more), found_in))
    assert [name for name, part in changed.items() if NAME in part] == []


def test_what_holds_no_words_is_named_for_a_person_to_look_at() -> None:
    content = with_parts(document(["Акт"]), {"word/media/image1.png": "", "word/afchunk1.html": ""})
    assert pictures(content) == ["word/media/image1.png", "word/afchunk1.html"]


@given(st.lists(st.sampled_from(["Ахме", "това", NAME, " ", "и", OTHER]), min_size=1, max_size=12))
def test_words_change_as_if_there_were_no_runs(runs: list[str]) -> None:
    text = "".join(runs)
    changed = words(replace_words(document(runs), found_in))
    assert changed.splitlines()[0:1] == text.replace(NAME, OTHER).splitlines()[0:1]
