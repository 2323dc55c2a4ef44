"""Where cases come from: trainers' own files, and the corpus's acts with a lawyer's answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.compare import items_of
from nadzor_docs.facts import Outcome
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import read_act
from nadzor_docs.seminar.cases import Case, Expected, read_cases

GOLD = ".gold.yaml"
SHORT_ACT, LONG_ACT = 2_500, 6_000  # characters: what is read in three minutes, and in ten


def all_cases(own: tuple[Path, ...] = ()) -> list[Case]:
    """The shipped cases, those of ``own`` files, and the acts of the corpus's training part."""
    cases = [case for path in (shipped_cases(), *own) for case in read_cases(path)]
    return [*cases, *_from_corpus(data_folder("corpora") / "acts" / "train")]


def shipped_cases() -> Path:
    """The file of the cases that ship with the program."""
    return data_folder("corpora") / "seminar" / "participation.yaml"


def sample_case() -> Path:
    """The file that a trainer's own case begins from."""
    return data_folder("corpora") / "seminar" / "new-case.yaml"


def _from_corpus(folder: Path) -> Iterator[Case]:
    for gold in sorted(folder.glob(f"*{GOLD}")):
        answer = load_yaml(gold)
        if answer["language"] == "ru" and answer["origin"] == "written":
            name = gold.name.removesuffix(GOLD)
            [file] = [f for f in folder.glob(f"{name}.*") if not f.name.endswith(GOLD)]
            yield _case(name, read_act(file).text, answer)


def _case(name: str, text: str, answer: dict[str, Any]) -> Case:
    participation = answer["participation"]
    outcome = Outcome(str(participation["outcome"]))
    level = _level(text, outcome)
    return Case(
        id=name,
        level=level,
        title=_title(answer),
        act=text,
        expected=Expected(outcome, tuple(g["id"] for g in participation["grounds"])),
        teaches=str(answer.get("why", "")),
        mistakes=(),
        points=level + 1,
        sides=frozenset(items_of(answer)["creditor_debtor"]),
    )


def _level(text: str, outcome: Outcome) -> int:
    """3: a doubt to see or ten minutes of reading; 1: a short act with a plain answer."""
    if outcome is Outcome.REVIEW or len(text) > LONG_ACT:
        return 3
    return 1 if len(text) < SHORT_ACT else 2


def _title(answer: dict[str, Any]) -> str:
    kinds = load_yaml(data_folder("corpora") / "seminar" / "wording.yaml")["act_kinds"]
    head = answer["act"]
    kind = kinds[head["kind"]["value"]] if head["kind"] else kinds["act"]
    return f"{kind} от {head['date']['value']:%d.%m.%Y}" if head["date"] else str(kind)
