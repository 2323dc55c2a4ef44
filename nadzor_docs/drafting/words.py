"""The words that templates share: names of acts, of matters, of courts, chosen by data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from nadzor_docs.data import data_folder
from nadzor_docs.knowledge import load_yaml


@lru_cache(maxsize=1)
def words() -> Any:
    """``templates/words.yaml``."""
    return load_yaml(data_folder("templates") / "words.yaml")
