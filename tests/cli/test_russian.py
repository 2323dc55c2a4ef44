"""The command line speaks Russian, also where the words are its library's."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from nadzor_docs.cli.locale.compile import CATALOGUE, FOLDER, catalogue


def nadzor(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nadzor_docs", *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["foo"], "Нет команды 'foo'."),
        (["check", "--frmat", "json", "a"], "Нет ключа '--frmat'."),
        (["term", "appeal-protest", "--from", "вчера"], "не дата"),
        (["schema", "nothing"], "не подходит"),
        (["kb", "shw"], "Может быть, 'show'?"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_wrong_usage_is_told_in_russian(words: list[str], told: str) -> None:
    done = nadzor(*words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Error" not in done.stderr
    assert "Usage" not in done.stderr


def test_help_is_russian() -> None:
    told = nadzor("term", "--help").stdout
    assert told.startswith("Запуск:")
    assert "Options" not in told


def test_the_catalogue_is_what_its_source_makes() -> None:
    messages = yaml.safe_load((FOLDER / "messages.yaml").read_text(encoding="utf-8"))
    assert CATALOGUE.read_bytes() == catalogue(messages)
