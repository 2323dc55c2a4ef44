"""Compile messages.yaml into the catalogue that gettext reads.

    python nadzor_docs/cli/locale/compile.py

The format is GNU gettext's (gettext manual, 10.3 «The Format of GNU MO Files»).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
CATALOGUE = FOLDER / "ru" / "LC_MESSAGES" / "nadzor.mo"
MAGIC = 0x950412DE
HEADER_BYTES = 28
ENTRY_BYTES = 8
RUSSIAN_PLURALS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)


def catalogue(messages: dict[str, Any]) -> bytes:
    """The catalogue's bytes: a header, two tables of lengths and places, the strings."""
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {RUSSIAN_PLURALS}\n"
    said = {"": head, **messages["messages"]}
    for row in messages["plurals"]:
        said[f"{row['singular']}\0{row['plural']}"] = "\0".join(row["said"])
    pairs = sorted((key.encode(), value.encode()) for key, value in said.items())
    keys_at = HEADER_BYTES
    values_at = keys_at + ENTRY_BYTES * len(pairs)
    place = values_at + ENTRY_BYTES * len(pairs)
    tables, strings = b"", b""
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<II", len(pair[column]), place + len(strings))
            strings += pair[column] + b"\0"
    header = struct.pack("<7I", MAGIC, 0, len(pairs), keys_at, values_at, 0, 0)
    return header + tables + strings


def main() -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    messages = yaml.safe_load((FOLDER / "messages.yaml").read_text(encoding="utf-8"))
    CATALOGUE.write_bytes(catalogue(messages))


if __name__ == "__main__":
    main()
