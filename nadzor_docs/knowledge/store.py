"""The knowledge base: its folder, an office's own folder laid over it, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge.yaml_files import BrokenYaml, load_yaml


@dataclass(frozen=True, slots=True)
class KB:
    """The knowledge base. ``overlay`` is an office's own folder: its files win, one by one."""

    folder: Path
    overlay: Path | None = None

    def files(self, below: str) -> dict[str, Path]:
        """The YAML files of a subfolder by their path in it, sorted; the overlay's replace ours."""
        found: dict[str, Path] = {}
        for root in (self.folder, self.overlay):
            if root is not None:
                start = root / below
                found |= {p.relative_to(start).as_posix(): p for p in start.rglob("*.yaml")}
        return dict(sorted(found.items()))

    def path(self, name: str) -> Path:
        """Where a file of the base stands, e.g. ``rules/participation/kz-gp-2002-79.yaml``."""
        own = self.overlay / name if self.overlay else None
        return own if own and own.is_file() else self.folder / name

    def load(self, name: str) -> Any:
        """The YAML file ``name`` of the base, the overlay's where it has one."""
        return load_yaml(self.path(name))


def load_kb(folder: Path | None = None, overlay: Path | None = None) -> KB:
    """The knowledge base in ``folder`` (the shipped one if not given), an office's over it."""
    base = folder or data_folder("kb")
    for root in (base, overlay):
        if root is not None and not root.is_dir():
            raise BrokenYaml(
                "нет такой папки базы знаний", where=str(root), mend="Проверьте путь после --kb"
            )
    return KB(base, overlay)


def vocabulary(name: str) -> Any:
    """The word list ``kb/vocabulary/NAME.yaml``."""
    return load_yaml(data_folder("kb") / "vocabulary" / f"{name}.yaml")
