"""Names of people: their parts, gender, cases, and the way back to the nominative."""

from nadzor_docs.language.names.anatomy import PersonName, split_name
from nadzor_docs.language.names.declension import decline_person, initials
from nadzor_docs.language.names.gender import find_gender
from nadzor_docs.language.names.inflection import NamePart
from nadzor_docs.language.names.nominative import Nominative, to_nominative

__all__ = [
    "NamePart", "Nominative", "PersonName", "decline_person", "find_gender", "initials",
    "split_name", "to_nominative",
]  # fmt: skip
