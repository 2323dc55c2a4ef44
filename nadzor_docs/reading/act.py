"""From the untouched text of a file to the clean text of an act, with the map between them."""

from __future__ import annotations

from nadzor_docs.facts import ActText, Source
from nadzor_docs.reading.raw import RawText
from nadzor_docs.reading.repair import repair


def repaired(raw: RawText, source: Source) -> ActText:
    draft = repair(raw)
    return ActText(
        text=draft.text,
        source=source,
        raw=raw.text,
        origin=draft.origin,
        places=raw.places,
        repairs=draft.repairs(),
        warnings=raw.warnings,
    )


def from_text(raw: str, path: str = "", format: str = "txt") -> ActText:
    """The act that ``raw`` is the text of, repaired."""
    from hashlib import sha256

    digest = sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return repaired(RawText(raw), Source(path, format, digest))
