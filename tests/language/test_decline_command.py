"""`nadzor decline` as a person and a program see it."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from nadzor_docs.answer.schema import schema
from nadzor_docs.cli import nadzor

TEXTS = [
    "Ахметова Гульнара Кайратовна",
    "Ким О.С.",
    "товарищество с ограниченной ответственностью «Арман»",
    "старший помощник прокурора района",
]


def run(*arguments: str) -> str:
    done = CliRunner().invoke(nadzor, ["decline", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_each_text_has_its_line_by_the_contract() -> None:
    answers = [json.loads(line) for line in run(*TEXTS, "--format", "jsonl").splitlines()]
    for answer in answers:
        jsonschema.validate(answer, schema("decline"))
    assert [answer["text"] for answer in answers] == TEXTS
    assert [answer["kind"] for answer in answers] == ["person", "person", "organization", "title"]
    assert answers[0]["forms"]["dat"] == "Ахметовой Гульнаре Кайратовне"
    assert answers[1] | {"notes": []} == answers[1] | {"sure": False, "gender": None, "notes": []}


def test_the_gender_that_is_asked_for_is_given() -> None:
    answer = yaml.safe_load(run("Ким О.С.", "--gender", "m", "--format", "yaml"))
    assert (answer["forms"]["gen"], answer["sure"]) == ("Кима О.С.", True)


def test_a_person_reads_a_table_and_a_warning() -> None:
    shown = run("Ким О.С.")
    assert "кому, чему" in shown
    assert "Внимание: Из имени не видно, мужчина это или женщина" in shown


def test_a_text_is_needed() -> None:
    assert CliRunner().invoke(nadzor, ["decline"]).exit_code == 2


ODD = ["", " ", "\u202e\u200fАхметов", "А" * 10_000, "{{ x }}", "\U0001f600", "Ахметов-" * 2_000,
       "Ахметов А.А., " * 1_000, "старший " * 60]  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:10]))
def test_odd_texts_are_answered_whole(text: str) -> None:
    answer = json.loads(run(text, "--format", "json"))
    assert answer["forms"]["nom"] == text
