"""Whatever file the prosecutor is handed becomes one :class:`~nadzor_docs.facts.ActText`."""

from nadzor_docs.reading.act import from_text
from nadzor_docs.reading.entries import Entry, expand
from nadzor_docs.reading.files import read_act

__all__ = ["Entry", "expand", "from_text", "read_act"]
