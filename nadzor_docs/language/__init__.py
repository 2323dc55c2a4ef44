"""Words to words: declension, names, numbers and dates in Russian and Kazakh. Nothing of law."""

from nadzor_docs.language.cases import Case, Declined, Paradigm, TextKind
from nadzor_docs.language.dates import in_words as date_in_words
from nadzor_docs.language.dates import spelled_out as date_spelled_out
from nadzor_docs.language.declining import decline, paradigm
from nadzor_docs.language.names import decline_person, find_gender, initials, to_nominative
from nadzor_docs.language.numbers import agree, money, money_in_words, ordinal_in_words, plural
from nadzor_docs.language.numbers import in_words as number_in_words

__all__ = [
    "Case", "Declined", "Paradigm", "TextKind", "agree", "date_in_words", "date_spelled_out",
    "decline", "decline_person", "find_gender", "initials", "money", "money_in_words",
    "number_in_words", "ordinal_in_words", "paradigm", "plural", "to_nominative",
]  # fmt: skip
