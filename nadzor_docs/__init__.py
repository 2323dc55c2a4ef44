"""From a court act's file to a decision and a document: five calls do the whole job.

>>> act = extract(read_act(Path("act.docx")))            # doctest: +SKIP
>>> kb = load_kb()                                       # doctest: +SKIP
>>> assessment = assess(act, kb)                         # doctest: +SKIP
>>> draft("protest", act, assessment, kb, on=date.today())  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nadzor_docs.assessment import assess
    from nadzor_docs.drafting import draft
    from nadzor_docs.extraction import extract
    from nadzor_docs.knowledge import load_kb
    from nadzor_docs.reading import read_act

__all__ = ["assess", "draft", "extract", "load_kb", "read_act"]

_ROOMS = {
    "read_act": "reading",
    "extract": "extraction",
    "assess": "assessment",
    "draft": "drafting",
    "load_kb": "knowledge",
}


def __getattr__(name: str) -> Any:
    """Import a room only when its call is used: ``import nadzor_docs`` alone costs nothing."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"nadzor_docs.{_ROOMS[name]}"), name)
