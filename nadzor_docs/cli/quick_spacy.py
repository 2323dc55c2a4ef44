"""Importing spaCy without its own command line, which this one doesn't use.

``import spacy`` imports ``spacy.cli`` (downloads, requests, typer …) for one function: a third
of its start. Stand-ins take those modules' place during the import and are gone after it, so
that whoever imports ``spacy.cli`` later gets the real one.
"""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nadzor_docs.facts import ActKind, ActText, CourtAct

STAND_INS = ("spacy.cli", "spacy.cli.info")


def load_spacy() -> None:
    """Import spaCy quickly; where it is imported already, do nothing."""
    if "spacy" in sys.modules:
        return
    for name in STAND_INS:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].__dict__["info"] = None
    gc.disable()  # nothing that an import makes is garbage
    try:
        import spacy
    finally:
        gc.enable()
        for name in STAND_INS:
            del sys.modules[name]
    for name in ("cli", "info"):
        spacy.__dict__.pop(name, None)


def extract(text: ActText, kind: ActKind | None = None) -> CourtAct:
    """:func:`nadzor_docs.extraction.extract`, started quickly."""
    load_spacy()
    from nadzor_docs.extraction import extract as extract_act

    return extract_act(text, kind)
