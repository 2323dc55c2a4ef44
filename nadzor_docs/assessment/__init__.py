"""What the law says of an act: whether the prosecutor must take part, and which terms run."""

from nadzor_docs.assessment.assess import NoRule, assess

__all__ = ["NoRule", "assess"]
