"""Check the gold corpus: every quote stands in its act, every value is one that the contract lists.

Usage: ``python corpora/validate.py [FOLDER]``; exit status 0 when all is well, 1 otherwise.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.table import Table

ACTS = Path(__file__).parent / "acts"
SPLITS = {"train": "01234", "validation": "56", "locked": "789"}
#: Acts outside the numbering, and where they live: the README shows the demonstration act.
UNNUMBERED = {"demo": "train"}

KEYS = {"id", "origin", "language", "matter", "act", "parties", "dates", "participation", "why"}
#: What a statute in force on the act's date asks, where it is sure (acts after 2010).
OPTIONAL = {"statute"}
ACT_KEYS = {"kind", "court", "judge", "case_number", "date", "place"}
PARTY_KEYS = {"name", "kind", "roles", "attributes", "mentions"}
ORIGINS = {"written", "generated"}
LANGUAGES = {"ru", "kk"}
MATTERS = {
    "challenge", "other", "bankruptcy", "deferral", "instalment", "method_change", "reversal",
    "search", "substitution", "sanction", "release_from_arrest", "auction", "suspension",
    "postponement", "termination", "return", "explanation", "duplicate", "indexation",
    "verdict_civil", "restoration_of_term", "exit_ban", "foreign_award", "admin_fine",
}  # fmt: skip
ACT_KINDS = {"decision", "ruling", "resolution", "verdict", "court_order"}
PARTY_KINDS = {"person", "organization", "state"}
ROLES = {
    "creditor", "debtor", "plaintiff", "defendant", "applicant", "interested_party",
    "third_party", "bailiff", "prosecutor", "representative",
}  # fmt: skip
ATTRIBUTES = {"minor", "incapable", "disabled", "elderly", "ill"}
DATE_ROLES = {
    "judgment", "writ", "proceedings_opened", "contested_action", "hearing", "received", "in_force",
}  # fmt: skip
OUTCOMES = {"mandatory", "not_mandatory", "review", "out_of_scope"}
GROUNDS = {"vulnerable_party", "state_party", "challenge"}
STATUSES = {"met", "in_doubt"}
STATUTES = {"kz-gpk-1999", "kz-gpk-2015", "kz-appk"}


def main(folder: Path = ACTS) -> int:
    faults = [fault for path in gold_files(folder) for fault in faults_of(path)]
    faults += list(repeated_ids(folder))
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    sys.stdout.write(f"{len(list(gold_files(folder)))} acts, {len(faults)} faults\n")
    return 1 if faults else 0


def gold_files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*/*.gold.yaml")))


def repeated_ids(folder: Path) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for path in gold_files(folder):
        number = path.name.split("-")[0]
        if number in seen and number.strip("g").isdigit():
            yield f"{path.name}: number {number} is taken by {seen[number].name}"
        seen[number] = path


def faults_of(path: Path) -> Iterator[str]:
    """Everything that is wrong with one act and its gold answer, one line each."""
    stem = path.name.removesuffix(".gold.yaml")
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    # A gold answer of another shape has no values to look at.
    faults = list(shape_faults(gold)) or [
        *place_faults(path, stem, gold), *value_faults(gold), *quote_faults(path.parent, stem, gold)
    ]  # fmt: skip
    for fault in faults:
        yield f"{path.parent.name}/{stem}: {fault}"


def quote_faults(folder: Path, stem: str, gold: dict[str, Any]) -> Iterator[str]:
    act = act_file(folder, stem)
    if act is None:
        yield "the act must stand there once, as .txt or as .docx"
        return
    text = squeezed(act_text(act))
    for quote in quotes(gold):
        if squeezed(quote) not in text:
            yield f"not in the act: {quote!r}"


def shape_faults(gold: dict[str, Any]) -> Iterator[str]:
    yield from key_faults("gold", gold, KEYS | (OPTIONAL & gold.keys()))
    yield from key_faults("act", gold.get("act", {}), ACT_KEYS)
    for party in gold.get("parties", []):
        yield from key_faults(f"party {party.get('name')}", party, PARTY_KEYS)
        if not party.get("roles") or not party.get("mentions"):
            yield f"party {party.get('name')}: no role or no mention"
        mentions = party.get("mentions", [])
        if len(set(mentions)) != len(mentions):
            yield f"party {party.get('name')}: a mention stands twice"


def key_faults(name: str, value: dict[str, Any], keys: set[str]) -> Iterator[str]:
    for key in sorted(keys ^ value.keys()):
        yield f"{name}: key {key} is missing or unknown"


def place_faults(path: Path, stem: str, gold: dict[str, Any]) -> Iterator[str]:
    if gold.get("id") != stem:
        yield f"id is {gold.get('id')!r}"
    if path.parent.name != split_of(stem):
        yield f"belongs to {split_of(stem)}"


def split_of(stem: str) -> str:
    """The split that an act's number puts it in: by the last digit."""
    if stem in UNNUMBERED:
        return UNNUMBERED[stem]
    number = re.match(r"g?\d*(\d)-[a-z0-9-]+$", stem)
    if number is None:
        return "no split: the name must be NNN-slug or gNNN-slug"
    return next(split for split, digits in SPLITS.items() if number[1] in digits)


