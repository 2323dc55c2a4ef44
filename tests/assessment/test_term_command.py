"""`nadzor term` as a person and as a program see it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from nadzor_docs.answer.schema import schema
from nadzor_docs.assessment.terms import TermNotSet
from nadzor_docs.cli import nadzor


def term(*arguments: str) -> Result:
    return CliRunner().invoke(nadzor, ["term", *arguments], prog_name="nadzor")


def test_the_page_shows_the_day_and_the_steps() -> None:
    page = term("appeal-protest", "--from", "02.03.2007").output
    assert "Последний день: 19.03.2007, понедельник" in page
    assert "последний день 17.03.2007 — суббота" in page
    assert "ст. 334(3)" in page


def test_the_machine_answer_fits_its_schema() -> None:
    answer = json.loads(term("appeal-protest", "--from", "2007-03-02", "--format", "json").stdout)
    jsonschema.validate(answer, schema("term"))
    assert (answer["due"], answer["length"], answer["strict_due"]) == (
        "2007-03-19", "15 days", None,
    )  # fmt: skip


def test_ambiguous_law_shows_both_days() -> None:
    page = term("file-study", "--from", "2005-03-17").output
    assert "23.03.2005" in page
    assert "При другом чтении закона: 22.03.2005" in page


def test_a_term_that_is_not_set_gives_no_date() -> None:
    result = term("private-protest", "--from", "2013-05-06", "--format", "json")
    assert result.exit_code == 1
    assert isinstance(result.exception, TermNotSet)
    answer = json.loads(result.stdout)
    jsonschema.validate(answer, schema("term"))
    assert answer["error"]["code"] == "term_not_set"
    assert "due" not in answer
    assert term("private-protest", "--from", "2013-05-06").stdout == ""


def test_the_list_names_every_kind() -> None:
    listed = term("--list").output
    assert "appeal-protest" in listed
    assert "частный протест" in listed
    kinds = json.loads(term("--list", "--format", "json").stdout)
    assert {"id": "private-protest", "title": "частный протест"} in kinds


def test_without_a_day_the_usage_is_shown() -> None:
    assert term("appeal-protest").exit_code == 2


@pytest.mark.parametrize("kind", ["appeal-protest", "file-study"])
def test_the_calendar_entry_keeps_to_the_standard(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "term.ics"
    assert term(kind, "--from", "2005-03-17", "--ics", str(out)).exit_code == 0
    content = out.read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    whole = content.replace(b"\r\n ", b"").decode()
    assert whole.count("BEGIN:VEVENT") == whole.count("DTSTART;VALUE=DATE:") >= 1
    assert "DTSTART;VALUE=DATE:20050401" in whole or "DTSTART;VALUE=DATE:20050323" in whole


def test_a_calendar_entry_is_not_overwritten_unasked(tmp_path: Path) -> None:
    out = tmp_path / "term.ics"
    out.write_text("mine", encoding="utf-8")
    assert term("appeal-protest", "--from", "2007-03-02", "--ics", str(out)).exit_code == 1
    assert out.read_text(encoding="utf-8") == "mine"
