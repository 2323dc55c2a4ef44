"""A light tokenizer: words, numbers and signs, with none of the stock special cases.

The stock Russian tokenizer is most of a rule pipeline's time and of its start.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# A word with its inner hyphens and apostrophes, a number, a run of other space, or one sign.
TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[^\S ]+|\s{2,}|[^\w\s]|_+|\S")


class LightTokenizer:
    """Splits text into words, numbers and signs; a single space belongs to the token before it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for match in TOKEN.finditer(text):
            start = match.start()
            if start > position:
                _add_space(words, spaces, text[position:start])
            words.append(match.group())
            spaces.append(False)
            position = match.end()
        if position < len(text):
            _add_space(words, spaces, text[position:])
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: object) -> LightTokenizer:
        return self

    def to_disk(self, _: object, **__: object) -> None:
        """Nothing to keep: the tokenizer is code."""

    def from_disk(self, _: object, **__: object) -> LightTokenizer:
        return self


def _add_space(words: list[str], spaces: list[bool], gap: str) -> None:
    """A single space after a token belongs to it; any other gap is a token of its own."""
    if gap == " " and words and not spaces[-1]:
        spaces[-1] = True
    else:
        words.append(gap)
        spaces.append(False)
