"""The room's word lists, ``kb/language/*.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml


@lru_cache(maxsize=16)
def words(name: str) -> Any:
    """The list ``kb/language/NAME.yaml``; not to be changed by who reads it."""
    return load_yaml(data_folder("kb") / "language" / f"{name}.yaml")
