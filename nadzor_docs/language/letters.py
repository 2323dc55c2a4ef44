"""Letters: upper and lower case kept through a change of ending, Kazakh ones told apart."""

from __future__ import annotations

KAZAKH = "әғқңөұүһі"
# What a Russian keyboard offers in their place; the law of names is the same for both.
STAND_INS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def plain(word: str) -> str:
    """``word`` in lower case, Kazakh letters and ё by their Russian stand-ins: to compare only."""
    return word.lower().translate(STAND_INS).replace("ё", "е")


def is_upper(word: str) -> bool:
    """Whether ``word`` is written in capitals («АХМЕТОВ», «АХМЕТ-ҰЛЫ»), an initial not counted."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def recased(form: str, model: str) -> str:
    """The lower-case ``form`` of a word written as ``model``: «ахметова», «АХМЕТОВ» → «АХМЕТОВА».

    Letters that both share keep the model's capitals; what is new is in capitals
    where the whole word is. Each side of a hyphen is a word of its own.
    """
    if is_upper(model):
        return form.upper()
    if "-" in model and form.count("-") == model.count("-"):
        pieces = zip(form.split("-"), model.split("-"), strict=True)
        return "-".join(recased(piece, like) for piece, like in pieces)
    shared = 0
    while shared < min(len(form), len(model)) and form[shared] == model[shared].lower():
        shared += 1
    tail = form[shared:]
    if shared == 0:  # «Лев», «Льва» share a letter; words that share none are titles at most
        tail = tail.capitalize() if model[:1].isupper() else tail
    return model[:shared] + tail
