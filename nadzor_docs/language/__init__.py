"""Words to words: declension, names, numbers and dates in Russian and Kazakh. Nothing of law."""

from nadzor_docs.language.cases import Case, Declined, Paradigm, TextKind
from nadzor_docs.language.declining import decline, paradigm
from nadzor_docs.language.names import decline_person, find_gender, initials, to_nominative

__all__ = [
    "Case", "Declined", "Paradigm", "TextKind", "decline", "decline_person", "find_gender",
    "initials", "paradigm", "to_nominative",
]  # fmt: skip
