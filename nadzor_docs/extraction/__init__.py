"""From an act's text to its facts, each with the words that prove it."""

from __future__ import annotations

import re

from nadzor_docs.errors import NadzorError, NotACourtAct
from nadzor_docs.facts import ActKind, ActText, CourtAct


class OtherLanguage(NadzorError):
    """The text is in neither Russian nor Kazakh."""

    code = "other_language"


def extract(text: ActText, kind: ActKind | None = None) -> CourtAct:
    """The facts of a court act, each with its place and the rule that read it.

    Args:
        text: the act as :func:`nadzor_docs.reading.read_act` gives it.
        kind: the kind of act, where a person tells it.

    Raises:
        NotACourtAct: neither a court nor an operative heading, and no ``kind`` was given.
        OtherLanguage: the text is in neither Russian nor Kazakh.
    """
    from nadzor_docs.extraction.kazakh.text import is_kazakh

    _check_language(text)
    act = _kazakh(text, kind) if is_kazakh(text.text) else _russian(text, kind)
    if act.kind is None or (act.court is None and kind is None and len(act.sections) < 2):
        raise NotACourtAct(
            "не похоже на судебный акт: нет ни суда, ни слов «УСТАНОВИЛ», «ОПРЕДЕЛИЛ», «РЕШИЛ»",
            where=text.source.path,
            mend="Если это судебный акт, укажите вид: --kind ruling|decision|resolution|verdict",
        )
    return act


def _russian(text: ActText, kind: ActKind | None) -> CourtAct:
    from nadzor_docs.extraction.act import assemble
    from nadzor_docs.extraction.marking import mark

    return assemble(mark(text.text), text, kind)


def _kazakh(text: ActText, kind: ActKind | None) -> CourtAct:
    from nadzor_docs.extraction.kazakh.act import assemble

    return assemble(text, kind)


_CYRILLIC = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
_LETTERS = re.compile(r"[^\W\d_]+")
BEGINNING = 500  # characters: a text that begins in Cyrillic is read, whatever is annexed to it


def _check_language(text: ActText) -> None:
    if _is_foreign(text.text[:BEGINNING]) and _is_foreign(text.text):
        raise OtherLanguage(
            "текст не на русском и не на казахском языке",
            where=text.source.path,
            mend="Приложите акт на русском или казахском языке",
        )


def _is_foreign(text: str) -> bool:
    cyrillic = sum(map(len, _CYRILLIC.findall(text)))
    if cyrillic * 2 >= len(text):
        return False
    letters = sum(map(len, _LETTERS.findall(text)))
    return letters > 40 and cyrillic * 2 < letters
