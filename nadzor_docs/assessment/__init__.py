"""What the law says of an act: whether the prosecutor must take part, and which terms run."""

from nadzor_docs.assessment.assess import NoRule, assess
from nadzor_docs.assessment.terms import TermNotSet, UnknownTerm, compute_term

__all__ = ["NoRule", "TermNotSet", "UnknownTerm", "assess", "compute_term"]
