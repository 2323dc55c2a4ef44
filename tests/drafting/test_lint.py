"""The linter names the paragraph, quotes the tag and says how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nadzor_docs.data import data_folder
from nadzor_docs.drafting.contract import kind_folders
from nadzor_docs.drafting.lint import Finding, lint_folder
from nadzor_docs.knowledge import load_kb
from tests.drafting.conftest import word_file

USED = ("{{ basis }} {{ term_law }} {{ through }}",)  # the contract's words about the law are used
INS = '<w:ins w:id="1" w:author="a" w:date="2005-01-01T00:00:00Z">{}</w:ins>'
RUN = "<w:r><w:t>{}</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SDT = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "protest-private"
    shutil.copytree(data_folder("templates") / "protest-private", folder)
    return folder


def lint(folder: Path, *paragraphs: str, body_xml: str = "") -> list[Finding]:
    content = word_file(*paragraphs, *USED, body_xml=body_xml)
    (folder / "template.docx").write_bytes(content)
    return lint_folder(folder, load_kb())


@pytest.mark.parametrize("folder", list(kind_folders()), ids=lambda folder: folder.name)
def test_the_shipped_templates_are_sound(folder: Path) -> None:
    assert lint_folder(folder, load_kb()) == []


@pytest.mark.parametrize(("tag", "message", "mend"), [
    ("{{ dеbtor | genitive }}", "в имени «dеbtor» вторая буква кириллическая", "нужно «debtor»"),
    ("{{ deptor }}", "имени «deptor» нет в договоре", "возможно, нужно «debtor»"),
    ("{{ debtor | genetive }}", "нет фильтра «genetive»", "возможно, нужно «genitive»"),
    ("{{ copies | plural(«копия», «копии», «копий») }}", "типографские кавычки", "прямые"),
    ("{{ debtor | }}", "метка не разбирается", ""),
    ("Прошу {{ debtor", "незакрытая или лишняя скобка", "целиком в одном абзаце"),
    ("{% if debtor %}да", "блок не закрыт", "{% endif %}"),
    ("да{% endif %}", "закрывается то, что не открыто", "пары"),
    ("Взыскатель согласен {%p if debtor %}", "есть текст: он потеряется", "отдельный абзац"),
    ("{% macro x() %}", "метки «macro» нет", "есть if"),
])  # fmt: skip
def test_a_slip_is_named_with_its_mend(
    tag: str, message: str, mend: str, office_folder: Path
) -> None:
    found = lint(office_folder, "Текст", tag)
    assert any(
        message in finding.message and mend in finding.mend and "абзац 2" in finding.where
        for finding in found
    ), found


@pytest.mark.parametrize(("wrapping", "words"), [
    (RUN.format("{{ deb") + INS.format(RUN.format("tor }}")), "вставке в режиме исправлений"),
    (INS.format(RUN.format("{{ debtor }}")), "вставке в режиме исправлений"),
    ("<w:hyperlink>" + RUN.format("{{ debtor }}") + "</w:hyperlink>", "гиперссылке"),
    (FIELD.format(RUN.format("{{ debtor }}")), "поле"),
    (SDT.format(RUN.format("{{ debtor }}")), "элементе управления содержимым"),
])  # fmt: skip
def test_a_tag_in_word_s_own_machinery_is_found(
    wrapping: str, words: str, office_folder: Path
) -> None:
    found = lint(office_folder, body_xml=f"<w:p>{wrapping}</w:p>")
    assert any(words in finding.message for finding in found), found


def test_a_block_over_paragraphs_needs_its_own_paragraphs(office_folder: Path) -> None:
    found = lint(office_folder, "{% if debtor %}Один", "два{% endif %}")
    assert any("открыт в одном абзаце" in finding.message for finding in found)
    assert any("{%p if …%} и {%p endif %}" in finding.mend for finding in found)


def test_a_field_of_a_row_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "file-request"
    shutil.copytree(data_folder("templates") / "file-request", folder)
    lines = ("{%p for f in files %}", "{{ f.creditr }}", "{%p endfor %}", "{{ hold }}")
    found = lint(folder, *lines)
    assert any("нет поля «creditr»" in finding.message for finding in found)
    assert any("возможно, нужно «creditor»" in finding.mend for finding in found)


def test_an_unknown_article_and_one_not_yet_in_force_are_found(office_folder: Path) -> None:
    contract = office_folder / "contract.yaml"
    text = contract.read_text(encoding="utf-8")
    contract.write_text(
        text.replace("kz-gp-2002-79:7", "kz-gp-2002-79:77").replace("zp-1995:31", "gpk-2015:404"),
        encoding="utf-8",
    )
    messages = [finding.message for finding in lint(office_folder, "Текст")]
    assert any("kz-gp-2002-79:77" in message for message in messages)
    assert any("ещё не действовала" in message for message in messages)


def test_words_of_the_contract_that_the_template_leaves_out_are_found(office_folder: Path) -> None:
    (office_folder / "template.docx").write_bytes(word_file("{{ term_law }} {{ through }}"))
    messages = [finding.message for finding in lint_folder(office_folder, load_kb())]
    assert messages == ["слов «basis» шаблон не использует"]


@pytest.mark.parametrize(("old", "new", "message", "mend"), [
    ("from: act.court}", "from: act.cuort}", "такого источника нет", "act.court"),
    ("term: private-protest", "term: privat-protest", "такого срока нет", "private-protest"),
])  # fmt: skip
def test_a_contract_that_leans_on_nothing_is_found(
    old: str, new: str, message: str, mend: str, office_folder: Path
) -> None:
    contract = office_folder / "contract.yaml"
    text = contract.read_text(encoding="utf-8")
    assert old in text
    contract.write_text(text.replace(old, new), encoding="utf-8")
    found = lint_folder(office_folder, load_kb())
    assert any(message in f.message and mend in f.mend for f in found), found


def test_a_template_of_no_known_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter" / "template.docx").write_bytes(word_file("a"))
    found = lint_folder(tmp_path / "letter", load_kb())
    assert "letter/contract.yaml" in found[0].where


def test_a_sample_with_a_wrong_name_is_found(office_folder: Path) -> None:
    sample = office_folder / "sample.yaml"
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("  demand:", "  demnd:"), encoding="utf-8")
    found = lint_folder(office_folder, load_kb())
    assert ["demnd" in f.message and "demand" in f.mend for f in found] == [True]


def test_the_sources_are_those_that_are_supplied() -> None:
    """What lint lets pass as a source is what documents are really filled from."""
    from nadzor_docs.drafting.office import OFFICE_SUPPLIES, office_values, read_office

    office = read_office(data_folder("templates") / "office.sample.yaml")
    assert set(office_values(office, "reply")) == OFFICE_SUPPLIES


def test_a_broken_contract_is_named_with_its_line(office_folder: Path) -> None:
    contract = office_folder / "contract.yaml"
    contract.write_text(contract.read_text(encoding="utf-8") + "titel: x\n", encoding="utf-8")
    found = lint_folder(office_folder, load_kb())
    assert "titel" in found[0].message
    assert "contract.yaml:" in found[0].where