def value_faults(gold: dict[str, Any]) -> Iterator[str]:
    part = gold["participation"]
    kind = gold["act"]["kind"]
    values = [
        ("origin", gold["origin"], ORIGINS),
        ("language", gold["language"], LANGUAGES),
        ("matter", gold["matter"], MATTERS),
        ("outcome", part["outcome"], OUTCOMES),
        *([("act.kind", kind["value"], ACT_KINDS)] if kind else []),
        *(("party kind", party["kind"], PARTY_KINDS) for party in gold["parties"]),
        *(("role", role, ROLES) for party in gold["parties"] for role in party["roles"]),
        *(
            ("attribute", attribute["value"], ATTRIBUTES)
            for party in gold["parties"]
            for attribute in party["attributes"]
        ),
        *(("date role", date["role"], DATE_ROLES) for date in gold["dates"]),
        *(("ground", ground["id"], GROUNDS) for ground in part["grounds"]),
        *[("statute", gold["statute"]["instrument"], STATUTES) for _ in OPTIONAL & gold.keys()],
        *[("statute", gold["statute"]["outcome"], OUTCOMES) for _ in OPTIONAL & gold.keys()],
        *(("status", ground["status"], STATUSES) for ground in part["grounds"]),
    ]
    for name, value, allowed in values:
        if value not in allowed:
            yield f"{name} can't be {value!r}"
    yield from date_faults(gold)
    yield from ground_faults(part)


def date_faults(gold: dict[str, Any]) -> Iterator[str]:
    facts = [*gold["dates"], *([gold["act"]["date"]] if gold["act"]["date"] else [])]
    for fact in facts:
        if not isinstance(fact["value"], datetime.date):
            yield f"not a date: {fact['value']!r}"


def ground_faults(part: dict[str, Any]) -> Iterator[str]:
    """The grounds must carry the outcome: met for mandatory, in doubt for review, else none."""
    statuses = {ground["status"] for ground in part["grounds"]}
    expected = {"mandatory": {"met"}, "review": {"in_doubt"}}.get(part["outcome"], set())
    if statuses != expected:
        yield f"{part['outcome']} with grounds {sorted(statuses)}"
    if any(not ground["quotes"] for ground in part["grounds"]):
        yield "a ground without a quote"


def quotes(gold: dict[str, Any]) -> Iterator[str]:
    yield from (fact["quote"] for fact in gold["act"].values() if fact)
    for party in gold["parties"]:
        yield from party["mentions"]
        yield from (attribute["quote"] for attribute in party["attributes"])
    yield from (date["quote"] for date in gold["dates"])
    for ground in gold["participation"]["grounds"]:
        yield from ground["quotes"]


def act_file(folder: Path, stem: str) -> Path | None:
    found = [folder / f"{stem}{ending}" for ending in (".txt", ".docx")]
    there = [path for path in found if path.exists()]
    return there[0] if len(there) == 1 else None


def act_text(path: Path) -> str:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    blocks = docx.Document(str(path)).iter_inner_content()
    return "\n".join(
        "\n".join(cell.text for row in block.rows for cell in row.cells)
        if isinstance(block, Table)
        else block.text
        for block in blocks
    )


def squeezed(text: str) -> str:
    """Without any white space: line breaks and letter-spacing are layout, not words."""
    return re.sub(r"[\s\u00a0\u00ad]+", "", text)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
