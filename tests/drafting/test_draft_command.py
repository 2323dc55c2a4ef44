"""`nadzor draft`, `templates` and `office` as a person uses them."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from nadzor_docs.answer.schema import schema
from nadzor_docs.cli import nadzor
from nadzor_docs.data import data_folder
from nadzor_docs.errors import NadzorError
from tests.drafting.conftest import text_in_order

ACT = data_folder("corpora") / "acts" / "train" / "demo.docx"
OFFICE = data_folder("templates") / "office.sample.yaml"
NO_OFFICE = "LibreOffice isn't installed"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(nadzor, [str(argument) for argument in arguments])


def draft_demo(output: Path, *more: object) -> Result:
    return run("draft", "protest", ACT, "-o", output, "--on", "2005-09-20", *more)


def test_an_act_becomes_a_protest_and_the_screen_lists_the_gaps(tmp_path: Path) -> None:
    result = draft_demo(tmp_path / "протест.docx", "--office", OFFICE)
    assert result.exit_code == 0, result.output
    assert "[указать: в чём незаконность" in result.output
    assert "29.09.2005" in result.output
    text = text_in_order((tmp_path / "протест.docx").read_bytes())
    assert "ЧАСТНЫЙ ПРОТЕСТ" in text
    assert "Петропавловского городского суда Северо-Казахстанской области" in text
    assert "А.М. Касенов" in text


@pytest.mark.parametrize("kind", [
    "file-request", "file-study", "info-branch", "info-checks", "info-damage", "info-justice",
    "protest-act", "reply", "submission-violations", "training-plan",
])  # fmt: skip
def test_a_sample_is_an_example_of_values(kind: str, tmp_path: Path) -> None:
    sample = data_folder("templates") / kind / "sample.yaml"
    result = run("draft", kind, "--values", sample, "--office", OFFICE,
                 "-o", tmp_path / "d.docx", "--on", "2007-07-05")  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "[указать" not in text_in_order((tmp_path / "d.docx").read_bytes())


def test_the_machine_answer_follows_its_schema(tmp_path: Path) -> None:
    answer: Any = json.loads(draft_demo(tmp_path / "p.docx", "--format", "json").output)
    jsonschema.validate(answer, schema("draft"))
    assert answer["kind"] == "protest-private"
    assert "kz-gp-2002-79:7" in answer["cites"]


def test_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    output = tmp_path / "p.docx"
    output.write_bytes(b"mine")
    result = draft_demo(output)
    assert isinstance(result.exception, NadzorError)
    assert "--force" in result.exception.line()
    assert output.read_bytes() == b"mine"
    assert draft_demo(output, "--force").exit_code == 0


def test_a_refusal_writes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "p.docx"
    result = draft_demo(output, "--in-force")
    assert isinstance(result.exception, NadzorError)
    assert "статьи 384" in result.exception.line()
    assert not output.exists()


def test_an_update_keeps_a_person_s_paragraph(tmp_path: Path) -> None:
    from docx import Document

    output = tmp_path / "p.docx"
    draft_demo(output)
    document = Document(str(output))
    gap = next(p for p in document.paragraphs if "незаконность" in p.text)
    gap.text = "Арест наложен на имущество третьего лица (л.д. 7)."
    document.save(str(output))
    result = draft_demo(output, "--update", "--office", OFFICE)
    assert result.exit_code == 0, result.output
    assert "Арест наложен на имущество третьего лица" in result.output
    to_do = result.output.split("Нужно дописать или проверить")[1]
    assert "[указать: в чём незаконность" not in to_do
    text = text_in_order(output.read_bytes())
    assert "Арест наложен" in text
    assert "ПРОКУРАТУРА КАЗЫБЕКБИЙСКОГО РАЙОНА" in text


@pytest.mark.parametrize("other", [
    "acts/train/004-rassrochka-too-bank.txt", "acts/train/013-ksk-zamena-storony.docx",
])  # fmt: skip
def test_an_update_by_another_act_is_refused(other: str, tmp_path: Path) -> None:
    output = tmp_path / "p.docx"
    draft_demo(output)
    before = output.read_bytes()
    result = run("draft", "protest", data_folder("corpora") / other, "-o", output, "--update")
    assert isinstance(result.exception, NadzorError)
    assert "по другому акту" in result.exception.line()
    assert output.read_bytes() == before


def test_facts_that_a_person_corrected_are_used(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    said = run("extract", ACT, "--format", "yaml").output
    facts.write_text(said.replace("value: 2-1187/2005", "value: 2-9999/2005"), encoding="utf-8")
    made = run("draft", "protest", ACT, "--facts", facts, "-o", tmp_path / "p.docx")
    assert made.exit_code == 0, made.output
    text = text_in_order((tmp_path / "p.docx").read_bytes())
    assert "2-9999/2005" in text
    assert "постановлено: «" in text
    assert "[указать: что постановлено" not in text
    alone = run("draft", "protest", "--facts", facts, "-o", tmp_path / "alone.docx")
    assert alone.exit_code == 0, alone.output
    assert "2-9999/2005" in text_in_order((tmp_path / "alone.docx").read_bytes())


def test_a_document_without_an_act_is_made_of_values(tmp_path: Path) -> None:
    values = tmp_path / "values.yaml"
    values.write_text("topic: x\n", encoding="utf-8")
    wrong = run("draft", "reply", "--values", values, "-o", tmp_path / "r.docx")
    assert isinstance(wrong.exception, NadzorError)
    assert "topic" in wrong.exception.line()
    values.write_text(
        "document_date: 2007-06-20\napplicant: {name: Ахметова Гульнара Кайратовна, gender: f}\n",
        encoding="utf-8",
    )
    made = run("draft", "reply", "--values", values, "-o", tmp_path / "r.docx")
    assert made.exit_code == 0, made.output
    assert "Ахметовой Гульнаре Кайратовне" in text_in_order((tmp_path / "r.docx").read_bytes())


def test_many_acts_one_of_them_bad(tmp_path: Path) -> None:
    acts, out = tmp_path / "acts", tmp_path / "out"
    acts.mkdir()
    shutil.copy(ACT, acts / "a.docx")
    (acts / "b.txt").write_text("Список покупок: хлеб, молоко и соль на неделю.", encoding="utf-8")
    first = run("draft", "protest", "--each", acts, "-o", out)
    assert first.exit_code == 1
    assert "b.txt: не составлен" in first.output
    assert (out / "a.docx").exists()
    before = (out / "a.docx").stat().st_mtime_ns
    again = run("draft", "protest", "--each", acts, "-o", out)
    assert "a.docx: уже было" in again.output
    assert (out / "a.docx").stat().st_mtime_ns == before


def test_a_receipt_tells_what_the_document_was_made_of(tmp_path: Path) -> None:
    from hashlib import sha256

    draft_demo(tmp_path / "p.docx", "--receipt", tmp_path / "p.json")
    said = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    assert said["document"]["sha256"] == sha256((tmp_path / "p.docx").read_bytes()).hexdigest()
    assert said["act"]["sha256"] == sha256(ACT.read_bytes()).hexdigest()


def test_the_kinds_are_listed_and_described() -> None:
    listed = run("draft", "list").output
    assert "protest-supervisory" in listed
    assert "info-damage" in listed
    described = run("draft", "protest-private", "--help").output
    assert "gpk-1999:344" in described
    assert "court: суд, вынесший определение" in described
    assert "Суд апелляционной инстанции через суд" in described
    assert "nadzor draft" in run("draft", "--help").output.replace("Usage: nadzor", "nadzor")


def test_wrong_usage_is_told_as_such(tmp_path: Path) -> None:
    assert run("draft").exit_code == 2
    assert run("draft", "protest", ACT).exit_code == 2
    missing = run("draft", "protst", "-o", tmp_path / "x.docx")
    assert isinstance(missing.exception, NadzorError)


def test_an_office_begins_its_profile_and_sees_the_cases(tmp_path: Path) -> None:
    profile = tmp_path / "office.yaml"
    assert run("office", "init", "-o", profile).exit_code == 0
    assert isinstance(run("office", "init", "-o", profile).exception, NadzorError)
    assert "Касенову Арману Муратовичу" in run("office", "show", profile).output
    profile.write_text(profile.read_text(encoding="utf-8") + "fone: 1\n", encoding="utf-8")
    broken = run("office", "show", profile)
    assert isinstance(broken.exception, NadzorError)
    assert "fone" in broken.exception.line()


def test_the_linter_fails_on_a_broken_folder(tmp_path: Path) -> None:
    shutil.copytree(data_folder("templates") / "reply", tmp_path / "reply")
    assert run("templates", "lint", tmp_path / "reply").exit_code == 0
    (tmp_path / "reply" / "template.docx").write_bytes(b"no word file")
    result = run("templates", "lint", tmp_path)
    assert result.exit_code == 1
    assert "не файл Word" in result.output


@pytest.mark.skipif(shutil.which("soffice") is None, reason=NO_OFFICE)
def test_libreoffice_opens_every_kind_and_shows_its_words(tmp_path: Path) -> None:
    """One office process for the whole set: every letter of every document is in its PDF."""
    import subprocess

    import pypdfium2

    from tests.drafting.test_templates import FOLDERS, rendered_sample

    for folder in FOLDERS:
        (tmp_path / f"{folder.name}.docx").write_bytes(rendered_sample(folder).content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = sorted(str(path) for path in tmp_path.glob("*.docx"))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    for folder in FOLDERS:
        pdf = pypdfium2.PdfDocument(tmp_path / f"{folder.name}.pdf")
        shown = Counter("".join(page.get_textpage().get_text_range() for page in pdf))
        made = (tmp_path / f"{folder.name}.docx").read_bytes()
        expected = Counter(text_in_order(made))
        lost = {sign: n for sign, n in (expected - shown).items() if sign.strip(" |\n\u00a0")}
        assert lost == {}, folder.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason=NO_OFFICE)
def test_a_preview_is_made_beside_the_document(tmp_path: Path) -> None:
    result = draft_demo(tmp_path / "p.docx", "--preview")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "p-1.png").exists() or shutil.which("pdftoppm") is None
