"""What a document was made of: hashes of act, base, template and result, the day, the version."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from nadzor_docs.assessment.receipt import receipt as assessment_receipt
from nadzor_docs.drafting.contract import find_kind
from nadzor_docs.drafting.draft import Draft
from nadzor_docs.facts import Assessment, CourtAct
from nadzor_docs.knowledge import KB


def receipt(
    made: Draft, act: CourtAct | None, assessment: Assessment | None, kb: KB, on: date,
    templates: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The receipt of a document; of one about an act, with the receipt of its assessment."""
    kind = find_kind(made.kind, templates)
    answered = assessment_receipt(act, assessment, kb) if act and assessment else {}
    return {
        **answered,
        "document": {
            "kind": made.kind,
            "on": on.isoformat(),
            "sha256": sha256(made.content).hexdigest(),
            "template_sha256": sha256(kind.template.read_bytes()).hexdigest(),
            "contract_sha256": sha256(kind.contract_file.read_bytes()).hexdigest(),
            "cites": list(made.cites),
            "blanks": list(made.blanks),
        },
    }
