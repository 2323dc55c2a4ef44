"""What a court decided, in its own words: without the heading and without the notice of appeal."""

from __future__ import annotations

import re

from nadzor_docs.drafting.words import words

_NEXT_SENTENCE = re.compile(r"(?<=[.!?»])\s+(?=[«А-ЯЁӘҒҚҢӨҰҮҺІ\d])")


def decided_words(operative: str, judge: str = "") -> str:
    """The operative part as one paragraph; empty if nothing but the notice stands there.

    ``judge``: whose signature may have slipped under the last line.
    """
    said = re.sub(words()["operative_heading"], "", operative)
    sentences = _NEXT_SENTENCE.split(re.sub(r"\s+", " ", said).strip())
    while sentences and _is_no_decision(sentences[-1], judge):
        sentences.pop()
    return _without_stop(" ".join(sentences))


def _is_no_decision(sentence: str, judge: str) -> bool:
    surname = judge.partition(" ")[0]
    return (
        bool(re.search(words()["appeal_notice"], sentence))
        or sentence.rstrip(" .") in {surname, "Судья", ""}
    )


def _without_stop(text: str) -> str:
    """The last full stop goes; that of initials and of «г.» stays: «за счёт Толстого И.Л.»."""
    bare = text.rstrip(" :;")
    return bare if re.search(words()["stop_of_abbreviation"], bare) else bare.rstrip(" .:;")
