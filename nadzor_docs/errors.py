"""Errors that a person can mend: each carries what went wrong, where, and what to do."""

from __future__ import annotations


class NadzorError(Exception):
    """An expected failure. ``code`` is stable and machine-readable; the rest is Russian.

    ``usual_mend`` is what helps with this kind of failure where nothing better is said.
    """

    code = "error"
    usual_mend = ""

    def __init__(self, message: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.mend = mend or self.usual_mend

    def line(self) -> str:
        """The one line a person reads: «где: что не так; что сделать»."""
        head = f"{self.where}: " if self.where else ""
        tail = f". {self.mend}" if self.mend else ""
        return f"{head}{self.message}{tail}"


class UnreadableFile(NadzorError):
    """A file that can't be read as a court act's text."""

    code = "unreadable"


class NotACourtAct(NadzorError):
    """Text that is no court act: neither a court nor an operative heading."""

    code = "not_a_court_act"
