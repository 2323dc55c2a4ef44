"""The public machine-readable answers: one shape for the command line, the library and others."""

from nadzor_docs.answer.build import error_answer, term_answer, term_error, to_dict
from nadzor_docs.answer.read import read_facts

__all__ = ["error_answer", "read_facts", "term_answer", "term_error", "to_dict"]
