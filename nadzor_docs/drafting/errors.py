"""What can go wrong on the way from a template to a document, each with its mend."""

from __future__ import annotations

from nadzor_docs.errors import NadzorError


class BrokenTemplate(NadzorError):
    """A template that can't be rendered without losing or spoiling text."""

    code = "broken_template"


class BrokenContract(NadzorError):
    """A template folder whose contract can't be read or contradicts the template."""

    code = "broken_contract"


class DraftLost(NadzorError):
    """A rendered document that fails its own checks: it is never handed out."""

    code = "draft_lost"


class NotPossible(NadzorError):
    """The law gives no such document for this act; the message says why."""

    code = "not_possible"


class BadValues(NadzorError):
    """Values (``--values``, ``--office``) that the contract doesn't know or can't use."""

    code = "bad_values"


class FalseCitation(NadzorError):
    """A cited clause or article that the knowledge base doesn't hold on the act's date."""

    code = "false_citation"
