"""Gold answers of the corpus: one YAML beside each act (format: ``corpora/README.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import load_yaml

SPLITS = ("train", "validation", "locked")
SUFFIX = ".gold.yaml"


class CorpusMissing(NadzorError):
    """There are no gold acts where they were looked for."""

    code = "no_corpus"


@dataclass(frozen=True, slots=True)
class GoldAct:
    """An act's file and the answer that a lawyer gave on it."""

    id: str
    split: str
    file: Path
    answer: dict[str, Any]

    @property
    def matter(self) -> str:
        return str(self.answer["matter"])

    @property
    def language(self) -> str:
        return str(self.answer["language"])


def read_split(corpus: Path, split: str) -> list[GoldAct]:
    """The acts of one split («all»: of every split), in the order of their ids.

    Raises:
        CorpusMissing: the folder holds no gold answers.
    """
    splits = SPLITS if split == "all" else (split,)
    acts = [act for name in splits for act in _folder(corpus / "acts" / name, name)]
    if not acts:
        raise CorpusMissing(
            "нет актов с эталонными ответами",
            where=str(corpus),
            mend="Укажите папку корпуса: --corpus ПАПКА",
        )
    return sorted(acts, key=lambda act: act.id)


def _folder(folder: Path, split: str) -> Iterator[GoldAct]:
    for gold in sorted(folder.glob(f"*{SUFFIX}")):
        stem = gold.name.removesuffix(SUFFIX)
        [file] = [f for f in folder.glob(f"{stem}.*") if not f.name.endswith(SUFFIX)]
        yield GoldAct(stem, split, file, load_yaml(gold))
