"""Facts and a template become a Word document, proven whole and on true citations."""

from nadzor_docs.drafting.draft import Draft, draft

__all__ = ["Draft", "draft"]
