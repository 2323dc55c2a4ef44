"""What is read from a knowledge base is read once a loaded base: the base never changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from nadzor_docs.knowledge import KB

T = TypeVar("T")


class _Held:
    """A loaded base as a cache's key: itself, whatever it holds. To read anew, load it anew."""

    def __init__(self, kb: KB) -> None:
        self.kb = kb

    def __hash__(self) -> int:
        return id(self.kb.instruments)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.kb.instruments is self.kb.instruments


def once(read: Callable[[KB], T]) -> Callable[[KB], T]:
    """``read`` that remembers what it read of the last few bases."""

    @lru_cache(maxsize=4)
    def remembered(held: _Held) -> T:
        return read(held.kb)

    def reading(kb: KB) -> T:
        return remembered(_Held(kb))

    reading.__doc__ = read.__doc__
    return reading
