"""Words change, layout stays, and nobody's name stays behind in a corner of the file."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.seminar.word_file import Replacement, replace_words

NAME, OTHER = "Ахметова", "Смаилова"


def found_in(text: str) -> Sequence[Replacement]:
    starts = [i for i in range(len(text)) if text.startswith(NAME, i)]
    return [Replacement(i, i + len(NAME), OTHER) for i in starts]


def document(runs: Sequence[str]) -> bytes:
    paper = docx.Document()
    paragraph = paper.add_paragraph()
    for number, text in enumerate(runs):
        paragraph.add_run(text).bold = number % 2 == 1
    paper.add_table(1, 1).cell(0, 0).text = f"Должник: {NAME}"
    paper.sections[0].header.paragraphs[0].text = f"Дело {NAME}"
    paper.core_properties.author = NAME
    paper.core_properties.title = f"Жалоба {NAME}"
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def words(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def test_a_name_split_between_runs_is_replaced_and_the_runs_stay() -> None:
    changed = replace_words(document(["Гражданка Ахм", "ето", "ва просит"]), found_in)
    runs = docx.Document(BytesIO(changed)).paragraphs[0].runs
    assert [run.text for run in runs] == [f"Гражданка {OTHER}", "", " просит"]
    assert [bool(run.bold) for run in runs] == [False, True, False]


def test_no_part_of_the_file_keeps_the_name() -> None:
    changed = replace_words(document([f"Слушали {NAME}"]), found_in)
    with zipfile.ZipFile(BytesIO(changed)) as package:
        parts = {name: package.read(name).decode("utf-8", "ignore") for name in package.namelist()}
    assert [name for name, part in parts.items() if NAME in part] == []
    assert OTHER in parts["word/document.xml"]


@given(st.lists(st.sampled_from(["Ахме", "това", NAME, " ", "и", OTHER]), min_size=1, max_size=12))
def test_words_change_as_if_there_were_no_runs(runs: list[str]) -> None:
    text = "".join(runs)
    changed = words(replace_words(document(runs), found_in))
    assert changed.splitlines()[0:1] == text.replace(NAME, OTHER).splitlines()[0:1]
